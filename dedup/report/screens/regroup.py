"""What a page needs to group a cluster anew at a higher threshold, without all of its relations."""

from collections.abc import Iterable, Sequence

from dedup.model import Relation

Joint = tuple[int, int, int]
"""Two members of a cluster, by their places in it, and the share of the copy between them in thousandths."""


def pair_share(relation: Relation) -> float:
    """The share of a pair: of its two articles, how much of the one that shares more is in the other, in [0, 1]."""
    return max(relation.measures.left_share, relation.measures.right_share)


def joints(members: Sequence[str], inside: Iterable[Relation]) -> tuple[Joint, ...]:
    """
    The copies with the largest shares that connect *members*: a maximum spanning forest, strongest first.

    At every threshold, the members that these connect are the members that all copies connect, so that a cluster of n
    members needs n - 1 of them; Kruskal 1956. Only copies of one cluster are looked at: what is kept apart stays apart.
    """
    place = {member: number for number, member in enumerate(members)}
    copies = (relation for relation in inside if relation.verdict.joins_cluster)
    parent: dict[str, str] = {}
    found: list[Joint] = []
    for relation in sorted(copies, key=lambda each: (-pair_share(each), each.left, each.right)):
        one, other = _root(parent, relation.left), _root(parent, relation.right)
        if one != other:
            parent[other] = one
            # Cut, as a slider at 60 % must not keep a pair of 59.96 %.
            found.append((place[relation.left], place[relation.right], int(1000 * pair_share(relation) + 1e-6)))
    return tuple(found)


def _root(parent: dict[str, str], member: str) -> str:
    """The member that stands for those connected with *member*; the way to it gets shorter each time."""
    while (above := parent.get(member)) is not None:
        if above in parent:
            parent[member] = parent[above]
        member = above
    return member
