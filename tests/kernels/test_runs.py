"""Runs of words that two texts have in common."""

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from dedup.kernels.runs import common_runs
from tests import reference

WORDS = st.lists(st.integers(0, 3), max_size=30)


def runs_of(left, right, k):
    width = min(k, len(left), len(right))
    ours, theirs = np.array(left, np.uint64), np.array(right, np.uint64)
    sides = [
        np.array([reference._shingle(words[i : i + width]) for i in range(len(words) - width + 1)], np.uint64)
        for words in (left, right)
    ]
    runs = np.empty((width and min(len(left), len(right)), 3), np.int32)
    return [tuple(run) for run in runs[: common_runs(ours, theirs, *sides, runs)].tolist()] if width else []


@given(WORDS, WORDS, st.integers(1, 5))
@example([0] * 30, [0] * 30, 2)
@example([1, 2, 3, 9, 1, 2, 3], [1, 2, 3, 8, 1, 2, 3], 3)
def test_runs_are_those_of_the_definition(left, right, k):
    assert runs_of(left, right, k) == reference.common_runs(left, right, k)


@given(WORDS, WORDS)
def test_a_run_says_the_same_on_both_sides_and_no_word_is_in_two(left, right):
    runs = runs_of(left, right, 3)

    for place, other, length in runs:
        assert left[place : place + length] == right[other : other + length]
    for side in (0, 1):
        taken = [word for run in runs for word in range(run[side], run[side] + run[2])]
        assert len(set(taken)) == len(taken)


def test_one_word_over_and_over_takes_no_more_than_linear_time():
    assert runs_of([7] * 20_000, [7] * 20_000, 5) == [(0, 0, 20_000)]
    assert len(runs_of([7] * 5_000 + [8] + [7] * 5_000, [7] * 9_000, 5)) == 2
