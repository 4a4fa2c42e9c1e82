"""Sets of shingles to exact counts."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dedup.kernels.verify import SKIPPED, count_common_shingles
from tests import reference

SHINGLES = st.integers(0, 6) | st.integers(0, 2**64 - 1) | st.integers(0, 5).map(lambda n: n << 60)
SETS = st.lists(st.sets(SHINGLES, max_size=20), min_size=2, max_size=6)


@pytest.mark.parametrize("every_pair", [True, False])
@given(SETS, st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=20), st.sampled_from([0.2, 0.5, 1.0]))
@example([{0, 1}, {0}, {1}], [(0, 1), (0, 2), (1, 2), (2, 0)], 0.5)
def test_counts_are_those_of_the_sets_and_what_is_connected_is_skipped(every_pair, sets, drawn, least):
    pairs = [(left, right) for left, right in drawn if left != right and max(left, right) < len(sets)]
    flat = np.array([shingle for each in sets for shingle in each], np.uint64)
    offsets = np.cumsum([0, *map(len, sets)])
    lefts, rights = np.array(pairs, np.int32).reshape(-1, 2).T.copy()
    counts = np.empty(lefts.size, np.int32)
    count_common_shingles(lefts, rights, flat, offsets, least, every_pair, counts)

    found = [None if count == SKIPPED else count for count in counts.tolist()]
    assert found == reference.count_common_shingles(pairs, sets, least, every_pair=every_pair)
