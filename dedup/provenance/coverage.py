"""Reasons from how the passages lie in either text: one stops early, is cut, or stands within the other's own text."""

from collections.abc import Iterator
from dataclasses import dataclass

from dedup.model import Reason, ReasonKind, Relation, Span, merge_spans
from dedup.provenance.trace import Trace

WHOLE = 0.85
"""Share of an article's words in passages from which it has nothing of its own."""

LEAST_SHARE, LEAST_CHARS = 0.12, 160
"""What the other must have beyond the passages, at one place, as a share of its prose and in characters."""

STOPS = 0.7
"""Weight where one ends while the other goes on. A later version that was added to looks the same, but is rarer."""

CUT = 0.4
"""Weight where one leaves out parts of the other and adds nothing. Additions in the middle look the same."""

EMBEDS = 0.6
"""Weight where one holds all of the other between a beginning and an end of its own."""

PARTS_IN_ORDER = 0.8
"""Order agreement below which a text was not cut, but put together anew."""


@dataclass(frozen=True, slots=True)
class _Own:
    """What an article has beyond the passages, in characters: before the first, behind the last, and in all."""

    lead: int
    tail: int
    all: int
    tail_span: Span


def coverage_reasons(left: Trace, right: Trace, relation: Relation) -> Iterator[Reason]:
    """The reasons that the places of the passages give."""
    measures = relation.measures
    if not relation.fragments or measures.order_agreement < PARTS_IN_ORDER:
        return
    for part, whole, share, whole_share, part_is_left in (
        (left, right, measures.left_share, measures.right_share, True),
        (right, left, measures.right_share, measures.left_share, False),
    ):
        if share < WHOLE or whole_share >= WHOLE:
            continue
        own = _own(whole, [passage.right if part_is_left else passage.left for passage in relation.fragments])
        enough = max(LEAST_CHARS, LEAST_SHARE * whole.prose)
        spans = {"right" if part_is_left else "left": (own.tail_span,)} if own.tail >= enough else {}
        more = f"{round(100 * min(1.0, own.all / whole.prose))} %"
        if own.lead >= enough:
            words = "holds all of the other within a longer text that begins with its own words"
            yield Reason(kind=ReasonKind.EMBEDDING, source=part.id, weight=EMBEDS, words=words)
        elif own.tail >= enough:
            words = f"stops early: the other goes on, and has {more} more of its own"
            yield Reason(kind=ReasonKind.TRUNCATION, source=whole.id, weight=STOPS, words=words, **spans)
        elif own.all >= enough:
            words = f"leaves out {more} of the other and adds nothing"
            yield Reason(kind=ReasonKind.TRUNCATION, source=whole.id, weight=CUT, words=words)


def _own(article: Trace, covered: list[Span]) -> _Own:
    """What *article* has beyond the *covered* spans, lines that are no prose left out."""
    spans = merge_spans(covered)
    first, last = min(span.start for span in covered), max(span.end for span in covered)
    lead, tail = Span(0, first), Span(last, max(last, len(article.text)))
    inside = sum(len(span) for span in spans)
    return _Own(
        lead=_prose(article, lead),
        tail=_prose(article, tail),
        all=max(0, article.prose - inside),
        tail_span=_trimmed(article.text, tail),
    )


def _prose(article: Trace, span: Span) -> int:
    """The characters of *span* that are prose."""
    return max(0, len(span) - sum(len(role.span) for role in article.roles if span.contains(role.span)))


def _trimmed(text: str, span: Span) -> Span:
    """*span* without the white space around it."""
    inside = span.of(text)
    start = span.start + len(inside) - len(inside.lstrip())
    return Span(start, max(start, span.start + len(inside.rstrip())))
