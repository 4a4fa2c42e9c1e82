"""Two lists of shingles against each other."""

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from dedup.kernels.sets import ABSENT, QUOTED, SHARED, shared_shingles, words_in_runs
from tests import reference

SHINGLES = st.lists(st.tuples(st.integers(0, 8) | st.integers(0, 2**64 - 1), st.booleans()), max_size=40)


def shared(left, right):
    (left_hashes, left_quoted), (right_hashes, right_quoted) = (
        (np.array([shingle for shingle, _ in side], np.uint64), np.array([quoted for _, quoted in side], np.bool_))
        for side in (left, right)
    )
    in_right, in_left = np.empty(len(left), np.uint8), np.empty(len(right), np.uint8)
    sizes = shared_shingles(left_hashes, right_hashes, left_quoted, right_quoted, in_right, in_left)
    return *sizes, in_right.tolist(), in_left.tolist()


@given(SHINGLES, SHINGLES)
@example([], [])
@example([(0, False), (0, True)], [(0, True)])
def test_common_shingles_are_those_of_the_sets(left, right):
    assert shared(left, right) == reference.shared_shingles(left, right)


@given(st.lists(st.tuples(st.integers(0, 5).map(lambda n: n << 60), st.booleans()), max_size=20))
def test_shingles_that_fall_on_one_place_of_the_table_are_told_apart(shingles):
    assert shared(shingles, shingles[::-1]) == reference.shared_shingles(shingles, shingles[::-1])


def test_a_shingle_is_shared_as_a_quotation_only_where_both_always_quote_it():
    left = [(1, True), (2, True), (3, True), (3, False), (4, True)]
    right = [(1, True), (2, False), (3, True)]

    assert shared(left, right)[3:] == ([QUOTED, SHARED, SHARED, SHARED, ABSENT], [QUOTED, SHARED, SHARED])


@given(
    st.lists(st.tuples(st.sampled_from([ABSENT, SHARED, QUOTED]), st.booleans())), st.lists(st.booleans(), max_size=6)
)
def test_words_are_copied_or_quoted_by_the_shingles_they_stand_in(drawn, more):
    common, quoted = [kind for kind, _ in drawn], [flag for _, flag in drawn] + more
    copied, quotation = np.empty(len(quoted), np.bool_), np.empty(len(quoted), np.bool_)
    words_in_runs(np.array(common, np.uint8), np.array(quoted, np.bool_), copied, quotation)

    assert (copied.tolist(), quotation.tolist()) == reference.words_in_runs(common, quoted)
