"""
Relations to clusters: only verified copies join, never against what verification denied.

Every cluster knows its weakest joint and its weakest pair, its core and
fringe, and the members it hangs on; see `dedup.cohesion`.
"""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dedup.cohesion import cohesion
from dedup.model import Cluster, Relation, Verdict

ID_LETTERS = 12
"""Hexadecimal letters in a cluster's id: 48 bits, no collision to be expected below a million clusters."""

MAX_ALL_PAIRS = 24
"""Different texts in a cluster up to which all pairs of its members are compared (276 pairs at most); in a larger one,
each member with the representative."""

_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def cluster(
    relations: Sequence[Relation],
    lengths: Mapping[str, int],
    *,
    dates: Mapping[str, str] | None = None,
    same_words: Mapping[str, str] | None = None,
) -> tuple[Cluster, ...]:
    """
    The clusters that verified copies make.

    Two groups of articles become one through a copy between them, the strongest copies first, unless at least half of
    the pairs between the groups that were compared are unrelated. Without unrelated pairs, the clusters are the
    connected components of the copies. Excerpts, shared quotations and the same event relate clusters, and neither
    merge them nor keep them apart.

    Args:
        relations: every comparison, in any order, each pair once; of unrelated pairs, verdict and score are enough.
        lengths: words of every article; the longest member represents its cluster.
        dates: dates of articles as given, where known; see `anchor`.
        same_words: the first article of the same words, for each article that is not the first.

    Returns:
        Clusters of two or more, by falling size, then by first member.
    """
    root_of = _groups(relations)
    members: defaultdict[str, list[str]] = defaultdict(list)
    for article in sorted(root_of):
        members[root_of[article]].append(article)
    inside: defaultdict[str, list[Relation]] = defaultdict(list)
    for relation in relations:
        root = root_of.get(relation.left)
        if root is not None and root == root_of.get(relation.right):
            inside[root].append(relation)
    related = _related(relations, root_of)
    found = []
    for root, ids in members.items():
        held = cohesion(ids, inside[root], same_words or {})
        found.append(
            Cluster(
                id=cluster_id(anchor(ids, dates or {})),
                members=tuple(ids),
                representative=_longest(ids, lengths),
                weakest_score=_weakest_joint(inside[root]),
                weakest_pair=held.weakest_pair,
                density=held.density,
                compared=held.compared,
                core=held.core,
                fringe=held.fringe,
                bridges=held.bridges,
                related=tuple(sorted(related[root])),
            )
        )
    return tuple(sorted(found, key=lambda each: (-len(each.members), each.members)))


def unverified_pairs(
    relations: Sequence[Relation], lengths: Mapping[str, int], same_words: Mapping[str, str] | None = None
) -> list[tuple[str, str]]:
    """
    The pairs to compare before clusters are made, so that none grows by a chain of copies that nobody looked at.

    Of articles connected by copies, all pairs that were not compared where there are at most `MAX_ALL_PAIRS` different
    texts, and otherwise each with the longest. Articles of the same words are stood for by the first of them.

    Args:
        relations: as `cluster` takes them.
        lengths: as `cluster` takes them.
        same_words: as `cluster` takes them.

    Returns:
        Pairs (left, right), left before right, sorted.
    """
    met = {(relation.left, relation.right) for relation in relations}
    _, root_of = _span(relation for relation in relations if relation.verdict.joins_cluster)
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for article in sorted(root_of.keys() - (same_words or {}).keys()):
        texts[root_of[article]].append(article)
    wanted: set[tuple[str, str]] = set()
    for ids in texts.values():
        if len(ids) <= MAX_ALL_PAIRS:
            wanted.update((left, right) for place, left in enumerate(ids) for right in ids[place + 1 :])
        else:
            longest = _longest(ids, lengths)
            wanted.update((min(each, longest), max(each, longest)) for each in ids if each != longest)
    return sorted(pair for pair in wanted if pair not in met and pair[::-1] not in met)


def anchor(members: Iterable[str], dates: Mapping[str, str]) -> str:
    """
    The member that names a cluster: the earliest by its day, as far as dates begin with one (2026-11-24), then by id.

    What is added in a later run is mostly of a later day, and leaves the name alone.

    >>> anchor(["a", "b", "c"], {"b": "2026-11-24T08:00Z", "c": "2026-11-23"})
    'c'
    """
    return min(members, key=lambda each: (day[0] if (day := _ISO_DAY.match(dates.get(each, ""))) else "~", each))


def cluster_id(anchor: str) -> str:
    """
    The id of the cluster that is named by the member *anchor*.

    >>> cluster_id("a.txt")
    'c-18b7cb099a9e'
    """
    return "c-" + hashlib.sha256(anchor.encode("utf-8", "surrogatepass")).hexdigest()[:ID_LETTERS]


def _longest(ids: Iterable[str], lengths: Mapping[str, int]) -> str:
    return min(ids, key=lambda article: (-lengths[article], article))


def _groups(relations: Sequence[Relation]) -> dict[str, str]:
    """The group of every article that a copy joined to another, by the rule of `cluster`."""
    copies = sorted((each for each in relations if each.verdict.joins_cluster), key=_strongest_first)
    groups = _Groups(copies, relations)
    refused: list[Relation] = []
    pending = copies
    # What is refused is asked again as groups grow, until nothing joins any more.
    while len(pending) != len(refused):
        refused, pending = pending, [copy for copy in pending if not groups.join(copy.left, copy.right)]
    root_of = {article: _root(groups.parent, article) for article in groups.parent}
    sizes = Counter(root_of.values())
    return {article: root for article, root in root_of.items() if sizes[root] > 1}


class _Groups:
    """Groups of articles, and how many pairs between every two of them were compared and found unrelated."""

    def __init__(self, copies: Iterable[Relation], relations: Iterable[Relation]) -> None:
        self.parent = {article: article for copy in copies for article in (copy.left, copy.right)}
        self._met: dict[str, Counter[str]] = {article: Counter() for article in self.parent}
        self._denied: dict[str, Counter[str]] = {article: Counter() for article in self.parent}
        for relation in relations:
            if relation.left in self.parent and relation.right in self.parent:
                for one, other in ((relation.left, relation.right), (relation.right, relation.left)):
                    self._met[one][other] += 1
                    self._denied[one][other] += relation.verdict is Verdict.UNRELATED

    def join(self, left: str, right: str) -> bool:
        """Make one group of the two articles' groups, unless that is denied; whether they are in one group now."""
        one, other = _root(self.parent, left), _root(self.parent, right)
        if one == other:
            return True
        if 2 * self._denied[one][other] >= self._met[one][other]:
            return False
        if len(self._met[one]) < len(self._met[other]):
            one, other = other, one
        self.parent[other] = one
        for counts in (self._met, self._denied):
            for third, number in counts.pop(other).items():
                counts[third].pop(other, None)
                if third != one:
                    counts[one][third] += number
                    counts[third][one] += number
        return True


def _span(copies: Iterable[Relation]) -> tuple[list[Relation], dict[str, str]]:
    """
    The copies that hold components together, and the component of every article.

    Kruskal's maximum spanning forest: the joints are the strongest relations that connect as much as
    all of them do, so the weakest joint is the score at which a component would fall apart.
    """
    ordered = sorted(copies, key=_strongest_first)
    parent = {article: article for copy in ordered for article in (copy.left, copy.right)}
    joints = []
    for copy in ordered:
        one, other = sorted((_root(parent, copy.left), _root(parent, copy.right)))
        if one != other:
            parent[other] = one
            joints.append(copy)
    return joints, {article: _root(parent, article) for article in parent}


def _root(parent: dict[str, str], article: str) -> str:
    """The article that stands for the group of *article*; the way to it gets shorter each time."""
    while parent[article] != article:
        parent[article] = parent[parent[article]]
        article = parent[article]
    return article


def _weakest_joint(inside: Iterable[Relation]) -> float:
    """The score at which the cluster of the relations *inside* would fall apart."""
    joints, _ = _span(relation for relation in inside if relation.verdict.joins_cluster)
    return joints[-1].score


def _strongest_first(relation: Relation) -> tuple[float, str, str]:
    """Sorts relations by falling score, equals by their ids."""
    return -relation.score, relation.left, relation.right


def _related(relations: Iterable[Relation], root_of: Mapping[str, str]) -> defaultdict[str, set[str]]:
    """The articles outside each cluster that are more than unrelated to a member."""
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
