"""Buckets to pairs, without dictionaries: equal keys are neighbours once sorted."""

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.compiler import njit


@njit(nogil=True, cache=True)
def group_buckets(
    keys: NDArray[np.uint64], members: NDArray[np.int32], n_articles: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.int32]]:
    """
    The buckets of sorted entries, and the entries of each article.

    Args:
        keys: uint64[n], sorted.
        members: int32[n], rising within equal keys; each pair of key and member once.
        n_articles: members are below it.

    Returns:
        bucket_end: int64[n], the entry after the bucket of each entry;
        offsets: int64[n_articles + 1] and entries: int64[n], the entries of each article, rising;
        bucket_place: int32[n], the place of each entry in its bucket.
    """
    n = keys.size
    bucket_end = np.empty(n, np.int64)
    bucket_place = np.empty(n, np.int32)
    begin = 0
    while begin < n:
        end = begin + 1
        while end < n and keys[end] == keys[begin]:
            end += 1
        for i in range(begin, end):
            bucket_end[i] = end
            bucket_place[i] = i - begin
        begin = end
    offsets = np.zeros(n_articles + 1, np.int64)
    for i in range(n):
        offsets[members[i] + 1] += 1
    for article in range(n_articles):
        offsets[article + 1] += offsets[article]
    entries = np.empty(n, np.int64)
    filled = offsets[:-1].copy()
    for i in range(n):
        entries[filled[members[i]]] = i
        filled[members[i]] += 1
    return bucket_end, offsets, entries, bucket_place


@njit(nogil=True, cache=True)
def count_shared(
    members: NDArray[np.int32],
    bucket_end: NDArray[np.int64],
    offsets: NDArray[np.int64],
    entries: NDArray[np.int64],
    bucket_place: NDArray[np.int32],
    min_shared: int,
    min_share: float,
    max_bucket: int,
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
    """
    Every pair of articles that shares enough buckets, and how many it shares.

    One article after the other counts the later members of its buckets in a row of counters: the
    work is one addition for each meeting, and the memory that of the pairs kept. A bucket of more
    than *max_bucket* members gives a chain (each with the next) and a star (each with the first)
    instead of all pairs: linear, and still connected.

    Args:
        members: int32[n], see `group_buckets`, whose results come next.
        bucket_end: see `group_buckets`.
        offsets: see `group_buckets`.
        entries: see `group_buckets`.
        bucket_place: see `group_buckets`.
        min_shared: buckets that a pair must share.
        min_share: what part that must be of the buckets of the article with fewer of them.
        max_bucket: members up to which a bucket gives all pairs.

    Returns:
        lefts, rights, counts: int32[p]; left < right, lefts rising.
    """
    n_articles = offsets.size - 1
    counters = np.zeros(n_articles, np.int32)
    met = np.empty(n_articles, np.int32)
    lefts, rights, counts = np.empty(1024, np.int32), np.empty(1024, np.int32), np.empty(1024, np.int32)
    n_pairs = 0
    for article in range(n_articles):
        n_met = 0
        for at in range(offsets[article], offsets[article + 1]):
            entry = entries[at]
            last = bucket_end[entry]
            size = bucket_place[entry] + last - entry
            if size > max_bucket and bucket_place[entry] > 0:
                last = min(last, entry + 2)
            for i in range(entry + 1, last):
                other = members[i]
                if counters[other] == 0:
                    met[n_met] = other
                    n_met += 1
                counters[other] += 1
        for i in range(n_met):
            other = met[i]
            fewer = min(offsets[article + 1] - offsets[article], offsets[other + 1] - offsets[other])
            if counters[other] >= max(min_shared, min_share * fewer):
                if n_pairs == lefts.size:
                    lefts, rights, counts = _twice(lefts), _twice(rights), _twice(counts)
                lefts[n_pairs], rights[n_pairs], counts[n_pairs] = article, other, counters[other]
                n_pairs += 1
            counters[other] = 0
    return lefts[:n_pairs].copy(), rights[:n_pairs].copy(), counts[:n_pairs].copy()


@njit(nogil=True, cache=True)
def _twice(column: NDArray[np.int32]) -> NDArray[np.int32]:
    """*column* with as much room again."""
    grown = np.empty(2 * column.size, np.int32)
    for i in range(column.size):
        grown[i] = column[i]
    return grown


@njit(nogil=True, cache=True)
def shared_samples(
    lefts: NDArray[np.int32],
    rights: NDArray[np.int32],
    samples: NDArray[np.uint64],
    offsets: NDArray[np.int64],
    shared: NDArray[np.int32],
    left_blocks: NDArray[np.int32],
    right_blocks: NDArray[np.int32],
) -> None:
    """
    How much of their sampled content pairs each two articles share, and over how many blocks it is spread.

    Args:
        lefts: int32[p], numbers of articles.
        rights: int32[p], numbers of the others.
        samples: uint64[…], samples of all articles, see `sketch.sample_pairs`.
        offsets: int64[n + 1], where the sample of each article begins.
        shared: out, int32[p], distinct pairs in common.
        left_blocks: out, int32[p], blocks of the left article that hold any of them.
        right_blocks: out, int32[p], blocks of the right article that do.
    """
    half = np.uint64(32)
    block_bits = np.uint64(0xFFFF)
    left_seen = np.full(0x10000, -1, np.int64)
    right_seen = np.full(0x10000, -1, np.int64)
    for p in range(lefts.size):
        i, i_end = offsets[lefts[p]], offsets[lefts[p] + 1]
        j, j_end = offsets[rights[p]], offsets[rights[p] + 1]
        shared[p] = left_blocks[p] = right_blocks[p] = 0
        while i < i_end and j < j_end:
            ours, theirs = samples[i] >> half, samples[j] >> half
            if ours < theirs:
                i += 1
            elif theirs < ours:
                j += 1
            else:
                shared[p] += 1
                while i < i_end and samples[i] >> half == ours:
                    block = samples[i] & block_bits
                    if left_seen[block] != p:
                        left_seen[block] = p
                        left_blocks[p] += 1
                    i += 1
                while j < j_end and samples[j] >> half == theirs:
                    block = samples[j] & block_bits
                    if right_seen[block] != p:
                        right_seen[block] = p
                        right_blocks[p] += 1
                    j += 1
