"""Stretches to those that stand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.kernels.abstracts import TOUCHING, join_abstracts, keep_apart
from tests import reference

# Sums of products of these are exact, so even the order of the sums cannot tell the two apart.
SHARES = st.sampled_from([0.25, 0.5, 1.0])
N_WORDS = 400
RANGES = st.tuples(st.integers(0, 300), st.sampled_from([1, 4, 8, 64])).map(lambda pair: (pair[0], pair[0] + pair[1]))
STRETCHES = st.lists(
    st.tuples(st.tuples(RANGES, RANGES), st.tuples(st.sampled_from([8.0, 16.0, 32.0]), SHARES, SHARES)),
    max_size=8,
    unique_by=lambda stretch: stretch[0],
)


def arrays_of(stretches):
    words = [(*ours, *theirs) for (ours, theirs), _ in stretches]
    return np.array(words, np.int32).reshape(-1, 4), np.array([each[1] for each in stretches], np.float64).reshape(
        -1, 3
    )


def lists_of(found):
    return [(((a, b), (c, d)), tuple(each)) for (a, b, c, d), each in zip(*map(np.ndarray.tolist, found), strict=True)]


@given(STRETCHES, st.integers(0, 1))
def test_the_steps_of_an_abstract_become_one_stretch(stretches, side):
    found = lists_of(join_abstracts(*arrays_of(stretches), side, (N_WORDS, N_WORDS), 16.0))

    expected = reference.join_abstracts(stretches, side, (N_WORDS, N_WORDS), 16.0)
    assert [box for box, _ in found] == [box for box, _ in expected]
    for (_, figures), (_, wanted) in zip(found, expected, strict=True):
        assert figures == pytest.approx(wanted)


@pytest.mark.parametrize("side", [0, 1])
def test_steps_that_touch_here_and_stand_far_apart_there_are_an_abstract_of_the_whole(side):
    steps = [((20 * k, 20 * k + 15), (100 * k, 100 * k + 20)) for k in range(4)]
    apart = [((begin * TOUCHING, end * TOUCHING), other) for (begin, end), other in steps]

    def joined(boxes):
        turned = [box if side == 0 else box[::-1] for box in boxes]
        found = join_abstracts(*arrays_of([(box, (20.0, 0.5, 0.5)) for box in turned]), side, (N_WORDS, N_WORDS), 16.0)
        return [box if side == 0 else box[::-1] for box, _ in lists_of(found)]

    assert joined(steps) == [((0, 75), (0, N_WORDS))]
    assert joined(apart) == apart


@given(STRETCHES)
def test_of_stretches_that_overlap_the_one_with_more_evidence_stays(stretches):
    assert lists_of(keep_apart(*arrays_of(stretches), 16.0)) == reference.keep_apart(stretches, 16.0)
