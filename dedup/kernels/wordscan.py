"""
UTF-8 bytes to hashes of words alone, 64 bytes at a time: the words and hashes of `scan`, several times as fast.

What is a letter is decided for 64 bytes at once, by comparisons that every processor does on many bytes with one
instruction, and kept as bits; the words' borders are where neighbouring bits differ, found by counting zeros; and
a word is hashed from its first byte and length, eight bytes a step. None of it branches on a single byte. Bytes
beyond ASCII are looked at one character at a time and their bits put right. The forms below, written in plain
arithmetic so that they run without the compiler too, are ones that LLVM makes one instruction of: `_eight_bytes` a
load, `_trailing_zeros` a count.

Two kinds of text are left to others. Where the words cannot be read off the bits (a script without spaces, a letter
that takes another number of bytes once folded), the answer is `NEEDS_SCAN`; where the canonical form of the text might
have other words, it is `NEEDS_CANONICAL`.
"""

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.compiler import njit
from dedup.kernels.hashing import WORD, WORD_END, fold
from dedup.kernels.letters import MARK, STANDALONE

NEEDS_SCAN = -1
"""Instead of a number of words: ask `scan` for them."""
NEEDS_CANONICAL = -2
"""Instead of a number of words: the canonical form of the text may have others."""

SAME = np.uint8(0)
"""Class of a character: canonical form leaves it, or puts another separator in its place."""
CHANGES = np.uint8(1)
"""Class of a character: canonical form may turn it, or what is beside it, into other words."""
LOOKALIKE = np.uint8(2)
"""Class of a character: canonical form turns it into a Latin letter where it stands beside one."""
MARKED = np.uint8(3)
"""Class of a letter with a mark: canonical form drops a mark that stands on more letters than a language has."""

MOST_MARKED = 8
"""Different letters with marks in a text up to which none is dropped; see `text.disguise.noise_letters`."""

BLOCK = 64
"""Bytes that are classified at once."""

LIKELY_WORDS = 12
"""Words that a block of text seldom has more of."""

SPARE = 80
"""Bytes that have to follow the last text: those of a block, and some that are looked at together."""

_ONE = np.uint64(1)
_TWO = np.uint64(2)
_THREE = np.uint64(3)
_FOUR = np.uint64(4)
_FIVE = np.uint64(5)
_SIX = np.uint64(6)
_SEVEN = np.uint64(7)
_EIGHT = np.uint64(8)
_NOTHING = np.uint64(0)
_LAST_OF_BLOCK = np.uint64(BLOCK - 1)
_HIGH_BITS = np.uint64(0x8080808080808080)
_GATHER = np.uint64(0x0102040810204080)
"""Eight bytes of 0 or 1 times this have their bits side by side in the highest byte."""
_GATHERED = np.uint64(56)

_ASCII = np.uint8(0x80)
_LEADING = np.uint8(0xC0)
_FIRST_LEAD = np.uint32(0xC2)
_THREE_BYTES = np.uint32(0x800)
_CASE = np.uint8(0x20)
_CASE_BIT = np.uint8(5)
_UPPER_A, _LOWER_A, _ZERO = np.uint8(ord("A")), np.uint8(ord("a")), np.uint8(ord("0"))
_N_LETTERS, _N_DIGITS = np.uint8(26), np.uint8(10)

_CODE_POINT = np.uint32(0x1FFFFF)
_STANDALONE = np.uint32(STANDALONE)
_MARK = np.uint32(MARK)
_NO_LETTER = np.uint32(0)


@njit(nogil=False)
def _n_ones(ones: np.uint64) -> np.uint64:
    """How many bits are set, counted in parallel."""
    ones = ones - ((ones >> _ONE) & np.uint64(0x5555555555555555))
    ones = (ones & np.uint64(0x3333333333333333)) + ((ones >> _TWO) & np.uint64(0x3333333333333333))
    ones = (ones + (ones >> _FOUR)) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return (ones * np.uint64(0x0101010101010101)) >> _GATHERED


@njit(nogil=False)
def _trailing_zeros(bits: np.uint64) -> np.uint64:
    """How many zeros are below the lowest one of *bits*; 64 where there is none."""
    return _n_ones((bits - _ONE) & ~bits)


@njit(nogil=False)
def _eight_bytes(raw: NDArray[np.uint8], at: np.uint64) -> np.uint64:
    """The eight bytes from *at* on, the first of them lowest."""
    return (
        np.uint64(raw[at])
        | np.uint64(raw[at + _ONE]) << _EIGHT
        | np.uint64(raw[at + _TWO]) << np.uint64(16)
        | np.uint64(raw[at + _THREE]) << np.uint64(24)
        | np.uint64(raw[at + _FOUR]) << np.uint64(32)
        | np.uint64(raw[at + _FIVE]) << np.uint64(40)
        | np.uint64(raw[at + _SIX]) << np.uint64(48)
        | np.uint64(raw[at + _SEVEN]) << np.uint64(56)
    )


@njit(nogil=False)
def _classify(
    raw: NDArray[np.uint8],
    begin: int,
    size: int,
    folded: NDArray[np.uint8],
    is_word: NDArray[np.uint8],
    bits: NDArray[np.uint64],
) -> bool:
    """Fold ASCII letters and set the bits of ASCII letters and digits; whether there is anything beyond ASCII."""
    source = np.uint64(begin)
    n_blocks = (size + BLOCK - 1) // BLOCK
    beyond = _NOTHING
    for block in range(n_blocks):
        first = np.uint64(block * BLOCK)
        seen = np.uint8(0)
        for i in range(BLOCK):
            at = first + np.uint64(i)
            byte = raw[source + at]
            seen |= byte
            is_letter = np.uint8((byte | _CASE) - _LOWER_A) < _N_LETTERS
            is_digit = np.uint8(byte - _ZERO) < _N_DIGITS
            folded[at] = byte | (np.uint8(np.uint8(byte - _UPPER_A) < _N_LETTERS) << _CASE_BIT)
            is_word[at] = np.uint8(is_letter | is_digit)
        gathered = _NOTHING
        for eighth in range(8):
            word = _eight_bytes(is_word, first + np.uint64(8 * eighth))
            gathered |= ((word * _GATHER) >> _GATHERED) << np.uint64(8 * eighth)
        bits[block] = gathered
        beyond |= np.uint64(seen)
    if size % BLOCK:  # what follows belongs to the next text
        bits[n_blocks - 1] &= (_ONE << np.uint64(size % BLOCK)) - _ONE
    return bool(beyond >= np.uint64(_ASCII))


@njit(nogil=False)
def _is_latin(byte: np.uint8) -> bool:
    """Whether *byte* is a letter from A to Z in either case."""
    return bool(np.uint8((byte | _CASE) - _LOWER_A) < _N_LETTERS)


@njit(nogil=False)
def _correct(
    raw: NDArray[np.uint8],
    begin: int,
    size: int,
    page_of: NDArray[np.uint16],
    pages: NDArray[np.uint32],
    classes: NDArray[np.uint8],
    folded: NDArray[np.uint8],
    bits: NDArray[np.uint64],
) -> int:
    """Fold the letters beyond ASCII and set the bits of their bytes; 0, `NEEDS_SCAN` or `NEEDS_CANONICAL`."""
    marked = np.zeros(MOST_MARKED + 1, np.uint32)
    n_marked = 0
    needs_scan = False
    at = 0
    while at < size:
        high = _eight_bytes(raw, np.uint64(begin + at)) & _HIGH_BITS
        if high == _NOTHING:
            at += 8
            # Three more at once, which in Latin scripts are mostly plain too.
            more = _eight_bytes(raw, np.uint64(begin + at)) | _eight_bytes(raw, np.uint64(begin + at + 8))
            more |= _eight_bytes(raw, np.uint64(begin + at + 16))
            at += 24 if more & _HIGH_BITS == _NOTHING else 0
            continue
        at += int(np.int64(_trailing_zeros(high) >> _THREE))
        if at >= size:
            break
        lead = np.uint32(raw[begin + at])
        code = lead & np.uint32(0x1F if lead < np.uint32(0xE0) else 0x0F if lead < np.uint32(0xF0) else 0x07)
        width = 2 if lead < np.uint32(0xE0) else 3 if lead < np.uint32(0xF0) else 4
        is_whole = at + width <= size
        for i in range(1, width):
            byte = raw[begin + at + i]
            is_whole &= (byte & _LEADING) == _ASCII
            code = (code << np.uint32(6)) | (np.uint32(byte) & np.uint32(0x3F))
        if classes.size:
            # What is no UTF-8 is found here too: only texts in canonical form are sure to be some.
            is_shortest = lead >= _FIRST_LEAD and (width == 2 or code >= _THREE_BYTES)
            if not (is_whole and is_shortest) or np.int64(code) >= classes.size:
                return NEEDS_CANONICAL
        value = pages[page_of[code >> np.uint32(8)], code & np.uint32(0xFF)]
        letter = value & _CODE_POINT
        if classes.size:
            kind = classes[code]
            if kind == CHANGES:
                return NEEDS_CANONICAL
            if kind == LOOKALIKE and (
                (at > 0 and _is_latin(raw[begin + at - 1]))
                or (at + width < size and _is_latin(raw[begin + at + width]))
            ):
                return NEEDS_CANONICAL
            if kind == MARKED:
                known = False
                for i in range(n_marked):
                    known |= marked[i] == letter
                if not known:
                    if n_marked == MOST_MARKED:
                        return NEEDS_CANONICAL
                    marked[n_marked] = letter
                    n_marked += 1
        if value != _NO_LETTER:
            letter_width = 1 if letter < np.uint32(0x80) else 2 if letter < np.uint32(0x800) else 3
            if letter >= np.uint32(0x10000):
                letter_width = 4
            if value & _STANDALONE != _NO_LETTER or letter_width != width:
                needs_scan = True
            else:
                before = np.uint64(at - 1)
                goes_on = at > 0 and (bits[before >> _SIX] >> (before & _LAST_OF_BLOCK)) & _ONE != _NOTHING
                if goes_on or value & _MARK == _NO_LETTER:
                    for i in range(width):
                        shift = np.uint32(6 * (width - 1 - i))
                        byte = np.uint8((letter >> shift) & np.uint32(0x3F)) | _ASCII
                        if i == 0:
                            head = np.uint32(0xC0 if width == 2 else 0xE0 if width == 3 else 0xF0)
                            byte = np.uint8((letter >> shift) | head)
                        place = np.uint64(at + i)
                        folded[place] = byte
                        bits[place >> _SIX] |= _ONE << (place & _LAST_OF_BLOCK)
        at += width
    return NEEDS_SCAN if needs_scan else 0


@njit(nogil=False)
def _place_ones(ones: np.uint64, first: np.uint64, places: NDArray[np.int32], n_places: np.uint64) -> np.uint64:
    """Where the *ones* of a block that begins at *first* stand, behind the *n_places* that are known; how many then."""
    n = n_places + _n_ones(ones)
    # As many as a block hardly ever has more of, whether they are there or not: the number of turns never surprises.
    for i in range(LIKELY_WORDS):
        places[n_places + np.uint64(i)] = np.int32(first + _trailing_zeros(ones))
        ones &= ones - _ONE
    n_places += np.uint64(LIKELY_WORDS)
    while ones != _NOTHING:
        places[n_places] = np.int32(first + _trailing_zeros(ones))
        ones &= ones - _ONE
        n_places += _ONE
    return n


@njit(nogil=False)
def _find_words(bits: NDArray[np.uint64], size: int, starts: NDArray[np.int32], ends: NDArray[np.int32]) -> int:
    """Where words begin and end, in bytes; the number of words."""
    n_starts = n_ends = last = _NOTHING
    n_blocks = (size + BLOCK - 1) // BLOCK
    for block in range(n_blocks):
        inside = bits[block]
        before = (inside << _ONE) | last
        last = inside >> _LAST_OF_BLOCK
        first = np.uint64(block * BLOCK)
        n_starts = _place_ones(inside & ~before, first, starts, n_starts)
        n_ends = _place_ones(before & ~inside, first, ends, n_ends)
    if last != _NOTHING:
        ends[n_ends] = np.int32(n_blocks * BLOCK)
    return int(np.int64(n_starts))


@njit(nogil=False)
def _hash_words(
    folded: NDArray[np.uint8],
    starts: NDArray[np.int32],
    ends: NDArray[np.int32],
    n_words: int,
    words: NDArray[np.uint64],
) -> None:
    """The hashes of words by where they stand, as `scan` defines them; most have fewer than sixteen bytes."""
    for step in range(n_words):
        i = np.uint64(step)
        at = np.uint64(starts[i])
        length = np.uint64(ends[i]) - at
        head = _eight_bytes(folded, at)
        rest = _eight_bytes(folded, at + _EIGHT)
        is_long = length >= _EIGHT
        state = fold(WORD ^ head, WORD) if is_long else WORD
        rest = rest if is_long else head
        if length >= np.uint64(16):
            left = length - _EIGHT
            at += _EIGHT
            while left >= _EIGHT:
                state = fold(state ^ rest, WORD)
                at += _EIGHT
                left -= _EIGHT
                rest = _eight_bytes(folded, at)
        rest &= (_ONE << ((length & _SEVEN) << _THREE)) - _ONE
        words[i] = fold(state ^ rest, WORD_END ^ length)


@njit(nogil=True, cache=True)
def scan_words(
    raw: NDArray[np.uint8],
    begin: int,
    end: int,
    page_of: NDArray[np.uint16],
    pages: NDArray[np.uint32],
    classes: NDArray[np.uint8],
    folded: NDArray[np.uint8],
    is_word: NDArray[np.uint8],
    bits: NDArray[np.uint64],
    starts: NDArray[np.int32],
    ends: NDArray[np.int32],
    words: NDArray[np.uint64],
) -> int:
    """
    The hashes of the words of one text among many.

    Args:
        raw: uint8[≥ end + SPARE], UTF-8 of all texts; with *classes* it may hold what is none, which
            `NEEDS_CANONICAL` is the answer to.
        begin: first byte of the text.
        end: byte after the text.
        page_of: the letter table, see `letters`.
        pages: the letter table, see `letters`.
        classes: uint8[…], the class of each code point, `SAME` and so on; beyond its end, which is
            at U+10000 at the most, all are `CHANGES`. Empty for texts in canonical form.
        folded: scratch, uint8[≥ end - begin + SPARE].
        is_word: scratch, the same.
        bits: scratch, uint64[≥ (end - begin) / 64 + 1].
        starts: out, int32[≥ (end - begin + 1) // 2 + LIKELY_WORDS], first byte of each word, counted from *begin*.
        ends: out, the same, byte after each word.
        words: out, uint64[≥ (end - begin + 1) // 2].

    Returns:
        The number of words, `NEEDS_SCAN` or `NEEDS_CANONICAL`.
    """
    size = end - begin
    if _classify(raw, begin, size, folded, is_word, bits):
        trouble = _correct(raw, begin, size, page_of, pages, classes, folded, bits)
        if trouble < 0:
            return trouble
    n_words = _find_words(bits, size, starts, ends)
    _hash_words(folded, starts, ends, n_words, words)
    return n_words
