"""The strip of a document: from its first word to its last, which source each part is found in."""

from collections.abc import Iterable
from dataclasses import dataclass

from dedup.report.drawings.ribbon import LENGTH


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A part of the strip: units [start, end) of `LENGTH`, the class as in the run, and the number of the source."""

    start: float
    end: float
    kind: str
    source: int


def strip(parts: Iterable[tuple[int, int, str, int]], n_chars: int) -> tuple[Bar, ...]:
    """The bars of *parts*, each (start, end, class, source) with places in characters of a text of *n_chars*."""
    scale = LENGTH / max(n_chars, 1)
    return tuple(
        Bar(start=round(start * scale, 1), end=round(end * scale, 1), kind=kind, source=source)
        for start, end, kind, source in parts
    )
