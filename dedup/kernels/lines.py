"""The lines of one text, as hashes: to tell which ones many texts have, without keeping any."""

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.compiler import njit
from dedup.kernels.hashing import fold

LINE = 0x9FB21C651E98DF25
"""The constant that makes a hash of a line."""

_LINE = np.uint64(LINE)
_BREAK = 10
_ZERO = np.uint64(0)
_EIGHT = np.uint64(8)
_HALF = np.uint64(32)


@njit(nogil=True, cache=True)
def line_hashes(text: NDArray[np.uint8], shortest: int, longest: int, hashes: NDArray[np.uint32], n_before: int) -> int:
    """
    A hash of every line, white space at its ends left out: the upper half of its bytes folded, eight at a time.

    Args:
        text: uint8[n], in UTF-8.
        shortest: bytes that a line needs to count, and
        longest: bytes beyond which it does not.
        hashes: out, uint32[≥ n_before + (n + 1) // (shortest + 1)], behind the first *n_before*.
        n_before: where to write.

    Returns:
        *n_before* and the number of lines that count.
    """
    n = n_before
    begin = 0
    for at in range(text.size + 1):
        if at < text.size and text[at] != _BREAK:
            continue
        first, last = begin, at
        while first < last and text[first] <= 32:
            first += 1
        while first < last and text[last - 1] <= 32:
            last -= 1
        begin = at + 1
        if shortest <= last - first <= longest:
            hashes[n] = _hash(text, first, last) >> _HALF
            n += 1
    return n


@njit(nogil=True)
def _hash(text: NDArray[np.uint8], first: int, last: int) -> np.uint64:
    """The hash of the bytes [first, last)."""
    state = _LINE
    word = _ZERO
    shift = _ZERO
    for at in range(first, last):
        word |= np.uint64(text[at]) << shift
        shift += _EIGHT
        if shift == np.uint64(64):
            state = fold(state ^ word, _LINE)
            word = _ZERO
            shift = _ZERO
    return fold(state ^ word, _LINE ^ np.uint64(2 * (last - first)))
