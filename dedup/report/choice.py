"""What of a run a report shows: as much as fits into a budget, and a sentence on everything else."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from dedup.model import Cluster, Run
from dedup.report.budget import ONE_FILE, Budget
from dedup.report.filing import NO_CLUSTER, Filing, Picked, PickedArticles, Places
from dedup.report.words import count

MAX_MEMBERS = 100
"""Members shown of one cluster, and relations shown of one."""

MAX_LISTED = 500
"""Rows of every other list."""


class Choice(Filing):
    """
    The relations of a run by where a report shows them, and what of the run fits into a *budget*.

    Pairs are taken a cluster at a time, first the strongest of each, so that no cluster is without; relations that
    show an article for the first time come before those that show two known ones.
    """

    def __init__(self, run: Run, budget: Budget = ONE_FILE) -> None:
        super().__init__(run)
        self.budget = budget

    @cached_property
    def shown_clusters(self) -> Sequence[Cluster]:
        """The clusters with a screen of their own."""
        return self.run.clusters[: self.budget.clusters]

    @cached_property
    def pairs(self) -> Picked:
        """The relations shown with both texts, strongest first."""
        return self.picked(self.order[self._is_shown])

    @cached_property
    def documents(self) -> PickedArticles:
        """The articles that are shown on a screen of their own, those of clusters first."""
        members = [self.places[member] for cluster in self.run.clusters for member in cluster.members]
        places = np.concatenate([np.array(members, np.int64), self.alone.places])
        fits = np.cumsum(self._n_chars[places]) <= self.budget.document_chars
        return PickedArticles(self.run.articles, places[fits])

    @cached_property
    def n_plain_pairs(self) -> int:
        """How many of the pairs are plain HTML: all or none."""
        return len(self.pairs) if self._pair_chars[self.pairs.places].sum() <= self.budget.plain_chars else 0

    @cached_property
    def n_plain_documents(self) -> int:
        """How many of the documents are plain HTML: all or none, and none where no pair is."""
        n_chars = self._pair_chars[self.pairs.places].sum() + self._n_chars[self.documents.places].sum()
        return len(self.documents) if n_chars <= self.budget.plain_chars else 0

    def part(self, cluster: Cluster) -> Run:
        """A run of the members of *cluster* and their relations alone, for what is found in one cluster."""
        inside = self.inside.get(cluster.id)
        relations = () if inside is None else tuple(self.picked(np.sort(inside.places)))
        return replace(
            self.run,
            articles=tuple(self.facts[member] for member in cluster.members),
            relations=relations,
            clusters=(cluster,),
            skips=(),
        )

    def shows_cluster(self, cluster: str) -> bool:
        """Whether the cluster of that id has a screen."""
        return cluster in self._shown_clusters

    def shows_pair(self, left: str, right: str) -> bool:
        """Whether the pair, in the order of its relation, has a screen."""
        return (self.places[left], self.places[right]) in self._shown_pairs

    def shows_document(self, article: str) -> bool:
        """Whether the article of that id has a screen."""
        return self.places[article] in self._shown_documents

    @cached_property
    def _shown_clusters(self) -> frozenset[str]:
        return frozenset(cluster.id for cluster in self.shown_clusters)

    @cached_property
    def _shown_pairs(self) -> frozenset[tuple[int, int]]:
        left, right = (ends[self.pairs.places].tolist() for ends in (self.edges.left, self.edges.right))
        return frozenset(zip(left, right, strict=True))

    @cached_property
    def _shown_documents(self) -> frozenset[int]:
        return frozenset(self.documents.places.tolist())

    @cached_property
    def _n_chars(self) -> Places:
        """The characters of every text of the run."""
        stored = getattr(self.run.articles, "n_chars", None)
        lengths = [len(facts.article.text) for facts in self.run.articles] if stored is None else stored
        return np.array(lengths, np.int64)

    @cached_property
    def _pair_chars(self) -> Places:
        """The characters of the two texts of every relation of the run."""
        n_chars: Places = self._n_chars[self.edges.left] + self._n_chars[self.edges.right]
        return n_chars

    @cached_property
    def _is_shown(self) -> NDArray[np.bool_]:
        """bool[n], by strength: whether a relation is shown with both texts."""
        shown = np.zeros(len(self.order), np.bool_)
        n_left = self.budget.pair_chars
        n_chars = self._pair_chars[self.order].tolist()
        for number in self._by_turns():
            if n_chars[number] <= n_left:
                n_left -= n_chars[number]
                shown[number] = True
        return shown

    def _by_turns(self) -> list[int]:
        """The ranks of relations in the order in which they are taken, without those beyond the bound of their kind."""
        is_known = ~self._is_telling
        one, other = self._groups()
        grouped = np.lexsort((is_known, other, one))  # stable: within a group the telling first, each kind by strength
        is_first = np.ones(len(grouped), np.bool_)
        is_first[1:] = (np.diff(one[grouped]) != 0) | (np.diff(other[grouped]) != 0)
        firsts = np.flatnonzero(is_first)
        turn = np.empty(len(grouped), np.int64)
        turn[grouped] = np.arange(len(grouped)) - np.repeat(firsts, np.diff(np.append(firsts, len(grouped))))
        most = np.where(one == other, self.budget.pairs_of_cluster, self.budget.pairs_of_link)
        numbers = np.flatnonzero(turn < most)
        taken: list[int] = numbers[np.lexsort((turn[numbers], is_known[numbers]))].tolist()
        return taken

    def _groups(self) -> tuple[Places, Places]:
        """The two clusters that a relation links, by rank; twice the same inside one. A single article is one."""
        n_clusters = len(self.run.clusters)
        alone = np.arange(len(self.places)) + n_clusters
        group = np.where(self.cluster_at == NO_CLUSTER, alone, self.cluster_at)
        left, right = (group[ends[self.order]] for ends in (self.edges.left, self.edges.right))
        return np.minimum(left, right), np.maximum(left, right)


def left_out(choice: Choice) -> tuple[str, ...]:
    """A sentence for everything of which the report shows a part only."""
    run = choice.run
    n_members = sum(max(0, len(cluster.members) - MAX_MEMBERS) for cluster in choice.shown_clusters)
    n_inside = sum(max(0, len(inside) - MAX_MEMBERS) for inside in choice.inside.values())
    parts = (
        (len(run.relations) - len(choice.pairs), "pair", "with both texts (dedup report RUN --pair A B shows any)"),
        (len(run.articles) - len(choice.documents), "article", "on a screen of its own"),
        (len(run.clusters) - len(choice.shown_clusters), "cluster", "after the largest"),
        (n_members, "member", "of large clusters"),
        (n_inside, "relation", "inside large clusters"),
        (len(choice.links) - MAX_LISTED, "relation", "outside the clusters"),
        (len(choice.alone) - MAX_LISTED, "article", "in no cluster"),
        (len(run.skips) - MAX_LISTED, "skipped input", "in the list of reasons"),
    )
    return tuple(f"{count(number, noun)} {where}" for number, noun, where in parts if number > 0)
