"""One band of many texts to the pairs that share a bucket: a radix sort, no dictionary."""

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.compiler import njit

DIGIT_BITS = 11
"""Bits of a pass of the sort: its 2048 counters stay in the nearest cache."""

_TEXT = np.uint64(0xFFFFFFFF)
_DIGIT = np.uint64((1 << DIGIT_BITS) - 1)
_HALF = np.uint64(32)


@njit(nogil=False)
def _sort_by_key(entries: NDArray[np.uint64], other: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """*entries* by their upper 32 bits, equal ones in the order they had; in one of the two arrays."""
    counts = np.empty(1 << DIGIT_BITS, np.int64)
    for turn in range(3):
        shift = np.uint64(32 + turn * DIGIT_BITS)
        counts[:] = 0
        for i in range(entries.size):
            counts[(entries[i] >> shift) & _DIGIT] += 1
        total = np.int64(0)
        for digit in range(counts.size):
            here = counts[digit]
            counts[digit] = total
            total += here
        for i in range(entries.size):
            digit_of = (entries[i] >> shift) & _DIGIT
            other[counts[digit_of]] = entries[i]
            counts[digit_of] += 1
        entries, other = other, entries
    return entries


@njit(nogil=True, cache=True)
def bucket_pairs(
    keys: NDArray[np.uint32], takes_part: NDArray[np.bool_], max_bucket: int
) -> tuple[NDArray[np.uint64], int]:
    """
    The pairs of texts that have the same key.

    A bucket of more than *max_bucket* texts gives a chain (each with the next) and a star (each with the first)
    instead of all pairs: linear, and still connected.

    Args:
        keys: uint32[n], the key of each text in one band.
        takes_part: bool[n], which texts to look at.
        max_bucket: texts up to which a bucket gives all pairs, at least 2.

    Returns:
        pairs: uint64[p], the lesser text in the upper 32 bits and the greater in the lower ones, each once;
        and how many buckets were thinned.
    """
    n = 0
    entries = np.empty(keys.size, np.uint64)
    for i in range(keys.size):
        if takes_part[i]:
            entries[n] = (np.uint64(keys[i]) << _HALF) | np.uint64(i)
            n += 1
    entries = _sort_by_key(entries[:n], np.empty(n, np.uint64))
    n_pairs = np.int64(0)
    n_thinned = 0
    begin = 0
    while begin < n:
        end = begin + 1
        while end < n and entries[end] >> _HALF == entries[begin] >> _HALF:
            end += 1
        size = end - begin
        if size <= max_bucket:
            n_pairs += size * (size - 1) // 2
        else:
            n_pairs += 2 * size - 3
            n_thinned += 1
        begin = end
    pairs = np.empty(n_pairs, np.uint64)
    at = 0
    begin = 0
    while begin < n:
        end = begin + 1
        while end < n and entries[end] >> _HALF == entries[begin] >> _HALF:
            end += 1
        for i in range(begin, end):
            last = end if end - begin <= max_bucket or i == begin else min(end, i + 2)
            for j in range(i + 1, last):
                pairs[at] = ((entries[i] & _TEXT) << _HALF) | (entries[j] & _TEXT)
                at += 1
        begin = end
    return pairs, n_thinned
