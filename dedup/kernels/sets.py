"""
Sets as sorted arrays: exact intersections.
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray


@njit(nogil=True, cache=True)
def intersection_size(left: NDArray[np.uint64], right: NDArray[np.uint64]) -> int:
    """|A ∩ B| of two sorted arrays without repeats."""
    i = 0
    j = 0
    shared = 0
    while i < left.size and j < right.size:
        if left[i] == right[j]:
            shared += 1
            i += 1
            j += 1
        elif left[i] < right[j]:
            i += 1
        else:
            j += 1
    return shared


@njit(nogil=True, cache=True)
def covered(shingles: NDArray[np.uint64], width: int, other: NDArray[np.uint64], out: NDArray[np.bool_]) -> None:
    """
    Which words stand in a shingle that the other text has too.

    Args:
        shingles: uint64[s], the shingle that begins at each word, in order.
        width: words in each of them.
        other: uint64[t], shingles of the other text, sorted.
        out: out, bool[s + width - 1], or empty when there are no shingles.
    """
    out[:] = False
    for i in range(shingles.size):
        place = np.searchsorted(other, shingles[i])
        if place < other.size and other[place] == shingles[i]:
            for j in range(i, i + width):
                out[j] = True
