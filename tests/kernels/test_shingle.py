"""Words to shingles."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dedup.kernels.scan import IS_EXCLUDED, IS_NUMBER, IS_QUOTED, IS_STANDALONE, IS_UPPER
from dedup.kernels.shingle import content_shingles, digest, number_hashes, pair_shingle, weigh, word_shingles
from tests import reference

HASHES = st.integers(0, 2**64 - 1)
WORDS = st.lists(HASHES, max_size=20)


def shingles_of(words, k):
    shingles = np.empty(max(1, len(words)), np.uint64)
    n = word_shingles(np.array(words, np.uint64), len(words), k, shingles)
    return shingles[:n].tolist()


@given(WORDS, st.integers(1, 8))
@example([], 5)
@example([1, 2], 5)
def test_word_shingles_hash_every_run_of_k_words(words, k):
    assert shingles_of(words, k) == reference.word_shingles(words, k)


@given(WORDS.filter(bool), st.integers(1, 8))
def test_a_text_of_fewer_than_k_words_is_one_shingle(words, k):
    assert len(shingles_of(words, k)) == max(1, len(words) - k + 1)


def test_a_short_text_is_no_shingle_of_a_longer_one():
    assert not set(shingles_of([0, 0, 7], 5)) & set(shingles_of([0, 0, 0, 0, 7], 5))


@given(WORDS)
def test_a_digest_folds_the_words_in_order(words):
    assert int(digest(np.array([*words, 99], np.uint64), len(words))) == reference.digest(words)


@given(HASHES, HASHES)
def test_a_pair_has_no_order(a, b):
    pair = int(pair_shingle(np.uint64(a), np.uint64(b)))

    assert pair == reference.pair_shingle(a, b)
    assert pair == int(pair_shingle(np.uint64(b), np.uint64(a)))


@given(WORDS, st.integers(1, 5))
def test_content_shingles_pair_every_two_terms_within_the_gap(terms, gap):
    shingles = np.empty(max(1, len(terms) * gap), np.uint64)
    n = content_shingles(np.array(terms, np.uint64), gap, shingles)

    assert shingles[:n].tolist() == reference.content_shingles(terms, gap)


def table_of(rarities):
    """An open-addressing table as full as they get, so that searches run into each other and over its end."""
    size = 2
    while size < 2 * len(rarities):
        size *= 2
    keys, values = np.zeros(size, np.uint64), np.zeros(size, np.float32)
    for key, value in rarities.items():
        place = key % size
        while keys[place]:
            place = (place + 1) % size
        keys[place], values[place] = key, value
    return keys, values


SMALL = st.integers(1, 12)
# Sixteenths are exact in the kernel's 32 bits.
RARITIES = st.integers(0, 160).map(lambda n: n / 16)
SCANNED = st.lists(
    st.tuples(
        SMALL,
        st.integers(0, 1),
        st.integers(1, 3),
        st.sampled_from([0, IS_UPPER, IS_STANDALONE, IS_STANDALONE, IS_EXCLUDED, IS_STANDALONE | IS_EXCLUDED]),
        st.sampled_from([0, IS_QUOTED]),
    ),
    max_size=12,
)


@given(SCANNED, st.dictionaries(SMALL, RARITIES, max_size=12), RARITIES, RARITIES)
def test_weighing_looks_up_the_stem_or_the_pair_of_letters_of_every_word(scanned, rarities, unknown, common):
    words, at = [], 0
    for stem, gap, size, flags, quoted in scanned:
        words.append(reference.Word(stem, stem, at + gap, at + gap + size, flags | quoted))
        at += gap + size
    known = rarities | {reference.fold(1 ^ reference.BIGRAM_LEFT, 2 ^ reference.BIGRAM_RIGHT): 3.5}

    assert weighed(words, known, unknown, common) == reference.weigh(words, known, unknown, common)


def weighed(words, rarities, unknown, common):
    terms, weights = np.empty(len(words), np.uint64), np.empty(len(words), np.float32)
    weigh(
        np.array([word.stem for word in words], np.uint64),
        np.array([word.start for word in words], np.int32),
        np.array([word.end for word in words], np.int32),
        np.array([word.flags for word in words], np.uint8),
        len(words),
        *table_of(rarities),
        unknown,
        common,
        terms,
        weights,
    )
    return list(zip(terms.tolist(), weights.tolist(), strict=True))


@pytest.mark.parametrize(("flags", "weight"), [(0, 2.0), (IS_QUOTED, 2.0), (IS_EXCLUDED, 0.0)])
def test_a_word_weighs_its_rarity_unless_it_is_excluded(flags, weight):
    word = reference.Word(5, 5, 0, 3, flags)

    assert weighed([word], {5: 2.0}, 9.0, 1.5) == [(5, weight)]
    assert weighed([word], {5: 1.0}, 9.0, 1.5) == [(5, 0.0)]
    assert weighed([word], {}, 9.0, 1.5) == [(5, 0.0 if flags == IS_EXCLUDED else 9.0)]


@given(
    st.lists(st.tuples(st.integers(0, 2**64 - 1), st.integers(1, 4), st.booleans(), st.integers(0, 2), st.booleans()))
)
def test_a_number_is_every_run_of_words_with_digits_that_one_character_parts(drawn):
    words, at = [], 0
    for word, length, is_number, gap, _ in drawn:
        words.append((word, at + gap, at + gap + length, is_number))
        at += gap + length
    skipped = [skip for *_, skip in drawn]
    columns = list(zip(*words, strict=True)) or [(), (), (), ()]
    hashes = np.empty(len(words), np.uint64)
    n = number_hashes(
        np.array(columns[0], np.uint64),
        np.array(columns[1], np.int32),
        np.array(columns[2], np.int32),
        np.array([IS_NUMBER if flag else 0 for flag in columns[3]], np.uint8),
        np.array(skipped, np.bool_),
        hashes,
    )

    assert hashes[:n].tolist() == reference.number_hashes(words, skipped)
