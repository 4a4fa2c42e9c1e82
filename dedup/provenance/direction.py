"""
Reasons to a direction: their weights add up, and thin or contradictory evidence stays undetermined.

Each weight is the natural logarithm of the odds by which a reason speaks for one article being the source,
so that independent reasons add (naive Bayes). They were set by hand, from how reprints are made, and checked
against pairs whose direction is known; docs/how-it-works.md has the table.
"""

import math
from collections.abc import Iterable

from dedup.model import CommonSource, Direction, Reason, ReasonKind, Relation, Verdict
from dedup.provenance import tables
from dedup.provenance.coverage import coverage_reasons
from dedup.provenance.credit import credit_reasons
from dedup.provenance.dating import SURE, date_reasons
from dedup.provenance.quoting import quotation_reasons
from dedup.provenance.residue import residue_reasons
from dedup.provenance.signature import byline_reasons, dateline_reasons
from dedup.provenance.trace import Trace
from dedup.provenance.wording import wording_reasons

DECIDED = 1.1
"""Sum of weights from which a direction is told: odds of three to one (ln 3)."""

AT_ODDS = 0.5
"""Share of the reasons for a direction from which those against it make it undetermined."""

PRINTED = frozenset({Verdict.VERBATIM_COPY, Verdict.EDITED_COPY})
"""Verdicts on texts that agree word for word, so that whose the one is, the other is as well."""

SIGNS = frozenset({ReasonKind.TRUNCATION, ReasonKind.QUOTATION, ReasonKind.WORDING, ReasonKind.RESIDUE})
"""What shows that a text is a copy, or has something of the original that the other one lacks."""

SIGNED = 0.5
"""Weight of such signs that both articles need before a third text is inferred."""


def direction(left: Trace, right: Trace, relation: Relation) -> Direction:
    """Which of two articles is likely the source; the same for both orders of the two."""
    reasons = sorted(_reasons(left, right, relation), key=_heaviest_first)
    for_left = math.fsum(reason.weight for reason in reasons if reason.source == left.id)
    for_right = math.fsum(reason.weight for reason in reasons if reason.source == right.id)
    common = _named(left, right, reasons, relation)
    source, copy = (left.id, right.id) if for_left >= for_right else (right.id, left.id)
    more, less = max(for_left, for_right), min(for_left, for_right)
    is_told = common is None and more - less >= DECIDED and less <= AT_ODDS * more and not _is_dated(reasons, copy)
    if not is_told and common is None:
        common = _inferred(reasons, relation, left.id, right.id)
    return Direction(
        source=source if is_told else None,
        copy=copy if is_told else None,
        # The probability of the likelier side, stretched from [1/2, 1] to [0, 1].
        confidence=math.tanh((more - less) / 2) if common is None else 0.0,
        reasons=tuple(reasons),
        common_source=common,
    )


def surely_earlier(reasons: Iterable[Reason]) -> str | None:
    """The id of the article that is surely the earlier one, by dates a day or more apart; None where they are not."""
    return next((r.source for r in reasons if r.kind is ReasonKind.DATE and r.weight >= SURE), None)


def _reasons(left: Trace, right: Trace, relation: Relation) -> list[Reason]:
    """All reasons; what frames a text or measures all of it says nothing of an excerpt in a text of its own."""
    found = [
        *date_reasons(left, right),
        *credit_reasons(left, right),
        *quotation_reasons(left, right, relation),
        *wording_reasons(left, right, relation),
    ]
    if relation.verdict is Verdict.EXCERPT:
        return found
    return [
        *found,
        *byline_reasons(left, right),
        *dateline_reasons(left, right),
        *coverage_reasons(left, right, relation),
        *residue_reasons(left, right),
    ]


def _heaviest_first(reason: Reason) -> tuple[float, str, str, str]:
    return -reason.weight, reason.kind.value, reason.source, reason.words


def _is_dated(reasons: Iterable[Reason], copy: str) -> bool:
    """Whether the supposed *copy* was surely published first: then it is the copy of something else, if of anything."""
    return surely_earlier(reasons) == copy


def _named(left: Trace, right: Trace, reasons: Iterable[Reason], relation: Relation) -> CommonSource | None:
    """
    The third publisher that both credit; or the agency that one credits, where the other prints the same text.

    Where one credits the other, a third matters less.
    """
    if any(reason.kind is ReasonKind.CREDIT for reason in reasons):
        return None
    ours, theirs = ({naming.name for naming in each.credits} for each in (left, right))
    if both := ours & theirs:
        name = min(both)
        return CommonSource(name=name, words=f"both credit “{name}”, which publishes neither")
    agencies = (ours | theirs) & tables.AGENCY_NAMES
    if agencies and relation.verdict in PRINTED and not agencies & {*left.names, *right.names}:
        name = min(agencies)
        return CommonSource(name=name, words=f"one credits “{name}”, and the other prints the same text")
    return None


def _inferred(reasons: Iterable[Reason], relation: Relation, left: str, right: str) -> CommonSource | None:
    """A text that is not here, where there are signs against either of two rewritten articles being the source."""
    if relation.verdict is not Verdict.REWRITTEN_COPY:
        return None
    signs = {left: 0.0, right: 0.0}
    for reason in reasons:
        if reason.kind in SIGNS:
            signs[reason.source] += reason.weight
    if min(signs.values()) < SIGNED:
        return None
    return CommonSource(name=None, words="either shows signs of a source that is not the other one")
