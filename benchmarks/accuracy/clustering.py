"""The sets that are judged by the clusters found in them."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from benchmarks.accuracy import data
from benchmarks.accuracy.figure import OURS, Better, Figure
from benchmarks.accuracy.metrics import adjusted_rand_index, b_cubed, pairwise
from benchmarks.accuracy.systems import Components, Contest, Pair
from benchmarks.word_shingles import containment, word_shingles
from dedup.model import Article

Clusters = Sequence[Sequence[str]]

REUSE = 0.15
"""Share of the smaller article's word 5-grams from which a pair in a set of independent articles is real reuse."""

SAME = 0.5
"""Resemblance of word 5-grams from which an exact pair must be found."""

FAR = 0.1
"""Share of the smaller article's word 5-grams below which a copy is worth reading: rewritten, or no copy at all."""


def seeds(root: Path, contest: Contest) -> list[Figure]:
    """Whether the five seed articles come out exactly."""
    articles = data.texts(root / "seeds")
    copies = {name for name in articles if name.startswith(("001_", "003_"))}
    exact = {
        system.name: float([set(cluster) for cluster in system.clusters(articles)] == [copies])
        for system in contest.systems
    }
    return [Figure(name="exact", values=exact, is_count=True)]


def known_clusters(root: Path, contest: Contest, docs: str, truth: str) -> list[Figure]:
    """How well the copy clusters agree with the known ones."""
    articles = data.documents(root / docs)
    expected = data.clusters(root / truth)
    wanted = _labels(articles, expected.values())
    found = {system.name: system.clusters(articles) for system in contest.systems}
    labels = {name: _labels(articles, clusters) for name, clusters in found.items()}
    pairs = {name: pairwise(wanted, each) for name, each in labels.items()}
    return [
        Figure(name="ari", values={name: adjusted_rand_index(wanted, each) for name, each in labels.items()}),
        Figure(name="bcubed_f1", values={name: b_cubed(wanted, each).f1 for name, each in labels.items()}),
        Figure(
            name="pairwise_precision",
            values={name: each.precision for name, each in pairs.items()},
            better=None,
            cases=_cuts(articles, labels[OURS], wanted),
        ),
        Figure(
            name="pairwise_recall",
            values={name: each.recall for name, each in pairs.items()},
            better=None,
            cases=_cuts(articles, wanted, labels[OURS]),
        ),
    ]


def independent(root: Path, contest: Contest, docs: str) -> list[Figure]:
    """How many merges join articles that do not share text; real reuse does not count."""
    articles = data.documents(root / docs)
    merges = {system.name: false_merges(articles, system.clusters(articles)) for system in contest.systems}
    return [
        Figure(
            name="false_merges",
            values={name: len(each) for name, each in merges.items()},
            better=Better.LOWER,
            is_count=True,
            cases=tuple(merges[OURS]),
        )
    ]


def exact_pairs(root: Path, contest: Contest, docs: str, truth: str) -> list[Figure]:
    """How many pairs that are exactly known to be alike share a copy cluster."""
    articles = data.documents(root / docs)
    wanted = [(left, right) for left, right, resemblance, *_ in data.rows(root / truth) if float(resemblance) >= SAME]
    run = contest.ours.run(articles)
    found: dict[str, Clusters] = {OURS: [cluster.members for cluster in run.clusters]}
    found |= {peer.name: peer.clusters(articles) for peer in contest.peers}
    missed = {name: _apart(wanted, clusters) for name, clusters in found.items()}
    far = [
        (relation.left, relation.right)
        for relation in run.relations
        if relation.verdict.joins_cluster
        and max(relation.measures.left_containment, relation.measures.right_containment) < FAR
    ]
    return [
        Figure(
            name="recall",
            values={name: 1 - len(each) / len(wanted) for name, each in missed.items()},
            cases=tuple(missed[OURS]),
        ),
        Figure(name="far_copies", values={OURS: len(far)}, better=Better.LOWER, is_count=True, cases=tuple(far)),
    ]


def false_merges(articles: Mapping[str, Article], clusters: Clusters) -> list[Pair]:
    """
    The merges that no shared text accounts for.

    A cluster falls into parts that real reuse joins; putting n parts together takes n - 1 merges, each
    given here as the pair across it that shares most.
    """
    merges: list[Pair] = []
    for members in clusters:
        shingles = {name: word_shingles(articles[name].text) for name in members}
        shares = {
            (left, right): containment(shingles[left], shingles[right])
            for left, right in itertools.combinations(members, 2)
        }
        joined = Components()
        for left, right in sorted(shares, key=lambda pair: (-shares[pair], pair)):
            if joined.join(left, right) and shares[left, right] < REUSE:
                merges.append((left, right))
    return merges


def _labels(articles: Iterable[str], clusters: Iterable[Sequence[str]]) -> list[str]:
    """The cluster of each article, named by a member; an article in none is its own."""
    cluster_of = {name: members[0] for members in clusters for name in members}
    return [cluster_of.get(name, name) for name in articles]


def _apart(pairs: Iterable[Pair], clusters: Clusters) -> list[Pair]:
    """Those of *pairs* that do not share a cluster."""
    cluster_of = {name: number for number, members in enumerate(clusters) for name in members}
    return [(left, right) for left, right in pairs if cluster_of.get(left, left) != cluster_of.get(right, right)]


def _cuts(articles: Iterable[str], whole: Sequence[str], parts: Sequence[str]) -> tuple[Pair, ...]:
    """For each cluster of *whole* that *parts* cuts: the first article of its first piece, with that of each other."""
    pieces: dict[Pair, str] = {}
    for name, cluster, part in zip(articles, whole, parts, strict=True):
        pieces.setdefault((cluster, part), name)
    first: dict[str, str] = {}
    return tuple(
        (first[cluster], name) for (cluster, _), name in pieces.items() if first.setdefault(cluster, name) != name
    )
