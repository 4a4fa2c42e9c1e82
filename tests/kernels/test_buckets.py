"""Keys of one band to pairs."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dedup.kernels.buckets import bucket_pairs
from tests import reference

KEYS = st.integers(0, 2**32 - 1) | st.sampled_from([0, 1, 1 << 11, 1 << 22, 2**32 - 1])
TEXTS = st.lists(st.tuples(KEYS, st.booleans()), max_size=40)


@given(TEXTS, st.integers(2, 5))
def test_pairs_are_those_of_the_texts_with_one_key_and_each_comes_once(texts, max_bucket):
    keys, takes_part = [key for key, _ in texts], [looked_at for _, looked_at in texts]
    codes, n_thinned = bucket_pairs(np.array(keys, np.uint32), np.array(takes_part, np.bool_), max_bucket)
    pairs = [(code >> 32, code & 0xFFFFFFFF) for code in codes.tolist()]

    assert len(set(pairs)) == len(pairs)
    assert (set(pairs), n_thinned) == reference.bucket_pairs(keys, takes_part, max_bucket)


def test_a_crowded_bucket_costs_no_more_than_two_pairs_a_text():
    pairs, n_thinned = bucket_pairs(np.zeros(10_000, np.uint32), np.ones(10_000, np.bool_), 64)

    assert pairs.size == 2 * 10_000 - 3
    assert n_thinned == 1
