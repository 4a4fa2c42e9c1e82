"""Content pairs of two articles as dots."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dedup.kernels import dots
from dedup.kernels.dots import best_dots, close_cells, place_dots, place_pairs, shared_dots, sort_pairs
from tests import reference

TERMS = st.lists(st.tuples(st.integers(1, 5), st.sampled_from([0.0, 2.5])), max_size=20)
KEYS = st.lists(st.integers(1, 6), max_size=15).map(sorted)


@given(TERMS, st.integers(1, 8))
@example([(1, 2.5), (1, 2.5)], 1)
def test_pairs_of_content_words_have_their_places(words, gap):
    terms, weights = [term for term, _ in words], [weight for _, weight in words]
    keys, places = np.empty(len(words) * gap + 1, np.uint64), np.empty((len(words) * gap + 1, 2), np.int32)

    n = place_pairs(np.array(terms, np.uint64), np.array(weights, np.float32), gap, keys, places)

    found = zip(keys[:n].tolist(), map(tuple, places[:n].tolist()), strict=True)
    assert list(found) == reference.place_pairs(terms, weights, gap)


@given(st.lists(st.tuples(st.integers(0, 3) | st.integers(0, 2**64 - 1), st.integers(0, 9), st.integers(0, 9))))
def test_pairs_are_sorted_by_their_hash_each_with_its_words_and_its_sentence(pairs):
    keys, words = np.array([key for key, *_ in pairs], np.uint64), np.array([each[1:] for each in pairs], np.int32)
    numbers = np.arange(10, dtype=np.int32) // 3

    found = np.empty(len(pairs), np.uint64), np.empty((len(pairs), 2), np.int32), np.empty(len(pairs), np.int32)

    sort_pairs(keys, words.reshape(-1, 2), numbers, *found)

    rows = zip(found[0].tolist(), map(tuple, found[1].tolist()), found[2].tolist(), strict=True)
    assert list(rows) == reference.sort_pairs([(key, tuple(each)) for key, *each in pairs], numbers.tolist())


WORDS = [(0, 2), (5, 9), (3, 4), (5, 6), (0, 1)]


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.sampled_from([0.5, 1.0]), st.booleans())))
def test_dots_are_placed_where_the_words_of_their_pairs_stand(rows):
    dots, weights, kept = [row[:2] for row in rows], [row[2] for row in rows], [row[3] for row in rows]
    words = np.array(WORDS, np.int32)

    places = np.array(dots, np.int32).reshape(-1, 2)
    placed, placed_weights = place_dots(places, np.array(weights), np.array(kept, np.bool_), words, words[::-1].copy())

    found = zip(map(tuple, placed.tolist()), placed_weights.tolist(), strict=True)
    assert list(found) == reference.place_dots(dots, weights, kept, WORDS, WORDS[::-1])


def dots_of(left, right):
    places, weights = shared_dots(np.array(left, np.uint64), np.array(right, np.uint64))
    return list(zip(map(tuple, places.tolist()), weights.tolist(), strict=True))


@given(KEYS, KEYS)
def test_a_pair_that_both_have_makes_a_dot_for_every_way_to_match_it(left, right):
    assert dots_of(left, right) == reference.shared_dots(left, right, dots.MAX_DOTS_A_PAIR)


@pytest.mark.parametrize(("n", "m"), [(20, 30), (30, 20), (11, 10)])
def test_a_pair_that_could_be_matched_too_often_is_matched_in_order(n, m):
    assert dots_of([7] * n, [7] * m) == reference.shared_dots([7] * n, [7] * m, dots.MAX_DOTS_A_PAIR)
    assert len(dots_of([7] * n, [7] * m)) == min(n, m)


@given(st.data())
def test_only_dots_in_the_most_crowded_cell_of_both_their_pairs_are_kept(data):
    left_cells, right_cells = (data.draw(st.lists(st.integers(0, 3), min_size=1, max_size=8)) for _ in range(2))
    place = st.tuples(st.integers(0, len(left_cells) - 1), st.integers(0, len(right_cells) - 1))
    found = data.draw(st.lists(place, unique=True, max_size=20))

    kept = best_dots(
        np.array(found, np.int32).reshape(-1, 2), np.array(left_cells, np.int32), np.array(right_cells, np.int32), 4
    )

    assert kept.tolist() == reference.best_dots(found, left_cells, right_cells)


RANGES = st.tuples(st.integers(0, 60), st.integers(1, 12)).map(lambda each: (each[0], sum(each)))
CELLS = st.lists(st.tuples(RANGES, RANGES).map(lambda each: (*each[0], *each[1])), unique=True, max_size=10).map(sorted)


@given(CELLS, st.integers(0, 20), st.integers(0, 20))
def test_cells_that_stand_close_on_both_sides_belong_together(cells, max_gap, max_difference):
    labels = close_cells(np.array(cells, np.int32).reshape(-1, 4), max_gap, max_difference)

    assert labels.tolist() == reference.close_cells(cells, max_gap, max_difference)


@pytest.mark.parametrize(
    ("gap", "other_gap", "is_one"), [(10, 10, True), (11, 11, False), (10, 5, True), (10, 4, False), (4, 10, False)]
)
def test_gaps_may_be_long_and_may_differ_up_to_a_limit(gap, other_gap, is_one):
    cells = np.array([(0, 5, 0, 5), (5 + gap, 10 + gap, 5 + other_gap, 10 + other_gap)], np.int32)

    assert (close_cells(cells, 10, 5).tolist() == [0, 0]) is is_one
