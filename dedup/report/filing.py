"""The relations of a run, strongest first, by where a report shows them; of a stored run, read when asked for."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from dedup.lazy import LazySequence
from dedup.model import ArticleFacts, Cluster, Relation, Run
from dedup.report.edges import edges_of
from dedup.report.words import STRENGTH

NO_CLUSTER = -1

Places = NDArray[np.int64]
"""Places of relations or of articles in a run."""


class Picked(LazySequence[Relation]):
    """Some relations of a run, by their *places* in it."""

    def __init__(self, relations: Sequence[Relation], places: Places) -> None:
        self._relations = relations
        self.places = places

    def __len__(self) -> int:
        return len(self.places)

    def item(self, place: int) -> Relation:
        """See `LazySequence.item`."""
        return self._relations[int(self.places[place])]


class PickedArticles(LazySequence[ArticleFacts]):
    """Some articles of a run, by their *places* in it."""

    def __init__(self, articles: Sequence[ArticleFacts], places: Places) -> None:
        self._articles = articles
        self.places = places

    def __len__(self) -> int:
        return len(self.places)

    def item(self, place: int) -> ArticleFacts:
        """See `LazySequence.item`."""
        return self._articles[int(self.places[place])]


class ById(Mapping[str, ArticleFacts]):
    """The facts about every article by its id."""

    def __init__(self, articles: Sequence[ArticleFacts], places: Mapping[str, int]) -> None:
        self._articles = articles
        self._places = places

    def __getitem__(self, identity: str) -> ArticleFacts:
        return self._articles[self._places[identity]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


class Filing:
    """
    The relations of a run, strongest first, by where a report shows them.

    Attributes:
        run: the run.
        places: the place of every article in the run, by its id.
        facts: the facts about every article, by its id.
        edges: all relations without their evidence.
        cluster_at: int64[n], the number of the cluster of every article; NO_CLUSTER where it is in none.
        order: the places of all relations in the run, the strongest first.
        inside: relations inside each cluster, by its id.
        outside: relations of members of each cluster with articles outside, by its id.
        links: all relations that are inside no cluster.
    """

    def __init__(self, run: Run) -> None:
        self.run = run
        self.places = _places(run.articles)
        self.facts: Mapping[str, ArticleFacts] = ById(run.articles, self.places)
        self.edges = edges_of(run.relations, self.places)
        self.order = self.edges.strongest_first()
        self.cluster_at = self._clusters_of_articles()
        left, right = (self.cluster_at[ends[self.order]] for ends in (self.edges.left, self.edges.right))
        self._is_inside = (left == right) & (left != NO_CLUSTER)
        self.links: Sequence[Relation] = self.picked(self.order[~self._is_inside])
        self.inside = self._by_cluster(left[self._is_inside], self.order[self._is_inside])
        beyond = self.order[~self._is_inside]
        groups = np.concatenate([left[~self._is_inside], right[~self._is_inside]])
        self.outside = self._by_cluster(groups, np.concatenate([beyond, beyond]))

    @property
    def n_copies(self) -> int:
        """How many relations join clusters."""
        joining = [number for number, verdict in enumerate(STRENGTH) if verdict.joins_cluster]
        return int(np.isin(self.edges.verdict, joining).sum())

    @cached_property
    def clusters(self) -> Mapping[str, Cluster]:
        """Every cluster by its id."""
        return {cluster.id: cluster for cluster in self.run.clusters}

    @cached_property
    def alone(self) -> PickedArticles:
        """The articles in no cluster."""
        return PickedArticles(self.run.articles, np.flatnonzero(self.cluster_at == NO_CLUSTER))

    @cached_property
    def telling(self) -> Picked:
        """The relations that each show an article which no stronger one shows."""
        return self.picked(self.order[self._is_telling])

    def cluster_of(self, article: str) -> str | None:
        """The id of the cluster that holds the article of that id; None where none does."""
        number = int(self.cluster_at[self.places[article]])
        return None if number == NO_CLUSTER else self.run.clusters[number].id

    def cluster_holding(self, relation: Relation) -> Cluster | None:
        """The cluster that holds both articles; None where none does."""
        left, right = self.cluster_of(relation.left), self.cluster_of(relation.right)
        return self.clusters[left] if left is not None and left == right else None

    def relation(self, left: str, right: str) -> Relation | None:
        """The relation of the two articles of these ids, in this order; None where there is none."""
        if left not in self.places or right not in self.places:
            return None
        is_it = (self.edges.left == self.places[left]) & (self.edges.right == self.places[right])
        found = np.flatnonzero(is_it)
        return self.run.relations[int(found[0])] if found.size else None

    def relations_of(self, article: str) -> Picked:
        """The relations of the article of that id, strongest first."""
        ends, places = self._by_end
        first, last = np.searchsorted(ends, [self.places[article], self.places[article] + 1])
        return self.picked(places[first:last])

    def picked(self, places: Places) -> Picked:
        """The relations at these places of the run."""
        return Picked(self.run.relations, places)

    @cached_property
    def _by_end(self) -> tuple[Places, Places]:
        """The place of an article at either end of every relation, sorted, and those of the relations beside it."""
        ends = np.concatenate([self.edges.left[self.order], self.edges.right[self.order]])
        rank = np.concatenate([np.arange(len(self.order))] * 2)
        sorting = np.lexsort((rank, ends))
        return ends[sorting], self.order[rank[sorting]]

    @cached_property
    def _is_telling(self) -> NDArray[np.bool_]:
        """bool[n], by strength: whether a relation shows an article that none before it shows."""
        known = bytearray(len(self.places))
        telling = np.zeros(len(self.order), np.bool_)
        pairs = zip(self.edges.left[self.order].tolist(), self.edges.right[self.order].tolist(), strict=True)
        for number, (left, right) in enumerate(pairs):
            telling[number] = not (known[left] and known[right])
            known[left] = known[right] = 1
        return telling

    def _clusters_of_articles(self) -> Places:
        """The number of the cluster of every article; NO_CLUSTER where it is in none."""
        numbers = np.full(len(self.places), NO_CLUSTER, np.int64)
        for number, cluster in enumerate(self.run.clusters):
            numbers[[self.places[member] for member in cluster.members]] = number
        return numbers

    def _by_cluster(self, groups: Places, places: Places) -> dict[str, Picked]:
        """The relations at *places*, of which each belongs to the cluster in *groups*; those of one in their order."""
        sorting = np.lexsort((self._rank[places], groups))
        groups, places = groups[sorting], places[sorting]
        numbers, firsts = np.unique(groups, return_index=True)
        parts = np.split(places, firsts[1:])
        return {
            self.run.clusters[number].id: self.picked(part)
            for number, part in zip(numbers.tolist(), parts, strict=False)
            if number != NO_CLUSTER
        }

    @cached_property
    def _rank(self) -> Places:
        """The rank of every relation of the run, 0 the strongest."""
        rank = np.empty(len(self.order), np.int64)
        rank[self.order] = np.arange(len(self.order))
        return rank


def _places(articles: Sequence[ArticleFacts]) -> Mapping[str, int]:
    """The place of every article, by its id; ready where they are stored."""
    stored = getattr(articles, "places", None)
    if isinstance(stored, dict):
        return stored
    return {facts.article.id: place for place, facts in enumerate(articles)}
