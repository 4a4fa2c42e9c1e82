"""A block of texts to signatures and bucket keys."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dedup.kernels.letters import letters
from dedup.kernels.scan import IS_EXCLUDED, IS_QUOTED
from dedup.kernels.sketch import (
    NO_SHINGLE,
    SAMPLE_RATE,
    key_room,
    passage_bins,
    passage_keys,
    quotation_keys,
    quotation_room,
    sample_pairs,
    sample_room,
    sketch_block,
)
from tests import reference

TERMS = st.lists(st.integers(1, 6) | st.integers(1, 2**64 - 1), max_size=40)
GAPS = st.integers(1, 4)
STRIDES = st.integers(1, 7)
N_BINS = st.sampled_from([2, 4, 16])


def bins_of(terms, gap, stride, n_bins):
    bins = np.zeros((len(terms) + 1, n_bins), np.uint64)
    n_blocks = passage_bins(np.array(terms, np.uint64), len(terms), gap, stride, bins)
    return bins[:n_blocks]


def keys_of(bins):
    keys = np.empty(bins.size, np.uint64)
    return keys[: passage_keys(bins, len(bins), keys)].tolist()


def sample_of(terms, gap, stride):
    sample = np.empty(len(terms) * gap, np.uint64)
    return sample[: sample_pairs(np.array(terms, np.uint64), len(terms), gap, stride, sample)].tolist()


@given(TERMS, GAPS, STRIDES, N_BINS)
def test_a_bin_of_a_block_holds_the_least_pair_that_falls_into_it(terms, gap, stride, n_bins):
    assert bins_of(terms, gap, stride, n_bins).tolist() == reference.passage_bins(terms, gap, stride, n_bins)


@given(TERMS, GAPS, STRIDES, N_BINS)
@example([], 3, 5, 4)
@example([1, 2], 3, 5, 4)
def test_the_keys_of_passages_are_the_least_pairs_of_two_neighbouring_blocks(terms, gap, stride, n_bins):
    bins = bins_of(terms, gap, stride, n_bins)

    assert keys_of(bins) == reference.passage_keys(bins.tolist())


@given(TERMS, GAPS, STRIDES, N_BINS)
def test_no_bucket_stands_for_an_empty_bin(terms, gap, stride, n_bins):
    assert int(NO_SHINGLE) not in keys_of(bins_of(terms, gap, stride, n_bins))


@given(TERMS, GAPS, STRIDES)
def test_a_sample_keeps_the_pairs_whose_hash_ends_in_zeros(terms, gap, stride):
    assert sample_of(terms, gap, stride) == reference.sample_pairs(terms, gap, stride)


def test_a_sample_numbers_its_blocks_up_to_65535():
    terms = list(range(1, 70_000))

    blocks = {pair & 0xFFFF for pair in sample_of(terms, 1, 1)}

    assert max(blocks) == 0xFFFF


def test_a_sample_keeps_about_one_pair_in_the_rate():
    rng = np.random.default_rng(5)
    terms = rng.integers(0, 2**64, 4000, np.uint64)
    n_pairs = 3 * len(terms) - 6

    kept = len(sample_of(terms, 3, 15))

    assert abs(kept / n_pairs - 1 / SAMPLE_RATE) <= 4 * np.sqrt((1 / SAMPLE_RATE) * (1 - 1 / SAMPLE_RATE) / n_pairs)


@given(
    st.lists(st.tuples(st.integers(1, 9), st.sampled_from([0, IS_QUOTED, IS_QUOTED, IS_QUOTED | IS_EXCLUDED]))),
    st.integers(1, 5),
    st.integers(1, 4),
)
def test_a_quotation_has_the_least_of_its_word_shingles_for_a_key(words, k, min_words):
    hashes, flags = [word for word, _ in words], [flag for _, flag in words]
    scratch, keys = np.empty(len(words), np.uint64), np.empty(len(words) // min_words + 1, np.uint64)

    n = quotation_keys(np.array(hashes, np.uint64), np.array(flags, np.uint8), len(words), k, min_words, scratch, keys)

    assert keys[:n].tolist() == reference.quotation_keys(hashes, flags, k, min_words)


PROSE = st.text(st.sampled_from("ab Zé 漢字 .7"), max_size=60)
MASKS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(30, 60), st.sampled_from([IS_QUOTED, IS_EXCLUDED])), max_size=2
).map(sorted)
UNKNOWN, COMMON = 4.0, 1.5
SETTINGS = {"k": 3, "gap": 2, "stride": 4, "sample_block": 3, "n_bins": 8, "rows": 2, "min_quoted_words": 3}
N_VALUES = 8


def rarity_table():
    """A table of the two commonest words of the texts, as a dictionary and as the kernel wants it."""
    known = {reference.hash_word("a"): 1.0, reference.hash_word("b"): 2.0}
    keys, values = np.zeros(4, np.uint64), np.zeros(4, np.float32)
    for key, value in known.items():
        place = next(place % 4 for place in range(key % 4, key % 4 + 4) if not keys[place % 4])
        keys[place], values[place] = key, value
    return known, keys, values


@given(st.lists(st.tuples(PROSE, MASKS), max_size=4))
@example([("", []), ("ab a b Zé " * 6, [(0, 20, IS_QUOTED)]), ("", [])])
def test_a_block_of_texts_is_sketched_as_each_text_alone(marked):
    known, keys, values = rarity_table()
    settings = list(SETTINGS.values())

    sketched = sketch_texts(marked, keys, values)

    assert sketched == [
        reference.sketch_block(text, masks, known, UNKNOWN, COMMON, *settings, N_VALUES) for text, masks in marked
    ]


def sketch_texts(marked, rarity_keys, rarities):
    """What the kernel makes of (text, masks), in the form of the reference."""
    n = len(marked)
    encoded = [text.encode() for text, _ in marked]
    columns = np.array([mask for _, masks in marked for mask in masks], np.int32).reshape(-1, 3)
    signatures, bands = np.empty((n, N_VALUES), np.uint32), np.empty((n, N_VALUES // SETTINGS["rows"]), np.uint64)
    n_words, n_blocks = np.empty(n, np.int32), np.empty(n, np.int32)
    digests = np.empty(n, np.uint64)
    sizes = [len(text) for text in encoded]
    keys = np.empty(sum(key_room(size, SETTINGS["stride"], SETTINGS["n_bins"]) for size in sizes), np.uint64)
    samples = np.empty(sum(sample_room(size, SETTINGS["gap"]) for size in sizes), np.uint64)
    quotations = np.empty(sum(quotation_room(size, SETTINGS["min_quoted_words"]) for size in sizes), np.uint64)
    key_offsets, sample_offsets, quotation_offsets = (np.empty(n + 1, np.int64) for _ in range(3))
    sketch_block(
        np.frombuffer(b"".join(encoded), np.uint8),
        np.cumsum([0, *sizes], dtype=np.int64),
        np.ascontiguousarray(columns[:, 0]),
        np.ascontiguousarray(columns[:, 1]),
        columns[:, 2].astype(np.uint8),
        np.cumsum([0, *(len(masks) for _, masks in marked)], dtype=np.int64),
        *letters(),
        rarity_keys,
        rarities,
        UNKNOWN,
        COMMON,
        *SETTINGS.values(),
        signatures,
        bands,
        n_words,
        digests,
        keys,
        key_offsets,
        samples,
        sample_offsets,
        n_blocks,
        quotations,
        quotation_offsets,
    )
    return [
        reference.Sketched(
            signature=signatures[i].tolist(),
            bands=bands[i].tolist(),
            n_words=int(n_words[i]),
            digest=int(digests[i]),
            keys=keys[key_offsets[i] : key_offsets[i + 1]].tolist(),
            sample=samples[sample_offsets[i] : sample_offsets[i + 1]].tolist(),
            n_blocks=int(n_blocks[i]),
            quotations=quotations[quotation_offsets[i] : quotation_offsets[i + 1]].tolist(),
        )
        for i in range(n)
    ]


@pytest.mark.parametrize("text", ["a b " * 50, "漢字" * 40, "漢a" * 40, "é " * 30])
def test_the_promised_room_holds_the_densest_texts(text):
    """Words of a letter each, all content words, all quoted: nothing is written beyond what was promised."""
    size = len(text.encode())
    gap, stride, n_bins = SETTINGS["gap"], SETTINGS["stride"], SETTINGS["n_bins"]

    (sketched,) = sketch_texts([(text, [(0, len(text), IS_QUOTED)])], *rarity_table()[1:])
    (unquoted,) = sketch_texts([(text, [])], *rarity_table()[1:])

    assert len(sketched.quotations) <= quotation_room(size, SETTINGS["min_quoted_words"])
    assert len(unquoted.keys) <= key_room(size, stride, n_bins)
    assert len(unquoted.sample) <= sample_room(size, gap)
