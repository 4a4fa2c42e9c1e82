"""
The dot plot of two texts: each passage as a line, with the left text across and the right one down.

A copy that keeps the order lies on one falling diagonal; what was moved lies
off it, and what was left out leaves a gap.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from dedup.model import Fragment

LENGTH = 300
"""Units along the longer text; the shorter one has its share of them, and `LEAST` at least."""

LEAST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One passage: a line from (x1, y1) to (x2, y2), in units."""

    number: int
    kind: str
    x1: int
    y1: int
    x2: int
    y2: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DotPlot:
    """The whole plot: *width* by *height* units, y falling."""

    width: int
    height: int
    dots: tuple[Dot, ...]


def dot_plot(fragments: Iterable[Fragment], n_left: int, n_right: int) -> DotPlot:
    """The plot of *fragments*; *n_left* and *n_right* are the lengths of the texts in characters."""
    longer = max(n_left, n_right, 1)
    width, height = (max(LEAST, round(LENGTH * n_chars / longer)) for n_chars in (n_left, n_right))
    x_scale, y_scale = width / max(n_left, 1), height / max(n_right, 1)
    return DotPlot(
        width=width,
        height=height,
        dots=tuple(
            Dot(
                number=number,
                kind=each.kind.value,
                x1=round(each.left.start * x_scale),
                y1=round(each.right.start * y_scale),
                x2=round(each.left.end * x_scale),
                y2=round(each.right.end * y_scale),
            )
            for number, each in enumerate(fragments, start=1)
        ),
    )
