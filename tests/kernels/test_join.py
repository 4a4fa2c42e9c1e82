"""Buckets to pairs."""

from itertools import pairwise

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from dedup.kernels.join import (
    ARTICLE_BITS,
    count_larger,
    count_shared,
    drop_repeats,
    group_buckets,
    place_articles,
    sort_entries,
    split_entries,
)
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


@given(st.lists(st.integers(0, (1 << 64) - 1), max_size=60), st.integers(56, 63))
def test_entries_that_agree_in_their_upper_bits_come_together(entries, shift):
    column, bounds = np.array(entries, np.uint64), np.empty((1 << 64 - shift) + 1, np.int64)
    split_entries(column, shift, bounds)

    found = [sorted(column[begin:end].tolist()) for begin, end in pairwise(bounds)]
    assert found == [sorted(part) for part in reference.split_entries(entries, shift)]


@given(st.lists(st.integers(0, (1 << 64) - 1) | st.integers(0, 9) | st.integers(0, 9).map(lambda key: key << 40)))
@example([])
@example([3 << ARTICLE_BITS | 1, 1 << ARTICLE_BITS | 1, 2 << ARTICLE_BITS | 2])
@example([3 << ARTICLE_BITS | 2, 3 << ARTICLE_BITS | 1])
def test_entries_are_sorted(entries):
    column = np.array(entries, np.uint64)
    sort_entries(column, np.empty_like(column))

    assert column.tolist() == reference.sort_entries(entries)


def grouped(entries):
    """(buckets, offsets, places) of sorted (key, article)."""
    n_articles = max((article for _, article in entries), default=-1) + 1
    buckets, n_members = np.empty(3 * len(entries) // 2 + 1, np.int32), np.zeros(n_articles, np.int64)
    buckets = buckets[: group_buckets(packed(entries), buckets, n_members)]
    offsets = np.concatenate([np.zeros(1, np.int64), np.cumsum(n_members)])
    places = np.empty(offsets[-1], np.int32)
    place_articles(buckets, offsets, places)
    return buckets, offsets, places


def split_buckets(flat):
    """The members of each bucket."""
    buckets = []
    while flat:
        buckets.append(flat[1 : 1 + flat[0]])
        flat = flat[1 + flat[0] :]
    return buckets


@given(st.lists(st.tuples(KEYS, st.integers(0, N_ARTICLES - 1)), max_size=60).map(sorted))
@example([])
@example([(1, 2), (3, 3), (3, 5), (4, (1 << ARTICLE_BITS) - 1)])
def test_buckets_are_runs_of_equal_keys_that_two_articles_have(entries):
    buckets, offsets, places = grouped(entries)

    expected = reference.group_buckets(entries)
    assert buckets.tolist() == expected
    members = split_buckets(expected)
    used = {article for bucket in members for article in bucket}
    found = {article: places[offsets[article] : offsets[article + 1]].tolist() for article in used}
    assert places.size == sum(map(len, found.values()))
    of_all = reference.place_articles(members, max(used, default=-1) + 1)
    assert found == {article: of_all[article] for article in used}
    assert [count_larger(buckets, most) for most in (1, 2, 3)] == [
        reference.count_larger(members, most) for most in (1, 2, 3)
    ]


@given(
    ENTRIES, st.integers(1, 3), st.sampled_from([0.0, 0.25, 0.5, 1.0]), st.integers(2, 10), st.integers(0, N_ARTICLES)
)
def test_pairs_are_counted_over_all_buckets_and_thinned_ones_give_a_chain_and_a_star(
    entries, min_shared, min_rarity, max_bucket, cut
):
    buckets = grouped(entries)
    n_articles = buckets[1].size - 1
    cut = min(cut, n_articles)
    found = []
    for first, last in ((0, cut), (cut, n_articles)):
        lefts, rights, counts = count_shared(*buckets, first, last, min_shared, min_rarity, max_bucket)
        assert lefts.tolist() == sorted(lefts.tolist())
        found += zip(lefts.tolist(), rights.tolist(), counts.tolist(), strict=True)

    assert set(found) == reference.count_shared(entries, min_shared, min_rarity, max_bucket)
    assert len(set(found)) == len(found)


def test_more_pairs_than_there_was_room_for_are_all_kept():
    lefts, rights, counts = count_shared(*grouped([(0, article) for article in range(100)]), 0, 100, 1, 0.0, 100)

    pairs = set(zip(lefts.tolist(), rights.tolist(), strict=True))
    assert pairs == {(left, right) for left in range(100) for right in range(left + 1, 100)}
    assert (counts == 1).all()


def test_keys_that_few_articles_have_count_for_more():
    two = [(1, 0), (1, 1)]
    four = [(2, article) for article in range(2, 6)]

    lefts, rights, _ = count_shared(*grouped([*two, *four]), 0, 6, 1, 0.5, 10)

    assert list(zip(lefts.tolist(), rights.tolist(), strict=True)) == [(0, 1)]
