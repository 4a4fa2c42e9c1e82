"""What is measured: the protocol that dedup and its peers answer to, and dedup as it is shipped."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import dedup
from benchmarks.accuracy.figure import OURS
from dedup.model import Article, Relation, Run

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a system thinks of a pair: a score that grows with the evidence, and whether it calls the two copies."""

    score: float
    is_copy: bool


class System(Protocol):
    """What clusters articles and judges pairs, at settings chosen once, for all sets."""

    @property
    def name(self) -> str:
        """The head of its column."""

    @property
    def settings(self) -> str:
        """Version and settings, in one line."""

    def clusters(self, articles: Mapping[str, Article]) -> list[tuple[str, ...]]:
        """The clusters of two or more articles."""

    def opinions(self, articles: Mapping[str, Article], pairs: Sequence[Pair]) -> list[Opinion]:
        """What it thinks of each of *pairs*."""


class Dedup:
    """dedup at its default settings."""

    name = OURS

    def __init__(self) -> None:
        self.config = dedup.Config()
        self.settings = f"dedup {dedup.__version__}: {self.config.settings_line()}"

    def run(self, articles: Mapping[str, Article]) -> Run:
        """The whole result."""
        return dedup.cluster(articles.values(), self.config)

    def clusters(self, articles: Mapping[str, Article]) -> list[tuple[str, ...]]:
        """See `System.clusters`."""
        return [cluster.members for cluster in self.run(articles).clusters]

    def opinions(self, articles: Mapping[str, Article], pairs: Sequence[Pair]) -> list[Opinion]:
        """See `System.opinions`."""
        return [Opinion(relation.score, relation.verdict.joins_cluster) for relation in self.relations(articles, pairs)]

    def relations(self, articles: Mapping[str, Article], pairs: Iterable[Pair]) -> Iterator[Relation]:
        """What the two articles of each pair are to each other."""
        return (dedup.compare(articles[left], articles[right], self.config) for left, right in pairs)


class Components:
    """Names that links join into parts: union-find with path halving."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def join(self, left: str, right: str) -> bool:
        """Link two names; whether they were apart until now."""
        one, other = self._root(left), self._root(right)
        self._parent[one] = other
        return one != other

    def parts(self) -> list[tuple[str, ...]]:
        """The names that were linked, part by part, sorted within each."""
        members: defaultdict[str, list[str]] = defaultdict(list)
        for name in sorted(self._parent):
            members[self._root(name)].append(name)
        return [tuple(names) for names in members.values()]

    def _root(self, name: str) -> str:
        parent = self._parent
        while parent.setdefault(name, name) != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name


def single_link(links: Iterable[Pair]) -> list[tuple[str, ...]]:
    """The clusters of two or more that *links* join."""
    components = Components()
    for left, right in links:
        components.join(left, right)
    return components.parts()


@dataclass(frozen=True, slots=True)
class Contest:
    """Who is measured: dedup, and what stands beside it."""

    ours: Dedup
    peers: tuple[System, ...] = ()

    @property
    def systems(self) -> tuple[System, ...]:
        """All of them, dedup first."""
        return (self.ours, *self.peers)
