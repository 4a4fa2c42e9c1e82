"""Sorting, small enough to compile at once: NumPy's own sorts take the compiler nine seconds, this one a moment."""

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.compiler import njit

FEW = 512
"""Keys up to which they are sorted by 8 bits at a time, beyond by 11: the counters cost as much as so many keys."""

MANY = 1 << 12
"""Keys up to which two digits tell nearly all of them apart where they are hashes; three do for a million."""

MOVES = 4
"""Places that keys may move on average to put those right that the digits do not tell apart."""


@njit(nogil=False, cache=True)
def stable_order(keys: NDArray[np.uint64]) -> NDArray[np.int64]:
    """
    The places of *keys* in rising order, equal ones in the order they stand.

    Hashes differ early: a radix sort by the uppermost digits alone that tell any keys apart leaves next to nothing
    to put right. Where it leaves much, all digits are sorted by.

    Args:
        keys: uint64[n].

    Returns:
        int64[n].
    """
    differing = np.uint64(0)
    for place in range(keys.size):
        differing |= keys[place] ^ keys[0]
    bits = 8 if keys.size <= FEW else 11
    upper = bits * (2 if keys.size <= MANY else 3)
    width = 0
    while width < 64 and differing >> np.uint64(width) != np.uint64(0):
        width += 1
    lowest = max(0, width - upper)
    while True:
        order = _by_digits(keys, differing, lowest, bits)
        if lowest == 0 or _put_right(keys, order):
            return order
        lowest -= lowest


@njit(nogil=False)
def _by_digits(keys: NDArray[np.uint64], differing: np.uint64, lowest: int, bits: int) -> NDArray[np.int64]:
    """
    The places of *keys* by their bits from *lowest* on, equal ones as they stand.

    A radix sort from the lowest digit up (Knuth, *The Art of Computer Programming* 3, §5.2.5) that leaves out
    the digits in which all keys are the same, which are those without a bit of *differing*.
    """
    n = keys.size
    order, sorted_order = np.arange(n), np.empty(n, np.int64)
    counts = np.empty((1 << bits) + 1, np.int64)
    digit = np.uint64((1 << bits) - 1)
    shift = np.uint64(lowest)
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
        shift += np.uint64(bits)
    return order


@njit(nogil=False)
def _put_right(keys: NDArray[np.uint64], order: NDArray[np.int64]) -> bool:
    """Insert each key among those before it where it is too late; False, and all in disorder, where that is long."""
    moves = MOVES * keys.size
    for place in range(1, order.size):
        moved = order[place]
        before = place
        while before and keys[order[before - 1]] > keys[moved]:
            order[before] = order[before - 1]
            before -= 1
            moves -= 1
            if moves < 0:
                return False
        order[before] = moved
    return True
