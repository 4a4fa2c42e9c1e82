"""A block of texts to the verbatim view alone, in one pass without Python: bucket keys, or sets of shingles."""

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.compiler import njit
from dedup.kernels.hashing import SHINGLE_BASE, SHINGLE_END, fold
from dedup.kernels.minhash import band_keys, minhash
from dedup.kernels.scan import scan
from dedup.kernels.shingle import digest
from dedup.kernels.wordscan import LIKELY_WORDS, NEEDS_SCAN, SPARE, scan_words

SPARSE = 4
"""Places in a hash table for each shingle: with so many, the first that is looked at mostly tells."""

_FREE = np.int32(0)
_NEXT = np.uint64(1)


@njit(nogil=False)
def _sum_of_words(words: NDArray[np.uint64], first: int, width: int) -> np.uint64:
    """What a shingle of *width* words is the hash of, see `word_shingles`."""
    total = np.uint64(0)
    for i in range(first, first + width):
        total = total * SHINGLE_BASE + words[i]
    return total


@njit(nogil=False)
def _rolled_shingles(words: NDArray[np.uint64], n_words: int, k: int, shingles: NDArray[np.uint64]) -> int:
    """
    What `word_shingles` makes, each from the one before: what the first word adds is taken off again.

    The text is gone through from its beginning and from its middle at once: each shingle waits for the one before,
    and two such rows take hardly longer than one.
    """
    if n_words == 0:
        return 0
    width = min(k, n_words)
    leaving = np.uint64(1)
    for _ in range(width):
        leaving *= SHINGLE_BASE
    length = np.uint64(width)
    n_shingles = n_words - width + 1
    half = n_shingles // 2
    early, late = _sum_of_words(words, 0, width), _sum_of_words(words, half, width)
    # Unsigned, for the reason that `wordscan` gives.
    middle = np.uint64(half)
    for step in range(half):
        i = np.uint64(step)
        j = middle + i
        shingles[i] = fold(early ^ length, SHINGLE_END)
        shingles[j] = fold(late ^ length, SHINGLE_END)
        early = early * SHINGLE_BASE + (words[i + length] - words[i] * leaving)
        late = late * SHINGLE_BASE + (words[j + length] - words[j] * leaving)
    if n_shingles & 1:
        shingles[n_shingles - 1] = fold(late ^ length, SHINGLE_END)
    return n_shingles


@njit(nogil=False)
def _longest(offsets: NDArray[np.int64]) -> int:
    """The bytes of the longest text."""
    longest = np.int64(0)
    for d in range(offsets.size - 1):
        longest = max(longest, offsets[d + 1] - offsets[d])
    return int(longest)


@njit(nogil=True, cache=True)
def verbatim_block(
    raw: NDArray[np.uint8],
    offsets: NDArray[np.int64],
    page_of: NDArray[np.uint16],
    pages: NDArray[np.uint32],
    classes: NDArray[np.uint8],
    k: int,
    rows: int,
    only_sets: bool,  # noqa: FBT001 - numba knows no keywords without defaults
    n_words: NDArray[np.int32],
    digests: NDArray[np.uint64],
    signatures: NDArray[np.uint32],
    bands: NDArray[np.uint64],
    shingles: NDArray[np.uint64],
    shingle_offsets: NDArray[np.int64],
) -> None:
    """
    The verbatim view of a block of texts: the bucket keys of each, or the set of its shingles.

    One kernel for both, so that its larger part, from bytes to shingles, is compiled once.

    Args:
        raw: uint8[≥ offsets[n] + SPARE], UTF-8 of all texts, one after the other.
        offsets: int64[n + 1], where each text begins in *raw*.
        page_of: the letter table.
        pages: the letter table.
        classes: see `wordscan.scan_words`.
        k: words in a shingle.
        rows: rows in a band.
        only_sets: make the sets and not the keys.
        n_words: out, int32[n]; `wordscan.NEEDS_CANONICAL` for a text that has to be made canonical first, of
            which there is nothing else.
        digests: out, uint64[n], see `shingle.digest`; empty where nobody asks for them.
        signatures: out, uint32[n, bands · rows], see `minhash.minhash`; unused with *only_sets*.
        bands: out, uint64[n, bands], see `minhash.band_keys`; unused with *only_sets*.
        shingles: out, room for `set_room` of each text with *only_sets*: the different shingles of each, in order of
            their first places.
        shingle_offsets: out, int64[n + 1], where those of each text begin; unused without.
    """
    longest = _longest(offsets)
    room = (longest + 1) // 2 + 1 + LIKELY_WORDS
    folded = np.empty(longest + SPARE, np.uint8)
    is_word = np.empty(longest + SPARE, np.uint8)
    bits = np.empty(longest // 64 + 1, np.uint64)
    words = np.empty(room, np.uint64)
    stems = np.empty(room, np.uint64)
    starts = np.empty(room, np.int32)
    ends = np.empty(room, np.int32)
    flags = np.empty(room, np.uint8)
    all_shingles = np.empty(room, np.uint64)
    size = 16
    while size < SPARSE * room:
        size *= 2
    table = np.empty(size if only_sets else 1, np.int32)
    n_shingles = np.int64(0)
    for d in range(offsets.size - 1):
        begin, end = offsets[d], offsets[d + 1]
        n = scan_words(raw, begin, end, page_of, pages, classes, folded, is_word, bits, starts, ends, words)
        if n == NEEDS_SCAN:
            n = scan(raw[begin:end], page_of, pages, words, stems, starts, ends, flags)
        n_words[d] = n
        n_found = _rolled_shingles(words, max(n, 0), k, all_shingles)
        if only_sets:
            shingle_offsets[d] = n_shingles
            n_shingles += _distinct(all_shingles, n_found, table, shingles[n_shingles:])
            shingle_offsets[d + 1] = n_shingles
        elif n >= 0:
            minhash(all_shingles, n_found, signatures[d])
            band_keys(signatures[d], rows, bands[d])
            if digests.size:
                digests[d] = digest(words, n)


@njit(nogil=False)
def _distinct(
    shingles: NDArray[np.uint64], n_shingles: int, table: NDArray[np.int32], found: NDArray[np.uint64]
) -> int:
    """The different ones of *shingles*, and how many; by an open-addressing *table* of places in *found*."""
    size = 16
    while size < SPARSE * n_shingles:
        size *= 2
    table[:size] = _FREE
    mask = np.uint64(size - 1)
    n_found = 0
    for i in range(n_shingles):
        shingle = shingles[i]
        place = shingle & mask
        known = table[place]
        while known != _FREE and found[np.uint64(known) - _NEXT] != shingle:
            place = (place + _NEXT) & mask
            known = table[place]
        if known == _FREE:
            found[np.uint64(n_found)] = shingle
            n_found += 1
            table[place] = n_found
    return n_found


def set_room(n_bytes: int) -> int:
    """The most shingles that a text of *n_bytes* UTF-8 bytes can have."""
    return (n_bytes + 1) // 2 + 1
