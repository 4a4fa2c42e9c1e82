"""Runs of the same words in two texts: what was taken over word for word, and where."""

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.compiler import njit

MOST_PLACES = 8
"""Places of one shingle that are tried: of a phrase that comes again and again, the first ones must do."""

_NOWHERE = np.int32(0)


@njit(nogil=False, cache=True)
def common_runs(
    left: NDArray[np.uint64],
    right: NDArray[np.uint64],
    left_shingles: NDArray[np.uint64],
    right_shingles: NDArray[np.uint64],
    runs: NDArray[np.int32],
) -> int:
    """
    Runs of words that two texts have in common, each word in one run at most.

    Greedily from the left: where a shingle begins that the right text has too, the longest run of free words that
    begins with one of the first `MOST_PLACES` of its free places there; of equally long ones the first behind the run
    before, else the first.

    Args:
        left: uint64[n], hashes of the words of the one text.
        right: uint64[m], those of the other.
        left_shingles: uint64[≤ n], its word shingles in order, n - k + 1 of k words each.
        right_shingles: uint64[≤ m], the same of the other; of as many words each.
        runs: out, int32[≥ min(n, m), 3]: first word on the left, first word on the right, number of words.

    Returns:
        The number of runs, none shorter than a shingle.
    """
    width = left.size - left_shingles.size + 1
    size = 16
    while size < 2 * right_shingles.size:
        size *= 2
    mask = np.uint64(size - 1)
    first_place = np.zeros(size, np.int32)
    next_place = np.empty(right_shingles.size, np.int32)
    for j in range(right_shingles.size - 1, -1, -1):
        slot = right_shingles[j] & mask
        while first_place[slot] != _NOWHERE and right_shingles[first_place[slot] - 1] != right_shingles[j]:
            slot = (slot + np.uint64(1)) & mask
        next_place[j] = first_place[slot]
        first_place[slot] = j + 1
    is_taken = np.zeros(right.size, np.uint8)
    n_runs = 0
    behind = 0
    i = 0
    while i < left_shingles.size:
        slot = left_shingles[i] & mask
        while first_place[slot] != _NOWHERE and right_shingles[first_place[slot] - 1] != left_shingles[i]:
            slot = (slot + np.uint64(1)) & mask
        place = first_place[slot]
        best, longest, is_behind = -1, 0, False
        n_tried = 0
        while place != _NOWHERE and n_tried < MOST_PLACES:
            j = place - 1
            place = next_place[j]
            length = 0
            while (
                i + length < left.size
                and j + length < right.size
                and is_taken[j + length] == 0
                and left[i + length] == right[j + length]
            ):
                length += 1
            if length < width:
                continue
            n_tried += 1
            if length > longest or (length == longest and j >= behind and not is_behind):
                best, longest, is_behind = j, length, j >= behind
        if best < 0:
            i += 1
            continue
        runs[n_runs, 0], runs[n_runs, 1], runs[n_runs, 2] = i, best, longest
        n_runs += 1
        is_taken[best : best + longest] = 1
        behind = best + longest
        i += longest
    return n_runs
