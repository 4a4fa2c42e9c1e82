"""Stretches that share content pairs."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedup.kernels.stretches import best_stretch, find_stretches, pair_room
from tests import reference

# Sums of eighths are exact, so even the order of the sums cannot tell the two apart.
EIGHTHS = st.integers(-16, 16).map(lambda n: n / 8)
WORDS = st.lists(st.tuples(EIGHTHS, st.booleans(), st.booleans()), max_size=12)


@given(WORDS, st.integers(0, 12), st.integers(0, 12), st.integers(0, 16))
def test_the_best_stretch_is_the_run_that_gains_most_after_its_cuts(words, one, other, eighths):
    gains, begins, ends = ([word[part] for word in words] for part in range(3))
    first, last = sorted((min(one, len(words)), min(other, len(words))))

    found = best_stretch(
        np.array(gains, np.float64), np.array(begins, np.bool_), np.array(ends, np.bool_), first, last, eighths / 8
    )

    assert found == reference.best_stretch(gains, begins, ends, first, last, eighths / 8)


@given(st.lists(st.sampled_from([0.0, 2.5]), max_size=20), st.integers(1, 8))
def test_a_word_has_room_for_half_of_each_of_its_pairs(weights, gap):
    assert pair_room(np.array(weights, np.float32), gap).tolist() == reference.pair_room(weights, gap)


def sentences_of(lengths):
    """[begin, end) of sentences that follow one another."""
    ends = np.cumsum(lengths).tolist()
    return list(zip([0, *ends[:-1]], ends, strict=True)) if ends else []


LENGTHS = st.lists(st.integers(1, 6), min_size=1, max_size=6)


@settings(max_examples=200)
@given(st.data(), LENGTHS, LENGTHS, st.integers(0, 12), st.integers(0, 6), st.integers(0, 8), st.integers(1, 12))
def test_stretches_are_what_is_left_of_the_box_around_each_cluster(data, ours, theirs, gap, difference, cut, evidence):
    sides = [sentences_of(ours), sentences_of(theirs)]
    rooms = [[2.0] * side[-1][1] for side in sides]
    pairs = [
        data.draw(
            st.lists(
                st.lists(st.integers(0, len(room) - 1), min_size=2, max_size=2).map(sorted), min_size=1, max_size=9
            )
        )
        for room in rooms
    ]
    places = st.tuples(*(st.integers(0, len(side) - 1) for side in pairs))
    dots = sorted((*pairs[0][i], *pairs[1][j], i, j) for i, j in data.draw(st.lists(places, unique=True, max_size=25)))
    weights = [1.0 if (dot[4] + dot[5]) % 3 else 0.5 for dot in dots]

    stretches, figures = find_stretches(
        np.array(dots, np.int32).reshape(-1, 6),
        np.array(weights, np.float64),
        (len(pairs[0]), len(pairs[1])),
        *(np.array(room, np.float64) for room in rooms),
        *(np.array(side, np.int32) for side in sides),
        gap,
        difference,
        cut / 8,
        evidence / 4,
    )

    expected = reference.find_stretches(dots, weights, rooms, sides, gap, difference, cut / 8, evidence / 4)
    assert list(map(tuple, stretches.tolist())) == [box for box, _ in expected]
    for found, (_, wanted) in zip(figures.tolist(), expected, strict=True):
        assert found == pytest.approx(wanted)


def test_articles_without_a_dot_have_no_stretch():
    nothing = np.empty((0, 2), np.int32)

    stretches, figures = find_stretches(
        np.empty((0, 6), np.int32), np.empty(0), (0, 0), np.empty(0), np.empty(0), nothing, nothing, 75, 25, 3.0, 10.0
    )

    assert stretches.shape == (0, 4)
    assert figures.shape == (0, 3)
