"""Disguises are seen through, counted where they stand in Latin words, and nowhere else."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dedup.text.normalise import normalise

PLAIN = "The harbour master of Tolvane closed the eastern channel on Monday after a survey of the breakwater."


@pytest.mark.parametrize(
    ("disguised", "found"),
    [
        ("The hаrbour mаstеr оf Tolvane", {"lookalike letters": 4}),
        ("The har\u200bbour mas\u2060ter of Tolvane", {"zero-width characters": 2}),
        ("The \u202eharbour\u202c master of Tolvane", {"direction marks": 2}),
        ("The har\u00adbour mas\u00adter of Tolvane", {"soft hyphens": 2}),
        ("The h\u0335arbour mas\u0332ter of Tolvane", {"stray marks": 2}),
        ("The ｈａｒｂｏｕｒ master of Tolvane", {"full-width letters": 1}),
        (
            "The \U0001d5c1\U0001d5ba\U0001d5cb\U0001d5bb\U0001d5c8\U0001d5ce\U0001d5cb master of Tolvane",
            {"styled letters": 1},
        ),
    ],
)
def test_each_kind_is_seen_through_and_counted(disguised, found):
    canonical = normalise(disguised)
    assert canonical.text == "The harbour master of Tolvane"
    assert dict(canonical.disguises) | found == dict(canonical.disguises)


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        "Le café de l'hôtel était fermé — hélas.",
        "Příliš žluťoučký kůň úpěl ďábelské ódy, řekl šéf ňouma.",
        "Thủ tướng đã đến thăm các tỉnh miền Trung bị ảnh hưởng bởi bão lũ trong tuần qua.",
        "می‌خواهم به خانه بروم",
        "\u200fשלום עולם\u200f",
        "Премьер-министр посетил Москву",
        "東京ＡＢ駅",
        "हिन्दी क्‍षेत्र",
    ],
)
def test_what_languages_need_is_no_disguise_and_marks_stay(text):
    canonical = normalise(text)
    if "ＡＢ" not in text:
        assert canonical.disguises == ()
    marks = [char for char in unicodedata.normalize("NFD", text) if "\u0300" <= char <= "\u036f"]
    kept = [char for char in unicodedata.normalize("NFD", canonical.text) if "\u0300" <= char <= "\u036f"]
    assert kept == marks


def test_words_of_nothing_but_lookalikes_turn_latin_only_beside_mixed_ones():
    assert normalise("a сору of the pаper").text == "a copy of the paper"
    assert normalise("he said сор twice").text == "he said сор twice"
    assert normalise("он сказал сор и paп").text.startswith("он сказал сор")


def test_a_mark_strewn_over_more_letters_than_any_language_sets_it_on_is_dropped():
    strewn = "".join(f"{char}\u0323" if index % 2 and char.isalpha() else char for index, char in enumerate(PLAIN))
    assert normalise(strewn).text == PLAIN


def test_spans_lead_back_to_the_disguised_words():
    text = "The har\u200bbour mas\u0332ter"
    canonical = normalise(text)
    start = canonical.text.index("master")
    from dedup.model import Span

    assert canonical.offsets.to_original(Span(start, start + 6)).of(text) == "mas\u0332ter"


@given(st.text(st.sampled_from("abcdefghijklm АВсоре\u0300\u0301\u0323\u0332\u0335\u200bηγՕᎪꓮéạḅ\n"), max_size=60))
@example("aγ aγḅ ꓮ")
def test_seeing_through_is_done_once(text):
    once = normalise(text).text
    assert normalise(once).text == once
