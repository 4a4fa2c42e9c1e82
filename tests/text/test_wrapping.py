"""Lines that were only wrapped are one paragraph again; other line breaks stay."""

from hypothesis import given
from hypothesis import strategies as st

from dedup.text.wrapping import unwrap

WRAPPED = """The harbour board said on Monday that it would close the
northern quay for repairs until the spring, and that ferries
would leave from the old town instead.
    Traders there said they had not been asked about the plan
and would lose much of their winter business to it.

A second paragraph follows after a blank line, and it is long
enough to be wrapped as well."""


def test_wrapped_lines_become_one_paragraph():
    first, second, blank, third = unwrap(WRAPPED).split("\n")

    assert first.endswith("instead.")
    assert second.startswith("    Traders there")
    assert not blank
    assert third.endswith("as well.")


def test_headlines_lists_and_paragraphs_are_left_alone():
    text = "Harbour closes\nA first paragraph.\nA second one.\n- milk\n- bread\nand one lower-case line"

    assert unwrap(text) is text


def test_a_text_with_a_long_line_is_not_wrapped():
    text = "a" * 130 + "\nb\nc\nd\ne"

    assert unwrap(text) is text


@given(st.lists(st.sampled_from(["word " * 9, "Word " * 7, "a", "", " b", "word " * 12]), max_size=12).map("\n".join))
def test_unwrapping_keeps_the_length_and_is_done_once(text):
    once = unwrap(text)

    assert len(text) == len(once)
    assert once == unwrap(once)
    assert all(new == old or (old, new) == ("\n", " ") for old, new in zip(text, once, strict=True))
