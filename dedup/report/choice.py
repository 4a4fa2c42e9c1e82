"""What of a run fits on a page: its relations sorted by where they belong, and the pairs shown with their texts."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from dedup.model import ArticleFacts, Relation, Run
from dedup.report.record import cluster_of
from dedup.report.words import count, strongest_first

MAX_CLUSTERS = 200
"""Clusters shown with their members."""

MAX_MEMBERS = 100
"""Members shown of one cluster, and relations shown of one."""

MAX_LISTED = 500
"""Rows of every other list."""

MAX_PAIRS = 60
"""Pairs shown with their full text."""

MAX_PAIRS_OF_CLUSTER = 8
"""The same of one cluster, so that a large one leaves room for the others."""

MAX_PAIR_CHARS = 3_000_000
"""Characters of text in all pairs together; with markup, the page stays below some 10 MB."""


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
    The relations of a run, strongest first, by where a page shows them.

    Attributes:
        run: the run.
        facts: the facts about every article, by its id.
        inside: relations inside each cluster, by its id.
        outside: relations of members of each cluster with articles outside, by its id.
        links: all relations that are inside no cluster.
        telling: the relations that each show an article which no stronger one shows.
    """

    def __init__(self, run: Run) -> None:
        self.run = run
        self.facts = _ById(run.articles)
        self.inside: dict[str, list[Relation]] = {}
        self.outside: dict[str, list[Relation]] = {}
        self.links: list[Relation] = []
        self._cluster_of = cluster_of(run)
        self._anchors = {cluster.id: f"c{number}" for number, cluster in enumerate(run.clusters[:MAX_CLUSTERS], 1)}
        relations = strongest_first(run.relations)
        for relation in relations:
            self._file(relation)
        self.telling, self._repeating = _by_news(relations)

    @cached_property
    def alone(self) -> Sequence[ArticleFacts]:
        """The articles in no cluster."""
        return [facts for facts in self.run.articles if facts.article.id not in self._cluster_of]

    @cached_property
    def pairs(self) -> list[Relation]:
        """The relations shown with both texts, strongest first."""
        return strongest_first(self._chosen([*self.telling, *self._repeating]))

    @cached_property
    def _pair_anchors(self) -> dict[tuple[str, str], str]:
        return {(relation.left, relation.right): f"p{number}" for number, relation in enumerate(self.pairs, start=1)}

    def anchor_of(self, relation: Relation) -> str:
        """The id on the page of the pair with its texts; empty where it is not shown."""
        return self._pair_anchors.get((relation.left, relation.right), "")

    def cluster_anchor(self, relation: Relation) -> str:
        """The id on the page of the cluster that holds both articles; empty where none does."""
        left, right = self._clusters(relation)
        return self._anchors.get(left, "") if left is not None and left == right else ""

    def _clusters(self, relation: Relation) -> tuple[str | None, str | None]:
        return self._cluster_of.get(relation.left), self._cluster_of.get(relation.right)

    def _file(self, relation: Relation) -> None:
        left, right = self._clusters(relation)
        if left is not None and left == right:
            self.inside.setdefault(left, []).append(relation)
            return
        self.links.append(relation)
        for cluster in (left, right):
            if cluster is not None:
                self.outside.setdefault(cluster, []).append(relation)

    def _chosen(self, relations: list[Relation]) -> list[Relation]:
        """The first relations, as long as the bounds allow."""
        chosen: list[Relation] = []
        n_of_cluster: Counter[str] = Counter()
        n_chars = 0
        for relation in relations:
            n_pair = len(self.facts[relation.left].article.text) + len(self.facts[relation.right].article.text)
            cluster = self.cluster_anchor(relation)
            full = cluster and n_of_cluster[cluster] >= MAX_PAIRS_OF_CLUSTER
            if full or n_chars + n_pair > MAX_PAIR_CHARS:
                continue
            chosen.append(relation)
            n_of_cluster[cluster] += 1
            n_chars += n_pair
            if len(chosen) == MAX_PAIRS:
                break
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
    n_members = sum(max(0, len(cluster.members) - MAX_MEMBERS) for cluster in run.clusters[:MAX_CLUSTERS])
    n_inside = sum(max(0, len(inside) - MAX_MEMBERS) for inside in choice.inside.values())
    parts = (
        (len(run.relations) - len(choice.pairs), "pair", "with both texts (dedup compare shows any pair in full)"),
        (len(run.clusters) - MAX_CLUSTERS, "cluster", "after the largest"),
        (n_members, "member", "of large clusters"),
        (n_inside, "relation", "inside large clusters"),
        (len(choice.links) - MAX_LISTED, "relation", "outside the clusters"),
        (len(choice.alone) - MAX_LISTED, "article", "in no cluster"),
        (len(run.skips) - MAX_LISTED, "skipped input", "in the list of reasons"),
    )
    return tuple(f"{count(number, noun)} {where}" for number, noun, where in parts if number > 0)
