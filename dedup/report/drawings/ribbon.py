"""The ribbon between two texts: where each passage stands in either, from beginning to end."""

from collections.abc import Iterable
from dataclasses import dataclass

from dedup.model import Fragment, Span

LENGTH = 1000
"""Units from the beginning of a text to its end."""

LEAST = 4
"""Units that a band is long at least, so that a sentence in a long text can be seen and hit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """
    One passage: it runs from [start, end) of the left text to [start, end) of the right one, in units.

    Attributes:
        number: of the passage.
        kind: its class.
        left: where it starts and ends on the left.
        right: the same on the right.
    """

    number: int
    kind: str
    left: tuple[int, int]
    right: tuple[int, int]


def ribbon(fragments: Iterable[Fragment], n_left: int, n_right: int) -> tuple[Band, ...]:
    """The bands of *fragments*, numbered from 1; *n_left* and *n_right* are the lengths of the texts in characters."""
    return tuple(
        Band(
            number=number,
            kind=fragment.kind.value,
            left=place(fragment.left, n_left),
            right=place(fragment.right, n_right),
        )
        for number, fragment in enumerate(fragments, start=1)
    )


def place(span: Span, n_chars: int) -> tuple[int, int]:
    """*span* of a text of *n_chars* in units, widened to `LEAST` around its middle, within [0, LENGTH]."""
    whole = max(n_chars, 1)
    start, end = LENGTH * span.start / whole, LENGTH * span.end / whole
    if end - start < LEAST:
        start = min(max(0.0, (start + end - LEAST) / 2), LENGTH - LEAST)
        end = start + LEAST
    return round(start), round(min(end, LENGTH))
