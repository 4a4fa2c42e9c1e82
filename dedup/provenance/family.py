"""
The family tree of a cluster: who likely took from whom, with what speaks for it.

Every copy relation of the cluster offers an arc to either article, unless its direction or a sure date rules
that out. Its weight is the probability of the direction times how much of the one text is in the other; the
tree is the maximum arborescence of these, rooted in nothing or in a text that is missing.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dedup.model import (
    ArticleFacts,
    Branch,
    Cluster,
    CommonSource,
    Direction,
    FamilyTree,
    Kinship,
    ReasonKind,
    Relation,
    Run,
    Span,
    merge_spans,
)
from dedup.provenance.arborescence import Arc, maximum_arborescence
from dedup.provenance.direction import surely_earlier

SCALE = 1_000_000
"""Weights are counted in millionths, whole, so that equal ones are equal on every machine."""

BESIDE = 0.3
"""Probability by which one of two articles with a common source counts as the other's source all the same."""

MISSING, NAMED = 0.6, 0.9
"""Probability of the missing source, where it is inferred and where both articles name it."""

TOLD = 3
"""Reasons told of one arc."""

LEAST_OWN = 25
"""Characters from which text that no other member has counts as its own."""


@dataclass(frozen=True, slots=True)
class _Link:
    """A relation as an arc: the one it may come from, how sure, how much is shared."""

    source: str
    relation: Relation
    shared: float


@dataclass(frozen=True, slots=True)
class _Missing:
    """The arc of a member to a source that is missing: its weight, the source, and the relation that points to it."""

    weight: int
    source: CommonSource
    relation: Relation


def family_trees(run: Run) -> tuple[FamilyTree, ...]:
    """The family tree of every cluster of *run*, in the order of its clusters."""
    facts = {each.article.id: each for each in run.articles}
    cluster_of = {member: cluster.id for cluster in run.clusters for member in cluster.members}
    inside: dict[str, list[Relation]] = {cluster.id: [] for cluster in run.clusters}
    for relation in run.relations:
        cluster = cluster_of.get(relation.left)
        if cluster is not None and cluster == cluster_of.get(relation.right) and relation.verdict.joins_cluster:
            inside[cluster].append(relation)
    return tuple(family_tree(cluster, inside[cluster.id], facts) for cluster in run.clusters)


def family_tree(cluster: Cluster, relations: Iterable[Relation], facts: Mapping[str, ArticleFacts]) -> FamilyTree:
    """
    The family tree of one cluster; it does not depend on the order of *relations*.

    Args:
        cluster: its members.
        relations: the copy relations among them, with their provenance.
        facts: what is known about each member, by its id.
    """
    members = sorted(cluster.members)
    place = {member: number for number, member in enumerate(members)}
    root = len(members)
    prose = {member: _prose(facts[member]) for member in members}
    known = sorted(relations, key=lambda relation: (relation.left, relation.right))
    missing = _missing(known, prose)
    arcs = [Arc(root, place[member], missing[member].weight if member in missing else 0) for member in members]
    links: list[_Link | None] = [None] * len(arcs)
    for relation in known:
        for source, copy in ((relation.left, relation.right), (relation.right, relation.left)):
            shared = _shared(relation, copy, prose)
            weight = _probability(relation, source, copy) * shared
            if weight > 0:
                arcs.append(Arc(place[source], place[copy], max(1, round(SCALE * weight))))
                links.append(_Link(source, relation, shared))
    taken = maximum_arborescence(root + 1, root, arcs)
    parents = {member: links[taken[place[member]]] for member in members}
    hung = {member: missing[member] for member in members if parents[member] is None and member in missing}
    own = _own_spans(members, known, facts)
    branches = (
        replace(
            _branch(member, parents[member], hung[member] if len(hung) > 1 and member in hung else None),
            own=own[member],
            own_share=min(1.0, sum(map(len, own[member])) / prose[member]),
        )
        for member in _in_order(members, parents)
    )
    return FamilyTree(
        cluster=cluster.id, branches=tuple(branches), missing=_commonest(hung.values()) if len(hung) > 1 else None
    )


def _direction(relation: Relation) -> Direction:
    """The direction of a relation; one of a run that was made by hand may have none."""
    if relation.provenance is None:
        return Direction(source=None, copy=None, confidence=0.0)
    return relation.provenance.direction


def _probability(relation: Relation, source: str, copy: str) -> float:
    """The probability that *source* is the source of *copy*; 0 where the direction or a sure date rules it out."""
    direction = _direction(relation)
    if direction.source == copy or surely_earlier(direction.reasons) == copy:
        return 0.0
    if direction.common_source is not None:
        return BESIDE
    net = math.fsum(each.weight if each.source == source else -each.weight for each in direction.reasons)
    return (1 + math.tanh(net / 2)) / 2


def _shared(relation: Relation, copy: str, prose: Mapping[str, int]) -> float:
    """How much of *copy* is in the other article, weighted by likeness, in (0, 1]."""
    spans = ((p.left if copy == relation.left else p.right, p.score) for p in relation.fragments)
    covered = math.fsum(len(span) * score for span, score in spans)
    return min(1.0, max(covered / prose[copy], 1 / SCALE))


def _missing(relations: Sequence[Relation], prose: Mapping[str, int]) -> dict[str, _Missing]:
    """
    For each member that has a common source with another: the heaviest arc to that.

    A publisher whom one member credits in another one is not missing.
    """
    present = {name for relation in relations if (name := _present(relation))}
    best: dict[str, _Missing] = {}
    for relation in relations:
        source = _direction(relation).common_source
        if source is None or (source.name or "").casefold() in present:
            continue
        for member in (relation.left, relation.right):
            weight = round(SCALE * (NAMED if source.name else MISSING) * _shared(relation, member, prose))
            if member not in best or weight > best[member].weight:
                best[member] = _Missing(weight, source, relation)
    return best


def _commonest(hung: Iterable[_Missing]) -> CommonSource:
    """The source that most of those that hang have in common; among equals a named one, then the first by its name."""
    counts = Counter(each.source for each in hung)
    return min(counts, key=lambda source: (-counts[source], source.name is None, source.name or "", source.words))


def _present(relation: Relation) -> str:
    """The publisher of the one article whom the other credits, casefolded; nothing where it credits none."""
    direction = _direction(relation)
    reasons = [each for each in direction.reasons if each.source == direction.source]
    credits_it = any(each.kind is ReasonKind.CREDIT for each in reasons)
    if relation.provenance is None or not credits_it:
        return ""
    return (relation.provenance.credit.name or "").casefold()


def _in_order(members: Sequence[str], parents: Mapping[str, _Link | None]) -> list[str]:
    """The *members*, each behind its parent, brothers by id."""
    children: dict[str | None, list[str]] = {}
    for member in members:
        link = parents[member]
        children.setdefault(link.source if link else None, []).append(member)
    ordered: list[str] = []
    waiting = children.get(None, [])[::-1]
    while waiting:
        member = waiting.pop()
        ordered.append(member)
        waiting += children.get(member, [])[::-1]
    return ordered


def _branch(member: str, link: _Link | None, missing: _Missing | None) -> Branch:
    """A member in its place, with what speaks for that."""
    if link is not None:
        direction = _direction(link.relation)
        is_likely = direction.source == link.source
        return Branch(
            member=member,
            parent=link.source,
            kinship=Kinship.LIKELY if is_likely else Kinship.UNDETERMINED,
            confidence=direction.confidence if is_likely else 0.0,
            shared=link.shared,
            words=_words(direction, member),
        )
    if missing is None:
        return Branch(member=member, parent=None, kinship=Kinship.ROOT)
    # A name says enough by itself; an inferred source has its reasons.
    words = _words(_direction(missing.relation), member) if missing.source.name is None else ()
    return Branch(member=member, parent=None, kinship=Kinship.COMMON_SOURCE, words=words)


def _words(direction: Direction, member: str) -> tuple[str, ...]:
    """The first reasons that take the other article for the source of *member*."""
    return tuple(reason.words for reason in direction.reasons if reason.source != member)[:TOLD]


def _prose(facts: ArticleFacts) -> int:
    """The characters of an article that are prose; at least 1."""
    return max(1, len(facts.article.text) - sum(len(role.span) for role in facts.roles))


def _own_spans(
    members: Iterable[str], relations: Iterable[Relation], facts: Mapping[str, ArticleFacts]
) -> dict[str, tuple[Span, ...]]:
    """The spans of each member's text that lie in no passage with another member, and are prose."""
    covered: dict[str, list[Span]] = {member: [role.span for role in facts[member].roles] for member in members}
    for relation in relations:
        covered[relation.left] += [passage.left for passage in relation.fragments]
        covered[relation.right] += [passage.right for passage in relation.fragments]
    return {member: _gaps(facts[member].article.text, spans) for member, spans in covered.items()}


def _gaps(text: str, covered: Iterable[Span]) -> tuple[Span, ...]:
    """What of *text* lies between *covered* spans, without white space around it, where it is long enough."""
    gaps = []
    at = 0
    for span in (*merge_spans(covered), Span(len(text), len(text))):
        piece = text[at : span.start]
        stripped = piece.strip()
        if len(stripped) >= LEAST_OWN:
            start = at + piece.index(stripped)
            gaps.append(Span(start, start + len(stripped)))
        at = max(at, span.end)
    return tuple(gaps)
