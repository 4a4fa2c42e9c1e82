"""Segments show every character of a text once, and every passage from its first character to its last."""

import itertools
import re

from hypothesis import given
from hypothesis import strategies as st

from dedup.model import Role, RoleSpan, Span
from dedup.report.segments import paragraphs
from dedup.report.visible import visible


@st.composite
def texts_with_spans(draw):
    text = draw(st.text(st.sampled_from("ab \n\r\u2028é汉"), max_size=40))
    place = st.integers(min_value=0, max_value=len(text))
    ends = draw(st.lists(st.tuples(place, place), max_size=8))
    return text, [Span(*sorted(pair)) for pair in ends]


@given(texts_with_spans())
def test_every_character_is_shown_once(case):
    """Only line ends and blank lines are gone."""
    text, spans = case
    shown = ["".join(segment.text for segment in paragraph) for paragraph in paragraphs(text, spans)]

    assert [line for line in re.split("[\r\n\u2028]", text) if line.strip()] == shown


@given(texts_with_spans())
def test_a_passage_covers_its_characters_and_no_others(case):
    text, spans = case
    shown = paragraphs(text, spans)
    for number, span in enumerate(spans, start=1):
        covered = "".join(segment.text for line in shown for segment in line if number in segment.passages)
        blank = re.compile(r"(?<![^\r\n\u2028])[ ]+(?![^\r\n\u2028])")
        kept = blank.sub(lambda match: "\n" * len(match[0]), text)

        assert re.sub("[\r\n\u2028]", "", span.of(kept)) == covered


@given(texts_with_spans())
def test_a_passage_that_is_seen_bears_its_tag_once_and_first(case):
    text, spans = case
    segments = [segment for line in paragraphs(text, spans) for segment in line]
    for number in range(1, len(spans) + 1):
        covering = [segment for segment in segments if number in segment.passages]

        assert [True, *[False] * (len(covering) - 1)][: len(covering)] == [
            number in segment.starts for segment in covering
        ]


@given(texts_with_spans())
def test_nothing_changes_within_a_segment(case):
    """Neighbours differ in what covers them, so no segment is cut in vain."""
    text, spans = case
    for line in paragraphs(text, spans):
        for one, other in itertools.pairwise(line):
            assert one.passages != other.passages or touching(spans)


def touching(spans: list[Span]) -> bool:
    """Whether a passage lies within others from end to end, or ends where one starts: a cut changes nothing then."""
    return any(one.start == other.end or one.end == other.start or not len(one) for one in spans for other in spans)


def test_overlapping_passages_share_their_common_part():
    (line,) = paragraphs("one two three", [Span(0, 7), Span(4, 13)])

    assert [(part.text, part.passages) for part in line] == [("one ", (1,)), ("two", (1, 2)), (" three", (2,))]


def test_what_is_left_out_carries_its_reason():
    role = RoleSpan(span=Span(0, 5), role=Role.CAPTION, reason="a \x1b credit")
    (line,) = paragraphs("Photo and text", [], [role])

    assert [(part.text, part.excluded) for part in line] == [("Photo", "caption: a ␛ credit"), (" and text", "")]


def test_control_characters_are_shown_as_signs():
    (line,) = paragraphs("a\x1b[2J\u202eb", [Span(1, 3)])

    assert "a␛[2J⟨U+202E⟩b" == "".join(part.text for part in line) == visible("a\x1b[2J\u202eb")
