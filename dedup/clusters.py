"""Relations to clusters: only verified copies join, and every cluster knows its weakest joint."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dedup.model import Cluster, Relation, Verdict

ID_LETTERS = 12
"""Hexadecimal letters in a cluster's id: 48 bits, no collision to be expected below a million clusters."""


def cluster(relations: Sequence[Relation], lengths: Mapping[str, int]) -> tuple[Cluster, ...]:
    """
    The clusters that verified copies make: connected components over copy relations.

    Excerpts, shared quotations and the same event relate clusters and never merge them.

    Args:
        relations: in any order, each pair once.
        lengths: words of every article; the longest member represents its cluster.

    Returns:
        Clusters of two or more, by falling size, then by first member.
    """
    joints, root_of = _span(relation for relation in relations if relation.verdict.joins_cluster)
    members: defaultdict[str, list[str]] = defaultdict(list)
    for article in sorted(root_of):
        members[root_of[article]].append(article)
    # Joints come in falling order of score, so the last one of a cluster is its weakest.
    weakest = {root_of[joint.left]: joint.score for joint in joints}
    related = _related(relations, root_of)
    found = [
        Cluster(
            id=cluster_id(ids[0]),
            members=tuple(ids),
            representative=min(ids, key=lambda article: (-lengths[article], article)),
            weakest_score=weakest[root],
            related=tuple(sorted(related[root])),
        )
        for root, ids in members.items()
    ]
    return tuple(sorted(found, key=lambda each: (-len(each.members), each.members)))


def cluster_id(first_member: str) -> str:
    """
    The id of the cluster whose first member, in the order of ids, is *first_member*.

    >>> cluster_id("a.txt")
    'c-18b7cb099a9e'
    """
    return "c-" + hashlib.sha256(first_member.encode("utf-8", "surrogatepass")).hexdigest()[:ID_LETTERS]


def _span(copies: Iterable[Relation]) -> tuple[list[Relation], dict[str, str]]:
    """
    The copies that hold the clusters together, and the cluster of every article.

    Kruskal's maximum spanning forest: the joints are the strongest relations that connect as much as
    all of them do, so the weakest joint is the score at which the cluster would fall apart.
    """
    parent: dict[str, str] = {}

    def find(article: str) -> str:
        while parent.setdefault(article, article) != article:
            parent[article] = parent[parent[article]]
            article = parent[article]
        return article

    joints = []
    for copy in sorted(copies, key=lambda copy: (-copy.score, copy.left, copy.right)):
        one, other = sorted((find(copy.left), find(copy.right)))
        if one != other:
            parent[other] = one
            joints.append(copy)
    return joints, {article: find(article) for article in list(parent)}


def _related(relations: Iterable[Relation], root_of: Mapping[str, str]) -> defaultdict[str, set[str]]:
    """The articles outside each cluster that share an excerpt, quotations or the event with a member."""
    related: defaultdict[str, set[str]] = defaultdict(set)
    for relation in relations:
        left, right = root_of.get(relation.left), root_of.get(relation.right)
        if relation.verdict is Verdict.UNRELATED or (left == right and left is not None):
            continue
        if left is not None:
            related[left].add(relation.right)
        if right is not None:
            related[right].add(relation.left)
    return related
