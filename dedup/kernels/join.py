"""
Buckets to pairs, without dictionaries: equal keys are neighbours once sorted.
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray


@njit(nogil=True, cache=True)
def bucket_pairs(
    keys: NDArray[np.uint64],
    members: NDArray[np.int32],
    max_bucket: int,
    lefts: NDArray[np.int32],
    rights: NDArray[np.int32],
) -> tuple[int, int]:
    """
    Every pair of members that share a key, once for each key they share.

    A bucket of more than *max_bucket* members gives a chain (each with the next) and a star (each
    with the first) instead of all pairs: linear, and still connected.

    Args:
        keys: uint64[n], sorted.
        members: int32[n], sorted within equal keys; a member repeated within a bucket counts once.
        max_bucket: members up to which a bucket gives all pairs.
        lefts: out, int32, the smaller member of each pair; empty to only count.
        rights: out, int32, the larger.

    Returns:
        The number of pairs, and of buckets that were thinned.
    """
    n_pairs = 0
    n_thinned = 0
    writing = lefts.size > 0
    begin = 0
    n = keys.size
    unique = np.empty(n, np.int32)
    while begin < n:
        end = begin + 1
        while end < n and keys[end] == keys[begin]:
            end += 1
        if end - begin > 1:
            size = 0
            for i in range(begin, end):
                if size == 0 or members[i] != unique[size - 1]:
                    unique[size] = members[i]
                    size += 1
            thinned = size > max_bucket
            n_thinned += thinned
            for i in range(size):
                for j in range(i + 1, size):
                    if thinned and i > 0 and j > i + 1:
                        break
                    if writing:
                        lefts[n_pairs] = unique[i]
                        rights[n_pairs] = unique[j]
                    n_pairs += 1
        begin = end
    return n_pairs, n_thinned
