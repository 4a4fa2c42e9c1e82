"""The values."""

from dataclasses import FrozenInstanceError
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.model import Article, Span, Verdict, merge_spans

SPANS = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda ends: Span(*sorted(ends)))


def places(span):
    return set(range(span.start, span.end))


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (-2, -1)])
def test_a_span_begins_at_zero_or_later_and_does_not_end_before_it_begins(start, end):
    with pytest.raises(ValueError, match=f"start={start}, end={end}"):
        Span(start, end)


@given(SPANS, SPANS)
def test_spans_are_sets_of_places(one, other):
    assert len(one) == len(places(one))
    assert one.overlaps(other) == other.overlaps(one)
    if len(one) and len(other):
        assert one.overlaps(other) == bool(places(one) & places(other))
        assert one.contains(other) == (places(other) <= places(one))


@given(st.lists(SPANS, max_size=8))
def test_merged_spans_cover_the_same_places_and_touch_nowhere(spans):
    merged = merge_spans(spans)

    assert set().union(*map(places, merged)) == set().union(*map(places, spans))
    assert all(before.end < after.start for before, after in pairwise(merged))
    assert all(len(span) for span in merged)
    assert merge_spans(merged) == merged
    assert merge_spans(reversed(spans)) == merged


def test_a_span_cuts_code_points():
    assert Span(1, 3).of("a😀é漢") == "😀é"


def test_only_whole_copies_join_a_cluster():
    assert [verdict for verdict in Verdict if verdict.joins_cluster] == [
        Verdict.VERBATIM_COPY,
        Verdict.EDITED_COPY,
        Verdict.REWRITTEN_COPY,
    ]


def test_values_are_frozen_and_compared_by_content():
    article = Article(id="a", text="Some text.")

    assert article == Article(id="a", text="Some text.")
    assert len({article, Article(id="a", text="Some text.")}) == 1
    with pytest.raises(FrozenInstanceError):
        article.text = "Other text."
