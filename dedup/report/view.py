"""
A run as plain view data: everything that a page shows, chosen, bounded, named and in words, and no markup.

Text in a view is safe to show as text (see visible.py), and an address is one
that may be linked. What a bound leaves out is counted in `left_out`.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dedup.model import Cluster, Relation, Run
from dedup.report.choice import MAX_CLUSTERS, MAX_LISTED, MAX_MEMBERS, Choice, left_out
from dedup.report.pair_view import Card, PairView, Row, card, pair_view, row
from dedup.report.record import versions
from dedup.report.visible import visible_line
from dedup.report.words import VERDICTS, count, figure

VIEW_VERSION = 1
"""Version of the shape of ReportView."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One figure of the overview: its *value*, what it counts, and a *note* below."""

    value: str
    label: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterView:
    """
    One cluster.

    Attributes:
        anchor: its id on the page.
        id: its id in the run.
        name: the headline of its representative.
        size: how many members it has.
        outlets: the outlets of its members, by name.
        weakest: the lowest score among the relations that hold it together, with two digits.
        copies: the copy verdicts among its members, each with its number, strongest first.
        members: its articles; the representative first.
        relations: relations among its members, strongest first.
        related: relations of its members with articles outside, strongest first.
    """

    anchor: str
    id: str
    name: str
    size: int
    outlets: tuple[str, ...]
    weakest: str
    copies: tuple[tuple[str, int], ...]
    members: tuple[Card, ...]
    relations: tuple[Row, ...]
    related: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """
    The whole page.

    Attributes:
        version: VIEW_VERSION.
        headline: what was found, in one sentence.
        tiles: the figures of the overview.
        clusters: the clusters, largest first.
        links: relations that join no cluster, strongest first.
        pairs: the strongest pairs with their text.
        alone: articles in no cluster.
        settings: groups of settings, each with its names and values.
        settings_line: the line that reproduces the run.
        facts: names and values: versions, input digest, counts.
        skips: origin and reason of what was not read.
        left_out: sentences on what the page leaves out; empty when nothing is.
    """

    version: int
    headline: str
    tiles: tuple[Tile, ...]
    clusters: tuple[ClusterView, ...]
    links: tuple[Row, ...]
    pairs: tuple[PairView, ...]
    alone: tuple[Card, ...]
    settings: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    settings_line: str
    facts: tuple[tuple[str, str], ...]
    skips: tuple[tuple[str, str], ...]
    left_out: tuple[str, ...]


def report_view(run: Run) -> ReportView:
    """The view of *run*: the same run gives the same view."""
    choice = Choice(run)
    return ReportView(
        version=VIEW_VERSION,
        headline=headline(run),
        tiles=_tiles(run),
        clusters=tuple(
            _cluster_view(choice, number, cluster)
            for number, cluster in enumerate(run.clusters[:MAX_CLUSTERS], start=1)
        ),
        links=_rows(choice, choice.links[:MAX_LISTED]),
        pairs=tuple(
            pair_view(relation, choice.facts, choice.anchor_of(relation), choice.cluster_anchor(relation))
            for relation in choice.pairs
        ),
        alone=tuple(card(facts) for facts in choice.alone[:MAX_LISTED]),
        settings=_settings(run.settings),
        settings_line=visible_line(run.settings),
        facts=_facts(run),
        skips=tuple((visible_line(skip.origin), visible_line(skip.reason)) for skip in run.skips[:MAX_LISTED]),
        left_out=left_out(choice),
    )


def headline(run: Run) -> str:
    """What the run found, in one sentence."""
    n_articles = len(run.articles)
    if n_articles == 0:
        return "There was no article to read."
    if n_articles == 1:
        return "There is one article, and nothing to compare it with yet."
    if not run.clusters:
        return f"No copies were found among {n_articles:,} articles."
    n_clustered = sum(len(cluster.members) for cluster in run.clusters)
    clusters = count(len(run.clusters), "cluster")
    hold = "holds" if len(run.clusters) == 1 else "hold"
    return f"{clusters} of copies {hold} {n_clustered:,} of {n_articles:,} articles."


def _cluster_view(choice: Choice, number: int, cluster: Cluster) -> ClusterView:
    facts = choice.facts
    others = [member for member in cluster.members if member != cluster.representative]
    members = [card(facts[cluster.representative], "longest; names the cluster")]
    members += [card(facts[member]) for member in others[: MAX_MEMBERS - 1]]
    outlets = {visible_line(facts[member].article.outlet or "") for member in cluster.members} - {""}
    inside = choice.inside.get(cluster.id, [])
    copies = Counter(relation.verdict for relation in inside if relation.verdict.joins_cluster)
    return ClusterView(
        anchor=f"c{number}",
        id=visible_line(cluster.id),
        name=members[0].name,
        size=len(cluster.members),
        outlets=tuple(sorted(outlets)),
        weakest=figure(cluster.weakest_score),
        copies=tuple((words, copies[verdict]) for verdict, words in VERDICTS.items() if copies[verdict]),
        members=tuple(members),
        relations=_rows(choice, inside[:MAX_MEMBERS]),
        related=_rows(choice, choice.outside.get(cluster.id, [])[:MAX_MEMBERS]),
    )


def _rows(choice: Choice, relations: Iterable[Relation]) -> tuple[Row, ...]:
    return tuple(row(relation, choice.facts, choice.anchor_of(relation)) for relation in relations)


def _tiles(run: Run) -> tuple[Tile, ...]:
    n_clustered = sum(len(cluster.members) for cluster in run.clusters)
    n_short = sum(facts.too_short for facts in run.articles)
    largest = max((len(cluster.members) for cluster in run.clusters), default=0)
    n_copies = sum(relation.verdict.joins_cluster for relation in run.relations)
    return (
        Tile(value=f"{len(run.articles):,}", label="articles read", note=f"{n_clustered:,} in clusters"),
        Tile(
            value=f"{len(run.clusters):,}",
            label="clusters of copies",
            note=f"the largest of {count(largest, 'article')}" if largest else "none found",
        ),
        Tile(
            value=f"{len(run.relations):,}",
            label="related pairs",
            note=f"{n_copies:,} of them copies",
        ),
        Tile(
            value=f"{len(run.articles) - n_clustered:,}",
            label="articles alone",
            note=f"{n_short:,} too short to judge" if n_short else "in no cluster",
        ),
        Tile(
            value=f"{len(run.skips):,}",
            label="inputs skipped",
            note="named below, with reasons" if run.skips else "everything was read",
        ),
    )


def _settings(line: str) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """The settings line as groups: `verdict.min_score=0.5` is min_score with 0.5 in the group verdict."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for setting in visible_line(line).split():
        path, _, value = setting.partition("=")
        group, _, name = path.rpartition(".")
        groups.setdefault(group, []).append((name, value))
    return tuple((group, tuple(settings)) for group, settings in groups.items())


def _facts(run: Run) -> tuple[tuple[str, str], ...]:
    counts = ((visible_line(name).replace("_", " "), f"{run.counts[name]:,}") for name in sorted(run.counts))
    return (("page made by", f"dedup {versions()['dedup']}"), ("input digest", visible_line(run.input_digest)), *counts)
