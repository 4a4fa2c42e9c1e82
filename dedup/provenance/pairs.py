"""
Relations to their provenance: direction, credit and swaps of each pair.

All of it depends on two articles and their relation alone, so that `compare` says what a run says.
"""

from dedup.model import Provenance, Relation, Verdict
from dedup.provenance.credit import credit
from dedup.provenance.direction import direction
from dedup.provenance.swaps import swaps
from dedup.provenance.trace import Trace


def has_provenance(relation: Relation) -> bool:
    """Whether anything was copied between the two, so that it is from somewhere; nothing is a copy of itself."""
    copies = relation.verdict.joins_cluster or relation.verdict is Verdict.EXCERPT
    return copies and relation.left != relation.right


def provenance(left: Trace, right: Trace, relation: Relation) -> Provenance:
    """Where the common text of two articles is likely from."""
    found = direction(left, right, relation)
    return Provenance(direction=found, credit=credit(left, right, found), swaps=swaps(left, right))
