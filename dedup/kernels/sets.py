"""
Two lists of shingles against each other: exact resemblance and containment, and where the common ones stand.
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray

_EMPTY = np.uint8(0)
_LEFT = np.uint8(1)
_RIGHT = np.uint8(2)
_BOTH = np.uint8(3)


@njit(inline="always")
def _place(keys: NDArray[np.uint64], sides: NDArray[np.uint8], shingle: np.uint64) -> int:
    """Where *shingle* stands in the open-addressing table, or the free place where it belongs."""
    mask = np.uint64(keys.size - 1)
    place = shingle & mask
    while sides[place] != _EMPTY and keys[place] != shingle:
        place = (place + np.uint64(1)) & mask
    return np.int64(place)


@njit(nogil=True, cache=True)
def shared_shingles(
    left: NDArray[np.uint64], right: NDArray[np.uint64], in_right: NDArray[np.bool_], in_left: NDArray[np.bool_]
) -> tuple[int, int, int]:
    """
    Which shingles of two texts are common, repeats counted once.

    Args:
        left: uint64[n], shingles of the one, in order.
        right: uint64[m], shingles of the other.
        in_right: out, bool[n], which of the left ones the right text has too.
        in_left: out, bool[m], which of the right ones the left text has too.

    Returns:
        |A|, |B| and |A ∩ B| of the sets.
    """
    size = 16
    while size < 2 * (left.size + right.size):
        size *= 2
    keys = np.empty(size, np.uint64)
    sides = np.zeros(size, np.uint8)
    n_left = n_right = n_shared = 0
    for shingle in left:
        place = _place(keys, sides, shingle)
        if sides[place] == _EMPTY:
            keys[place] = shingle
            sides[place] = _LEFT
            n_left += 1
    for j in range(right.size):
        place = _place(keys, sides, right[j])
        keys[place] = right[j]
        if sides[place] & _RIGHT == _EMPTY:
            n_right += 1
            n_shared += sides[place] == _LEFT
            sides[place] |= _RIGHT
        in_left[j] = sides[place] == _BOTH
    for i in range(left.size):
        in_right[i] = sides[_place(keys, sides, left[i])] == _BOTH
    return n_left, n_right, n_shared
