"""
UTF-8 bytes to all that is known of words: what `scan` finds, several times as fast where `wordscan` can be used.

`scan_words` gives the words, their hashes and the case-folded bytes. From those, stems, flags and places in code points
take a few operations on eight bytes a word, and more only in words with letters beyond ASCII.
"""

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.compiler import is_interpreted, njit
from dedup.kernels.hashing import WORD, WORD_END, fold
from dedup.kernels.letters import DIGIT, UPPER
from dedup.kernels.scan import IS_NUMBER, IS_UPPER, STEM_LETTERS, _decode, scan
from dedup.kernels.wordscan import NEEDS_SCAN, _eight_bytes, _n_ones, scan_words

_IS_INTERPRETED = is_interpreted()
"""Without the compiler, `scan` is the faster one."""

_NO_CLASSES = np.empty(0, np.uint8)

_STEM = np.uint64(STEM_LETTERS)
_STEM_BYTES = np.uint64((1 << 8 * STEM_LETTERS) - 1)
_UPPER = np.uint32(UPPER)
_DIGIT = np.uint32(DIGIT)
_NO_LETTER = np.uint32(0)

_NOTHING = np.uint64(0)
_ONE = np.uint64(1)
_THREE = np.uint64(3)
_SIX = np.uint64(6)
_SEVEN = np.uint64(7)
_EIGHT = np.uint64(8)
_HIGH_BITS = np.uint64(0x8080808080808080)
_SECOND_BITS = np.uint64(0x4040404040404040)
_UPPER_A, _UPPER_Z = np.uint8(ord("A")), np.uint8(ord("Z"))
_CONTINUATION = np.uint8(0xC0)
_CONTINUES = np.uint8(0x80)


@njit(nogil=False)
def _below(length: np.uint64) -> np.uint64:
    """The bits of the lowest *length* bytes of eight."""
    return ~_NOTHING if length >= _EIGHT else (_ONE << (length << _THREE)) - _ONE


@njit(nogil=False)
def _n_continuing(raw: NDArray[np.uint8], begin: np.uint64, end: np.uint64) -> np.int64:
    """How many bytes from *begin* to *end* go on a character that began before."""
    found = np.int64(0)
    while begin < end:
        high = _eight_bytes(raw, begin) & _below(end - begin)
        high &= _HIGH_BITS
        found += np.int64(_n_ones(high & ~((_eight_bytes(raw, begin) << _ONE) & _HIGH_BITS)))
        begin += _EIGHT
    return found


@njit(nogil=False)
def _hash_bytes(folded: NDArray[np.uint8], at: np.uint64, length: np.uint64) -> np.uint64:
    """The hash of so many bytes; see `scan`."""
    state = WORD
    left = length
    while left >= _EIGHT:
        state = fold(state ^ _eight_bytes(folded, at), WORD)
        at += _EIGHT
        left -= _EIGHT
    return fold(state ^ (_eight_bytes(folded, at) & _below(left)), WORD_END ^ length)


@njit(nogil=False)
def _first_letters(folded: NDArray[np.uint8], at: np.uint64, length: np.uint64) -> np.uint64:
    """How many bytes the first `STEM_LETTERS` letters of a word take; *length* where it has no more."""
    letters = 0
    for i in range(length):
        if folded[at + np.uint64(i)] & _CONTINUATION != _CONTINUES:
            if letters == STEM_LETTERS:
                return np.uint64(i)
            letters += 1
    return length


@njit(nogil=False)
def _flag_beyond(
    raw: NDArray[np.uint8], begin: np.int64, end: np.int64, page_of: NDArray[np.uint16], pages: NDArray[np.uint32]
) -> np.uint8:
    """The flags of a word by its characters, one after the other."""
    flag = np.uint8(0)
    at = begin
    while at < end:
        code, width = _decode(raw, int(at))
        value = pages[page_of[code >> np.uint32(8)], code & np.uint32(0xFF)]
        if at == begin and value & _UPPER != _NO_LETTER:
            flag |= np.uint8(IS_UPPER)
        if value & _DIGIT != _NO_LETTER:
            flag |= np.uint8(IS_NUMBER)
        at += width
    return flag


@njit(nogil=True, cache=True)
def scan_fully(
    raw: NDArray[np.uint8],
    begin: int,
    end: int,
    page_of: NDArray[np.uint16],
    pages: NDArray[np.uint32],
    folded: NDArray[np.uint8],
    is_word: NDArray[np.uint8],
    bits: NDArray[np.uint64],
    words: NDArray[np.uint64],
    stems: NDArray[np.uint64],
    starts: NDArray[np.int32],
    ends: NDArray[np.int32],
    flags: NDArray[np.uint8],
) -> int:
    """
    The words of one text among many, as `scan` finds them.

    Args:
        raw: uint8[≥ end + SPARE], canonical UTF-8 of all texts.
        begin: first byte of the text.
        end: byte after the text.
        page_of: the letter table, see `letters`.
        pages: the letter table, see `letters`.
        folded: scratch, see `scan_words`.
        is_word: scratch, see `scan_words`.
        bits: scratch, see `scan_words`.
        words: out, hash of each word; room for (end - begin + 1) // 2 + LIKELY_WORDS words here and below.
        stems: out, hash of each word's stem.
        starts: out, first code point of each word.
        ends: out, code point after each word.
        flags: out, bits `IS_UPPER`, `IS_NUMBER` and `IS_STANDALONE` of each word.

    Returns:
        The number of words.
    """
    n = NEEDS_SCAN
    if not _IS_INTERPRETED:
        n = scan_words(raw, begin, end, page_of, pages, _NO_CLASSES, folded, is_word, bits, starts, ends, words)
    if n < 0:
        return scan(raw[begin:end], page_of, pages, words, stems, starts, ends, flags)
    origin = np.uint64(begin)
    seen = _NOTHING
    n_continuing = np.int64(0)
    is_ascii = True
    for i in range(0, end - begin, 8):
        rest = np.uint64(end - begin - i)
        is_ascii &= _eight_bytes(raw, origin + np.uint64(i)) & _below(rest) & _HIGH_BITS == _NOTHING
    for word in range(n):
        at = np.uint64(starts[word])
        length = np.uint64(ends[word]) - at
        head = _eight_bytes(folded, at) & _below(length)
        first = raw[origin + at]
        digits = ~(head | (head >> _ONE)) & _SECOND_BITS & _below(length)
        beyond = head & _HIGH_BITS
        place = at + _EIGHT
        while place < at + length:
            more = _eight_bytes(folded, place)
            mask = _below(at + length - place)
            digits |= ~(more | (more >> _ONE)) & _SECOND_BITS & mask
            beyond |= more & _HIGH_BITS & mask
            place += _EIGHT
        if beyond == _NOTHING:
            stems[word] = fold(WORD ^ (head & _STEM_BYTES), WORD_END ^ _STEM) if length > _STEM else words[word]
            flag = np.uint8(IS_UPPER) if _UPPER_A <= first <= _UPPER_Z else np.uint8(0)
            flags[word] = flag | (np.uint8(IS_NUMBER) if digits != _NOTHING else np.uint8(0))
        else:
            stem_length = _first_letters(folded, at, length)
            stems[word] = words[word] if stem_length == length else _hash_bytes(folded, at, stem_length)
            flags[word] = _flag_beyond(raw, np.int64(origin + at), np.int64(origin + at + length), page_of, pages)
        if not is_ascii:
            n_continuing += _n_continuing(raw, origin + seen, origin + at)
            starts[word] -= n_continuing
            n_continuing += _n_continuing(raw, origin + at, origin + at + length)
            ends[word] -= n_continuing
            seen = at + length
    return n
