"""Buckets to pairs, without dictionaries: equal keys are neighbours once sorted."""

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.compiler import njit

ARTICLE_BITS = 24
"""Bits of an entry that hold the number of the article; the others hold the key."""

RARITY_UNIT = 1 << 20
"""What a key counts that two articles alone share, so that rarities are whole numbers."""


@njit(nogil=True, cache=True)
def drop_repeats(entries: NDArray[np.uint64]) -> int:
    """
    Move the different ones of sorted entries to the front.

    Args:
        entries: in and out, uint64[n], sorted.

    Returns:
        How many there are.
    """
    n_kept = 0
    for i in range(entries.size):
        if n_kept == 0 or entries[i] != entries[n_kept - 1]:
            entries[n_kept] = entries[i]
            n_kept += 1
    return n_kept


@njit(nogil=True, cache=True)
def group_buckets(
    entries: NDArray[np.uint64],
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32], NDArray[np.int64], NDArray[np.int32]]:
    """
    The buckets of two or more articles, and the places of each article in them.

    Args:
        entries: uint64[n], sorted, each once: a key above, an article in the lowest `ARTICLE_BITS`.

    Returns:
        members: int32[m], the articles, bucket after bucket, rising within each;
        bucket_end: int32[m], the place after the bucket of each;
        bucket_place: int32[m], the place of each within its bucket;
        offsets: int64[n_articles + 1] and places: int32[m], where each article stands in *members*, rising.
    """
    key_shift = np.uint64(ARTICLE_BITS)
    low = np.uint64((1 << ARTICLE_BITS) - 1)
    n = entries.size
    m = 0
    n_articles = np.int64(0)
    for i in range(n):
        key = entries[i] >> key_shift
        n_articles = max(n_articles, np.int64(entries[i] & low) + np.int64(1))
        m += (i > 0 and entries[i - 1] >> key_shift == key) or (i + 1 < n and entries[i + 1] >> key_shift == key)
    members, bucket_end, bucket_place = np.empty(m, np.int32), np.empty(m, np.int32), np.empty(m, np.int32)
    offsets = np.zeros(n_articles + 1, np.int64)
    filled = 0
    begin = 0
    while begin < n:
        end = begin + 1
        while end < n and entries[end] >> key_shift == entries[begin] >> key_shift:
            end += 1
        if end - begin > 1:
            for i in range(begin, end):
                place = filled + i - begin
                members[place] = np.int32(entries[i] & low)
                bucket_end[place] = filled + end - begin
                bucket_place[place] = i - begin
                offsets[members[place] + 1] += 1
            filled += end - begin
        begin = end
    for article in range(n_articles):
        offsets[article + 1] += offsets[article]
    places = np.empty(m, np.int32)
    next_place = offsets[:-1].copy()
    for i in range(m):
        places[next_place[members[i]]] = i
        next_place[members[i]] += 1
    return members, bucket_end, bucket_place, offsets, places


@njit(nogil=True, cache=True)
def count_shared(
    members: NDArray[np.int32],
    bucket_end: NDArray[np.int32],
    bucket_place: NDArray[np.int32],
    offsets: NDArray[np.int64],
    places: NDArray[np.int32],
    min_shared: int,
    min_rarity: float,
    max_bucket: int,
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
    """
    Every pair of articles that shares enough buckets, and how many it shares.

    One article after the other counts the later members of its buckets in a row of counters: the
    work is one addition for each meeting, and the memory that of the pairs kept. A bucket of more
    than *max_bucket* members gives a chain (each with the next) and a star (each with the first)
    instead of all pairs: linear, and still connected.

    Args:
        members: int32[m], see `group_buckets`, whose results come first.
        bucket_end: see `group_buckets`.
        bucket_place: see `group_buckets`.
        offsets: see `group_buckets`.
        places: see `group_buckets`.
        min_shared: buckets that a pair must share.
        min_rarity: what they must come to, where a bucket of n + 1 members counts 1 / n, and never less than one
            of *max_bucket* does.
        max_bucket: members up to which a bucket gives all pairs.

    Returns:
        lefts, rights, counts: int32[p]; left < right, lefts rising.
    """
    n_articles = offsets.size - 1
    least = np.int64(min_rarity * RARITY_UNIT)
    counters = np.zeros(n_articles, np.int32)
    rarities = np.zeros(n_articles, np.int64)
    met = np.empty(n_articles, np.int32)
    lefts, rights, counts = np.empty(1024, np.int32), np.empty(1024, np.int32), np.empty(1024, np.int32)
    n_pairs = 0
    for article in range(n_articles):
        n_met = 0
        for at in range(offsets[article], offsets[article + 1]):
            place = places[at]
            last = bucket_end[place]
            size = bucket_place[place] + last - place
            rarity = RARITY_UNIT // (min(size, max_bucket) - 1)
            if size > max_bucket and bucket_place[place] > 0:
                last = min(last, place + 2)
            for i in range(place + 1, last):
                other = members[i]
                if counters[other] == 0:
                    met[n_met] = other
                    n_met += 1
                counters[other] += 1
                rarities[other] += rarity
        for i in range(n_met):
            other = met[i]
            if counters[other] >= min_shared and rarities[other] >= least:
                if n_pairs == lefts.size:
                    lefts, rights, counts = _twice(lefts), _twice(rights), _twice(counts)
                lefts[n_pairs], rights[n_pairs], counts[n_pairs] = article, other, counters[other]
                n_pairs += 1
            counters[other] = 0
            rarities[other] = 0
    return lefts[:n_pairs].copy(), rights[:n_pairs].copy(), counts[:n_pairs].copy()


@njit(nogil=True, cache=True)
def _twice(column: NDArray[np.int32]) -> NDArray[np.int32]:
    """*column* with as much room again."""
    grown = np.empty(2 * column.size, np.int32)
    for i in range(column.size):
        grown[i] = column[i]
    return grown
