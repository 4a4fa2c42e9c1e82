"""Two lists of shingles against each other: exact resemblance and containment, and where the common ones stand."""

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.compiler import njit

ABSENT = 0
"""The other text does not have the shingle."""
SHARED = 1
"""Both texts have it, and not each time in a quotation."""
QUOTED = 2
"""Both texts have it, always inside a quotation."""

_LEFT = np.uint8(1)
_RIGHT = np.uint8(2)
_UNQUOTED = np.uint8(4)
_FREE = np.uint8(0)


@njit(nogil=False)
def _place(keys: NDArray[np.uint64], marks: NDArray[np.uint8], shingle: np.uint64) -> int:
    """Where *shingle* stands in the open-addressing table, or the free place where it belongs."""
    mask = np.uint64(keys.size - 1)
    place = shingle & mask
    while marks[place] != _FREE and keys[place] != shingle:
        place = (place + np.uint64(1)) & mask
    return int(place)


@njit(nogil=False, cache=True)
def shared_shingles(
    left: NDArray[np.uint64],
    right: NDArray[np.uint64],
    left_quoted: NDArray[np.bool_],
    right_quoted: NDArray[np.bool_],
    in_right: NDArray[np.uint8],
    in_left: NDArray[np.uint8],
) -> tuple[int, int, int]:
    """
    Which shingles of two texts are common, and whether as quotations of both.

    Args:
        left: uint64[n], shingles of the one, in order.
        right: uint64[m], shingles of the other.
        left_quoted: bool[n], which of the left ones stand in a quotation.
        right_quoted: bool[m], which of the right ones do.
        in_right: out, uint8[n], `ABSENT`, `SHARED` or `QUOTED` for each left one.
        in_left: out, uint8[m], the same for each right one.

    Returns:
        |A|, |B| and |A ∩ B| of the sets, repeats counted once.
    """
    size = 16
    while size < 2 * (left.size + right.size):
        size *= 2
    keys = np.empty(size, np.uint64)
    marks = np.zeros(size, np.uint8)
    n_left = n_right = n_shared = 0
    for i in range(left.size):
        place = _place(keys, marks, left[i])
        keys[place] = left[i]
        n_left += marks[place] == _FREE
        marks[place] |= _LEFT
        if not left_quoted[i]:
            marks[place] |= _UNQUOTED
    for j in range(right.size):
        place = _place(keys, marks, right[j])
        keys[place] = right[j]
        if marks[place] & _RIGHT == _FREE:
            n_right += 1
            n_shared += marks[place] & _LEFT != _FREE
        marks[place] |= _RIGHT
        if not right_quoted[j]:
            marks[place] |= _UNQUOTED
    for i in range(left.size):
        in_right[i] = _common(marks[_place(keys, marks, left[i])])
    for j in range(right.size):
        in_left[j] = _common(marks[_place(keys, marks, right[j])])
    return n_left, n_right, n_shared


@njit(nogil=False)
def _common(mark: np.uint8) -> int:
    """`ABSENT`, `SHARED` or `QUOTED`, by the marks of a shingle."""
    if mark & (_LEFT | _RIGHT) != _LEFT | _RIGHT:
        return ABSENT
    return SHARED if mark & _UNQUOTED != _FREE else QUOTED


@njit(nogil=False, cache=True)
def words_in_runs(
    common: NDArray[np.uint8],
    quoted: NDArray[np.bool_],
    copied: NDArray[np.bool_],
    quotation: NDArray[np.bool_],
) -> None:
    """
    What shared shingles make of the words of a text.

    Args:
        common: uint8[s], `ABSENT`, `SHARED` or `QUOTED` for each shingle, in order of first words.
        quoted: bool[n], which words stand in a quotation; a shingle has n - s + 1 words.
        copied: out, bool[n], words of shared shingles that are no shared quotation.
        quotation: out, bool[n], quoted words of shingles that both texts quote.
    """
    width = quoted.size - common.size + 1
    last_shared = last_quoted = -width
    for word in range(quoted.size):
        if word < common.size:
            if common[word] == SHARED:
                last_shared = word
            elif common[word] == QUOTED:
                last_quoted = word
        quotation[word] = quoted[word] and word - last_quoted < width
        copied[word] = not quotation[word] and word - last_shared < width
