"""Quotations are found whatever marks they stand in, and a mark that is none swallows nothing."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.text.normalise import normalise
from dedup.text.quotes import quotations


def quoted(text):
    canonical = normalise(text).text
    return [span.of(canonical) for span in quotations(canonical)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "we go there now" and left.', ['"we go there now"']),
        ("He said “we go there now” and left.", ["“we go there now”"]),
        ("„Wir gehen jetzt dort hin“, sagte er.", ["„Wir gehen jetzt dort hin“"]),
        ("»Wir gehen jetzt dort hin«, sagte er.", ["»Wir gehen jetzt dort hin«"]),
        ("« On y va tous maintenant », dit-il.", ["« On y va tous maintenant »"]),
        ("‹On y va tous maintenant›, dit-il.", ["‹On y va tous maintenant›"]),
        ("”Vi ska gå dit nu”, sade han.", ["”Vi ska gå dit nu”"]),
        ("»Vi ska gå dit nu», sade han.", ["»Vi ska gå dit nu»"]),
        ("彼は「明日までに必ずやります」と言った。", ["「明日までに必ずやります」"]),
        ("彼は『明日までに必ずやります』と言った。", ["『明日までに必ずやります』"]),
        ('“We all go there now," he said.', ['“We all go there now,"']),
        ('"We all go there now,” he said.', ['"We all go there now,”']),
        ("``We all go there now,'' he said.", ["''We all go there now,''"]),
        ("‘We will go there now,’ he said.", ["‘We will go there now,'"]),
        ("'We will go there now,' he said.", ["'We will go there now,'"]),
        ("'It isn't the boys' fault at all,' he said.", ["'It isn't the boys' fault at all,'"]),
        ("‘It isn’t the boys’ fault at all,’ he said.", ["‘It isn't the boys' fault at all,'"]),
        ("“He told me ‘we go there now’ and left.”", ["“He told me ‘we go there now' and left.”"]),
    ],
)
def test_every_style_of_marks_is_understood(text, expected):
    assert expected == quoted(text)


def test_several_quotations_in_a_line_are_told_apart():
    text = '"We go there now," she said. "Nobody will stop us there." He added: "I am not so sure."'

    assert quoted(text) == ['"We go there now,"', '"Nobody will stop us there."', '"I am not so sure."']


def test_a_quotation_over_paragraphs_is_one_span_in_each():
    text = "“We go there now, all of us.\n\n“Nobody will stop us there,” she said. Then they left."

    assert quoted(text) == ["“We go there now, all of us.", "“Nobody will stop us there,”"]


def test_an_open_mark_ends_with_its_paragraph():
    assert quoted("She said “we go there now and so on.\nA new paragraph.") == ["“we go there now and so on."]


def test_a_mark_far_from_any_end_is_a_stray_one():
    assert quoted("A stray “mark " + "and words " * 200) == []


def test_fewer_than_four_words_in_marks_are_no_quotation():
    assert quoted('The "so-called" plan, called “Big New Day”, was Tom ‘Tiny’ Bell’s.') == []


def test_apostrophes_feet_and_inches_are_no_marks():
    assert quoted("He is 6'2\" tall, has a 5\" pipe and a 3\" one, the boys' own, in the '90s, rock 'n' roll.") == []


def test_an_inch_mark_inside_a_quotation_of_curly_marks_changes_little():
    assert quoted('“It is a thing of great size,” he said of the 5" pipe.') == ["“It is a thing of great size,”"]


@given(st.text("ab \n\"'“”„‘’‚«»‹›「」.,", max_size=80))
def test_spans_are_sorted_disjoint_and_within_a_line(text):
    spans = quotations(text)

    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(len(span) and span.end <= len(text) and "\n" not in span.of(text) for span in spans)


@pytest.mark.parametrize(
    "shape", ['"', "“", "”", "'", "''", "«", "„", "‘", ' "a', 'a" ', " ‘a b c d", '\n"', " '", "'a,' "]
)
def test_a_hundred_thousand_marks_take_linear_time(shape):
    start = time.process_time()
    quotations(shape * 100_000)

    assert time.process_time() - start < 5
