"""
Signatures: one permutation, many bins.

*Fast similarity sketching* (Dahlgaard, Knudsen and Thorup, FOCS 2017, §3):
each shingle falls into one of the signature's bins, a bin keeps its smallest
value, and bins still empty are filled by further rounds with fresh hashes.
Two signatures agree in a bin with the probability of the sets' resemblance,
with less variance than as many independent permutations, for the cost of one.
"""

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.compiler import njit
from dedup.kernels.hashing import BAND, ROUND, bin_shift, fold

EMPTY = np.uint32(0xFFFFFFFF)
"""What stands in every bin of the signature of an empty set."""

ROUNDS = 12
"""Rounds of falling into bins before each empty bin takes the smallest of its own hash over all shingles."""

_LAST = np.uint32(0xFFFFFFFE)
_LOW = np.uint64(0xFFFFFFFF)


@njit(nogil=True, cache=True)
def minhash(shingles: NDArray[np.uint64], n_shingles: int, signature: NDArray[np.uint32]) -> None:
    """
    The signature of a set of shingles; repeats do not matter.

    Args:
        shingles: uint64[≥ n_shingles], well mixed: the first round takes them as they are, their upper bits for
            the bin and their lower 32 for the value; later rounds fold them with the number of the round.
        n_shingles: how many to take; none leaves `EMPTY` everywhere.
        signature: out, uint32[n_bins], n_bins a power of two, at least 2.
    """
    signature[:] = EMPTY
    if n_shingles == 0:
        return
    shift = bin_shift(signature.size)
    for i in range(n_shingles):
        h = shingles[i]
        j = h >> shift
        signature[j] = min(signature[j], np.uint32(h & _LOW), _LAST)
    n_empty = 0
    for j in range(signature.size):
        n_empty += signature[j] == EMPTY
    if n_empty:
        _fill(shingles, n_shingles, shift, n_empty, signature)


@njit(nogil=True, cache=True)
def _fill(
    shingles: NDArray[np.uint64], n_shingles: int, shift: np.uint64, n_empty: int, signature: NDArray[np.uint32]
) -> None:
    """The rounds after the first: only bins that were empty before a round take its values."""
    n_bins = signature.size
    filled = np.zeros(n_bins, np.uint8)
    for j in range(n_bins):
        if signature[j] != EMPTY:
            filled[j] = 2
    for turn in range(1, ROUNDS):
        for i in range(n_shingles):
            h = fold(shingles[i] ^ (np.uint64(turn) * BAND), ROUND)
            place = h >> shift
            if filled[place] < 2:
                n_empty -= filled[place] == 0
                filled[place] = 1
                signature[place] = min(signature[place], np.uint32(h & _LOW), _LAST)
        if n_empty == 0:
            return
        for j in range(n_bins):
            if filled[j] == 1:
                filled[j] = 2
    for j in range(n_bins):
        if filled[j] == 0:
            signature[j] = _least(shingles, n_shingles, j)


@njit(nogil=True, cache=True)
def _least(shingles: NDArray[np.uint64], n_shingles: int, j: int) -> np.uint32:
    """The value of a bin that no round filled: the smallest of its own hash over all shingles."""
    least = _LAST
    for i in range(n_shingles):
        least = min(least, np.uint32(fold(shingles[i] ^ (np.uint64(j + ROUNDS) * BAND), ROUND) & _LOW))
    return least


@njit(nogil=True, cache=True)
def band_keys(signature: NDArray[np.uint32], rows: int, keys: NDArray[np.uint64]) -> None:
    """
    The bucket key of each band: the band's number and its *rows* values, folded one after the other.

    Args:
        signature: uint32[n_bands · rows].
        rows: values in a band.
        keys: out, uint64[n_bands].
    """
    for band in range(keys.size):
        key = np.uint64(band + 1) * ROUND
        for row in range(band * rows, (band + 1) * rows):
            key = fold(key ^ np.uint64(signature[row]), BAND)
        keys[band] = key


@njit(nogil=True, cache=True)
def agreement(left: NDArray[np.uint32], right: NDArray[np.uint32]) -> int:
    """The number of bins in which two signatures agree."""
    equal = 0
    for j in range(left.size):
        equal += left[j] == right[j]
    return equal
