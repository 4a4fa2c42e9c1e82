"""Bytes to words."""

import unicodedata

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dedup.kernels.letters import letters
from dedup.kernels.scan import IS_EXCLUDED, IS_NUMBER, IS_QUOTED, IS_STANDALONE, IS_UPPER, mark_words, scan
from tests import reference

# Python's old Unicode database names the characters that no later version of Unicode has changed.
SETTLED = st.characters(exclude_categories=["Cs"]).filter(lambda c: unicodedata.ucd_3_2_0.category(c) != "Cn")
TELLING = st.sampled_from("aZ7é\u0301\u0307ßẞİςΣЖǅ漢字かなกั๗한½²-_' .😀\u200d")
TEXTS = st.text(st.one_of(TELLING, SETTLED), max_size=40)
MASKS = st.lists(
    st.builds(
        lambda start, size, flag: (start, start + size, flag),
        st.integers(0, 40),
        st.integers(0, 20),
        st.sampled_from([IS_QUOTED, IS_EXCLUDED, IS_QUOTED | IS_EXCLUDED]),
    ),
    max_size=5,
).map(sorted)


def words_of(text, masks=()):
    """The words as the kernel finds them, in the form of the reference."""
    data = np.frombuffer(text.encode(), np.uint8)
    room = (data.size + 1) // 2
    words, stems = np.empty(room, np.uint64), np.empty(room, np.uint64)
    starts, ends, flags = np.empty(room, np.int32), np.empty(room, np.int32), np.empty(room, np.uint8)
    n = scan(data, *letters(), words, stems, starts, ends, flags)
    columns = np.array(masks, np.int32).reshape(-1, 3)
    mask_starts, mask_ends = np.ascontiguousarray(columns[:, 0]), np.ascontiguousarray(columns[:, 1])
    mark_words(starts, n, mask_starts, mask_ends, columns[:, 2].astype(np.uint8), flags)
    columns = [column[:n].tolist() for column in (words, stems, starts, ends, flags)]
    return [reference.Word(*row) for row in zip(*columns, strict=True)]


def spans_of(text):
    return [text[word.start : word.end] for word in words_of(text)]


@given(TEXTS, MASKS)
@example("", [])
@example("漢\u0301字\u0301 \u0301a\u0301漢", [])
@example("abcdef abcdefg abcdefgh 漢漢 é\u0301", [(0, 9, IS_QUOTED), (2, 3, IS_EXCLUDED), (8, 40, IS_EXCLUDED)])
def test_scanning_bytes_gives_the_words_of_the_definition(text, masks):
    assert words_of(text, masks) == reference.mark_words(reference.scan(text), masks)


@given(st.lists(SETTLED, max_size=20))
def test_the_promised_room_is_enough_even_when_every_letter_is_a_word(characters):
    text = "".join(characters)

    assert len(words_of(" ".join(text))) <= (2 * len(text.encode()) + 1) // 2
    assert len(words_of("漢a" * len(text))) == 2 * len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Don't re-open: 1,5 % of naïve cafés!", ["Don", "t", "re", "open", "1", "5", "of", "naïve", "cafés"]),
        ("e\u0301te\u0301", ["e\u0301te\u0301"]),
        ("東京は雨。", ["東", "京", "は", "雨"]),
        ("ที่นี่", ["ที่", "นี่"]),
        ("iPhone15を買う", ["iPhone15", "を", "買", "う"]),
        ("서울 시장", ["서울", "시장"]),
        ("مرحبا بالعالم", ["مرحبا", "بالعالم"]),
    ],
)
def test_words_are_runs_of_letters_and_in_scripts_without_spaces_single_letters(text, expected):
    assert spans_of(text) == expected


@given(TEXTS)
def test_case_changes_no_hash_where_it_changes_single_letters(text):
    simple = "".join(c for c in text if len(c.upper()) == len(c.lower()) == 1 and c.upper().casefold() == c.casefold())

    assert [word.hash for word in words_of(simple.upper())] == [word.hash for word in words_of(simple)]


def test_a_stem_is_the_first_six_letters():
    short, exact, ending, other = words_of("minis minist ministers ministries")

    assert exact.hash == exact.stem == ending.stem == other.stem
    assert short.hash == short.stem != exact.stem
    assert ending.hash != other.hash


def test_flags_say_what_a_word_is_and_where_it_stands():
    masks = [(0, 9, IS_QUOTED), (12, 14, IS_EXCLUDED)]

    flags = [word.flags for word in words_of("Ada saw B52 京 go", masks)]

    assert flags == [IS_UPPER | IS_QUOTED, IS_QUOTED, IS_UPPER | IS_NUMBER | IS_QUOTED, IS_STANDALONE | IS_EXCLUDED, 0]


def test_a_mask_marks_the_words_that_begin_in_it():
    masks = [(1, 5, IS_QUOTED), (4, 4, IS_EXCLUDED)]

    assert [word.flags for word in words_of("one two six", masks)] == [0, IS_QUOTED, 0]
