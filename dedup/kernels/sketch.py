"""A block of texts to signatures and bucket keys, in one pass without Python."""

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.compiler import njit
from dedup.kernels.hashing import bin_shift
from dedup.kernels.minhash import band_keys, minhash
from dedup.kernels.order import stable_order
from dedup.kernels.scan import IS_EXCLUDED, IS_QUOTED, mark_words, scan
from dedup.kernels.shingle import digest, pair_shingle, weigh, word_shingles

NO_SHINGLE = np.uint64(0xFFFFFFFFFFFFFFFF)
"""What stands in a bin of a passage into which no shingle fell."""

SAMPLE_RATE = 4
"""One content pair in this many is kept as a sample: those whose hash ends in zeros."""

_EXCLUDED = np.uint8(IS_EXCLUDED)
_QUOTED = np.uint8(IS_QUOTED)
_NOTHING = np.uint8(0)


@njit(nogil=True, cache=True)
def passage_bins(terms: NDArray[np.uint64], n_terms: int, gap: int, stride: int, bins: NDArray[np.uint64]) -> int:
    """
    The smallest pair shingle in each bin of each block of *stride* content words.

    A pair belongs to the block of its first word, and to the bin that its upper bits name. A passage is
    two neighbouring blocks, so its bins are the smaller of theirs.

    Args:
        terms: uint64[≥ n_terms], content words in order.
        n_terms: how many to take.
        gap: how many words apart a pair may stand.
        stride: content words in a block.
        bins: out, uint64[≥ n_blocks, n_bins], n_bins a power of two, at least 2; `NO_SHINGLE` where a bin is empty.

    Returns:
        The number of blocks.
    """
    n_blocks = (n_terms + stride - 1) // stride
    n_bins = bins.shape[1]
    shift = bin_shift(n_bins)
    for block in range(n_blocks):
        for j in range(n_bins):
            bins[block, j] = NO_SHINGLE
    for i in range(n_terms):
        block = i // stride
        for j in range(i + 1, min(i + gap + 1, n_terms)):
            shingle = pair_shingle(terms[i], terms[j])
            place = np.int64(shingle >> shift)
            bins[block, place] = min(bins[block, place], shingle)
    return n_blocks


@njit(nogil=True, cache=True)
def passage_keys(bins: NDArray[np.uint64], n_blocks: int, keys: NDArray[np.uint64]) -> int:
    """
    The bucket keys of a text's passages: the smallest shingle of each bin, once where neighbours share it.

    A text of a single block has one passage, that block. The keys of the first bin come first.

    Args:
        bins: uint64[≥ n_blocks, n_bins], see `passage_bins`.
        n_blocks: how many blocks to take.
        keys: out, room for n_blocks · n_bins.

    Returns:
        The number of keys.
    """
    n_keys = 0
    n_passages = max(n_blocks - 1, min(n_blocks, 1))
    for j in range(bins.shape[1]):
        last = NO_SHINGLE
        for passage in range(n_passages):
            least = bins[passage, j]
            if passage + 1 < n_blocks:
                least = min(least, bins[passage + 1, j])
            if least not in (NO_SHINGLE, last):
                keys[n_keys] = least
                n_keys += 1
            last = least
    return n_keys


@njit(nogil=True, cache=True)
def sample_pairs(terms: NDArray[np.uint64], n_terms: int, gap: int, stride: int, sample: NDArray[np.uint64]) -> int:
    """
    A fair sample of a text's content pairs, each with the block of *stride* content words it begins in.

    Which pairs are kept depends on their hash alone, so two texts that share a pair either both keep it
    or neither does (FracMinHash: Irber et al. 2022).

    Args:
        terms: uint64[≥ n_terms], content words in order.
        n_terms: how many to take.
        gap: how many words apart a pair may stand.
        stride: content words in a block.
        sample: out, room for n_terms · gap; sorted: the upper half of the pair's hash, then its block.

    Returns:
        The number of pairs kept.
    """
    kept = 0
    for i in range(n_terms):
        block = np.uint64(min(i // stride, 0xFFFF))
        for j in range(i + 1, min(i + gap + 1, n_terms)):
            shingle = pair_shingle(terms[i], terms[j])
            if shingle % np.uint64(SAMPLE_RATE) == np.uint64(0):
                sample[kept] = (shingle >> np.uint64(32) << np.uint64(32)) | block
                kept += 1
    unsorted = sample[:kept].copy()
    order = stable_order(unsorted)
    for place in range(kept):
        sample[place] = unsorted[order[place]]
    return kept


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
    stride: int,
    sample_block: int,
    n_bins: int,
    rows: int,
    min_quoted_words: int,
    signatures: NDArray[np.uint32],
    bands: NDArray[np.uint64],
    n_words: NDArray[np.int32],
    digests: NDArray[np.uint64],
    keys: NDArray[np.uint64],
    key_offsets: NDArray[np.int64],
    samples: NDArray[np.uint64],
    sample_offsets: NDArray[np.int64],
    n_blocks: NDArray[np.int32],
    quotations: NDArray[np.uint64],
    quotation_offsets: NDArray[np.int64],
) -> None:
    """
    Both views of a block of texts.

    Args:
        texts: UTF-8 of all canonical texts, one after the other.
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
        gap: see `passage_bins`.
        stride: see `passage_bins`.
        sample_block: content words in a block of the sample, see `sample_pairs`.
        n_bins: bins of a passage.
        rows: rows in a band.
        min_quoted_words: see `quotation_keys`.
        signatures: out, uint32[n, bands · rows], of the verbatim view.
        bands: out, uint64[n, bands], bucket keys of the verbatim view.
        n_words: out, int32[n], words that take part in matching.
        digests: out, uint64[n], one hash of all those words in order.
        keys: out, bucket keys of the content view; room for `key_room` of each text.
        key_offsets: out, int64[n + 1], where the keys of each text begin.
        samples: out, sampled content pairs, see `sample_pairs`; room for `sample_room` of each text.
        sample_offsets: out, int64[n + 1], where the sample of each text begins.
        n_blocks: out, int32[n], blocks of *sample_block* content words in each text.
        quotations: out, bucket keys of quotations, see `quotation_keys`; room for `quotation_room` of each text.
        quotation_offsets: out, int64[n + 1], where the keys of each text's quotations begin.
    """
    longest = np.int64(0)
    for d in range(offsets.size - 1):
        longest = max(longest, offsets[d + 1] - offsets[d])
    room = (longest + 1) // 2 + 1
    words = np.empty(room, np.uint64)
    stems = np.empty(room, np.uint64)
    starts = np.empty(room, np.int32)
    ends = np.empty(room, np.int32)
    flags = np.empty(room, np.uint8)
    terms = np.empty(room, np.uint64)
    weights = np.empty(room, np.float32)
    shingles = np.empty(room, np.uint64)
    bins = np.empty((room // stride + 1, n_bins), np.uint64)
    key_offsets[0] = 0
    sample_offsets[0] = 0
    quotation_offsets[0] = 0
    for d in range(offsets.size - 1):
        first, last = mask_offsets[d], mask_offsets[d + 1]
        n = scan(
            texts[offsets[d] : offsets[d + 1]],
            page_of,
            pages,
            words,
            stems,
            starts,
            ends,
            flags,
        )
        mark_words(starts, n, mask_starts[first:last], mask_ends[first:last], mask_flags[first:last], flags)
        weigh(stems, starts, ends, flags, n, rarity_keys, rarities, unknown, common, terms, weights)
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
                terms[n_terms] = terms[i]
                n_terms += 1
        n_words[d] = n_kept
        digests[d] = digest(words, n_kept)
        n_shingles = word_shingles(words, n_kept, k, shingles)
        minhash(shingles, n_shingles, signatures[d])
        band_keys(signatures[d], rows, bands[d])
        n_passages = passage_bins(terms, n_terms, gap, stride, bins)
        begin = key_offsets[d]
        key_offsets[d + 1] = begin + passage_keys(bins, n_passages, keys[begin:])
        begin = sample_offsets[d]
        sample_offsets[d + 1] = begin + sample_pairs(terms, n_terms, gap, sample_block, samples[begin:])
        n_blocks[d] = (n_terms + sample_block - 1) // sample_block


def key_room(n_bytes: int, stride: int, n_bins: int) -> int:
    """The most bucket keys that a text of *n_bytes* UTF-8 bytes can have in the content view."""
    return ((n_bytes + 1) // 2 // stride + 2) * n_bins


def sample_room(n_bytes: int, gap: int) -> int:
    """The most content pairs that the sample of a text of *n_bytes* UTF-8 bytes can hold."""
    return ((n_bytes + 1) // 2 + 1) * gap


def quotation_room(n_bytes: int, min_words: int) -> int:
    """The most quotations of *min_words* words that a text of *n_bytes* UTF-8 bytes can hold."""
    return ((n_bytes + 1) // 2 + 1) // min_words + 1
