"""Buckets to pairs."""

from itertools import pairwise

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from dedup.kernels.join import count_shared, group_buckets, shared_samples
from tests import reference

N_ARTICLES = 10
ENTRIES = st.sets(st.tuples(st.integers(0, 8), st.integers(0, N_ARTICLES - 1)), max_size=60).map(sorted)


def columns_of(entries):
    return np.array([key for key, _ in entries], np.uint64), np.array([article for _, article in entries], np.int32)


def count(entries, min_shared, min_share, max_bucket):
    keys, members = columns_of(entries)
    bucket_end, offsets, of_article, bucket_place = group_buckets(keys, members, N_ARTICLES)
    return count_shared(members, bucket_end, offsets, of_article, bucket_place, min_shared, min_share, max_bucket)


@given(ENTRIES)
@example([])
def test_buckets_are_runs_of_equal_keys(entries):
    bucket_end, offsets, of_article, bucket_place = group_buckets(*columns_of(entries), N_ARTICLES)

    split = [of_article[begin:end].tolist() for begin, end in pairwise(offsets)]
    assert (bucket_end.tolist(), split, bucket_place.tolist()) == reference.group_buckets(entries, N_ARTICLES)


@given(ENTRIES, st.integers(1, 3), st.sampled_from([0.0, 0.25, 0.5, 1.0]), st.integers(1, 10))
def test_pairs_are_counted_over_all_buckets_and_thinned_ones_give_a_chain_and_a_star(
    entries, min_shared, min_share, max_bucket
):
    lefts, rights, counts = count(entries, min_shared, min_share, max_bucket)

    found = list(zip(lefts.tolist(), rights.tolist(), counts.tolist(), strict=True))
    assert set(found) == reference.count_shared(entries, min_shared, min_share, max_bucket)
    assert len(set(found)) == len(found)
    assert lefts.tolist() == sorted(lefts.tolist())


def test_more_pairs_than_there_was_room_for_are_all_kept():
    keys, members = np.zeros(100, np.uint64), np.arange(100, dtype=np.int32)

    lefts, rights, counts = count_shared(members, *group_buckets(keys, members, 100), 1, 0.0, 100)

    pairs = set(zip(lefts.tolist(), rights.tolist(), strict=True))
    assert pairs == {(left, right) for left in range(100) for right in range(left + 1, 100)}
    assert (counts == 1).all()


SAMPLES = st.lists(
    st.builds(lambda pair, block: pair << 32 | block, st.integers(0, 6), st.integers(0, 3) | st.just(0xFFFF))
).map(sorted)


@given(st.lists(SAMPLES, min_size=1, max_size=4), st.data())
def test_shared_samples_are_counted_once_and_so_are_their_blocks(samples, data):
    numbers = st.integers(0, len(samples) - 1)
    pairs = data.draw(st.lists(st.tuples(numbers, numbers), max_size=6))
    lefts, rights = np.array(pairs, np.int32).reshape(-1, 2).T
    shared, left_blocks, right_blocks = (np.empty(len(pairs), np.int32) for _ in range(3))

    shared_samples(
        lefts,
        rights,
        np.array([pair for sample in samples for pair in sample], np.uint64),
        np.cumsum([0, *map(len, samples)], dtype=np.int64),
        shared,
        left_blocks,
        right_blocks,
    )

    found = list(zip(shared.tolist(), left_blocks.tolist(), right_blocks.tolist(), strict=True))
    assert found == [reference.shared_samples(samples[left], samples[right]) for left, right in pairs]
