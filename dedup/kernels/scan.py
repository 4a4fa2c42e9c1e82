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

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.compiler import njit
from dedup.kernels.hashing import WORD, WORD_END, fold
from dedup.kernels.letters import DIGIT, MARK, STANDALONE, UPPER

_Word: TypeAlias = tuple[np.uint64, np.uint64, np.uint64]
"""A word that is being hashed: its state, the bytes not folded in yet, and its length in bytes."""

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
_SIX_BITS = np.uint32(0x3F)
_ZERO = np.uint64(0)
_EIGHT = np.uint64(8)
_THREE = np.uint64(3)
_SEVEN = np.uint64(7)
_ONE = np.uint64(1)


@njit(nogil=False)
def _absorb(state: np.uint64, rest: np.uint64, length: np.uint64, byte: np.uint64) -> _Word:
    """One more byte of a word: (state, rest, length)."""
    rest |= byte << ((length & _SEVEN) << _THREE)
    length += _ONE
    if length & _SEVEN == _ZERO:
        state = fold(state ^ rest, WORD)
        rest = _ZERO
    return state, rest, length


@njit(nogil=False)
def _absorb_letter(state: np.uint64, rest: np.uint64, length: np.uint64, letter: np.uint32) -> _Word:
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


@njit(nogil=False)
def _decode(text: NDArray[np.uint8], at: int) -> tuple[np.uint32, int]:
    """The code point that begins at byte *at* of valid UTF-8, and how many bytes it takes."""
    lead = np.uint32(text[at])
    if lead < np.uint32(0x80):
        return lead, 1
    second = np.uint32(text[at + 1]) & _SIX_BITS
    if lead < np.uint32(0xE0):
        return ((lead & np.uint32(0x1F)) << np.uint32(6)) | second, 2
    third = np.uint32(text[at + 2]) & _SIX_BITS
    if lead < np.uint32(0xF0):
        return ((lead & np.uint32(0x0F)) << np.uint32(12)) | (second << np.uint32(6)) | third, 3
    fourth = np.uint32(text[at + 3]) & _SIX_BITS
    upper = ((lead & np.uint32(0x07)) << np.uint32(18)) | (second << np.uint32(12))
    return upper | (third << np.uint32(6)) | fourth, 4


@njit(nogil=False, cache=True)
def scan(
    text: NDArray[np.uint8],
    page_of: NDArray[np.uint16],
    pages: NDArray[np.uint32],
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
        words: out, hash of each word; room for (len(text) + 1) // 2 words here and below.
        stems: out, hash of each word's stem.
        starts: out, first code point of each word.
        ends: out, code point after each word.
        flags: out, bits `IS_UPPER`, `IS_NUMBER` and `IS_STANDALONE` of each word.

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
    while at <= n_bytes:
        value, width = np.uint32(0), 1
        if at < n_bytes:
            code, width = _decode(text, at)
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


@njit(nogil=False, cache=True)
def mark_words(
    starts: NDArray[np.int32],
    n_words: int,
    mask_starts: NDArray[np.int32],
    mask_ends: NDArray[np.int32],
    mask_flags: NDArray[np.uint8],
    flags: NDArray[np.uint8],
) -> None:
    """
    Give the words that begin in marked spans the flags of those spans.

    Args:
        starts: int32[≥ n_words], first code point of each word, rising.
        n_words: how many words to take.
        mask_starts: int32[m], code points where the marked spans begin, rising.
        mask_ends: int32[m], code points where they end (exclusive).
        mask_flags: uint8[m], `IS_QUOTED` or `IS_EXCLUDED`.
        flags: in and out, uint8[≥ n_words].
    """
    first = 0
    for mask in range(mask_starts.size):
        while first < n_words and starts[first] < mask_starts[mask]:
            first += 1
        word = first
        while word < n_words and starts[word] < mask_ends[mask]:
            flags[word] |= mask_flags[mask]
            word += 1
