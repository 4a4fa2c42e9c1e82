"""Stretches of two articles that share many of their content pairs, cut out to the word."""

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.compiler import njit
from dedup.kernels.dots import close_cells
from dedup.kernels.order import stable_order

MAX_ROUNDS = 20
"""How often what a stretch leaves over of a cluster of cells is clustered again."""

CHANCE = 0.03
"""Share of its content pairs that a word must have in common with the other side to count for a stretch, ..."""

SLACK = 0.12
"""... and what of the stretch's own mean share is added: a copy word for word tolerates less beside it."""


@njit(nogil=False, cache=True)
def best_stretch(
    gains: NDArray[np.float64],
    begins: NDArray[np.bool_],
    ends: NDArray[np.bool_],
    first: int,
    last: int,
    cut: float,
) -> tuple[int, int, float]:
    """
    The run of words whose gains add up to most, less *cut* for each end that parts a sentence.

    Kadane's algorithm (Bentley, *Programming Pearls*, 1984) with a price on the ends.

    Args:
        gains: float64[n].
        begins: bool[n], whether a sentence begins with a word.
        ends: bool[n], whether a sentence ends with a word.
        first: the first word that may be in the run.
        last: the word after the last one that may be.
        cut: the price, at least 0.

    Returns:
        [begin, end) and the sum; of equal ones the first to end. (first, first, 0) where no sum is above 0.
    """
    begin, end, most = first, first, 0.0
    total, start = 0.0, -1
    for place in range(first, last):
        opening = 0.0 if begins[place] else -cut
        if start < 0 or total < opening:
            total, start = opening, place
        total += gains[place]
        closed = total if ends[place] else total - cut
        if closed > most:
            begin, end, most = start, place + 1, closed
    return begin, end, most


@njit(nogil=False, cache=True)
def pair_room(weights: NDArray[np.float32], gap: int) -> NDArray[np.float64]:
    """float64[n]: half the number of content pairs that each word takes part in, as `dots.place_pairs` counts them."""
    room = np.zeros(weights.size, np.float64)
    n_content = 0
    for weight in weights:
        n_content += weight > np.float32(0)
    place = 0
    for word in range(weights.size):
        if weights[word] > np.float32(0):
            room[word] = (min(place, gap) + min(n_content - 1 - place, gap)) / 2.0
            place += 1
    return room


@njit(nogil=False, inline=True)
def _edges(sentences: NDArray[np.int32], n_words: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """bool[n_words] each: whether a sentence begins or ends with a word."""
    begins, ends = np.zeros(n_words, np.bool_), np.zeros(n_words, np.bool_)
    for sentence in range(sentences.shape[0]):
        begins[sentences[sentence, 0]] = True
        ends[sentences[sentence, 1] - 1] = True
    return begins, ends


@njit(nogil=False)
def _first_from(dots: NDArray[np.int32], word: int) -> int:
    """The first dot whose left pair begins at *word* or later."""
    low, high = 0, dots.shape[0]
    while low < high:
        middle = (low + high) // 2
        if dots[middle, 0] < word:
            low = middle + 1
        else:
            high = middle
    return low


@njit(nogil=False)
def _hits(
    dots: NDArray[np.int32],
    weights: NDArray[np.float64],
    box: tuple[int, int, int, int],
    side: int,
    stamps: NDArray[np.int64],
    stamp: int,
    hits: NDArray[np.float64],
) -> None:
    """Half the weight of every pair of one side that has a dot in *box*, for both its words; each pair counts once."""
    hits[box[2 * side] : box[2 * side + 1]] = 0.0
    for d in range(_first_from(dots, box[0]), dots.shape[0]):
        if dots[d, 0] >= box[1]:
            break
        if dots[d, 1] >= box[1] or dots[d, 2] < box[2] or dots[d, 3] >= box[3]:
            continue
        pair = dots[d, 4 + side]
        if stamps[pair] != stamp:
            stamps[pair] = stamp
            hits[dots[d, 2 * side]] += weights[d] / 2.0
            hits[dots[d, 2 * side + 1]] += weights[d] / 2.0


@njit(nogil=False)
def _gain(hits: NDArray[np.float64], room: NDArray[np.float64], begin: int, end: int) -> float:
    """Turn the *hits* of some words into gains over what counts as chance; returns their mean share."""
    total, whole = 0.0, 0.0
    for word in range(begin, end):
        total += hits[word]
        whole += room[word]
    share = total / whole if whole > 0 else 0.0
    for word in range(begin, end):
        hits[word] -= (CHANCE + SLACK * share) * room[word]
    return share


@njit(nogil=False, cache=True)
def find_stretches(
    dots: NDArray[np.int32],
    weights: NDArray[np.float64],
    n_pairs: tuple[int, int],
    left_room: NDArray[np.float64],
    right_room: NDArray[np.float64],
    left_sentences: NDArray[np.int32],
    right_sentences: NDArray[np.int32],
    max_gap: int,
    max_difference: int,
    cut: float,
    min_evidence: float,
) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """
    Pairs of stretches that share more content pairs than chance, from clusters of cells with dots in them.

    The cells of two sentences that share a dot are clustered; see `dots.close_cells`. The box around a cluster
    is then shrunk until nothing changes: on each side to the run of words that gains most, where a word gains
    half the weight of each of its pairs with a dot in the box, less what chance and a share of the mean would
    give it. What a box leaves over of its cluster is clustered again.

    Args:
        dots: int32[d, 6], words of the left pair, words of the right pair, numbers of both pairs; by left begin.
        weights: float64[d].
        n_pairs: pairs of either article.
        left_room: see `pair_room`.
        right_room: float64[m].
        left_sentences: int32[s, 2], words [begin, end).
        right_sentences: int32[t, 2].
        max_gap: see `dots.close_cells`.
        max_difference: see `dots.close_cells`.
        cut: see `best_stretch`.
        min_evidence: what both sides together must gain.

    Returns:
        int32[c, 4], left words [begin, end) and right words [begin, end); and float64[c, 3], the gain of both sides
        together and the mean share of the pairs of either.
    """
    left_begins, left_ends = _edges(left_sentences, left_room.size)
    right_begins, right_ends = _edges(right_sentences, right_room.size)
    cells = _cells(dots, left_sentences, right_sentences)
    left_stamps, right_stamps = np.full(n_pairs[0], -1, np.int64), np.full(n_pairs[1], -1, np.int64)
    left_hits, right_hits = np.zeros(left_room.size, np.float64), np.zeros(right_room.size, np.float64)
    stretches, figures = np.empty((cells.shape[0], 4), np.int32), np.empty((cells.shape[0], 3), np.float64)
    n_stretches = 0
    stamp = int(np.int64(0))
    # The cells of round r, cluster by cluster, with the label of each.
    labels = close_cells(cells, max_gap, max_difference)
    for _ in range(MAX_ROUNDS):
        order = stable_order(labels.astype(np.uint64))
        rest = np.zeros(cells.shape[0], np.bool_)
        begin = 0
        while begin < order.size:
            end = begin
            while end < order.size and labels[order[end]] == labels[order[begin]]:
                end += 1
            box = _box(cells, order[begin:end])
            gain, left_share, right_share = 0.0, 0.0, 0.0
            while True:
                before = box
                for side in range(2):
                    stamps, hits = (left_stamps, left_hits) if side == 0 else (right_stamps, right_hits)
                    _hits(dots, weights, box, side, stamps, stamp, hits)
                stamp += 1
                left_share = _gain(left_hits, left_room, box[0], box[1])
                right_share = _gain(right_hits, right_room, box[2], box[3])
                a, b, gain = best_stretch(left_hits, left_begins, left_ends, box[0], box[1], cut)
                c, d, more = best_stretch(right_hits, right_begins, right_ends, box[2], box[3], cut)
                box = (a, b, c, d)
                if a == b or c == d:
                    gain = 0.0
                    break
                gain += more
                if box == before:
                    break
            if gain >= min_evidence:
                for k in range(4):
                    stretches[n_stretches, k] = box[k]
                figures[n_stretches, 0], figures[n_stretches, 1] = gain, left_share
                figures[n_stretches, 2] = right_share
                n_stretches += 1
                n_left = 0
                for place in range(begin, end):
                    rest[order[place]] = _lies_outside(cells[order[place]], box)
                    n_left += rest[order[place]]
                if n_left == end - begin:
                    for place in range(begin, end):
                        rest[order[place]] = False
            begin = end
        cells = cells[rest]
        if cells.shape[0] == 0 or n_stretches == stretches.shape[0]:
            break
        labels = close_cells(cells, max_gap, max_difference)
    return stretches[:n_stretches], figures[:n_stretches]


@njit(nogil=False, inline=True)
def _cells(
    dots: NDArray[np.int32], left_sentences: NDArray[np.int32], right_sentences: NDArray[np.int32]
) -> NDArray[np.int32]:
    """int32[c, 4]: the words of every two sentences that share a dot, by left and then right sentence."""
    left_of, right_of = _sentence_of(left_sentences), _sentence_of(right_sentences)
    width = np.uint64(right_sentences.shape[0])
    keys = np.empty(dots.shape[0], np.uint64)
    for d in range(dots.shape[0]):
        keys[d] = np.uint64(left_of[dots[d, 1]]) * width + np.uint64(right_of[dots[d, 3]])
    order = stable_order(keys)
    cells = np.empty((dots.shape[0], 4), np.int32)
    n_cells = 0
    for place in range(order.size):
        d = order[place]
        if place and keys[d] == keys[order[place - 1]]:
            continue
        left, right = left_of[dots[d, 1]], right_of[dots[d, 3]]
        cells[n_cells, 0], cells[n_cells, 1] = left_sentences[left, 0], left_sentences[left, 1]
        cells[n_cells, 2], cells[n_cells, 3] = right_sentences[right, 0], right_sentences[right, 1]
        n_cells += 1
    return cells[:n_cells]


@njit(nogil=False)
def _sentence_of(sentences: NDArray[np.int32]) -> NDArray[np.int32]:
    """int32[n]: the sentence of every word."""
    n_words = sentences[-1, 1] if sentences.shape[0] else 0
    numbers = np.zeros(n_words, np.int32)
    for sentence in range(sentences.shape[0]):
        numbers[sentences[sentence, 0] : sentences[sentence, 1]] = sentence
    return numbers


@njit(nogil=False, inline=True)
def _box(cells: NDArray[np.int32], places: NDArray[np.int64]) -> tuple[int, int, int, int]:
    """The words from the first to the last of some cells, on both sides."""
    a, b, c, d = cells[places[0], 0], cells[places[0], 1], cells[places[0], 2], cells[places[0], 3]
    for place in places:
        a, b = min(a, cells[place, 0]), max(b, cells[place, 1])
        c, d = min(c, cells[place, 2]), max(d, cells[place, 3])
    return int(np.int64(a)), int(np.int64(b)), int(np.int64(c)), int(np.int64(d))


@njit(nogil=False, inline=True)
def _lies_outside(cell: NDArray[np.int32], box: tuple[int, int, int, int]) -> bool:
    """Whether the middle of a cell lies outside *box* on either side."""
    middle, other = cell[0] + cell[1], cell[2] + cell[3]
    return bool(middle < 2 * box[0] or middle >= 2 * box[1] or other < 2 * box[2] or other >= 2 * box[3])
