"""What one article tells against what the other tells, whatever the order: does each sentence rest on something?"""

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.compiler import njit
from dedup.kernels.sets import shared_shingles
from dedup.kernels.shingle import pair_shingle

MAX_TERMS = 32
"""Terms of one sentence that are paired with one another: the first ones. A sentence of 120 words has 7,000 pairs."""


MAX_RANKED = 1 << 10
"""Common terms up to which a table has a place for every pair of them: a megabyte. Beyond, pairs are hashed."""

_LEFT = np.uint8(1)
_RIGHT = np.uint8(2)
_FREE = np.uint8(0)


@njit(nogil=False, cache=True)
def count_common(left: NDArray[np.uint64], right: NDArray[np.uint64]) -> int:
    """How many values of *left*, which rises strictly, are in *right*, which rises and may repeat itself."""
    i = j = n_common = 0
    while i < left.size and j < right.size:
        if left[i] == right[j]:
            n_common += 1
            i += 1
        elif left[i] < right[j]:
            i += 1
        else:
            j += 1
    return n_common


@njit(nogil=False, cache=True)
def _places(terms: NDArray[np.uint64], other_terms: NDArray[np.uint64]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """For each of the rising *terms*, the places [first, last) that hold it in the rising *other_terms*."""
    first, last = np.zeros(terms.size, np.int32), np.zeros(terms.size, np.int32)
    begin = 0
    for i in range(terms.size):
        if i > 0 and terms[i] == terms[i - 1]:
            first[i], last[i] = first[i - 1], last[i - 1]
            continue
        while begin < other_terms.size and other_terms[begin] < terms[i]:
            begin += 1
        end = begin
        while end < other_terms.size and other_terms[end] == terms[i]:
            end += 1
        first[i], last[i] = begin, end
        begin = end
    return first, last


@njit(nogil=False, cache=True)
def _by_sentence(sentences: NDArray[np.int32], n_sentences: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """The places of the postings sentence by sentence, and where each sentence begins among them."""
    begins = np.zeros(n_sentences + 1, np.int32)
    for place in range(sentences.size):
        begins[sentences[place] + 1] += 1
    for s in range(n_sentences):
        begins[s + 1] += begins[s]
    order, filled = np.empty(sentences.size, np.int32), begins[:-1].copy()
    for place in range(sentences.size):
        order[filled[sentences[place]]] = place
        filled[sentences[place]] += 1
    return order, begins


@njit(nogil=False, cache=True)
def weakest_support(
    terms: NDArray[np.uint64],
    sentences: NDArray[np.int32],
    values: NDArray[np.float32],
    n_sentences: int,
    other_terms: NDArray[np.uint64],
    other_sentences: NDArray[np.int32],
    n_other: int,
) -> float:
    """
    How far the least supported place of an article rests on another: the least mean over two neighbours.

    The support of a sentence is the share of its weight that two sentences of the other article hold: the
    one that holds most, and the one that holds most of the rest. Sentences without postings are passed over.

    Args:
        terms: uint64[p], postings sorted by term.
        sentences: int32[p], the sentence of each.
        values: float32[p], its weight.
        n_sentences: sentences of the article.
        other_terms: uint64[q], postings of the other article, sorted by term.
        other_sentences: int32[q].
        n_other: sentences of the other article.

    Returns:
        The weakest support, in [0, 1]; that of the only sentence if there is one, and 0 if there is none.
    """
    first, last = _places(terms, other_terms)
    order, begins = _by_sentence(sentences, n_sentences)
    held = np.zeros(n_other, np.float64)
    before, weakest = -1.0, 2.0
    for s in range(n_sentences):
        mine = order[begins[s] : begins[s + 1]]
        if mine.size == 0:
            continue
        total = 0.0
        for place in mine:
            total += np.float64(values[place])
        support = 0.0
        best = -1
        for _ in range(2):
            held[:] = 0.0
            for place in mine:
                held_by_best = False
                for k in range(first[place], last[place]):
                    held_by_best |= other_sentences[k] == best
                if not held_by_best:
                    for k in range(first[place], last[place]):
                        held[other_sentences[k]] += values[place]
            if n_other:
                best = int(np.argmax(held))
                support += held[best]
        support /= total
        if before >= 0.0:
            weakest = min(weakest, (before + support) / 2)
        before = support
    if weakest > 1.0:
        return max(0.0, before)
    return weakest


@njit(nogil=False, cache=True)
def _pairs(
    terms: NDArray[np.uint64], sentences: NDArray[np.int32], n_sentences: int, other_terms: NDArray[np.uint64]
) -> NDArray[np.uint64]:
    """The pairs of terms that stand in one sentence, of terms that the other article has too; repeats included."""
    first, last = _places(terms, other_terms)
    order, begins = _by_sentence(sentences, n_sentences)
    shared = np.empty(MAX_TERMS, np.uint64)
    room = 0
    for s in range(n_sentences):
        n = min(MAX_TERMS, begins[s + 1] - begins[s])
        room += n * (n - 1) // 2
    pairs = np.empty(room, np.uint64)
    n_pairs = 0
    for s in range(n_sentences):
        n_shared = 0
        for place in order[begins[s] : begins[s + 1]]:
            if last[place] > first[place] and n_shared < MAX_TERMS:
                shared[n_shared] = terms[place]
                n_shared += 1
        for i in range(n_shared):
            for j in range(i + 1, n_shared):
                pairs[n_pairs] = pair_shingle(shared[i], shared[j])
                n_pairs += 1
    return pairs[:n_pairs]


@njit(nogil=False)
def _common_ranks(
    terms: NDArray[np.uint64], other_terms: NDArray[np.uint64]
) -> tuple[NDArray[np.int32], NDArray[np.int32], int]:
    """For each of the rising terms of either side, its number among the common ones, -1 for none; and how many."""
    ranks, other_ranks = np.full(terms.size, -1, np.int32), np.full(other_terms.size, -1, np.int32)
    i, j, n_common = 0, 0, 0
    while i < terms.size and j < other_terms.size:
        if terms[i] < other_terms[j]:
            i += 1
        elif terms[i] > other_terms[j]:
            j += 1
        else:
            term = terms[i]
            while i < terms.size and terms[i] == term:
                ranks[i] = n_common
                i += 1
            while j < other_terms.size and other_terms[j] == term:
                other_ranks[j] = n_common
                j += 1
            n_common += 1
    return ranks, other_ranks, n_common


@njit(nogil=False)
def _mark_pairs(
    ranks: NDArray[np.int32],
    sentences: NDArray[np.int32],
    n_sentences: int,
    n_common: int,
    side: np.uint8,
    marks: NDArray[np.uint8],
) -> tuple[int, int]:
    """Mark the pairs of common terms of one sentence; returns how many there are, and how many of other marks."""
    order, begins = _by_sentence(sentences, n_sentences)
    shared = np.empty(MAX_TERMS, np.int32)
    n_pairs, n_marked = 0, 0
    for s in range(n_sentences):
        n_shared = 0
        for place in order[begins[s] : begins[s + 1]]:
            if ranks[place] >= 0 and n_shared < MAX_TERMS:
                shared[n_shared] = ranks[place]
                n_shared += 1
        for i in range(n_shared):
            for j in range(i + 1, n_shared):
                mark = marks[shared[i] * n_common + shared[j]]
                if mark & side == _FREE:
                    n_pairs += 1
                    n_marked += mark != _FREE
                    marks[shared[i] * n_common + shared[j]] = mark | side
    return n_pairs, n_marked


@njit(nogil=False, cache=True)
def told_together(
    left_terms: NDArray[np.uint64],
    left_sentences: NDArray[np.int32],
    n_left: int,
    right_terms: NDArray[np.uint64],
    right_sentences: NDArray[np.int32],
    n_right: int,
) -> tuple[int, int, int]:
    """
    Which common terms two articles tell in one sentence.

    Args:
        left_terms: uint64[p], postings sorted by term, each term once a sentence.
        left_sentences: int32[p], the sentence of each.
        n_left: sentences of the left article.
        right_terms: the same of the right article.
        right_sentences: the same of the right article.
        n_right: the same of the right article.

    Returns:
        Pairs of common terms that stand in one sentence of the left article, of the right one, and of both.
    """
    ranks, other_ranks, n_common = _common_ranks(left_terms, right_terms)
    if n_common <= MAX_RANKED:
        marks = np.zeros(n_common * n_common, np.uint8)
        n_of_left, _ = _mark_pairs(ranks, left_sentences, n_left, n_common, _LEFT, marks)
        n_of_right, n_shared = _mark_pairs(other_ranks, right_sentences, n_right, n_common, _RIGHT, marks)
        return n_of_left, n_of_right, n_shared
    left = _pairs(left_terms, left_sentences, n_left, right_terms)
    right = _pairs(right_terms, right_sentences, n_right, left_terms)
    unquoted, other_unquoted = np.zeros(left.size, np.bool_), np.zeros(right.size, np.bool_)
    in_right, in_left = np.empty(left.size, np.uint8), np.empty(right.size, np.uint8)
    return shared_shingles(left, right, unquoted, other_unquoted, in_right, in_left)
