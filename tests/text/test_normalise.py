"""Canonical text is one form of what readers see, and every span of it leads back to the original characters."""

import sys
import time
import unicodedata

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dedup.model import Span
from dedup.text import characters
from dedup.text.normalise import normalise

TRICKY = (
    "aeoN е α О\u00ad\u200b\u200d\ufe0f\u0301\u0323\u0327\u1161\u11a8"
    "\u1100\uac00ﬁ½…™Å\u212b\u0344\uff9eｶ ¨\r\n\t\x00\x85\u2028'’`“”—\ud800😀"
)
texts = st.text(st.one_of(st.sampled_from(TRICKY), st.characters(exclude_categories=())), max_size=40)


@pytest.mark.parametrize(
    ("original", "canonical"),
    [
        ("plain text", "plain text"),
        ("it’s itʼs it`s it´s it＇s it′s", "it's it's it's it's it's it's"),
        ("well‐known well‑known −5", "well-known well-known -5"),
        ("one\u00a0two\u2003three\tfour\u3000five", "one two three four five"),
        ("one\r\ntwo\rthree\u2028four\x85five", "one \ntwo\nthree\nfour\nfive"),
        ("in\u00advis\u200bi\u2060ble\ufeff \u202emark\u202cs", "invisible marks"),
        ("❤\ufe0f", "❤"),
        ("ﬁne ½ … ＡＢＣ", "fine 1\u20442 ... ABC"),
        ("cafe\u0301", "café"),
        ("e\u200b\u0301", "é"),
        ("\x93He\x92s here\x94 \x96 now", "“He's here” – now"),
        ("“double” „marks“ «stay»", "“double” „marks“ «stay»"),
        ("Letter CASE stays", "Letter CASE stays"),
        ("nul\x00 and \ud800 alone", "nul  and \ufffd alone"),
        ("", ""),
    ],
)
def test_each_kind_of_character_has_one_form(original, canonical):
    assert canonical == normalise(original).text


def test_letters_that_only_look_latin_are_latin_inside_a_latin_word():
    assert normalise("Miсrоsоft pаid").text == "Microsoft paid"
    assert normalise("in Москва").text == "in Москва"
    assert normalise("βeta").text == "βeta"


def test_text_that_is_canonical_is_not_copied():
    text = "Plain English, with “curly” marks — and an é.\nSecond line."

    assert normalise(text).text is text
    assert normalise(text).offsets.is_identity


def test_changes_that_keep_the_length_need_no_map():
    assert normalise("it’s\r\nhere\u00a0now").offsets.is_identity


def test_a_span_leads_back_to_the_characters_it_was_made_from():
    original = "\ufeffThe ﬁ\u00adrst … cafe\u0301!"
    canonical = normalise(original)

    for part, origin in (
        ("The", "The"),
        ("fi", "ﬁ"),
        ("f", "ﬁ"),
        ("...", "…"),
        ("café", "cafe\u0301"),
        ("first", "ﬁ\u00adrst"),
    ):
        start = canonical.text.index(part)
        assert origin == canonical.offsets.to_original(Span(start, start + len(part))).of(original)


@given(texts)
def test_normalising_twice_changes_nothing(text):
    once = normalise(text).text

    assert once == normalise(once).text
    assert normalise(once).offsets.is_identity


@given(texts)
def test_canonical_text_is_nfkc_and_encodable_and_holds_nothing_invisible(text):
    canonical = normalise(text).text

    canonical.encode("utf-8")
    assert unicodedata.is_normalized("NFKC", canonical)
    assert characters.INVISIBLE.keys().isdisjoint(map(ord, canonical))
    assert all(char in " \n" or not char.isspace() for char in canonical)


@given(texts)
def test_single_characters_lead_back_in_order_and_leave_out_only_what_is_invisible(text):
    canonical = normalise(text)
    size = len(canonical.text)
    starts, ends = canonical.offsets.to_original_array(np.arange(size), np.arange(1, size + 1))

    assert all(0 <= start < end <= len(text) for start, end in zip(starts, ends, strict=True))
    assert all(np.diff(starts) >= 0)
    assert all(np.diff(ends) >= 0)
    covered = {place for start, end in zip(starts.tolist(), ends.tolist(), strict=True) for place in range(start, end)}
    lost = "".join(text[place] for place in range(len(text)) if place not in covered)
    assert not normalise(lost).text


@given(texts, st.data())
def test_a_span_leads_back_to_the_union_of_its_characters(text, data):
    canonical = normalise(text)
    assume(canonical.text)
    start = data.draw(st.integers(0, len(canonical.text) - 1))
    end = data.draw(st.integers(start + 1, len(canonical.text)))
    original = canonical.offsets.to_original(Span(start, end))

    assert canonical.offsets.to_original(Span(start, start + 1)).start == original.start
    assert canonical.offsets.to_original(Span(end - 1, end)).end == original.end


@given(texts)
def test_an_empty_span_leads_back_into_the_text(text):
    canonical = normalise(text)

    for place in range(len(canonical.text) + 1):
        assert canonical.offsets.to_original(Span(place, place)).end <= len(text)


def test_every_code_point_that_could_change_is_stable_once_normalised():
    for code in (*range(0x20000), *range(0x2F800, 0x2FA20), *range(0xE0000, 0xE1000)):
        once = normalise(chr(code)).text
        assert once == normalise(once).text


def test_every_character_that_composes_with_the_one_before_it_is_known_to():
    for code in range(sys.maxunicode + 1):
        parts = unicodedata.decomposition(chr(code)).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            decomposed = "".join(chr(int(part, 16)) for part in parts)
            assert normalise(chr(code)).text == normalise(decomposed).text


def test_marks_piled_on_one_letter_are_cut_off():
    assert len(normalise("a" + "\u0316\u0300" * 50_000).text) < 40


@pytest.mark.parametrize("shape", ["\u0323\u0301", "…", "\u200b", "\r\n", "’", "аa ", "\u1161", "\x00", "\ud800"])
def test_hostile_text_takes_linear_time(shape):
    start = time.process_time()
    normalise(shape * 100_000)

    assert time.process_time() - start < 5
