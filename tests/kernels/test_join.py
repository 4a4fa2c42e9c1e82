"""Buckets to pairs."""

from itertools import pairwise

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from dedup.kernels.join import ARTICLE_BITS, count_shared, drop_repeats, group_buckets
from tests import reference

N_ARTICLES = 10
KEYS = st.integers(0, 8) | st.just((1 << 64 - ARTICLE_BITS) - 1)
ENTRIES = st.sets(st.tuples(KEYS, st.integers(0, N_ARTICLES - 1)), max_size=60).map(sorted)


def packed(entries):
    return np.array([key << ARTICLE_BITS | article for key, article in entries], np.uint64)


@given(st.lists(st.integers(0, 9) | st.just((1 << 64) - 1)).map(sorted))
def test_repeats_are_dropped(entries):
    column = np.array(entries, np.uint64)

    assert column[: drop_repeats(column)].tolist() == reference.drop_repeats(entries)


@given(ENTRIES)
@example([])
@example([(1, 2), (3, 3), (3, 5), (4, (1 << ARTICLE_BITS) - 1)])
def test_buckets_are_runs_of_equal_keys_that_two_articles_have(entries):
    members, bucket_end, bucket_place, offsets, places = group_buckets(packed(entries))

    split = [places[begin:end].tolist() for begin, end in pairwise(offsets)]
    expected = reference.group_buckets(entries)
    assert (members.tolist(), bucket_end.tolist(), bucket_place.tolist(), split) == expected


@given(ENTRIES, st.integers(1, 3), st.sampled_from([0.0, 0.25, 0.5, 1.0]), st.integers(2, 10))
def test_pairs_are_counted_over_all_buckets_and_thinned_ones_give_a_chain_and_a_star(
    entries, min_shared, min_rarity, max_bucket
):
    lefts, rights, counts = count_shared(*group_buckets(packed(entries)), min_shared, min_rarity, max_bucket)

    found = list(zip(lefts.tolist(), rights.tolist(), counts.tolist(), strict=True))
    assert set(found) == reference.count_shared(entries, min_shared, min_rarity, max_bucket)
    assert len(set(found)) == len(found)
    assert lefts.tolist() == sorted(lefts.tolist())


def test_more_pairs_than_there_was_room_for_are_all_kept():
    lefts, rights, counts = count_shared(*group_buckets(packed([(0, article) for article in range(100)])), 1, 0.0, 100)

    pairs = set(zip(lefts.tolist(), rights.tolist(), strict=True))
    assert pairs == {(left, right) for left in range(100) for right in range(left + 1, 100)}
    assert (counts == 1).all()


def test_keys_that_few_articles_have_count_for_more():
    two = [(1, 0), (1, 1)]
    four = [(2, article) for article in range(2, 6)]

    lefts, rights, _ = count_shared(*group_buckets(packed([*two, *four])), 1, 0.5, 10)

    assert list(zip(lefts.tolist(), rights.tolist(), strict=True)) == [(0, 1)]
