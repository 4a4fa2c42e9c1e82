"""Drawings of passages stay within their frame, keep their order, and can be seen however short a passage is."""

from hypothesis import given
from hypothesis import strategies as st

from dedup.model import Fragment, PassageClass, Span
from dedup.report.drawings.dotplot import LENGTH as PLOT
from dedup.report.drawings.dotplot import dot_plot
from dedup.report.drawings.ribbon import LEAST, LENGTH, place, ribbon
from dedup.report.drawings.strip import strip

N_CHARS = st.integers(0, 10**7)


def spans(n_chars: int):
    return st.tuples(st.integers(0, n_chars), st.integers(0, n_chars)).map(lambda ends: Span(*sorted(ends)))


@given(st.data(), N_CHARS)
def test_a_band_lies_on_the_ribbon_and_can_be_seen(data, n_chars):
    start, end = place(data.draw(spans(n_chars)), n_chars)

    assert 0 <= start < end <= LENGTH
    assert end - start >= LEAST - 1  # both ends are rounded


@given(st.data(), st.integers(1, 10**6))
def test_bands_keep_the_order_of_their_passages(data, n_chars):
    one, other = sorted(data.draw(st.tuples(spans(n_chars), spans(n_chars))))

    assert place(one, n_chars)[0] <= place(other, n_chars)[0] + LEAST


@given(st.data(), st.integers(1, 10**6), st.integers(1, 10**6))
def test_dots_lie_within_the_plot(data, n_left, n_right):
    fragment = Fragment(
        left=data.draw(spans(n_left)), right=data.draw(spans(n_right)), kind=PassageClass.VERBATIM, score=1.0
    )
    plot = dot_plot([fragment], n_left, n_right)
    (dot,) = plot.dots

    assert max(plot.width, plot.height) == PLOT
    assert 0 <= dot.x1 <= dot.x2 <= plot.width
    assert 0 <= dot.y1 <= dot.y2 <= plot.height


def test_numbers_are_those_of_the_passages():
    fragments = [
        Fragment(left=Span(0, 10), right=Span(50, 60), kind=PassageClass.VERBATIM, score=1.0),
        Fragment(left=Span(20, 30), right=Span(0, 10), kind=PassageClass.EDITED, score=0.8),
    ]

    assert [band.number for band in ribbon(fragments, 100, 100)] == [1, 2]
    assert [dot.number for dot in dot_plot(fragments, 100, 100).dots] == [1, 2]


def test_a_strip_runs_from_the_first_character_to_the_last():
    (bar,) = strip([(0, 50, "v", 3)], 50)

    assert (bar.start, bar.end, bar.source) == (0, LENGTH, 3)
