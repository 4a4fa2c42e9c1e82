"""The reason from quotations: what one quotes the other only reports, or cuts."""
# ruff: noqa: RUF001 - quotation marks are meant

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from dedup.model import Reason, ReasonKind, Relation, Span
from dedup.provenance.trace import Trace, letters_of
from dedup.provenance.wording import SAME_WORDS

LONG_QUOTATION = 20
"""Characters of a quotation that must be told in other words to count."""

A_QUOTATION = 0.5
"""Weight of one quotation that the other reports without marks. Writers turn speech into report; nobody can turn it
back."""

MOST_BY_QUOTATIONS = 1.8
"""The most that quotations weigh."""

CUT_QUOTATION = 0.4
"""Weight of one quotation of which the other has a part."""

MOST_OF_WHOLE = 0.8
"""Share of a quotation from which the rest is a slip rather than a cut."""

MOST_IN_PASSAGE = 8
"""Quotations looked at on one side of one passage."""

_START = attrgetter("start")
_MARKS = frozenset('"“”„‟«»‹›「」『』〝〞')
_SINGLE_MARKS = frozenset("'‘’‚")


def quotation_reasons(left: Trace, right: Trace, relation: Relation) -> Iterator[Reason]:
    """One quotes what the other only reports, or a part of what the other quotes."""
    if not left.quotations and not right.quotations:
        return
    for copy, source, sides in (
        (right, left, [(passage.right, passage.left, passage) for passage in relation.fragments]),
        (left, right, [(passage.left, passage.right, passage) for passage in relation.fragments]),
    ):
        if not source.quotations:
            continue
        reported: list[Span] = []
        cut: list[Span] = []
        for here, there, passage in sides:
            if passage.score >= SAME_WORDS:
                continue
            quoted = [span for span in quoted_within(source.quotations, there) if _is_closed(source.text, span)]
            if not quoted:
                continue
            if _MARKS.isdisjoint(here.of(copy.text)) and not any(quoted_within(copy.quotations, here)):
                reported += quoted[:1]
            else:
                cut += _shortened(copy, here, source, quoted)[:1]
        yield from _of_quotations(source, reported, cut, copy_is_left=copy is left)


def _of_quotations(source: Trace, reported: list[Span], cut: list[Span], *, copy_is_left: bool) -> Iterator[Reason]:
    for spans, each, words in (
        (reported, A_QUOTATION, "tells in its own words what the other quotes"),
        (cut, CUT_QUOTATION, "has a part of what the other quotes"),
    ):
        if spans:
            times = f" ({len(spans)} times)" if len(spans) > 1 else ""
            yield Reason(
                kind=ReasonKind.QUOTATION,
                source=source.id,
                weight=min(MOST_BY_QUOTATIONS, each * len(spans)),
                words=f"{words}{times}",
                left=() if copy_is_left else tuple(spans),
                right=tuple(spans) if copy_is_left else (),
            )


def _shortened(copy: Trace, here: Span, source: Trace, quoted: Sequence[Span]) -> list[Span]:
    """The *quoted* spans of which a quotation of the copy, within *here*, has only the beginning or the end."""
    ours = [letters_of(span.of(copy.text)) for span in quoted_within(copy.quotations, here)]
    return [span for span in quoted if any(_is_part(one, letters_of(span.of(source.text))) for one in ours)]


def _is_part(one: str, whole: str) -> bool:
    """Whether *one* is long enough to tell, clearly shorter than *whole*, and its beginning or end."""
    return LONG_QUOTATION <= len(one) < MOST_OF_WHOLE * len(whole) and (whole.startswith(one) or whole.endswith(one))


def _is_closed(text: str, span: Span) -> bool:
    """Whether a quotation has a mark at either end and is long enough to tell something."""
    marks = _MARKS if text[span.start] in _MARKS else _SINGLE_MARKS
    return len(span) >= LONG_QUOTATION and text[span.start] in marks and text[span.end - 1] in marks


def quoted_within(quotations: tuple[Span, ...], span: Span) -> Iterator[Span]:
    """The first of the *quotations*, which are in order, that lie within *span*."""
    first = bisect_left(quotations, span.start, key=_START)
    for quotation in quotations[first : first + MOST_IN_PASSAGE]:
        if quotation.start >= span.end:
            return
        if quotation.end <= span.end:
            yield quotation
