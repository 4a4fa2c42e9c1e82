"""Who likely has it from whom: the reasons for and against, the credit, and what was swapped around the text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dedup.model import ArticleFacts, CreditStatus, Direction, Provenance, Reason, ReasonKind, Span, SwapChange
from dedup.report.origin import credit_sentence
from dedup.report.visible import visible_line
from dedup.report.words import figure

MAX_QUOTED = 120
"""Characters shown of a span that a reason rests on."""

MAX_SPANS = 3
"""Spans shown of one reason on one side."""

STRONG, FAIR = 1.5, 0.6
"""Weights from which a reason is called strong, and fair; below, it is called slight."""

_KINDS = {
    ReasonKind.DATE: "Date",
    ReasonKind.CREDIT: "Credit",
    ReasonKind.BYLINE: "Byline",
    ReasonKind.DATELINE: "Dateline",
    ReasonKind.TRUNCATION: "Cut",
    ReasonKind.EMBEDDING: "Set into more",
    ReasonKind.QUOTATION: "Quotations",
    ReasonKind.WORDING: "Choice of words",
    ReasonKind.RESIDUE: "Leftovers",
}

_CHANGES = {
    SwapChange.SAME: "kept",
    SwapChange.CHANGED: "changed",
    SwapChange.LEFT_ONLY: "only on the left",
    SwapChange.RIGHT_ONLY: "only on the right",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonView:
    """
    One reason.

    Attributes:
        kind: what it rests on.
        words: a sentence without its full stop, with the name of the article of which it is true.
        strength: `strong`, `fair` or `slight`.
        weight: natural logarithm of the odds that it gives, with two digits.
        shown: what it rests on in the texts, each with its side.
    """

    kind: str
    words: str
    strength: str
    weight: str
    shown: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SwapView:
    """Headline, byline or dateline of both articles, and what became of it; empty where one has none."""

    part: str
    change: str
    left: str
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectionView:
    """
    Who likely has it from whom.

    Attributes:
        answer: in a sentence.
        is_told: whether one of the two is said to be the likely source.
        confidence: in [0, 1], with two digits; empty where nothing is told.
        groups: headings, each with the reasons under it, the heaviest first.
        credit: whether the copy credits its source; empty where that is unknown.
        is_credited: whether it does; None where that is unknown.
        credit_shown: where it does, in its own words.
        swaps: what was swapped around the text.
    """

    answer: str
    is_told: bool
    confidence: str
    groups: tuple[tuple[str, tuple[ReasonView, ...]], ...]
    credit: str
    is_credited: bool | None
    credit_shown: tuple[str, ...]
    swaps: tuple[SwapView, ...]


def direction_view(
    provenance: Provenance, left: ArticleFacts, right: ArticleFacts, names: Mapping[str, str]
) -> DirectionView:
    """*provenance* in words; *names* are those of the two articles, by id."""
    direction, credit = provenance.direction, provenance.credit
    credited = left if credit.article == left.article.id else right
    return DirectionView(
        answer=_answer(direction, names),
        is_told=direction.source is not None,
        confidence=figure(direction.confidence) if direction.source is not None else "",
        groups=tuple(_groups(direction, left, right, names)),
        credit=credit_sentence(credit, dict(names)),
        is_credited=None if credit.status is CreditStatus.UNKNOWN else credit.status is CreditStatus.CREDITED,
        credit_shown=_shown(credit.spans, credited.article.text),
        swaps=tuple(
            SwapView(
                part=swap.part.value,
                change=_CHANGES[swap.change],
                left=visible_line(swap.left or "", 200),
                right=visible_line(swap.right or "", 200),
            )
            for swap in provenance.swaps
        ),
    )


def _answer(direction: Direction, names: Mapping[str, str]) -> str:
    if direction.source is not None and direction.copy is not None:
        return f"“{names[direction.copy]}” likely follows “{names[direction.source]}”."
    common = direction.common_source
    if common is None:
        return "Which one follows the other is undetermined."
    if common.name is not None:
        return f"Both likely follow “{visible_line(common.name, 60)}”: {visible_line(common.words, 200)}."
    return "Both likely follow a third text, which is not here."


def _groups(
    direction: Direction, left: ArticleFacts, right: ArticleFacts, names: Mapping[str, str]
) -> Iterable[tuple[str, tuple[ReasonView, ...]]]:
    """The reasons by the article that they take for the source; the likely source first."""
    ids = [left.article.id, right.article.id]
    if direction.source is not None:
        ids.sort(key=lambda each: each != direction.source)
    for source, copy in (ids, reversed(ids)):
        reasons = [reason for reason in direction.reasons if reason.source == source]
        if direction.source is None:
            heading = f"Signs that “{names[copy]}” is the later one"
        else:
            heading = "Why we think so" if source == direction.source else "What speaks against it"
        if reasons:
            yield heading, tuple(_reason(reason, left, right, names[copy]) for reason in reasons)


def _reason(reason: Reason, left: ArticleFacts, right: ArticleFacts, name: str) -> ReasonView:
    strength = "strong" if reason.weight >= STRONG else "fair" if reason.weight >= FAIR else "slight"
    shown = [("left", words) for words in _shown(reason.left, left.article.text)]
    shown += [("right", words) for words in _shown(reason.right, right.article.text)]
    return ReasonView(
        kind=_KINDS[reason.kind],
        words=f"“{name}” {visible_line(reason.words, 300)}",
        strength=strength,
        weight=figure(reason.weight),
        shown=tuple(shown),
    )


def _shown(spans: Iterable[Span], text: str) -> tuple[str, ...]:
    """What the first *spans* of *text* hold."""
    shown = (
        visible_line(text[span.start : span.end][: 2 * MAX_QUOTED], MAX_QUOTED) for span in list(spans)[:MAX_SPANS]
    )
    return tuple(filter(None, shown))
