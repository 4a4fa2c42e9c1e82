"""Which relations of a cluster are looked at: all of them, but of a huge cluster those that connect it and the best."""

from collections.abc import Iterator, Sequence

from dedup.model import Cluster, Fragment, Relation
from dedup.report.choice import Choice
from dedup.report.words import STRENGTH

MAX_INSIDE = 6_000
"""Relations inside a cluster that are looked at, beyond those that connect it."""

MAX_OUTSIDE = 1_000
"""Relations with articles outside that are looked at, the strongest."""


def inside(choice: Choice, cluster: Cluster) -> tuple[Relation, ...]:
    """The relations among the members of *cluster* that are looked at, strongest first."""
    found = choice.inside.get(cluster.id)
    if found is None:
        return ()
    if len(found) <= MAX_INSIDE:
        return tuple(found)
    connecting = _connecting(choice, found.places.tolist())
    chosen = [place for rank, place in enumerate(found.places.tolist()) if rank < MAX_INSIDE or place in connecting]
    relations: Sequence[Relation] = choice.run.relations
    return tuple(relations[place] for place in chosen)


def outside(choice: Choice, cluster: Cluster) -> tuple[Relation, ...]:
    """The relations of members with articles outside that are looked at, strongest first."""
    return tuple(choice.outside.get(cluster.id, ())[:MAX_OUTSIDE])


def fragments(relation: Relation) -> Iterator[Fragment]:
    """The fragments of a relation in no order, which is quicker than `Relation.fragments` for those who only count."""
    return (fragment for passage in relation.passages for fragment in passage.fragments)


def n_inside(choice: Choice, cluster: Cluster) -> int:
    """How many relations there are among the members of *cluster*."""
    return len(choice.inside.get(cluster.id, ()))


def n_outside(choice: Choice, cluster: Cluster) -> int:
    """How many relations members have with articles outside."""
    return len(choice.outside.get(cluster.id, ()))


def _connecting(choice: Choice, places: Sequence[int]) -> set[int]:
    """The copies among the relations at *places*, strongest first, that connect their articles; Kruskal 1956."""
    edges = choice.edges
    parent: dict[int, int] = {}
    found: set[int] = set()
    for place in places:
        if STRENGTH[edges.verdict[place]].joins_cluster:
            one, other = (_root(parent, int(ends[place])) for ends in (edges.left, edges.right))
            if one != other:
                parent[other] = one
                found.add(place)
    return found


def _root(parent: dict[int, int], article: int) -> int:
    while (above := parent.get(article)) is not None:
        if above in parent:
            parent[article] = parent[above]
        article = above
    return article
