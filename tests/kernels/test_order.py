"""The one sort that the kernels share."""

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from dedup.kernels.order import stable_order
from tests import reference

KEYS = st.lists(st.integers(0, 3) | st.integers(0, 2**64 - 1), max_size=60)


@given(KEYS)
@example([])
@example([2**64 - 1, 0, 2**64 - 1, 0])
def test_keys_come_in_rising_order_and_equal_ones_keep_theirs(keys):
    assert stable_order(np.array(keys, np.uint64)).tolist() == reference.stable_order(keys)


@given(KEYS.map(lambda keys: [key >> 40 for key in keys] + keys), st.integers(0, 40))
def test_keys_that_only_their_lower_bits_tell_apart_are_sorted_too(keys, shift):
    alike = [(1 << 63) | (key >> shift) for key in keys]

    assert stable_order(np.array(alike, np.uint64)).tolist() == reference.stable_order(alike)


@given(KEYS.map(lambda keys: keys * 40))
def test_many_keys_are_sorted_as_few_are(keys):
    assert stable_order(np.array(keys, np.uint64)).tolist() == reference.stable_order(keys)
