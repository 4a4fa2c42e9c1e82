"""What connects two articles in a run."""

from collections import defaultdict, deque

from dedup.explanation.values import Way
from dedup.model import MemberPair, Relation, Run


def way(run: Run, left: str, right: str) -> Way:
    """
    What connects the articles *left* and *right* of *run*.

    Within a cluster, the steps are the chain of copies whose weakest is as strong as can be.
    """
    cluster_of = {member: cluster.id for cluster in run.clusters for member in cluster.members}
    one, other = cluster_of.get(left), cluster_of.get(right)
    inside = [
        relation
        for relation in run.relations
        if relation.verdict.joins_cluster and one is not None and cluster_of.get(relation.left) == one
    ]
    return Way(
        left_cluster=one,
        right_cluster=other,
        is_listed=any({relation.left, relation.right} == {left, right} for relation in run.relations),
        steps=_widest(inside, left, right) if one is not None and one == other else (),
    )


def _widest(copies: list[Relation], left: str, right: str) -> tuple[MemberPair, ...]:
    """The fewest steps from *left* to *right* over the strongest copies that connect them."""
    ordered = sorted(copies, key=lambda copy: (-copy.score, copy.left, copy.right))
    floors = sorted({copy.score for copy in ordered})
    # The highest score at which the copies still connect the two, by halving.
    low, high = 0, len(floors)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _steps(ordered, floors[middle], left, right) else (low, middle)
    return _steps(ordered, floors[low], left, right) if floors else ()


def _steps(copies: list[Relation], floor: float, left: str, right: str) -> tuple[MemberPair, ...]:
    """The fewest copies of at least the score *floor* from *left* to *right*; none where they do not lead there."""
    near: defaultdict[str, list[tuple[str, Relation]]] = defaultdict(list)
    for copy in copies:
        if copy.score >= floor:
            near[copy.left].append((copy.right, copy))
            near[copy.right].append((copy.left, copy))
    came: dict[str, tuple[str, Relation] | None] = {left: None}
    pending = deque([left])
    while pending and right not in came:
        article = pending.popleft()
        for other, copy in near[article]:
            if other not in came:
                came[other] = (article, copy)
                pending.append(other)
    steps = []
    at = right
    while step := came.get(at):
        before, copy = step
        steps.append(MemberPair(left=before, right=at, verdict=copy.verdict, score=copy.score))
        at = before
    return tuple(reversed(steps))
