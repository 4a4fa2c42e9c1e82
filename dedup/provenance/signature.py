"""Reasons from the frame of the prose: bylines, the marks of agencies, and datelines."""

from collections.abc import Iterator
from typing import TypedDict

from dedup.model import Reason, ReasonKind, Span
from dedup.provenance.trace import Trace, is_compiled, is_desk, letters_of

SIGNED = 0.9
"""Weight where only one bears the mark of the agency that is its own publisher; reprints lose it."""

CARRIED = 0.4
"""The same where the agency is credited by a third publisher, who kept what the other left out."""

COMPILED = 0.9
"""Weight of a byline that says “agencies”, against one that names a writer or none."""

DESK = 0.5
"""Weight of a byline that names a desk, against one that names a writer."""

DATELINE = 0.3
"""Weight of a dateline that the other lacks or has shortened."""


def byline_reasons(left: Trace, right: Trace) -> Iterator[Reason]:
    """One is signed by a writer or by its agency, the other by a desk, “agencies”, or by nobody."""
    for copy, source in ((right, left), (left, right)):
        yield from _signed(copy, source, copy_is_left=copy is left)
        if copy.byline is None:
            continue
        line = copy.byline.of(copy.text)
        other = source.byline.of(source.text) if source.byline else ""
        own_spans = _both(copy.byline, source.byline, copy_is_left=copy is left)
        if is_compiled(line) and not is_compiled(other):
            words = "is signed as put together from agencies' texts"
            yield Reason(kind=ReasonKind.BYLINE, source=source.id, weight=COMPILED, words=words, **own_spans)
        elif is_desk(line) and other and not is_desk(other):
            words = "is signed by a desk, where the other names its writer"
            yield Reason(kind=ReasonKind.BYLINE, source=source.id, weight=DESK, words=words, **own_spans)


def _signed(copy: Trace, source: Trace, *, copy_is_left: bool) -> Iterator[Reason]:
    """The source bears an agency's mark that the copy lacks."""
    known = {naming.name for naming in copy.credits} | set(copy.names)
    if not source.is_named and source.names and known.isdisjoint(source.names):
        spans = _both(None, source.byline, copy_is_left=copy_is_left)
        words = f"lacks the mark of “{source.names[0]}” that the other bears as its own"
        yield Reason(kind=ReasonKind.BYLINE, source=source.id, weight=SIGNED, words=words, **spans)
    elif source.credits and not copy.credits and known.isdisjoint(naming.name for naming in source.credits):
        naming = source.credits[0]
        spans = _both(None, naming.span, copy_is_left=copy_is_left)
        words = f"lacks the credit to “{naming.name}” that the other keeps"
        yield Reason(kind=ReasonKind.BYLINE, source=source.id, weight=CARRIED, words=words, **spans)


def dateline_reasons(left: Trace, right: Trace) -> Iterator[Reason]:
    """One has a dateline that the other lacks or has only a part of."""
    for copy, source in ((right, left), (left, right)):
        if source.dateline is None:
            continue
        full = source.dateline.of(source.text)
        part = copy.dateline.of(copy.text) if copy.dateline else ""
        if part and not (letters_of(part) != letters_of(full) and letters_of(full).startswith(letters_of(part))):
            continue
        words = "has only a part of the other's dateline" if part else "lacks the dateline of the other"
        spans = _both(copy.dateline, source.dateline, copy_is_left=copy is left)
        yield Reason(kind=ReasonKind.DATELINE, source=source.id, weight=DATELINE, words=words, **spans)


def _both(copy: Span | None, source: Span | None, *, copy_is_left: bool) -> "_Spans":
    """The spans that a reason rests on, by side."""
    one, other = ((span,) if span else () for span in (copy, source))
    return _Spans(left=one, right=other) if copy_is_left else _Spans(left=other, right=one)


class _Spans(TypedDict):
    """Spans of the left and of the right text."""

    left: tuple[Span, ...]
    right: tuple[Span, ...]
