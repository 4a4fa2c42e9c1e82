"""Bytes to words, 64 at a time."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dedup.kernels.letters import letters
from dedup.kernels.wordscan import (
    BLOCK,
    CHANGES,
    LIKELY_WORDS,
    LOOKALIKE,
    MARKED,
    MOST_MARKED,
    NEEDS_CANONICAL,
    NEEDS_SCAN,
    SAME,
    SPARE,
    scan_words,
)
from tests import reference
from tests.kernels.test_scan import SETTLED, TELLING

COMMON = st.sampled_from("aZ7 é\u0301ßİКя”—")
TEXTS = st.one_of(
    st.text(st.one_of(TELLING, SETTLED), max_size=40),
    st.lists(st.text(COMMON, max_size=70), max_size=6).map("".join),
    st.lists(st.text("ab ", max_size=70), max_size=6).map("é".join),
)
NO_CLASSES = np.empty(0, np.uint8)


def words_of(text, classes=NO_CLASSES, before="xa", after="az9"):
    """What the kernel finds in *text* between other texts, in the form of the reference."""
    raw = np.frombuffer((before + text + after).encode() + b"a" * SPARE, np.uint8)
    begin, size = len(before.encode()), len(text.encode())
    folded, is_word = np.full(size + SPARE, 97, np.uint8), np.ones(size + SPARE, np.uint8)
    bits = np.full(size // BLOCK + 1, 2**64 - 1, np.uint64)
    room = (size + 1) // 2 + LIKELY_WORDS
    starts, ends, words = np.empty(room, np.int32), np.empty(room, np.int32), np.empty(room, np.uint64)
    n = scan_words(raw, begin, begin + size, *letters(), classes, folded, is_word, bits, starts, ends, words)
    if n < 0:
        return n
    return list(zip(words[:n].tolist(), starts[:n].tolist(), ends[:n].tolist(), strict=True))


@given(TEXTS)
@example("")
@example("a" * BLOCK)
@example(" " * (BLOCK - 1) + "éa" * BLOCK + " ")
@example("a " * 200)
@example("abcdefg abcdefgh abcdefghabcdefg abcdefghabcdefgh " + "abcdefgh" * 9)
@example("\u0301a\u0301 \u0301b e\u0301")
@example("straße STRASSE ÉTÉ été Łódź ΣΊΣΥΦΟΣ")
def test_words_and_hashes_are_those_of_the_plain_scan_wherever_there_are_any(text):
    assert words_of(text) == reference.scan_words(text)


@given(TEXTS, st.lists(st.sampled_from([SAME, SAME, SAME, CHANGES, LOOKALIKE, MARKED]), max_size=0x500))
def test_a_text_that_canonical_form_might_change_is_told(text, classes):
    classes = [*classes, SAME]

    assert words_of(text, np.array(classes, np.uint8)) == reference.scan_words(text, classes)


@pytest.mark.parametrize("text", ["漢字", "a漢", "Ⱥ", "ไทย", "Kelvin \u212a"])
def test_scripts_without_spaces_and_letters_that_change_their_size_are_left_to_the_plain_scan(text):
    assert words_of(text) == NEEDS_SCAN


def test_a_lookalike_counts_only_beside_a_latin_letter():
    classes = np.full(0x500, LOOKALIKE, np.uint8)

    assert words_of("p\u0430per", classes) == words_of("\u0430b", classes) == NEEDS_CANONICAL
    assert words_of("\u0430", classes, before="x", after="y") == words_of("\u0430")


def test_more_marked_letters_than_a_language_has_are_told_and_capitals_are_no_others():
    classes = np.full(0x500, MARKED, np.uint8)
    few = "".join(map(chr, range(0xE0, 0xE0 + MOST_MARKED)))

    assert words_of(few + few.upper(), classes) == words_of(few + few.upper())
    assert words_of(few + "\u00f1", classes) == NEEDS_CANONICAL
