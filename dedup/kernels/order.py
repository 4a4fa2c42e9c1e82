"""Sorting, small enough to compile at once: NumPy's own sorts take the compiler nine seconds, this one a moment."""

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.compiler import njit

FEW = 512
"""Keys up to which they are sorted by 8 bits at a time, beyond by 11: the counters cost as much as so many keys."""


@njit(nogil=False, cache=True)
def stable_order(keys: NDArray[np.uint64]) -> NDArray[np.int64]:
    """
    The places of *keys* in rising order, equal ones in the order they stand.

    A radix sort from the lowest digit up (Knuth, *The Art of Computer Programming* 3, §5.2.5) that leaves out
    the digits in which all keys are the same: small numbers take one or two passes.

    Args:
        keys: uint64[n].

    Returns:
        int64[n].
    """
    n = keys.size
    order, sorted_order = np.empty(n, np.int64), np.empty(n, np.int64)
    differing = np.uint64(0)
    for place in range(n):
        order[place] = place
        differing |= keys[place] ^ keys[0]
    bits = np.uint64(8) if n <= FEW else np.uint64(11)
    counts = np.empty((1 << int(bits)) + 1, np.int64)
    digit = np.uint64((1 << int(bits)) - 1)
    shift = np.uint64(0)
    while shift < np.uint64(64) and differing >> shift != np.uint64(0):
        if (differing >> shift) & digit != np.uint64(0):
            counts[:] = 0
            for place in range(n):
                counts[int((keys[place] >> shift) & digit) + 1] += 1
            for value in range(1, counts.size):
                counts[value] += counts[value - 1]
            for place in range(n):
                value = int((keys[order[place]] >> shift) & digit)
                sorted_order[counts[value]] = order[place]
                counts[value] += 1
            order, sorted_order = sorted_order, order
        shift += bits
    return order
