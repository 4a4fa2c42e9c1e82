"""The provenance of a relation from its record, with every field checked; the mirror of record.py."""

from collections.abc import Mapping

from dedup.model import (
    CommonSource,
    Credit,
    CreditStatus,
    Direction,
    Provenance,
    Reason,
    ReasonKind,
    Relation,
    Swap,
    SwapChange,
    SwapPart,
)
from dedup.report.fields import Fields, check_within


def provenance(fields: Fields) -> Provenance | None:
    """The provenance in the *fields* of a relation; None where nothing was copied."""
    direction, credit = fields.record_or_none("direction"), fields.record_or_none("credit")
    swaps = tuple(map(_swap, fields.items("swaps")))
    if direction is None and credit is None:
        return None
    if direction is None or credit is None:
        message = "a relation has either both direction and credit, or neither"
        raise ValueError(message)
    return Provenance(direction=_direction(direction), credit=_credit(credit), swaps=swaps)


def check_references(relation: Relation, lengths: Mapping[str, int]) -> None:
    """
    Refuse a provenance that names other articles than those of its relation, or leaves their texts.

    Args:
        relation: the relation.
        lengths: the number of characters of every article, by its id.

    Raises:
        ValueError: naming what leads nowhere.
    """
    if relation.provenance is None:
        return
    direction, credit = relation.provenance.direction, relation.provenance.credit
    named = [direction.source, direction.copy, credit.article, *(reason.source for reason in direction.reasons)]
    for article_id in named:
        if article_id not in {None, relation.left, relation.right}:
            message = f"the direction of a relation names {article_id!r}, which is neither of its articles"
            raise ValueError(message)
    for reason in direction.reasons:
        for spans, article in ((reason.left, relation.left), (reason.right, relation.right)):
            for span in spans:
                check_within(span, article, lengths[article])
    for span in credit.spans:
        article = credit.article or relation.left
        check_within(span, article, lengths[article])


def _direction(fields: Fields) -> Direction:
    common = fields.record_or_none("common_source")
    return Direction(
        source=fields.text_or_none("source"),
        copy=fields.text_or_none("copy"),
        confidence=fields.share("confidence"),
        reasons=tuple(map(_reason, fields.items("reasons"))),
        common_source=None
        if common is None
        else CommonSource(name=common.text_or_none("name"), words=common.text("words")),
    )


def _reason(record: object) -> Reason:
    fields = Fields(record)
    return Reason(
        kind=ReasonKind(fields.text("kind")),
        source=fields.text("source"),
        weight=fields.number("weight"),
        words=fields.text("words"),
        left=fields.spans("left_spans"),
        right=fields.spans("right_spans"),
    )


def _credit(fields: Fields) -> Credit:
    return Credit(
        status=CreditStatus(fields.text("status")),
        article=fields.text_or_none("article"),
        name=fields.text_or_none("name"),
        spans=fields.spans("spans"),
    )


def _swap(record: object) -> Swap:
    fields = Fields(record)
    return Swap(
        part=SwapPart(fields.text("part")),
        change=SwapChange(fields.text("change")),
        left=fields.text_or_none("left"),
        right=fields.text_or_none("right"),
    )
