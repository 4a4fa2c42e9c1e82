"""A block of texts to signatures and bucket keys."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dedup.kernels.letters import letters
from dedup.kernels.scan import IS_EXCLUDED, IS_QUOTED
from dedup.kernels.sketch import (
    COMMON_PAIRS,
    PAIRS,
    RARITY_STEP,
    UNKNOWN_RATE,
    content_keys,
    key_room,
    pack_terms,
    quotation_keys,
    quotation_room,
    sketch_block,
    word_room,
)
from dedup.kernels.wordscan import SPARE
from tests import reference

UNKNOWN, COMMON = 4.0, 1.5
TERMS = st.lists(
    st.tuples(st.integers(1, 6) | st.integers(1, 2**64 - 1), st.floats(COMMON, 12.0, width=32)), max_size=40
)
GAPS = st.integers(1, 4)


def columns_of(terms):
    return np.array([term for term, _ in terms], np.uint64), np.array([weight for _, weight in terms], np.float32)


def keys_of(terms, gap, unknown=UNKNOWN):
    keys = np.empty(len(terms) * gap, np.uint64)
    return keys[: content_keys(*columns_of(terms), len(terms), gap, unknown, COMMON, keys)].tolist()


@given(TERMS, GAPS)
def test_the_keys_of_the_content_view_are_a_sample_of_its_pairs(terms, gap):
    hashes, weights = [term for term, _ in terms], [np.float32(weight) for _, weight in terms]

    assert keys_of(terms, gap) == reference.content_keys(hashes, weights, gap, UNKNOWN, COMMON)


@given(TERMS)
def test_a_content_word_keeps_the_upper_bits_of_its_hash_and_its_rarity(terms):
    packed = np.empty(len(terms), np.uint32)
    pack_terms(*columns_of(terms), len(terms), COMMON, packed)

    hashes, weights = [term for term, _ in terms], [np.float32(weight) for _, weight in terms]
    assert packed.tolist() == reference.pack_terms(hashes, weights, COMMON)


@pytest.mark.parametrize("steps", range(6))
def test_of_pairs_a_step_rarer_twice_as_many_are_kept(steps):
    weight = COMMON + steps * float(RARITY_STEP) / 2
    terms = [(term, weight) for term in np.random.default_rng(5).integers(1, 2**64, 4000, np.uint64).tolist()]
    n_pairs = 3 * len(terms) - 6
    share = (COMMON_PAIRS << steps) / PAIRS

    kept = len(keys_of(terms, 3, unknown=99.0))

    assert abs(kept / n_pairs - share) <= 4 * np.sqrt(share * (1 - share) / n_pairs)


def test_a_short_text_keeps_more_of_the_same_pairs():
    terms = [(term, COMMON) for term in np.random.default_rng(8).integers(1, 2**64, 400, np.uint64).tolist()]

    short, long = keys_of(terms[:59], 3), keys_of(terms[:60], 3)

    assert len(short) >= 2 * len(long) > 0
    assert len({*long} - {*short}) <= 3


def test_a_text_of_unknown_words_keeps_a_part_of_what_another_text_keeps_of_the_same_pairs():
    unknown = [(term, UNKNOWN) for term in np.random.default_rng(6).integers(1, 2**64, 400, np.uint64).tolist()]
    known = [(term, COMMON) for term in np.random.default_rng(7).integers(1, 2**64, 500, np.uint64).tolist()]

    alone, among = set(keys_of(unknown, 3)), set(keys_of([*unknown, *known], 3))

    assert alone
    assert len(alone & among) >= len(alone) - 6
    assert len(alone) <= 3 * len(unknown) / UNKNOWN_RATE * 1.3


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
SETTINGS = {"k": 3, "gap": 2, "rows": 2, "min_quoted_words": 3}
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
    n_words = np.empty(n, np.int32)
    digests = np.empty(n, np.uint64)
    sizes = [len(text) for text in encoded]
    keys = np.empty(sum(key_room(size, SETTINGS["gap"]) for size in sizes), np.uint64)
    terms = np.empty(sum(word_room(size) for size in sizes), np.uint32)
    quotations = np.empty(sum(quotation_room(size, SETTINGS["min_quoted_words"]) for size in sizes), np.uint64)
    key_offsets, term_offsets, quotation_offsets = (np.empty(n + 1, np.int64) for _ in range(3))
    sketch_block(
        np.frombuffer(b"".join([*encoded, bytes(SPARE)]), np.uint8),
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
        terms,
        term_offsets,
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
            terms=terms[term_offsets[i] : term_offsets[i + 1]].tolist(),
            quotations=quotations[quotation_offsets[i] : quotation_offsets[i + 1]].tolist(),
        )
        for i in range(n)
    ]


@pytest.mark.parametrize("text", ["a b " * 50, "漢字" * 40, "漢a" * 40, "é " * 30])
def test_the_promised_room_holds_the_densest_texts(text):
    """Words of a letter each, all content words, all quoted: nothing is written beyond what was promised."""
    size = len(text.encode())

    (sketched,) = sketch_texts([(text, [(0, len(text), IS_QUOTED)])], *rarity_table()[1:])
    (unquoted,) = sketch_texts([(text, [])], *rarity_table()[1:])

    assert len(sketched.quotations) <= quotation_room(size, SETTINGS["min_quoted_words"])
    assert len(unquoted.keys) <= key_room(size, SETTINGS["gap"])
    assert len(unquoted.terms) <= word_room(size)
