"""Headline, byline and dateline around a common body: kept, changed or dropped, each a fact of its own."""
# ruff: noqa: RUF001 - dashes are meant

from collections.abc import Iterator

from dedup.model import Span, Swap, SwapChange, SwapPart
from dedup.provenance.trace import Trace, letters_of

MOST_CHARS = 200
"""Characters kept of either side."""


def swaps(left: Trace, right: Trace) -> tuple[Swap, ...]:
    """What the two have of each part that at least one of them has."""
    return tuple(_swaps(left, right))


def _swaps(left: Trace, right: Trace) -> Iterator[Swap]:
    for part, ours, theirs in (
        (SwapPart.HEADLINE, left.headline, right.headline),
        (SwapPart.BYLINE, _line(left, left.byline), _line(right, right.byline)),
        (SwapPart.DATELINE, _line(left, left.dateline), _line(right, right.dateline)),
    ):
        one, other = (" ".join(text.split())[:MOST_CHARS] for text in (ours, theirs))
        if one or other:
            yield Swap(part=part, change=_change(one, other), left=one or None, right=other or None)


def _change(ours: str, theirs: str) -> SwapChange:
    if not theirs:
        return SwapChange.LEFT_ONLY
    if not ours:
        return SwapChange.RIGHT_ONLY
    return SwapChange.SAME if letters_of(ours) == letters_of(theirs) else SwapChange.CHANGED


def _line(article: Trace, span: Span | None) -> str:
    return span.of(article.text).strip(" *_-–—") if span else ""
