"""Sentences against sentences."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dedup.kernels import align
from dedup.kernels.align import best_matches, common_order, compare_groups, group_sentences
from tests import reference
from tests.conftest import IS_COMPILED

# Sums of products of these are exact in 32 bits, so even the order of the sums cannot tell the two apart; and the
# sum of all twelve terms of a sentence stays below 1, as a cosine does.
VALUES = st.integers(1, 8).map(lambda n: n / 32)
THRESHOLDS = st.integers(1, 24).map(lambda n: n / 64)
POSTINGS = st.dictionaries(st.tuples(st.integers(1, 12), st.integers(0, 5)), VALUES, max_size=25).map(
    lambda values: [(term, sentence, value) for (term, sentence), value in sorted(values.items())]
)
N_SENTENCES = 6


def columns_of(entries):
    terms, sentences, values = zip(*entries, strict=True) if entries else ((), (), ())
    return np.array(terms, np.uint64), np.array(sentences, np.int32), np.array(values, np.float32)


def matches_of(left, right, n, m):
    """(best, match) of every left sentence, the same of the right ones, and the chain."""
    left_best, right_best = np.empty(n, np.float32), np.empty(m, np.float32)
    left_match, right_match = np.empty(n, np.int32), np.empty(m, np.int32)
    chain = best_matches(*columns_of(left), *columns_of(right), left_best, left_match, right_best, right_match)
    rows, columns = (
        list(zip(best.tolist(), match.tolist(), strict=True))
        for best, match in ((left_best, left_match), (right_best, right_match))
    )
    return rows, columns, chain


@given(POSTINGS, POSTINGS)
@example([], [])
def test_every_sentence_finds_its_best_counterpart_and_all_find_the_best_chain(left, right):
    matrix = reference.cosines(left, right, N_SENTENCES, N_SENTENCES)

    assert matches_of(left, right, N_SENTENCES, N_SENTENCES) == reference.best_matches(matrix, N_SENTENCES, N_SENTENCES)


@pytest.mark.parametrize(("n", "m"), [(0, 0), (0, 3), (3, 0)])
def test_articles_without_sentences_match_nothing(n, m):
    assert matches_of([], [], n, m) == ([(0.0, -1)] * n, [(0.0, -1)] * m, 0.0)


def test_articles_of_more_sentence_pairs_than_are_held_at_once_are_done_in_strips(monkeypatch):
    if not IS_COMPILED:  # compiled code has taken the number in
        monkeypatch.setattr(align, "MAX_CELLS", 64)
    m = 1 + int(align.MAX_CELLS**0.5)
    n = 2 * m + 3
    # Sentence i of the left article holds the term of sentence i mod m of the right one.
    left = sorted((1 + i % m, i, 1.0) for i in range(n))
    right = [(1 + j, j, 1.0) for j in range(m)]

    rows, columns, chain = matches_of(left, right, n, m)

    assert n * m > 2 * align.MAX_CELLS
    assert rows == [(1.0, i % m) for i in range(n)]
    assert columns == [(1.0, j) for j in range(m)]
    assert chain == m


@given(POSTINGS, POSTINGS, THRESHOLDS, THRESHOLDS)
@example([(t, t, 1.0) for t in range(1, 6)], [(t, 5 - t, 1.0) for t in range(1, 6)], 0.5, 0.25)
def test_groups_begin_with_strong_pairs_and_take_in_what_stands_beside_them(left, right, one, other):
    rows, columns, _ = matches_of(left, right, N_SENTENCES, N_SENTENCES)
    in_order, alone = sorted((one, other))

    assert groups_of(rows, columns, alone, in_order) == reference.group_sentences(rows, columns, alone, in_order)


def test_a_sentence_split_in_two_is_aligned_as_its_parts_are_when_they_are_merged():
    """A weak pair beside a strong one that shares a sentence with it: the same seen from either side."""
    strong, weak = (1.0, 0), (0.25, 0)

    assert groups_of([strong], [strong, weak], 0.5, 0.125) == [(0, 1, 0, 2)]
    assert groups_of([strong, weak], [strong], 0.5, 0.125) == [(0, 2, 0, 1)]


@pytest.mark.parametrize("away", [-3, -2, -1, 1, 2, 3])
@pytest.mark.parametrize("other_away", [-3, -2, -1, 1, 2, 3])
def test_a_weak_pair_counts_up_to_two_sentences_from_a_strong_one_in_the_same_order(away, other_away):
    nothing = (0.0, -1)
    rows, columns = [nothing] * 7, [nothing] * 7
    rows[3], columns[3] = (1.0, 3), (1.0, 3)
    rows[3 + away], columns[3 + other_away] = (0.25, 3 + other_away), (0.25, 3 + away)

    found = groups_of(rows, columns, 0.5, 0.125)

    is_near = abs(away) <= 2 and abs(other_away) <= 2 and away * other_away > 0
    assert [group[0] for group in found] == ([3, 3 + away] if is_near else [3])


def test_a_sentence_before_the_best_match_joins_it_from_its_own_side():
    assert groups_of([(1.0, 1)], [(0.75, 0), (1.0, 0)], 0.5, 0.5) == [(0, 1, 0, 2)]
    assert groups_of([(0.75, 0), (1.0, 0)], [(1.0, 1)], 0.5, 0.5) == [(0, 2, 0, 1)]


@pytest.mark.parametrize("cosine", [1e-6, 0.18, 0.5, 0.75, 1.0])
def test_cosines_that_differ_in_their_last_bit_are_told_apart(cosine):
    less = float(np.nextafter(np.float32(cosine), np.float32(0)))
    more = float(np.float32(cosine))

    assert groups_of([(less, 0), (more, 0)], [(more, 1)], 0.0, 0.0) == [(0, 2, 0, 1)]
    assert groups_of([(more, 0), (less, 0)], [(more, 0)], 0.0, 0.0) == [(0, 2, 0, 1)]


@given(POSTINGS, POSTINGS, THRESHOLDS, THRESHOLDS)
def test_no_sentence_is_in_two_groups(left, right, one, other):
    rows, columns, _ = matches_of(left, right, N_SENTENCES, N_SENTENCES)

    groups = groups_of(rows, columns, max(one, other), min(one, other))

    for begin, end in ((0, 1), (2, 3)):
        sentences = [sentence for group in groups for sentence in range(group[begin], group[end])]
        assert len(sentences) == len(set(sentences))


def groups_of(rows, columns, min_cosine, min_cosine_in_order):
    (left_best, left_match), (right_best, right_match) = (
        (np.array([cosine for cosine, _ in side], np.float32), np.array([match for _, match in side], np.int32))
        for side in (rows, columns)
    )
    groups = np.empty((len(rows) + len(columns), 4), np.int32)
    n = group_sentences(left_best, left_match, right_best, right_match, min_cosine, min_cosine_in_order, groups)
    return [tuple(group) for group in groups[:n].tolist()]


WORDS = st.lists(st.integers(1, 5), max_size=14)


@given(WORDS, WORDS)
def test_common_order_is_the_longest_common_subsequence(left, right):
    assert common_order(np.array(left, np.uint64), np.array(right, np.uint64)) == reference.common_order(left, right)


QUOTABLE = st.lists(st.tuples(st.integers(1, 4), st.booleans()), max_size=12)


@given(QUOTABLE, QUOTABLE, st.lists(st.lists(st.integers(0, 12), min_size=2, max_size=2).map(sorted), max_size=6))
def test_the_words_of_two_groups_are_compared_inside_quotations_and_outside(left, right, ranges):
    sides = [
        (np.array([word for word, _ in side], np.uint64), np.array([quoted for _, quoted in side], np.bool_))
        for side in (left, right)
    ]
    groups = [(begin, end, *ranges[-1 - g]) for g, (begin, end) in enumerate(ranges)]
    in_order = np.empty((len(groups), 3), np.int32)

    compare_groups(np.array(groups, np.int32).reshape(-1, 4), *sides[0], *sides[1], in_order)

    assert [tuple(row) for row in in_order.tolist()] == [
        reference.compare_groups(left[begin:end], right[other:other_end]) for begin, end, other, other_end in groups
    ]


@pytest.mark.parametrize(("times", "more"), [(1, 0), (1, 1), (5, 3)])
def test_a_group_too_long_to_compare_at_once_is_compared_in_pieces(monkeypatch, times, more):
    if not IS_COMPILED:
        monkeypatch.setattr(align, "MAX_RUN_WORDS", 32)
    n_words = times * align.MAX_RUN_WORDS + more
    words, quoted = np.arange(n_words, dtype=np.uint64), np.zeros(n_words, np.bool_)
    edited = words.copy()
    edited[::10] = 0
    in_order = np.empty((1, 3), np.int32)

    for other, least in ((words, n_words), (edited, 0.85 * n_words)):
        compare_groups(np.array([[0, n_words, 0, n_words]], np.int32), words, quoted, other, quoted, in_order)
        assert least <= in_order[0, 0] <= (words == other).sum() + 1
