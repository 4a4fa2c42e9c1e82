"""Sorting, small enough to compile at once: NumPy's own sorts take the compiler nine seconds, this one a moment."""

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.compiler import njit


@njit(nogil=False, cache=True)
def stable_order(keys: NDArray[np.uint64]) -> NDArray[np.int64]:
    """
    The places of *keys* in rising order, equal ones in the order they stand: merge sort from the bottom up.

    Args:
        keys: uint64[n].

    Returns:
        int64[n].
    """
    n = keys.size
    order, merged = np.arange(n), np.empty(n, np.int64)
    width = 1
    while width < n:
        for begin in range(0, n, 2 * width):
            i, middle = begin, min(begin + width, n)
            j, end = middle, min(begin + 2 * width, n)
            for place in range(begin, end):
                if i < middle and (j >= end or keys[order[i]] <= keys[order[j]]):
                    merged[place] = order[i]
                    i += 1
                else:
                    merged[place] = order[j]
                    j += 1
        order, merged = merged, order
        width *= 2
    return order
