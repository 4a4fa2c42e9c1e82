"""A parsed text holds its canonical form, the way back, quotations and roles, all in agreement."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dedup.model import Role
from dedup.text.parse import parse

TEXT = (
    "Quay to “Close for All of Winter”\r\n\r\n"
    "The quay\u00ad will close … “We did not ask anybody,” the board said.\r\n\r\n"
    "A ferry, “Queen of the Old Town”, leaves. (AP Photo/Ada Quayle)"
)


def test_spans_lead_back_to_the_text_as_given():
    parsed = parse(TEXT)

    assert [parsed.offsets.to_original(span).of(TEXT) for span in parsed.quotations] == ["“We did not ask anybody,”"]
    assert [parsed.offsets.to_original(role.span).of(TEXT)[:10] for role in parsed.roles] == [
        "Quay to “C",
        "A ferry, “",
    ]


def test_what_is_quoted_in_a_title_or_caption_is_no_quotation():
    parsed = parse(TEXT)

    assert [role.role for role in parsed.roles] == [Role.TITLE, Role.CAPTION]
    assert not any(role.span.overlaps(span) for role in parsed.roles for span in parsed.quotations)


def test_a_title_is_known_in_whatever_marks_it_is_given():
    text = "It's “over” - says the board.\nThe board said so on Monday evening, at last."

    assert parse(text, "It’s “over” ‑ says the board.").roles[0].role is Role.TITLE


@given(st.text("aB .\n\"'“”\u200b…é\r", max_size=100), st.none() | st.text("aB “", max_size=10))
def test_quotations_and_roles_are_sorted_disjoint_and_in_bounds(text, title):
    parsed = parse(text, title)

    for spans in (parsed.quotations, tuple(role.span for role in parsed.roles)):
        assert all(left.end <= right.start for left, right in pairwise(spans))
        assert all(span.end <= len(parsed.canonical) for span in spans)
