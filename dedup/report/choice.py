"""What of a run fits on a page: its relations sorted by where they belong, and the pairs shown with their texts."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import accumulate, takewhile

from dedup.model import ArticleFacts, Cluster, Relation, Run
from dedup.report.budget import ONE_FILE, Budget
from dedup.report.record import cluster_of
from dedup.report.words import count, strongest_first

MAX_MEMBERS = 100
"""Members shown of one cluster, and relations shown of one."""

MAX_LISTED = 500
"""Rows of every other list."""


class _ById(Mapping[str, ArticleFacts]):
    """The facts about every article by its id, looked up in the table of a run, which is sorted by it."""

    def __init__(self, table: Sequence[ArticleFacts]) -> None:
        self._table = table

    def __getitem__(self, identity: str) -> ArticleFacts:
        place = bisect_left(self._table, identity, key=lambda facts: facts.article.id)
        if place == len(self._table) or self._table[place].article.id != identity:
            raise KeyError(identity)
        return self._table[place]

    def __iter__(self) -> Iterator[str]:
        return (facts.article.id for facts in self._table)

    def __len__(self) -> int:
        return len(self._table)


class Choice:
    """
    The relations of a run, strongest first, by where a report shows them, and what of it fits into a budget.

    Attributes:
        run: the run.
        budget: how much may be shown.
        facts: the facts about every article, by its id.
        inside: relations inside each cluster, by its id.
        outside: relations of members of each cluster with articles outside, by its id.
        links: all relations that are inside no cluster.
        telling: the relations that each show an article which no stronger one shows.
    """

    def __init__(self, run: Run, budget: Budget = ONE_FILE) -> None:
        self.run = run
        self.budget = budget
        self.facts = _ById(run.articles)
        self.inside: dict[str, list[Relation]] = {}
        self.outside: dict[str, list[Relation]] = {}
        self.links: list[Relation] = []
        self._cluster_of = cluster_of(run)
        self._of_article: dict[str, list[Relation]] = {}
        relations = strongest_first(run.relations)
        for relation in relations:
            self._file(relation)
        self.telling, self._repeating = _by_news(relations)

    @cached_property
    def clusters(self) -> Mapping[str, Cluster]:
        """Every cluster by its id."""
        return {cluster.id: cluster for cluster in self.run.clusters}

    @cached_property
    def alone(self) -> Sequence[ArticleFacts]:
        """The articles in no cluster."""
        return [facts for facts in self.run.articles if facts.article.id not in self._cluster_of]

    @cached_property
    def pairs(self) -> list[Relation]:
        """The relations shown with both texts, strongest first."""
        return strongest_first(self._chosen([*self.telling, *self._repeating]))

    @cached_property
    def documents(self) -> list[ArticleFacts]:
        """The articles that are shown on a screen of their own, those of clusters first."""
        n_left = self.budget.chars - sum(map(self._n_chars, self.pairs))
        members = [self.facts[member] for cluster in self.run.clusters for member in cluster.members]
        chosen = []
        for facts in (*members, *self.alone):
            n_left -= len(facts.article.text)
            if n_left < 0:
                break
            chosen.append(facts)
        return chosen

    @cached_property
    def plain_pairs(self) -> list[Relation]:
        """The first of the pairs, whose screens are plain HTML."""
        n_chars = accumulate(map(self._n_chars, self.pairs))
        n_plain = sum(1 for _ in takewhile(self.budget.plain_chars.__ge__, n_chars))
        return self.pairs[:n_plain]

    @cached_property
    def plain_documents(self) -> list[ArticleFacts]:
        """The first of the documents, whose screens are plain HTML; none before every pair is."""
        if len(self.plain_pairs) < len(self.pairs):
            return []
        n_left = self.budget.plain_chars - sum(map(self._n_chars, self.pairs))
        n_chars = accumulate(len(facts.article.text) for facts in self.documents)
        return self.documents[: sum(1 for _ in takewhile(n_left.__ge__, n_chars))]

    def cluster_of(self, article: str) -> str | None:
        """The id of the cluster that holds the article of that id; None where none does."""
        return self._cluster_of.get(article)

    def cluster_holding(self, relation: Relation) -> Cluster | None:
        """The cluster that holds both articles; None where none does."""
        left, right = self._clusters(relation)
        return self.clusters[left] if left is not None and left == right else None

    def relations_of(self, article: str) -> Sequence[Relation]:
        """The relations of the article of that id, strongest first."""
        return self._of_article.get(article, ())

    def part(self, cluster: Cluster) -> Run:
        """A run of the members of *cluster* and their relations alone, for what is found in one cluster."""
        return replace(
            self.run,
            articles=tuple(self.facts[member] for member in cluster.members),
            relations=tuple(sorted(self.inside.get(cluster.id, ()), key=lambda one: (one.left, one.right))),
            clusters=(cluster,),
            skips=(),
        )

    def shows_cluster(self, cluster: str) -> bool:
        """Whether the cluster of that id has a screen."""
        return cluster in self._shown_clusters

    def shows_pair(self, left: str, right: str) -> bool:
        """Whether the pair, in the order of its relation, has a screen."""
        return (left, right) in self._shown_pairs

    def shows_document(self, article: str) -> bool:
        """Whether the article of that id has a screen."""
        return article in self._shown_documents

    @cached_property
    def _shown_clusters(self) -> frozenset[str]:
        return frozenset(cluster.id for cluster in self.run.clusters[: self.budget.clusters])

    @cached_property
    def _shown_pairs(self) -> frozenset[tuple[str, str]]:
        return frozenset((relation.left, relation.right) for relation in self.pairs)

    @cached_property
    def _shown_documents(self) -> frozenset[str]:
        return frozenset(facts.article.id for facts in self.documents)

    def _clusters(self, relation: Relation) -> tuple[str | None, str | None]:
        return self._cluster_of.get(relation.left), self._cluster_of.get(relation.right)

    def _file(self, relation: Relation) -> None:
        for end in (relation.left, relation.right):
            self._of_article.setdefault(end, []).append(relation)
        left, right = self._clusters(relation)
        if left is not None and left == right:
            self.inside.setdefault(left, []).append(relation)
            return
        self.links.append(relation)
        for cluster in (left, right):
            if cluster is not None:
                self.outside.setdefault(cluster, []).append(relation)

    def _n_chars(self, relation: Relation) -> int:
        return len(self.facts[relation.left].article.text) + len(self.facts[relation.right].article.text)

    def _chosen(self, relations: list[Relation]) -> list[Relation]:
        """The first relations, as long as the budget allows."""
        chosen: list[Relation] = []
        n_of_cluster: Counter[str] = Counter()
        n_chars = 0
        for relation in relations:
            n_pair = self._n_chars(relation)
            left, right = self._clusters(relation)
            cluster = left if left is not None and left == right else ""
            full = cluster and n_of_cluster[cluster] >= self.budget.pairs_of_cluster
            if full or n_chars + n_pair > self.budget.chars:
                continue
            chosen.append(relation)
            n_of_cluster[cluster] += 1
            n_chars += n_pair
        return chosen


def _by_news(relations: list[Relation]) -> tuple[list[Relation], list[Relation]]:
    """The relations that show an article which none before them shows, and the rest."""
    known: set[str] = set()
    telling: list[Relation] = []
    repeating: list[Relation] = []
    for relation in relations:
        ends = {relation.left, relation.right}
        (repeating if ends <= known else telling).append(relation)
        known |= ends
    return telling, repeating


def left_out(choice: Choice) -> tuple[str, ...]:
    """A sentence for everything of which the page shows a part only."""
    run = choice.run
    n_members = sum(max(0, len(cluster.members) - MAX_MEMBERS) for cluster in run.clusters[: choice.budget.clusters])
    n_inside = sum(max(0, len(inside) - MAX_MEMBERS) for inside in choice.inside.values())
    parts = (
        (len(run.relations) - len(choice.pairs), "pair", "with both texts (dedup report RUN --pair A B shows any)"),
        (len(run.articles) - len(choice.documents), "article", "on a screen of its own"),
        (len(run.clusters) - choice.budget.clusters, "cluster", "after the largest"),
        (n_members, "member", "of large clusters"),
        (n_inside, "relation", "inside large clusters"),
        (len(choice.links) - MAX_LISTED, "relation", "outside the clusters"),
        (len(choice.alone) - MAX_LISTED, "article", "in no cluster"),
        (len(run.skips) - MAX_LISTED, "skipped input", "in the list of reasons"),
    )
    return tuple(f"{count(number, noun)} {where}" for number, noun, where in parts if number > 0)
