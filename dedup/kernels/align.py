"""Sentences against sentences: cosines, the best monotone chain, groups of aligned sentences, common order."""

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.compiler import njit
from dedup.kernels.order import stable_order

MAX_CELLS = 1 << 20
"""Cosines held at once; articles with more sentence pairs are done in strips of rows."""


MAX_RUN_WORDS = 1 << 10
"""Words in common order are counted in time with the product of two runs. A group of sentences has some dozens of
words; one that repeats itself for a megabyte may have a million."""


@njit(nogil=False)
def _cosine_strip(
    left_terms: NDArray[np.uint64],
    left_sentences: NDArray[np.int32],
    left_values: NDArray[np.float32],
    right_terms: NDArray[np.uint64],
    right_sentences: NDArray[np.int32],
    right_values: NDArray[np.float32],
    first_row: int,
    cosines: NDArray[np.float32],
) -> None:
    """Fill *cosines* with those of the left sentences from *first_row* on, by merging the sorted terms."""
    cosines[:] = np.float32(0)
    last_row = first_row + cosines.shape[0]
    i = 0
    j = 0
    while i < left_terms.size and j < right_terms.size:
        if left_terms[i] < right_terms[j]:
            i += 1
        elif left_terms[i] > right_terms[j]:
            j += 1
        else:
            j_end = j
            while j_end < right_terms.size and right_terms[j_end] == left_terms[i]:
                j_end += 1
            term = left_terms[i]
            while i < left_terms.size and left_terms[i] == term:
                if first_row <= left_sentences[i] < last_row:
                    for place in range(j, j_end):
                        cosines[left_sentences[i] - first_row, right_sentences[place]] += (
                            left_values[i] * right_values[place]
                        )
                i += 1
            j = j_end


@njit(nogil=False, cache=True)
def best_matches(
    left_terms: NDArray[np.uint64],
    left_sentences: NDArray[np.int32],
    left_values: NDArray[np.float32],
    right_terms: NDArray[np.uint64],
    right_sentences: NDArray[np.int32],
    right_values: NDArray[np.float32],
    left_best: NDArray[np.float32],
    left_match: NDArray[np.int32],
    right_best: NDArray[np.float32],
    right_match: NDArray[np.int32],
) -> float:
    """
    The best cosine of every sentence with any of the other article, and the best monotone chain.

    Args:
        left_terms: uint64[p], postings sorted by term.
        left_sentences: int32[p], the sentence of each posting.
        left_values: float32[p], its weight; the squares of a sentence's weights add up to 1.
        right_terms: the same of the right article.
        right_sentences: the same of the right article.
        right_values: the same of the right article.
        left_best: out, float32[n], highest cosine of each left sentence.
        left_match: out, int32[n], the first right sentence that has it; -1 where the highest is 0.
        right_best: out, float32[m].
        right_match: out, int32[m].

    Returns:
        The largest sum of cosines over sentence pairs that rise on both sides.
    """
    n, m = left_best.size, right_best.size
    left_best[:] = np.float32(0)
    right_best[:] = np.float32(0)
    left_match[:] = -1
    right_match[:] = -1
    if left_terms.size == 0 or right_terms.size == 0:
        return 0.0  # at once: a megabyte of lines that say nothing has 10¹¹ pairs of them
    chain = np.zeros(m + 1, np.float64)
    rows = min(n, max(1, MAX_CELLS // m))
    strip = np.empty((rows, m), np.float32)
    for first_row in range(0, n, rows):
        cosines = strip[: min(rows, n - first_row)]
        _cosine_strip(
            left_terms,
            left_sentences,
            left_values,
            right_terms,
            right_sentences,
            right_values,
            first_row,
            cosines,
        )
        for row in range(cosines.shape[0]):
            i = first_row + row
            diagonal = chain[0]
            for j in range(m):
                cosine = cosines[row, j]
                if cosine > left_best[i]:
                    left_best[i] = cosine
                    left_match[i] = j
                if cosine > right_best[j]:
                    right_best[j] = cosine
                    right_match[j] = i
                above = chain[j + 1]
                chain[j + 1] = max(above, chain[j], diagonal + cosine)
                diagonal = above
    return float(chain[m])


@njit(nogil=False, cache=True)
def group_sentences(
    left_best: NDArray[np.float32],
    left_match: NDArray[np.int32],
    right_best: NDArray[np.float32],
    right_match: NDArray[np.int32],
    min_cosine: float,
    min_cosine_in_order: float,
    groups: NDArray[np.int32],
) -> int:
    """
    Runs of sentences that say the same, one to one, split or merged.

    Pairs of a sentence and its best match are taken by falling cosine (of equal ones, matches of left
    sentences first), again and again until nothing changes. A pair counts when its cosine reaches
    *min_cosine*, or reaches *min_cosine_in_order* and a group stands at most two sentences before it on
    both sides, or at most two after it. It begins a group when both its sentences are free; when one is,
    that one joins the group of the other if it stands right beside the group's sentences on its side.

    Args:
        left_best: see `best_matches`.
        left_match: see `best_matches`.
        right_best: see `best_matches`.
        right_match: see `best_matches`.
        min_cosine: what a pair needs on its own.
        min_cosine_in_order: what it needs beside a group; at most *min_cosine*.
        groups: out, int32[≥ n + m, 4]: left sentences [begin, end), right sentences [begin, end).

    Returns:
        The number of groups.
    """
    edges, cosines = _edges(left_best, left_match, right_best, right_match, min_cosine_in_order)
    left_group = np.full(left_best.size, -1, np.int32)
    right_group = np.full(right_best.size, -1, np.int32)
    n_groups = 0
    changed = True
    # Strong pairs first, then weaker ones beside them, until nothing more is added.
    while changed:
        changed = False
        for place in range(cosines.size):
            i, j, cosine = edges[place, 0], edges[place, 1], cosines[place]
            g, h = left_group[i], right_group[j]
            if g >= 0 and h >= 0:
                continue
            if cosine < min_cosine and not _beside_group(i, j, groups[:n_groups], left_group):
                continue
            if g < 0 and h < 0:
                g = h = np.int32(n_groups)
                groups[g, 0], groups[g, 1] = i, i + 1
                groups[g, 2], groups[g, 3] = j, j + 1
                n_groups += 1
            elif g >= 0 and _touches(j, groups[g, 2], groups[g, 3]):
                h = g
                groups[h, 2], groups[h, 3] = min(groups[h, 2], j), max(groups[h, 3], j + 1)
            elif h >= 0 and _touches(i, groups[h, 0], groups[h, 1]):
                g = h
                groups[g, 0], groups[g, 1] = min(groups[g, 0], i), max(groups[g, 1], i + 1)
            if g >= 0 and g == h:
                left_group[i], right_group[j] = g, h
                changed = True
    return n_groups


@njit(nogil=False, cache=True)
def match_groups(
    left_terms: NDArray[np.uint64],
    left_sentences: NDArray[np.int32],
    left_values: NDArray[np.float32],
    right_terms: NDArray[np.uint64],
    right_sentences: NDArray[np.int32],
    right_values: NDArray[np.float32],
    n: int,
    m: int,
    min_cosine: float,
    min_cosine_in_order: float,
) -> NDArray[np.int32]:
    """
    The aligned runs of sentences, one to one, split or merged, in the order of the left article.

    Args:
        left_terms: see `best_matches`.
        left_sentences: see `best_matches`.
        left_values: see `best_matches`.
        right_terms: see `best_matches`.
        right_sentences: see `best_matches`.
        right_values: see `best_matches`.
        n: sentences of the left article.
        m: sentences of the right article.
        min_cosine: see `group_sentences`.
        min_cosine_in_order: see `group_sentences`.

    Returns:
        int32[g, 4], left sentences [begin, end) and right sentences [begin, end).
    """
    left_best, left_match = np.empty(n, np.float32), np.empty(n, np.int32)
    right_best, right_match = np.empty(m, np.float32), np.empty(m, np.int32)
    best_matches(
        left_terms,
        left_sentences,
        left_values,
        right_terms,
        right_sentences,
        right_values,
        left_best,
        left_match,
        right_best,
        right_match,
    )
    groups = np.empty((n + m, 4), np.int32)
    n_groups = group_sentences(left_best, left_match, right_best, right_match, min_cosine, min_cosine_in_order, groups)
    begins = np.empty(n_groups, np.uint64)
    for g in range(n_groups):
        begins[g] = groups[g, 0]
    in_order = np.empty((n_groups, 4), np.int32)
    for place, g in enumerate(stable_order(begins)):
        for k in range(4):
            in_order[place, k] = groups[g, k]
    return in_order


@njit(nogil=False, cache=True)
def _edges(
    left_best: NDArray[np.float32],
    left_match: NDArray[np.int32],
    right_best: NDArray[np.float32],
    right_match: NDArray[np.int32],
    min_cosine: float,
) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """Each sentence with its best match, (left, right) int32[e, 2] and cosine float32[e], by falling cosine."""
    n, m = left_best.size, right_best.size
    edges, cosines = np.empty((n + m, 2), np.int32), np.empty(n + m, np.float32)
    n_edges = 0
    for i in range(n):
        if left_match[i] >= 0 and left_best[i] >= min_cosine:
            edges[n_edges, 0], edges[n_edges, 1], cosines[n_edges] = i, left_match[i], left_best[i]
            n_edges += 1
    for j in range(m):
        i = right_match[j]
        if i >= 0 and right_best[j] >= min_cosine and left_match[i] != j:
            edges[n_edges, 0], edges[n_edges, 1], cosines[n_edges] = i, j, right_best[j]
            n_edges += 1
    # Cosines lie in [0, 1]; as falling whole numbers they keep their order to the last bit.
    keys = np.empty(n_edges, np.uint64)
    for place in range(n_edges):
        keys[place] = np.uint64((2.0 - np.float64(cosines[place])) * 2.0**52)
    order = stable_order(keys)
    sorted_edges, sorted_cosines = np.empty((n_edges, 2), np.int32), np.empty(n_edges, np.float32)
    for place in range(n_edges):
        sorted_edges[place, 0], sorted_edges[place, 1] = edges[order[place], 0], edges[order[place], 1]
        sorted_cosines[place] = cosines[order[place]]
    return sorted_edges, sorted_cosines


@njit(nogil=False)
def _touches(place: int, begin: int, end: int) -> bool:
    """Whether *place* stands right before or right after [begin, end)."""
    return place == end or begin - place == 1


@njit(nogil=False)
def _beside_group(i: int, j: int, groups: NDArray[np.int32], left_group: NDArray[np.int32]) -> bool:
    """Whether (i, j) stands at most two sentences after the end of a group on both sides, or before its beginning."""
    for k in range(max(0, i - 2), min(left_group.size, i + 3)):
        g = left_group[k]
        if g < 0:
            continue
        after, other_after = i - groups[g, 1] + 1, j - groups[g, 3] + 1
        before, other_before = groups[g, 0] - i, groups[g, 2] - j
        if 0 <= after <= 2 and 0 <= other_after <= 2 and after + other_after > 0:
            return True
        if 0 <= before <= 2 and 0 <= other_before <= 2 and before + other_before > 0:
            return True
    return False


@njit(nogil=False, cache=True)
def common_order(left: NDArray[np.uint64], right: NDArray[np.uint64]) -> int:
    """The length of the longest common subsequence of two runs of words."""
    lengths = np.zeros(right.size + 1, np.int32)
    for i in range(left.size):
        diagonal = np.int32(0)
        for j in range(right.size):
            above = lengths[j + 1]
            if left[i] == right[j]:
                lengths[j + 1] = diagonal + np.int32(1)
            else:
                lengths[j + 1] = max(above, lengths[j])
            diagonal = above
    return int(lengths[right.size])


@njit(nogil=False, cache=True)
def _common_order_in_pieces(left: NDArray[np.uint64], right: NDArray[np.uint64]) -> int:
    """As `common_order`; what is longer than `MAX_RUN_WORDS` is cut into as many equal pieces on both sides."""
    n_pieces = 1 + max(left.size, right.size) // (MAX_RUN_WORDS + 1)
    common = 0
    for piece in range(n_pieces):
        common += common_order(
            left[piece * left.size // n_pieces : (piece + 1) * left.size // n_pieces],
            right[piece * right.size // n_pieces : (piece + 1) * right.size // n_pieces],
        )
    return common


@njit(nogil=False, cache=True)
def _split(words: NDArray[np.uint64], quoted: NDArray[np.bool_]) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """The quoted words of *words*, and the others."""
    inside, outside = np.empty(words.size, np.uint64), np.empty(words.size, np.uint64)
    n_inside = 0
    for i in range(words.size):
        if quoted[i]:
            inside[n_inside] = words[i]
            n_inside += 1
        else:
            outside[i - n_inside] = words[i]
    return inside[:n_inside], outside[: words.size - n_inside]


@njit(nogil=False, cache=True)
def compare_groups(
    groups: NDArray[np.int32],
    left_words: NDArray[np.uint64],
    left_quoted: NDArray[np.bool_],
    right_words: NDArray[np.uint64],
    right_quoted: NDArray[np.bool_],
    in_order: NDArray[np.int32],
) -> None:
    """
    How many words each two groups have in common order: in all, inside quotations of both, outside.

    Groups of more than `MAX_RUN_WORDS` words are counted piece by piece, which may miss a few.

    Args:
        groups: int32[g, 4], left words [begin, end) and right words [begin, end).
        left_words: uint64[n].
        left_quoted: bool[n].
        right_words: uint64[m].
        right_quoted: bool[m].
        in_order: out, int32[g, 3].
    """
    for g in range(groups.shape[0]):
        left = left_words[groups[g, 0] : groups[g, 1]]
        right = right_words[groups[g, 2] : groups[g, 3]]
        quotation, own = _split(left, left_quoted[groups[g, 0] : groups[g, 1]])
        other_quotation, other_own = _split(right, right_quoted[groups[g, 2] : groups[g, 3]])
        in_order[g, 0] = _common_order_in_pieces(left, right)
        if quotation.size and other_quotation.size:
            in_order[g, 1] = _common_order_in_pieces(quotation, other_quotation)
            in_order[g, 2] = _common_order_in_pieces(own, other_own)
        else:
            in_order[g, 1] = 0
            in_order[g, 2] = in_order[g, 0]
