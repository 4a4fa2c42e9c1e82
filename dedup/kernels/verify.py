"""Candidate pairs to exact measures: how many shingles two sets have in common, by hash tables over ints."""

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.compiler import njit

SKIPPED = -1
"""Instead of a number of common shingles: the two were connected already."""

_FREE = np.uint64(0)
_NEXT = np.uint64(1)


@njit(nogil=False)
def _root(parent: NDArray[np.int32], text: int) -> int:
    """The text that stands for the group of *text*; the way to it gets shorter each time."""
    while parent[text] != text:
        parent[text] = parent[parent[text]]
        text = parent[text]
    return text


@njit(nogil=True, cache=True)
def count_common_shingles(
    lefts: NDArray[np.int32],
    rights: NDArray[np.int32],
    shingles: NDArray[np.uint64],
    offsets: NDArray[np.int64],
    least: float,
    every_pair: bool,  # noqa: FBT001 - numba knows no keywords without defaults
    counts: NDArray[np.int32],
) -> None:
    """
    How many shingles the two sets of each pair have in common.

    Args:
        lefts: int32[p], one text of each pair, best the same ones one after the other: its table is made once.
        rights: int32[p], the other; never the same as the left one.
        shingles: uint64[…], the sets, one after the other, each shingle once.
        offsets: int64[n + 1], where the set of each text begins.
        least: the resemblance that connects two texts, above 0.
        every_pair: count all pairs, and not only those of texts that earlier pairs have not connected.
        counts: out, int32[p], or `SKIPPED`.
    """
    n_texts = offsets.size - 1
    parent = np.empty(n_texts, np.int32)
    longest = np.int64(0)
    for text in range(n_texts):
        parent[text] = text
        longest = max(longest, offsets[text + 1] - offsets[text])
    size = 16
    while size < 4 * longest:
        size *= 2
    table = np.zeros(size, np.uint64)
    mask = np.uint64(0)
    in_table = -1
    has_zero = False
    for p in range(lefts.size):
        left, right = int(lefts[p]), int(rights[p])
        if not every_pair and _root(parent, left) == _root(parent, right):
            counts[p] = SKIPPED
            continue
        begin, end = np.uint64(offsets[left]), np.uint64(offsets[left + 1])
        if in_table != left:
            if in_table >= 0:
                table[: np.int64(mask) + 1] = _FREE
            size = 16
            while size < 4 * (offsets[left + 1] - offsets[left]):
                size *= 2
            mask = np.uint64(size - 1)
            has_zero = False
            for i in range(begin, end):
                has_zero |= shingles[i] == _FREE
                place = shingles[i] & mask
                while table[place] != _FREE:
                    place = (place + _NEXT) & mask
                table[place] = shingles[i]
            in_table = left
        n_common = np.int64(0)
        for i in range(np.uint64(offsets[right]), np.uint64(offsets[right + 1])):
            shingle = shingles[i]
            place = shingle & mask
            found = table[place]
            # Nearly always the first place tells: no branch on whether the shingle is there.
            while found != shingle and found != _FREE:  # noqa: PLR1714 - numba has no set of the two
                place = (place + _NEXT) & mask
                found = table[place]
            n_common += (found == shingle) & (shingle != _FREE)
            n_common += (shingle == _FREE) & has_zero
        counts[p] = n_common
        n_either = np.int64(end - begin) + offsets[right + 1] - offsets[right] - n_common
        if not every_pair and n_either > 0 and n_common / n_either >= least:
            one, other = _root(parent, left), _root(parent, right)
            parent[max(one, other)] = min(one, other)
