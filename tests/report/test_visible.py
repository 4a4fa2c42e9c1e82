"""No text from outside steers a terminal, reorders a line, or fails to be encoded."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from dedup.report.visible import visible, visible_line

ANY_TEXT = st.text(st.characters(exclude_categories=()))
STEERING = {"Cc", "Cs"}
BIDI_CONTROLS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


@given(ANY_TEXT)
def test_no_control_character_but_the_line_end_remains(text):
    shown = visible(text)

    assert not {unicodedata.category(character) for character in shown.replace("\n", "")} & STEERING
    assert not {unicodedata.bidirectional(character) for character in shown} & BIDI_CONTROLS
    assert shown.encode("utf-8")[:0] == b""


@given(ANY_TEXT)
def test_what_is_shown_is_shown_as_it_is(text):
    """Showing twice is showing once."""
    assert visible(text) == visible(visible(text))


@given(ANY_TEXT, st.integers(min_value=1, max_value=40))
def test_a_line_is_one_line_of_bounded_length(text, max_chars):
    line = visible_line(text, max_chars)

    assert len(line) <= max_chars
    assert len(line.splitlines()) <= 1


def test_controls_become_signs():
    assert visible("\x1b[31m \0 \x7f \x9b \u202e \ud800") == "␛[31m ␀ ␡ ⟨U+009B⟩ ⟨U+202E⟩ �"


def test_line_ends_of_every_kind_become_one_kind():
    assert visible("a\r\nb\rc\u2028d\x0be") == "a\nb\nc\nd\ne"


def test_marks_that_scripts_need_stay():
    """Joiners and direction marks are part of how Persian, Hindi and Arabic are written."""
    text = "می\u200cخواهم क्\u200dष א\u200f!"

    assert text == visible(text)
