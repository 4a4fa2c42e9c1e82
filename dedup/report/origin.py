"""Provenance in words, the same on the terminal and on the page; what it takes from articles is made safe to show."""

from collections.abc import Iterator

from dedup.model import Credit, CreditStatus, Direction, Reason, Relation, Swap, SwapChange, SwapPart
from dedup.report.visible import visible_line
from dedup.report.words import figure

MAX_REASONS = 3
"""Reasons told for a direction, and told against it."""

SURE = 0.8
"""Confidence from which a direction is told among the findings of a run."""

_CHANGES = {
    SwapChange.SAME: "kept",
    SwapChange.CHANGED: "changed",
    SwapChange.LEFT_ONLY: "only on the left",
    SwapChange.RIGHT_ONLY: "only on the right",
}


def origin_lines(relation: Relation, left: str, right: str) -> Iterator[str]:
    """Sentences on direction, credit and what was swapped; *left* and *right* are the names of the two articles."""
    if relation.provenance is None:
        return
    names = {relation.left: left, relation.right: right}
    yield direction_sentence(relation.provenance.direction, names)
    credit = credit_sentence(relation.provenance.credit, names)
    swaps = swaps_sentence(relation.provenance.swaps)
    if credit or swaps:
        yield " ".join(filter(None, (credit, swaps)))


def sure_direction(relation: Relation, left: str, right: str) -> str:
    """The direction in a sentence where it is sure; otherwise nothing."""
    if relation.provenance is None or relation.provenance.direction.confidence < SURE:
        return ""
    direction = relation.provenance.direction
    if direction.source is None:
        return ""
    return _likely(direction, {relation.left: left, relation.right: right}, most=1)


def direction_sentence(direction: Direction, names: dict[str, str]) -> str:
    """Who likely follows whom and why, or why that is undetermined."""
    if direction.source is not None:
        against = _told(direction, direction.copy)
        against = f" Against it: “{names[direction.source]}” {against}." if against else ""
        return f"{_likely(direction, names)}{against}"
    common = direction.common_source
    if common is not None and common.name is not None:
        return f"Both likely follow “{visible_line(common.name, 60)}”: {visible_line(common.words, 200)}."
    signs = "; but ".join(
        f"“{names[copy]}” {_told(direction, source)}"
        for source, copy in _both_ways(names)
        if any(reason.source == source for reason in direction.reasons)
    )
    if common is not None:
        return f"Both likely follow a third text, which is not here: {signs or visible_line(common.words, 200)}."
    return f"Which one follows the other is undetermined: {signs or 'nothing tells'}."


def credit_sentence(credit: Credit, names: dict[str, str]) -> str:
    """Whether the copy credits its source; nothing where that is unknown."""
    if credit.article is None or credit.status is CreditStatus.UNKNOWN:
        return ""
    copy = f"“{names[credit.article]}”"
    if credit.status is CreditStatus.CREDITED:
        return f"{copy} credits “{visible_line(credit.name or '', 60)}”."
    name = f"“{visible_line(credit.name, 60)}”" if credit.name else "its likely source"
    return f"{copy} does not credit {name}."


def swaps_sentence(swaps: tuple[Swap, ...]) -> str:
    """What became of headline, byline and dateline: `Headline changed, byline kept.`"""
    told = [f"{swap.part.value} {_CHANGES[swap.change]}" for part in SwapPart for swap in swaps if swap.part is part]
    words = ", ".join(told)
    return f"{words[0].upper()}{words[1:]}." if words else ""


def _likely(direction: Direction, names: dict[str, str], *, most: int = MAX_REASONS) -> str:
    source, copy = names[direction.source or ""], names[direction.copy or ""]
    confidence = figure(direction.confidence)
    return (
        f"“{copy}” likely follows “{source}” (confidence {confidence}): it {_told(direction, direction.source, most)}."
    )


def _told(direction: Direction, source: str | None, most: int = MAX_REASONS) -> str:
    """The first reasons for *source* as the source, as what is true of the other article."""
    reasons: list[Reason] = [reason for reason in direction.reasons if reason.source == source]
    return "; it ".join(visible_line(reason.words, 160) for reason in reasons[:most])


def _both_ways(names: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Either article as the source, with the other as the copy."""
    one, other = names
    yield one, other
    yield other, one
