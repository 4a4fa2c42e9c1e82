"""The letter table."""

import unicodedata

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.kernels.letters import DIGIT, MARK, PAGE, STANDALONE, UPPER, build, letters

CODE_POINT = 0x1FFFFF


def entry(character):
    page_of, pages = letters()
    return int(pages[page_of[ord(character) // PAGE], ord(character) % PAGE])


@pytest.mark.skipif(unicodedata.unidata_version != "14.0.0", reason="the table was made with Unicode 14")
def test_the_shipped_table_is_the_one_that_unicode_14_gives():
    for shipped, built in zip(letters(), build(), strict=True):
        np.testing.assert_array_equal(shipped, built)
        assert shipped.dtype == built.dtype


@pytest.mark.parametrize(
    ("character", "expected"),
    [
        ("a", ord("a")),
        ("A", ord("a") | UPPER),
        ("ǅ", ord("ǆ") | UPPER),
        ("ς", ord("σ")),
        ("Ж", ord("ж") | UPPER),
        ("7", ord("7") | DIGIT),
        ("½", ord("½") | DIGIT),
        ("๗", ord("๗") | DIGIT),
        ("\u0301", 0x301 | MARK),
        ("漢", ord("漢") | STANDALONE),
        ("か", ord("か") | STANDALONE),
        ("ก", ord("ก") | STANDALONE),
        ("한", ord("한")),
        (" ", 0),
        ("-", 0),
        ("'", 0),
        ("_", 0),
        ("\0", 0),
        ("\U0010ffff", 0),
    ],
)
def test_an_entry_says_what_a_character_is_to_the_scanner(character, expected):
    assert entry(character) == expected


def test_a_letter_that_folds_to_several_stays_one_letter():
    assert entry("ß") == ord("ß")
    assert entry("ẞ") == ord("ß") | UPPER
    assert entry("İ") == ord("İ") | UPPER


@given(st.characters(exclude_categories=["Cs"]))
def test_a_folded_letter_folds_to_itself(character):
    folded = chr(entry(character) & CODE_POINT)

    assert entry(folded) & CODE_POINT == ord(folded)
