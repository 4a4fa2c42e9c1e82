"""
UTF-8 bytes to words: one pass that decodes, folds case, hashes and marks.

A word is a longest run of letters, numbers and combining marks that does not
begin with a mark; in scripts without spaces every letter is a word, which
spans the marks behind it but is hashed without them. A word's hash is taken
over the UTF-8 bytes of the case-folded letters, eight at a time:

    state = WORD;  for each 8 bytes x (little-endian): state = fold(state ^ x, WORD)
    hash  = fold(state ^ rest, WORD_END ^ length)

and its stem's hash over the first `STEM_LETTERS` letters (marks count) alone:
enough to meet the endings of most languages without knowing one.
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray

from dedup.kernels.hashing import WORD, WORD_END, fold
from dedup.kernels.letters import DIGIT, MARK, STANDALONE, UPPER

STEM_LETTERS = 6

IS_UPPER = 1
"""Flag of a word: it begins with a capital."""
IS_NUMBER = 2
"""Flag of a word: it holds a digit."""
IS_STANDALONE = 4
"""Flag of a word: a single letter of a script without spaces."""
IS_QUOTED = 8
"""Flag of a word: it stands inside a quotation."""
IS_EXCLUDED = 16
"""Flag of a word: it stands in a span left out of matching."""

_CODE_POINT = np.uint32(0x1FFFFF)
_STANDALONE = np.uint32(STANDALONE)
_UPPER = np.uint32(UPPER)
_DIGIT = np.uint32(DIGIT)
_MARK = np.uint32(MARK)
_ZERO = np.uint64(0)
_EIGHT = np.uint64(8)
_THREE = np.uint64(3)
_SEVEN = np.uint64(7)
_ONE = np.uint64(1)


@njit(inline="always")
def _absorb(state: np.uint64, rest: np.uint64, length: np.uint64, byte: np.uint64) -> tuple:  # type: ignore[type-arg]
    """One more byte of a word: (state, rest, length)."""
    rest |= byte << ((length & _SEVEN) << _THREE)
    length += _ONE
    if length & _SEVEN == _ZERO:
        state = fold(state ^ rest, WORD)
        rest = _ZERO
    return state, rest, length


@njit(inline="always")
def _absorb_letter(state: np.uint64, rest: np.uint64, length: np.uint64, letter: np.uint32) -> tuple:  # type: ignore[type-arg]
    """One more letter of a word, as UTF-8: (state, rest, length)."""
    c = np.uint64(letter)
    if c < np.uint64(0x80):
        return _absorb(state, rest, length, c)
    if c < np.uint64(0x800):
        state, rest, length = _absorb(state, rest, length, np.uint64(0xC0) | (c >> np.uint64(6)))
    else:
        if c < np.uint64(0x10000):
            state, rest, length = _absorb(state, rest, length, np.uint64(0xE0) | (c >> np.uint64(12)))
        else:
            state, rest, length = _absorb(state, rest, length, np.uint64(0xF0) | (c >> np.uint64(18)))
            state, rest, length = _absorb(
                state, rest, length, np.uint64(0x80) | ((c >> np.uint64(12)) & np.uint64(0x3F))
            )
        state, rest, length = _absorb(state, rest, length, np.uint64(0x80) | ((c >> np.uint64(6)) & np.uint64(0x3F)))
    return _absorb(state, rest, length, np.uint64(0x80) | (c & np.uint64(0x3F)))


@njit(nogil=True, cache=True)
def scan(
    text: NDArray[np.uint8],
    page_of: NDArray[np.uint16],
    pages: NDArray[np.uint32],
    mask_starts: NDArray[np.int32],
    mask_ends: NDArray[np.int32],
    mask_flags: NDArray[np.uint8],
    words: NDArray[np.uint64],
    stems: NDArray[np.uint64],
    starts: NDArray[np.int32],
    ends: NDArray[np.int32],
    flags: NDArray[np.uint8],
) -> int:
    """
    The words of one text.

    Args:
        text: valid UTF-8.
        page_of: the letter table, see `letters`.
        pages: the letter table, see `letters`.
        mask_starts: code points where marked spans begin, sorted by start.
        mask_ends: code points where they end (exclusive).
        mask_flags: the flags each of them gives the words that begin in it.
        words: out, hash of each word; room for (len(text) + 1) // 2 words here and below.
        stems: out, hash of each word's stem.
        starts: out, first code point of each word.
        ends: out, code point after each word.
        flags: out, bits `IS_…` of each word.

    Returns:
        The number of words.
    """
    n_words = 0
    n_bytes = text.size
    at = 0
    position = 0
    inside = False
    after_standalone = False
    state = rest = length = _ZERO
    stem = _ZERO
    letters = 0
    flag = np.uint8(0)
    first_mask = 0
    while at <= n_bytes:
        if at == n_bytes:
            value = np.uint32(0)
            width = 1
        else:
            lead = np.uint32(text[at])
            if lead < np.uint32(0x80):
                code = lead
                width = 1
            elif lead < np.uint32(0xE0):
                code = ((lead & np.uint32(0x1F)) << np.uint32(6)) | (np.uint32(text[at + 1]) & np.uint32(0x3F))
                width = 2
            elif lead < np.uint32(0xF0):
                code = (
                    ((lead & np.uint32(0x0F)) << np.uint32(12))
                    | ((np.uint32(text[at + 1]) & np.uint32(0x3F)) << np.uint32(6))
                    | (np.uint32(text[at + 2]) & np.uint32(0x3F))
                )
                width = 3
            else:
                code = (
                    ((lead & np.uint32(0x07)) << np.uint32(18))
                    | ((np.uint32(text[at + 1]) & np.uint32(0x3F)) << np.uint32(12))
                    | ((np.uint32(text[at + 2]) & np.uint32(0x3F)) << np.uint32(6))
                    | (np.uint32(text[at + 3]) & np.uint32(0x3F))
                )
                width = 4
            value = pages[page_of[code >> np.uint32(8)], code & np.uint32(0xFF)]
        standalone = value & _STANDALONE != np.uint32(0)
        if inside and (value == np.uint32(0) or standalone or at == n_bytes):
            words[n_words] = fold(state ^ rest, WORD_END ^ length)
            stems[n_words] = words[n_words] if letters <= STEM_LETTERS else stem
            ends[n_words] = position
            flags[n_words] = flag
            n_words += 1
            inside = False
        if value != np.uint32(0):
            if value & _MARK != np.uint32(0) and not inside:
                if after_standalone:
                    ends[n_words - 1] = position + 1
            else:
                if not inside:
                    inside = True
                    state, rest, length = WORD, _ZERO, _ZERO
                    letters = 0
                    flag = np.uint8(IS_UPPER) if value & _UPPER != np.uint32(0) else np.uint8(0)
                    starts[n_words] = position
                    while first_mask < mask_starts.size and mask_ends[first_mask] <= position:
                        first_mask += 1
                    mask = first_mask
                    while mask < mask_starts.size and mask_starts[mask] <= position:
                        if position < mask_ends[mask]:
                            flag |= mask_flags[mask]
                        mask += 1
                if letters == STEM_LETTERS:
                    stem = fold(state ^ rest, WORD_END ^ length)
                state, rest, length = _absorb_letter(state, rest, length, value & _CODE_POINT)
                letters += 1
                if value & _DIGIT != np.uint32(0):
                    flag |= np.uint8(IS_NUMBER)
                if standalone:
                    words[n_words] = fold(state ^ rest, WORD_END ^ length)
                    stems[n_words] = words[n_words]
                    ends[n_words] = position + 1
                    flags[n_words] = flag | np.uint8(IS_STANDALONE)
                    n_words += 1
                    inside = False
        after_standalone = standalone or (after_standalone and value & _MARK != np.uint32(0))
        at += width
        position += 1
    return n_words
