"""
Relations to their provenance: direction, credit and swaps of each pair.

All of it depends on two articles and their relation alone, so that `compare` says what a run says.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from dedup.model import ArticleFacts, Provenance, Relation, Verdict
from dedup.provenance.credit import credit
from dedup.provenance.direction import direction
from dedup.provenance.swaps import swaps
from dedup.provenance.trace import Trace, trace


def has_provenance(relation: Relation) -> bool:
    """Whether anything was copied between the two, so that it is from somewhere; nothing is a copy of itself."""
    copies = relation.verdict.joins_cluster or relation.verdict is Verdict.EXCERPT
    return copies and relation.left != relation.right


def _nobody(_steps: int) -> None:
    """Nobody watches."""


def with_provenance(
    relations: Iterable[Relation], facts: Mapping[str, ArticleFacts], advance: Callable[[int], None] = _nobody
) -> list[Relation]:
    """
    *relations*, those of copying with their provenance.

    Args:
        relations: with their passages.
        facts: what is known about each of their articles, by its id.
        advance: what is told of each relation that is done.
    """
    traces: dict[str, Trace] = {}

    def traced(article: str) -> Trace:
        if article not in traces:
            traces[article] = trace(facts[article])
        return traces[article]

    found = []
    for relation in relations:
        if has_provenance(relation):
            left, right = traced(relation.left), traced(relation.right)
            found.append(replace(relation, provenance=provenance(left, right, relation)))
            advance(1)
        else:
            found.append(relation)
    return found


def provenance(left: Trace, right: Trace, relation: Relation) -> Provenance:
    """Where the common text of two articles is likely from."""
    found = direction(left, right, relation)
    return Provenance(direction=found, credit=credit(left, right, found), swaps=swaps(left, right))
