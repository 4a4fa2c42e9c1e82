"""A block of texts to signatures and bucket keys, in one pass without Python."""

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.compiler import njit
from dedup.kernels.fullscan import scan_fully
from dedup.kernels.minhash import band_keys, minhash
from dedup.kernels.scan import IS_EXCLUDED, IS_QUOTED, mark_words
from dedup.kernels.shingle import digest, pair_shingle, weigh, word_shingles
from dedup.kernels.wordscan import BLOCK, LIKELY_WORDS, SPARE

PAIRS = 1024
"""Of so many content pairs ..."""
COMMON_PAIRS = 32
"""... so many are kept of the commonest ones, ..."""
RARITY_STEP = np.float32(1.5)
"""... and twice as many for every step that the rarities of the two words are together above the least."""
MOST_STEPS = 20
"""Steps beyond which nothing changes: all pairs are long since kept."""
SHORT = 60
"""A text of fewer content words ..."""
SHORT_STEPS = 2
"""... keeps its pairs as if they were so many steps rarer: the few that it has must do."""
UNKNOWN_RATE = 4
"""One pair in so many is kept at most in a text of mostly unknown words."""

RARITY_BITS = 5
"""Bits of a packed content word that hold its rarity."""

_EXCLUDED = np.uint8(IS_EXCLUDED)
_QUOTED = np.uint8(IS_QUOTED)
_NOTHING = np.uint8(0)


@njit(nogil=False, cache=True)
def content_keys(
    terms: NDArray[np.uint64],
    weights: NDArray[np.float32],
    n_terms: int,
    gap: int,
    unknown: float,
    common: float,
    keys: NDArray[np.uint64],
) -> int:
    """
    A sample of a text's content pairs in which the rare ones are kept and of the common ones a few.

    Whether a pair is kept depends on its hash and on how rare its words are, so two texts that share a pair both
    keep it or neither does (FracMinHash: Irber et al. 2022; the weights as in consistent weighted sampling). In a
    text of mostly unknown words, as in a language without a rarity table, rarity says nothing, and one pair in
    `UNKNOWN_RATE` of what were kept is: a part of the sample that another text makes of the same pair.

    Args:
        terms: uint64[≥ n_terms], content words in order.
        weights: float32[≥ n_terms], their rarities.
        n_terms: how many to take.
        gap: how many words apart a pair may stand.
        unknown: the rarity of words that the table does not hold.
        common: the least rarity of a content word.
        keys: out, room for n_terms · gap.

    Returns:
        The number of pairs kept, repeats included.
    """
    n_unknown = 0
    for i in range(n_terms):
        n_unknown += weights[i] >= np.float32(unknown)
    most = PAIRS // UNKNOWN_RATE if 2 * n_unknown > n_terms else PAIRS
    least = SHORT_STEPS if n_terms < SHORT else 0
    n_keys = 0
    for i in range(n_terms):
        for j in range(i + 1, min(i + gap + 1, n_terms)):
            above = least + int((weights[i] + weights[j] - np.float32(2 * common)) / RARITY_STEP)
            kept = min(COMMON_PAIRS << min(max(above, 0), MOST_STEPS), most)
            shingle = pair_shingle(terms[i], terms[j])
            # Written before it is known whether to keep it: a branch that nothing foretells costs more.
            keys[n_keys] = shingle
            n_keys += int(np.int64(shingle % np.uint64(PAIRS)) < kept)
    return n_keys


@njit(nogil=False, cache=True)
def pack_terms(
    terms: NDArray[np.uint64], weights: NDArray[np.float32], n_terms: int, common: float, packed: NDArray[np.uint32]
) -> None:
    """
    The content words of a text in order, in 32 bits each: the hash, and below it the rarity.

    Args:
        terms: uint64[≥ n_terms], content words in order.
        weights: float32[≥ n_terms], their rarities.
        n_terms: how many to take.
        common: the least rarity of a content word.
        packed: out, uint32[≥ n_terms]; the lowest `RARITY_BITS` hold how much above the least a rarity is, in
            thirds and from 1.
    """
    highest = (1 << RARITY_BITS) - 1
    for i in range(n_terms):
        rarity = min(int((weights[i] - np.float32(common)) * np.float32(3)) + 1, highest)
        packed[i] = np.uint32(terms[i] >> np.uint64(32 + RARITY_BITS) << np.uint64(RARITY_BITS)) | np.uint32(rarity)


@njit(nogil=True, cache=True)
def quotation_keys(
    words: NDArray[np.uint64],
    flags: NDArray[np.uint8],
    n_words: int,
    k: int,
    min_words: int,
    shingles: NDArray[np.uint64],
    keys: NDArray[np.uint64],
) -> int:
    """
    The bucket key of each quotation: the smallest hash among its word shingles.

    Args:
        words: uint64[≥ n_words], hashes of the words.
        flags: uint8[≥ n_words], bits `IS_…`; a quotation is a run of quoted words that are not excluded.
        n_words: how many words to take.
        k: words in a shingle.
        min_words: words that a quotation needs.
        shingles: scratch, uint64[≥ n_words].
        keys: out, room for n_words // min_words + 1.

    Returns:
        The number of keys.
    """
    n_keys = 0
    begin = 0
    while begin < n_words:
        end = begin
        while end < n_words and flags[end] & (_QUOTED | _EXCLUDED) == _QUOTED:
            end += 1
        if end - begin >= min_words:
            n = word_shingles(words[begin:end], end - begin, k, shingles)
            keys[n_keys] = shingles[0]
            for i in range(1, n):
                keys[n_keys] = min(keys[n_keys], shingles[i])
            n_keys += 1
        begin = end + 1
    return n_keys


@njit(nogil=True, cache=True)
def sketch_block(
    texts: NDArray[np.uint8],
    offsets: NDArray[np.int64],
    mask_starts: NDArray[np.int32],
    mask_ends: NDArray[np.int32],
    mask_flags: NDArray[np.uint8],
    mask_offsets: NDArray[np.int64],
    page_of: NDArray[np.uint16],
    pages: NDArray[np.uint32],
    rarity_keys: NDArray[np.uint64],
    rarities: NDArray[np.float32],
    unknown: float,
    common: float,
    k: int,
    gap: int,
    rows: int,
    min_quoted_words: int,
    signatures: NDArray[np.uint32],
    bands: NDArray[np.uint64],
    n_words: NDArray[np.int32],
    digests: NDArray[np.uint64],
    keys: NDArray[np.uint64],
    key_offsets: NDArray[np.int64],
    terms: NDArray[np.uint32],
    term_offsets: NDArray[np.int64],
    quotations: NDArray[np.uint64],
    quotation_offsets: NDArray[np.int64],
) -> None:
    """
    Both views of a block of texts.

    Args:
        texts: UTF-8 of all canonical texts, one after the other, and SPARE bytes.
        offsets: int64[n + 1], where each text begins in *texts*.
        mask_starts: marked spans of all texts, in code points of their text, see `mark_words`.
        mask_ends: their ends.
        mask_flags: their flags.
        mask_offsets: int64[n + 1], where the spans of each text begin.
        page_of: the letter table.
        pages: the letter table.
        rarity_keys: the rarity table, see `weigh`.
        rarities: the rarity table.
        unknown: rarity of unknown stems.
        common: rarity below which a stem is no content word.
        k: words in a shingle.
        gap: see `content_keys`.
        rows: rows in a band.
        min_quoted_words: see `quotation_keys`.
        signatures: out, uint32[n, bands · rows], of the verbatim view.
        bands: out, uint64[n, bands], bucket keys of the verbatim view.
        n_words: out, int32[n], words that take part in matching.
        digests: out, uint64[n], one hash of all those words in order.
        keys: out, bucket keys of the content view; room for `key_room` of each text.
        key_offsets: out, int64[n + 1], where the keys of each text begin.
        terms: out, content words, see `pack_terms`; room for `word_room` of each text.
        term_offsets: out, int64[n + 1], where the content words of each text begin.
        quotations: out, bucket keys of quotations, see `quotation_keys`; room for `quotation_room` of each text.
        quotation_offsets: out, int64[n + 1], where the keys of each text's quotations begin.
    """
    longest = np.int64(0)
    for d in range(offsets.size - 1):
        longest = max(longest, offsets[d + 1] - offsets[d])
    room = (longest + 1) // 2 + LIKELY_WORDS
    folded, is_word = np.empty(longest + SPARE, np.uint8), np.empty(longest + SPARE, np.uint8)
    bits = np.empty(longest // BLOCK + 1, np.uint64)
    words = np.empty(room, np.uint64)
    stems = np.empty(room, np.uint64)
    starts = np.empty(room, np.int32)
    ends = np.empty(room, np.int32)
    flags = np.empty(room, np.uint8)
    word_terms = np.empty(room, np.uint64)
    weights = np.empty(room, np.float32)
    shingles = np.empty(room, np.uint64)
    key_offsets[0] = 0
    term_offsets[0] = 0
    quotation_offsets[0] = 0
    for d in range(offsets.size - 1):
        first, last = mask_offsets[d], mask_offsets[d + 1]
        n = scan_fully(
            texts,
            offsets[d],
            offsets[d + 1],
            page_of,
            pages,
            folded,
            is_word,
            bits,
            words,
            stems,
            starts,
            ends,
            flags,
        )
        mark_words(starts, n, mask_starts[first:last], mask_ends[first:last], mask_flags[first:last], flags)
        weigh(stems, starts, ends, flags, n, rarity_keys, rarities, unknown, common, word_terms, weights)
        begin = quotation_offsets[d]
        quotation_offsets[d + 1] = begin + quotation_keys(
            words, flags, n, k, min_quoted_words, shingles, quotations[begin:]
        )
        n_kept = 0
        n_terms = 0
        for i in range(n):
            if flags[i] & _EXCLUDED != _NOTHING:
                continue
            words[n_kept] = words[i]
            n_kept += 1
            if weights[i] > np.float32(0) and flags[i] & _QUOTED == _NOTHING:
                word_terms[n_terms] = word_terms[i]
                weights[n_terms] = weights[i]
                n_terms += 1
        n_words[d] = n_kept
        digests[d] = digest(words, n_kept)
        n_shingles = word_shingles(words, n_kept, k, shingles)
        minhash(shingles, n_shingles, signatures[d])
        band_keys(signatures[d], rows, bands[d])
        begin = key_offsets[d]
        key_offsets[d + 1] = begin + content_keys(word_terms, weights, n_terms, gap, unknown, common, keys[begin:])
        begin = term_offsets[d]
        term_offsets[d + 1] = begin + n_terms
        pack_terms(word_terms, weights, n_terms, common, terms[begin:])


def word_room(n_bytes: int) -> int:
    """The most words that a text of *n_bytes* UTF-8 bytes can hold, and one."""
    return (n_bytes + 1) // 2 + 1


def key_room(n_bytes: int, gap: int) -> int:
    """The most bucket keys that a text of *n_bytes* UTF-8 bytes can have in the content view."""
    return ((n_bytes + 1) // 2 + 1) * gap


def quotation_room(n_bytes: int, min_words: int) -> int:
    """The most quotations of *min_words* words that a text of *n_bytes* UTF-8 bytes can hold."""
    return ((n_bytes + 1) // 2 + 1) // min_words + 1
