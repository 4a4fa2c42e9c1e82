"""Words against words, for a word diff."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dedup.kernels.diff import align_words
from tests import reference

# Few words of fewer stems, so that they meet often: word 5 has stem 2.
WORDS = st.lists(st.integers(0, 7), max_size=9)


def stems_of(words):
    return [word // 2 for word in words]


def aligned(left, right, weights):
    """(weight of all pairs, the pairs)."""
    match = np.empty(len(left), np.int32)
    total = align_words(
        np.array(left, np.int64),
        np.array(stems_of(left), np.int64),
        np.array(right, np.int64),
        np.array(stems_of(right), np.int64),
        np.array(weights, np.int64),
        match,
    )
    return total, [(i, j) for i, j in enumerate(match.tolist()) if j >= 0]


@given(WORDS, WORDS, st.data())
def test_no_alignment_weighs_more_and_its_pairs_add_up_to_its_weight(left, right, data):
    weights = data.draw(st.lists(st.integers(1, 9), min_size=len(left), max_size=len(left)))
    total, pairs = aligned(left, right, weights)
    worth = [reference.worth_of_pair(left[i], left[i] // 2, right[j], right[j] // 2, weights[i]) for i, j in pairs]
    runs = sum(one[0] + 1 == other[0] and one[1] + 1 == other[1] for one, other in pairwise(pairs))

    assert total == reference.align_words(left, stems_of(left), right, stems_of(right), weights)
    assert all(worth)
    assert sum(worth) + runs == total
    assert all(i < k and j < m for (i, j), (k, m) in pairwise(pairs))


def test_a_rare_word_is_aligned_rather_than_a_common_one_that_crosses_it():
    assert aligned([0, 2], [2, 0], [1, 9]) == (18, [(1, 0)])


def test_of_two_equal_words_the_one_that_keeps_a_run_whole_is_aligned():
    _, pairs = aligned([0, 2], [0, 4, 0, 2], [1, 1])

    assert pairs == [(0, 2), (1, 3)]
