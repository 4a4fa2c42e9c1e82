"""The substitution table of a pair."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dedup
from dedup.spin.run import substitutions
from tests.spin.newsroom import STORIES, THESAURI, spun


def exchanged(left: str, right: str) -> dict[tuple[str, str], int]:
    one, other = dedup.Article(id="l", text=left), dedup.Article(id="r", text=right)
    table = substitutions(dedup.compare(one, other), one, other)
    return {(each.left, each.right): each.count for each in table.substitutions}


@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize("spinner", THESAURI)
def test_the_table_of_a_spun_story_is_the_thesaurus_that_it_was_spun_with(story, spinner):
    found = exchanged(STORIES[story], spun(STORIES[story], spinner))
    thesaurus = {pair for pair in THESAURI[spinner].items() if pair[0] in re.findall(r"\w+", STORIES[story].lower())}

    assert found.keys() <= thesaurus
    assert len(found) >= 0.8 * len(thesaurus)


def test_a_word_that_has_grown_twice_is_exchanged_and_one_that_has_grown_once_was_added_to():
    found = exchanged(STORIES["harvest"], spun(STORIES["harvest"], "gull"))
    once = exchanged(
        STORIES["harvest"], STORIES["harvest"].replace("the campaign quickly", "the noisy campaign quickly")
    )

    assert found["campaign", "marketing campaign"] == 2
    assert once == {}


def test_swapping_the_sides_swaps_the_words():
    left, right = STORIES["wreck"], spun(STORIES["wreck"], "heron")

    assert exchanged(right, left) == {(right, left): count for (left, right), count in exchanged(left, right).items()}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("nine days", "12 days"),  # numbers
        ("of Ardwell", "of Quenby"),  # names
        ("built a dam", "building a dam"),  # inflections
        ("of the district", "for the district"),  # common words alone
    ],
)
def test_numbers_names_inflections_and_common_words_are_left_out(old, new):
    text = STORIES["flood"].replace("nine days", "9 days")

    assert exchanged(text, text.replace(old.replace("nine", "9"), new)) == {}


def test_words_that_a_sign_parts_are_no_phrase():
    text = "The wind tore seven slates, old and loose, from the roof of the chapel at Immerod on Saturday evening."
    other = text.replace("slates, old and loose,", "shingles")

    assert all("," not in side for pair in exchanged(text, other) for side in pair)


def test_capitals_of_german_nouns_are_no_names():
    text = (
        "Der Gemeinderat von Tannwehr hat am Montag beschlossen, die alte Brücke über die Kolm bis zum Frühling zu "
        "sperren. Die Ingenieure hatten Risse in vier Trägern entdeckt, und der Bürgermeister nannte die Sperrung eine "
        "bittere Entscheidung. Die Händler am Markt fürchten um ihren Umsatz im Sommer."
    )
    found = exchanged(text, text.replace("Händler", "Kaufleute").replace("Risse", "Schäden"))

    assert found == {("händler", "kaufleute"): 1, ("risse", "schäden"): 1}


def test_scripts_without_spaces_exchange_runs_of_letters():
    text = (
        "港湾局長は月曜日、調査で防波堤が三月以来十一センチ動いたと判明し、東水路を閉じた。漁船四十隻は別の港に入る。"
    )
    found = exchanged(text, text.replace("漁船", "小舟艇"))

    assert found == {("漁船", "小舟艇"): 1}


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from([*STORIES["flood"].split(), "“", "”", "\n", "\u202e", "ﬁ", "İ", "\ud800"])).map(" ".join)
)
def test_any_text_has_a_table_of_words_that_stand_in_it(text):
    other = spun(text, "gull")
    for left, right in exchanged(text, other):
        assert left != right
        assert 1 <= len(left.split()) <= 4
