"""What two articles have in common, counted: the figures that every measure of a pair is made of."""

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.align import best_matches
from dedup.kernels.columns import Columns, Words, postings_of, values_of, words_of
from dedup.kernels.compiler import njit
from dedup.kernels.fragments import N_CLASSES
from dedup.kernels.sets import shared_shingles, words_in_runs
from dedup.kernels.shingle import content_shingles
from dedup.kernels.support import count_common, told_together, weakest_support

ALIGNED, OWN, OWN_ALIGNED, COPIED, QUOTATION, QUOTED, QUOTED_SHARED, DETAILS = range(0, 16, 2)
"""
Where in a row of counts those of the left article stand, right before those of the right one.

Of the words: those in aligned fragments; the article's own, which are unquoted, or quoted here and not there; the own
ones in aligned fragments; those that both articles have in a run and that are no shared quotation; quoted ones of runs
that both articles quote, which are; the quoted ones; those of them in a run that both have. And the names and numbers
that the other article has.
"""

WORDS, CONTENT, RETOLD, TOGETHER = range(16, 28, 3)
"""
Where the sizes of sets stand: what the left article has, what the right one has, what both have.

Word shingles; content pairs; those of words that are neither quoted nor copied; and pairs of common terms that stand
in one sentence, see `kernels.support.told_together`.
"""

NUMBERS, RISING = 28, 29
"""Numbers that both have; pairs of aligned fragments that stand in the same order on both sides."""

FRAGMENTS = 30
"""How many aligned fragments of each class there are."""

CLASSED = FRAGMENTS + N_CLASSES
"""Own words in the fragments of each class, on the left; then the same on the right."""

N_COUNTS = CLASSED + 2 * N_CLASSES

CHAIN, BEST, WEAKEST = 0, 1, 3
"""
Where in a row of sums they stand: that along the best chain of unquoted sentences; that of the best cosines of all
sentences, left and right; and, no sum, the weakest support on either side.
"""

N_SUMS = 5


@njit(nogil=True, cache=True)
def measure_pairs(
    lefts: NDArray[np.int32],
    rights: NDArray[np.int32],
    columns: Columns,
    fragments: NDArray[np.int32],
    begins: NDArray[np.int64],
    pair_gap: int,
    counts: NDArray[np.int64],
    sums: NDArray[np.float64],
) -> None:
    """
    Count what each two articles have in common.

    Args:
        lefts: int32[n], the rows of the left articles in *columns*.
        rights: int32[n], those of the right articles.
        columns: the profiles.
        fragments: int32[f, 6], left words [begin, end), right words [begin, end), class; see `kernels.pairs`.
        begins: int64[n + 1], where the fragments of each pair begin.
        pair_gap: how far apart the words of a content pair stand at most.
        counts: out, int64[n, N_COUNTS], see the places above.
        sums: out, float64[n, N_SUMS].
    """
    for pair in range(lefts.size):
        i, j = lefts[pair], rights[pair]
        aligned = fragments[begins[pair] : begins[pair + 1]]
        _count_words(i, j, columns, aligned, pair_gap, counts[pair])
        _count_terms(i, j, columns, counts[pair], sums[pair])
        counts[pair, RISING] = count_rising(aligned)


@njit(nogil=False, inline=True)
def _count_words(
    i: int, j: int, columns: Columns, aligned: NDArray[np.int32], pair_gap: int, counts: NDArray[np.int64]
) -> None:
    """What is counted word by word."""
    _, quoted = words_of(columns.words, i)
    _, other_quoted = words_of(columns.words, j)
    shingles, other_shingles = values_of(columns.shingles, i), values_of(columns.shingles, j)
    in_right, in_left = np.empty(shingles.size, np.uint8), np.empty(other_shingles.size, np.uint8)
    counts[WORDS], counts[WORDS + 1], counts[WORDS + 2] = shared_shingles(
        shingles, other_shingles, quoted[: shingles.size], other_quoted[: other_shingles.size], in_right, in_left
    )
    for place in range(FRAGMENTS, N_COUNTS):
        counts[place] = 0
    for f in range(aligned.shape[0]):
        counts[FRAGMENTS + aligned[f, 4]] += 1
    rest = other_rest = shingles
    for side in range(2):
        row, common = (i, in_right) if side == 0 else (j, in_left)
        rest = other_rest
        other_rest = _content(_count_runs(row, side, columns.words, common, aligned, counts), pair_gap)
    counts[RETOLD], counts[RETOLD + 1], counts[RETOLD + 2] = _count_shared(rest, other_rest)
    counts[CONTENT], counts[CONTENT + 1], counts[CONTENT + 2] = _count_shared(
        values_of(columns.content, i), values_of(columns.content, j)
    )


@njit(nogil=False)
def _count_runs(
    row: int,
    side: int,
    columns: Words,
    common: NDArray[np.uint8],
    aligned: NDArray[np.int32],
    counts: NDArray[np.int64],
) -> NDArray[np.uint64]:
    """Count the words of one side; returns the terms of those that are neither quoted nor copied."""
    first, last = columns.offsets[row], columns.offsets[row + 1]
    n_words = last - first
    quoted = columns.quoted[first:last]
    copied, quotation = np.empty(n_words, np.bool_), np.empty(n_words, np.bool_)
    words_in_runs(common, quoted, copied, quotation)
    rest = np.empty(n_words, np.uint64)
    n_own = n_copied = n_quotation = n_quoted = n_quoted_shared = n_rest = 0
    for word in range(n_words):
        n_own += not quoted[word] or copied[word]
        n_copied += copied[word]
        n_quotation += quotation[word]
        n_quoted += quoted[word]
        n_quoted_shared += quoted[word] and (quotation[word] or copied[word])
        if not quoted[word] and not copied[word] and columns.weights[first + word] > np.float32(0):
            rest[n_rest] = columns.terms[first + word]
            n_rest += 1
    counts[OWN + side], counts[COPIED + side], counts[QUOTATION + side] = n_own, n_copied, n_quotation
    counts[QUOTED + side], counts[QUOTED_SHARED + side] = n_quoted, n_quoted_shared
    seen = np.zeros(n_words, np.bool_)
    n_aligned = n_own_aligned = 0
    for f in range(aligned.shape[0]):
        for word in range(aligned[f, 2 * side], aligned[f, 2 * side + 1]):
            is_own = not quoted[word] or copied[word]
            counts[CLASSED + N_CLASSES * side + aligned[f, 4]] += is_own
            n_aligned += not seen[word]
            n_own_aligned += is_own and not seen[word]
            seen[word] = True
    counts[ALIGNED + side], counts[OWN_ALIGNED + side] = n_aligned, n_own_aligned
    return rest[:n_rest]


@njit(nogil=False, inline=True)
def _content(terms: NDArray[np.uint64], pair_gap: int) -> NDArray[np.uint64]:
    """The content pairs of *terms*."""
    shingles = np.empty(max(1, terms.size * pair_gap), np.uint64)
    return shingles[: content_shingles(terms, pair_gap, shingles)]


@njit(nogil=False)
def _count_shared(left: NDArray[np.uint64], right: NDArray[np.uint64]) -> tuple[int, int, int]:
    """|A|, |B| and |A ∩ B| of two lists of shingles."""
    unquoted, other_unquoted = np.zeros(left.size, np.bool_), np.zeros(right.size, np.bool_)
    in_right, in_left = np.empty(left.size, np.uint8), np.empty(right.size, np.uint8)
    return shared_shingles(left, right, unquoted, other_unquoted, in_right, in_left)


@njit(nogil=False, inline=True)
def _count_terms(i: int, j: int, columns: Columns, counts: NDArray[np.int64], sums: NDArray[np.float64]) -> None:
    """What is counted term by term and sentence by sentence."""
    n = columns.sentences.offsets[i + 1] - columns.sentences.offsets[i]
    m = columns.sentences.offsets[j + 1] - columns.sentences.offsets[j]
    terms, sentences, values = postings_of(columns.unquoted, i)
    other_terms, other_sentences, other_values = postings_of(columns.unquoted, j)
    best, other_best = np.empty(n, np.float32), np.empty(m, np.float32)
    match, other_match = np.empty(n, np.int32), np.empty(m, np.int32)
    sums[CHAIN] = best_matches(
        terms, sentences, values, other_terms, other_sentences, other_values, best, match, other_best, other_match
    )
    sums[BEST], sums[BEST + 1] = pairwise_sum(best), pairwise_sum(other_best)
    counts[TOGETHER], counts[TOGETHER + 1], counts[TOGETHER + 2] = told_together(
        terms, sentences, n, other_terms, other_sentences, m
    )
    for side in range(2):
        mine, theirs = (i, j) if side == 0 else (j, i)
        own_terms, own_sentences, own_values = postings_of(columns.unquoted, mine)
        all_terms, all_sentences, _ = postings_of(columns.postings, theirs)
        n_own, n_all = (n, m) if side == 0 else (m, n)
        sums[WEAKEST + side] = weakest_support(
            own_terms, own_sentences, own_values, n_own, all_terms, all_sentences, n_all
        )
        counts[DETAILS + side] = count_common(values_of(columns.details, mine), values_of(columns.vocabulary, theirs))
    counts[NUMBERS] = count_common(values_of(columns.numbers, i), values_of(columns.numbers, j))


@njit(nogil=False, cache=True)
def count_rising(aligned: NDArray[np.int32]) -> int:
    """
    How many pairs of aligned fragments do not fall on the right: in time with their square, but without a table of it.

    Args:
        aligned: int32[f, ≥ 3], in the order of the left article; the third column is where each begins on the right.
    """
    n_rising = 0
    for row in range(aligned.shape[0]):
        for later in range(row + 1, aligned.shape[0]):
            n_rising += aligned[row, 2] <= aligned[later, 2]
    return n_rising


@njit(nogil=False, cache=True)
def pairwise_sum(values: NDArray[np.float32]) -> np.float32:
    """
    The sum of 32-bit numbers as NumPy adds them up, to the last bit.

    Eight running sums, of at most 128 numbers at once, halves being added up apart (Higham, *The accuracy of floating
    point summation*, 1993).
    """
    n = values.size
    if n < 8:
        total = np.float32(0)
        for value in values:
            total += value
        return total
    if n > 128:
        half = n // 2
        half -= half % 8
        return pairwise_sum(values[:half]) + pairwise_sum(values[half:])
    sums = np.zeros(8, np.float32)
    whole = n - n % 8
    for begin in range(0, whole, 8):
        for k in range(8):
            sums[k] += values[begin + k]
    total = ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]))
    for place in range(whole, n):
        total += values[place]
    return np.float32(total)
