"""Sentences cover all prose and nothing else, one line at a time."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.text.parse import parse
from dedup.text.sentences import sentences


def split(text):
    parsed = parse(text)
    return [span.of(parsed.canonical) for span in sentences(parsed)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("  \n ", []),
        ("One line", ["One line"]),
        ("Mr. Dell left at 5 p.m. sharp. He ran.", ["Mr. Dell left at 5 p.m. sharp.", "He ran."]),
        ("First line.\nSecond line. Third.", ["First line.", "Second line.", "Third."]),
        ("“We go. We run,” he said. “Now.”", ["“We go.", "We run,” he said.", "“Now.”"]),
        ('"We go. We run," he said. "Now."', ['"We go.', 'We run," he said.', '"Now."']),
        ("“Really?” he asked. She left.", ["“Really?” he asked.", "She left."]),
        ("« Non. » Il part. « Oui. »", ["« Non. »", "Il part.", "« Oui. »"]),
        (
            "'Go now.' He went. It was the boys'. Then came rain.",
            ["'Go now.'", "He went.", "It was the boys'.", "Then came rain."],
        ),
        (
            "Am 3. Mai kam sie mit der Fähre. Er ging auf die Bank und schlief.",
            ["Am 3. Mai kam sie mit der Fähre.", "Er ging auf die Bank und schlief."],
        ),
        ("これは文です。次の文です。", ["これは文です。", "次の文です。"]),
        ("Он пришёл. Она ушла.", ["Он пришёл.", "Она ушла."]),
    ],
)
def test_sentences_are_split_as_readers_would(text, expected):
    assert split(text) == expected


def test_two_apostrophes_do_not_hold_what_is_between_them_together():
    text = "A bookmaker left Big Brother's 'house' on Monday. The board's plan was new. It's the boys' own."

    assert len(split(text)) == 3


def test_lines_with_a_role_hold_no_sentence():
    text = "Quay to Close\n\nBy Ada Quayle\n\nThe quay will close for repairs. Nobody was asked.\n\nCOMMENTS"

    assert split(text) == ["The quay will close for repairs.", "Nobody was asked."]


def test_a_sentence_without_end_is_cut_between_words():
    words = [f"word{number}" for number in range(1000)]
    pieces = split(" ".join(words))

    assert " ".join(pieces).split() == words
    assert max(map(len, pieces)) <= 360


def test_text_without_spaces_is_cut_too():
    assert max(map(len, split("字" * 5000))) <= 360


ALPHABET = "aB é.!?\n\"'“”«»字。 \u00a0…:'-1"


@given(st.text(ALPHABET, max_size=120))
def test_sentences_cover_all_prose_without_white_space_at_their_ends(text):
    parsed = parse(text)
    found = sentences(parsed)
    canonical = parsed.canonical
    inside = {place for span in found for place in range(span.start, span.end)}
    excluded = {place for role in parsed.roles for place in range(role.span.start, role.span.end)}

    assert all(left.end <= right.start for left, right in pairwise(found))
    assert all(span.of(canonical).strip() == span.of(canonical) != "" for span in found)
    assert all("\n" not in span.of(canonical) for span in found)
    assert inside.isdisjoint(excluded)
    assert all(place in inside | excluded or char.isspace() for place, char in enumerate(canonical))


@pytest.mark.parametrize(
    "shape", ["“", "'", "‘", "«", "„", "「", "“a. B", "a' ", "a! ", "\n", ". ", "Mr. ", "a. “", "(", "x.'"]
)
def test_hostile_text_takes_linear_time(shape):
    parsed = parse(shape * 50_000)
    start = time.process_time()
    sentences(parsed)

    assert time.process_time() - start < 5
