"""Content pairs of two articles as dots in the plane of their words: where they lie, and which belong together."""

import math

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.compiler import njit
from dedup.kernels.order import stable_order
from dedup.kernels.shingle import pair_shingle

MAX_DOTS_A_PAIR = 100
"""Dots that one content pair may make, the product of how often either article has it; of a commoner pair the
first is matched with the first, the second with the second, and so on, so that their number stays linear."""


@njit(nogil=False, cache=True)
def place_pairs(
    terms: NDArray[np.uint64],
    weights: NDArray[np.float32],
    gap: int,
    keys: NDArray[np.uint64],
    places: NDArray[np.int32],
) -> int:
    """
    Every unordered pair of two content words that stand at most *gap* content words apart.

    Args:
        terms: uint64[n], terms of all words in order.
        weights: float32[n], 0 for what is no content word.
        gap: the most that the places of the two may differ, counted in content words.
        keys: out, uint64[≥ n · gap], the hash of each pair.
        places: out, int32[≥ n · gap, 2], its two words, the earlier one first.

    Returns:
        The number of pairs, in the order of their later words.
    """
    recent = np.empty(gap, np.int32)
    n_content = 0
    n_pairs = 0
    for later in range(terms.size):
        if weights[later] <= np.float32(0):
            continue
        for back in range(min(gap, n_content)):
            earlier = recent[(n_content - 1 - back) % gap]
            keys[n_pairs] = pair_shingle(terms[earlier], terms[later])
            places[n_pairs, 0], places[n_pairs, 1] = earlier, later
            n_pairs += 1
        recent[n_content % gap] = later
        n_content += 1
    return n_pairs


@njit(nogil=False, cache=True)
def sort_pairs(
    keys: NDArray[np.uint64],
    places: NDArray[np.int32],
    numbers: NDArray[np.int32],
    sorted_keys: NDArray[np.uint64],
    words: NDArray[np.int32],
    sentences: NDArray[np.int32],
) -> None:
    """
    Pairs in rising order of their hashes, equal ones as they stand.

    Args:
        keys: uint64[p], see `place_pairs`.
        places: int32[≥ p, 2], see `place_pairs`.
        numbers: int32[n], the sentence of each word.
        sorted_keys: out, uint64[p].
        words: out, int32[p, 2].
        sentences: out, int32[p], the sentence of the later word of each.
    """
    order = stable_order(keys)
    for place in range(keys.size):
        pair = order[place]
        sorted_keys[place] = keys[pair]
        words[place, 0], words[place, 1] = places[pair, 0], places[pair, 1]
        sentences[place] = numbers[places[pair, 1]]


@njit(nogil=False, cache=True)
def shared_dots(left: NDArray[np.uint64], right: NDArray[np.uint64]) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """
    Where two articles have the same content pair.

    Args:
        left: uint64[n], hashes of the pairs of the left article, in rising order.
        right: uint64[m].

    Returns:
        int32[d, 2], places in *left* and *right*; and float64[d], the weight of each dot: the fourth root of one
        over the number of ways in which the pair could be matched, at most `MAX_DOTS_A_PAIR`.
    """
    room = left.size + right.size
    dots, weights = np.empty((room, 2), np.int32), np.empty(room, np.float64)
    n_dots = _match(left, right, dots, weights)
    if n_dots > room:
        dots, weights = np.empty((n_dots, 2), np.int32), np.empty(n_dots, np.float64)
        _match(left, right, dots, weights)
    return dots[:n_dots], weights[:n_dots]


@njit(nogil=False)
def _match(
    left: NDArray[np.uint64], right: NDArray[np.uint64], dots: NDArray[np.int32], weights: NDArray[np.float64]
) -> int:
    """Count the dots, and write them where there is room for them."""
    n_dots = 0
    i = 0
    j = 0
    while i < left.size and j < right.size:
        if left[i] < right[j]:
            i += 1
            continue
        if left[i] > right[j]:
            j += 1
            continue
        key = left[i]
        begin, other_begin = i, j
        while i < left.size and left[i] == key:
            i += 1
        while j < right.size and right[j] == key:
            j += 1
        ways = (i - begin) * (j - other_begin)
        weight = 1.0 if ways == 1 else 1.0 / math.sqrt(math.sqrt(min(ways, MAX_DOTS_A_PAIR)))
        is_common = ways > MAX_DOTS_A_PAIR
        for a in range(begin, i):
            first, last = other_begin, j
            if is_common:
                first = min(j, other_begin + a - begin)
                last = min(j, first + 1)
            for b in range(first, last):
                if n_dots < weights.size:
                    dots[n_dots, 0], dots[n_dots, 1] = a, b
                    weights[n_dots] = weight
                n_dots += 1
    return n_dots


@njit(nogil=False, cache=True)
def best_dots(
    dots: NDArray[np.int32], left_cells: NDArray[np.int32], right_cells: NDArray[np.int32], n_right_cells: int
) -> NDArray[np.bool_]:
    """
    Which dots are the best of both their pairs: no other dot of either lies in a cell with more dots.

    What a sentence shares with its own counterpart speaks no more for another sentence on the same matter.

    Args:
        dots: int32[d, 2], places in *left_cells* and *right_cells*.
        left_cells: int32[n], the sentence of each pair of the left article.
        right_cells: int32[m].
        n_right_cells: sentences of the right article.

    Returns:
        bool[d].
    """
    n_dots = dots.shape[0]
    crowds = _crowds(dots, left_cells, right_cells, n_right_cells)
    left_most, right_most = np.zeros(left_cells.size, np.int32), np.zeros(right_cells.size, np.int32)
    for d in range(n_dots):
        left_most[dots[d, 0]] = max(left_most[dots[d, 0]], crowds[d])
        right_most[dots[d, 1]] = max(right_most[dots[d, 1]], crowds[d])
    best = np.empty(n_dots, np.bool_)
    for d in range(n_dots):
        best[d] = crowds[d] == left_most[dots[d, 0]] and crowds[d] == right_most[dots[d, 1]]
    return best


@njit(nogil=False, inline=True)
def _crowds(
    dots: NDArray[np.int32], left_cells: NDArray[np.int32], right_cells: NDArray[np.int32], n_right_cells: int
) -> NDArray[np.int32]:
    """int32[d]: how many dots lie in the cell of each."""
    n_dots = dots.shape[0]
    cells = np.empty(n_dots, np.uint64)
    for d in range(n_dots):
        cells[d] = np.uint64(left_cells[dots[d, 0]]) * np.uint64(n_right_cells) + np.uint64(right_cells[dots[d, 1]])
    order = stable_order(cells)
    crowds = np.empty(n_dots, np.int32)
    begin = 0
    while begin < n_dots:
        end = begin
        while end < n_dots and cells[order[end]] == cells[order[begin]]:
            end += 1
        for place in range(begin, end):
            crowds[order[place]] = end - begin
        begin = end
    return crowds


@njit(nogil=False, cache=True)
def place_dots(
    dots: NDArray[np.int32],
    weights: NDArray[np.float64],
    kept: NDArray[np.bool_],
    left_words: NDArray[np.int32],
    right_words: NDArray[np.int32],
) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """
    The dots that are kept, with the words that they stand for.

    Args:
        dots: int32[d, 2], places in *left_words* and *right_words*.
        weights: float64[d].
        kept: bool[d].
        left_words: int32[n, 2], the two words of each pair of the left article.
        right_words: int32[m, 2].

    Returns:
        int32[k, 6], words of the left pair, words of the right pair, numbers of both pairs; by the first word, dots
        of the same one as they stand; and float64[k], their weights.
    """
    n_kept = 0
    chosen, begins = np.empty(dots.shape[0], np.int32), np.empty(dots.shape[0], np.uint64)
    for d in range(dots.shape[0]):
        if kept[d]:
            chosen[n_kept], begins[n_kept] = d, np.uint64(left_words[dots[d, 0], 0])
            n_kept += 1
    order = stable_order(begins[:n_kept])
    placed, placed_weights = np.empty((n_kept, 6), np.int32), np.empty(n_kept, np.float64)
    for place in range(n_kept):
        d = chosen[order[place]]
        left, right = dots[d, 0], dots[d, 1]
        placed[place, 0], placed[place, 1] = left_words[left, 0], left_words[left, 1]
        placed[place, 2], placed[place, 3] = right_words[right, 0], right_words[right, 1]
        placed[place, 4], placed[place, 5] = left, right
        placed_weights[place] = weights[d]
    return placed, placed_weights


@njit(nogil=False, cache=True)
def close_cells(cells: NDArray[np.int32], max_gap: int, max_difference: int) -> NDArray[np.int32]:
    """
    Which cells belong together: directly or through others, they stand close on both sides.

    Two cells stand close when at most *max_gap* words lie between them on either side, and when the two gaps
    differ by at most *max_difference*: a stretch that was put into one article only parts them sooner than one
    that was told anew in both.

    Args:
        cells: int32[c, 4], left words [begin, end) and right words [begin, end), by rising left begin and end.
        max_gap: words.
        max_difference: words.

    Returns:
        int32[c], for each cell the first one that it belongs to.
    """
    n_cells = cells.shape[0]
    parents = np.arange(n_cells).astype(np.int32)
    for a in range(n_cells):
        for b in range(a + 1, n_cells):
            gap = max(0, cells[b, 0] - cells[a, 1])
            if gap > max_gap:
                break
            other_gap = max(0, cells[b, 2] - cells[a, 3], cells[a, 2] - cells[b, 3])
            if other_gap <= max_gap and abs(gap - other_gap) <= max_difference:
                one, other = _root(parents, a), _root(parents, b)
                parents[max(one, other)] = min(one, other)
    for a in range(n_cells):
        parents[a] = _root(parents, a)
    return parents


@njit(nogil=False)
def _root(parents: NDArray[np.int32], place: int) -> int:
    """The root of the tree of *place*, halving the way there."""
    while parents[place] != place:
        parents[place] = parents[parents[place]]
        place = parents[place]
    return place
