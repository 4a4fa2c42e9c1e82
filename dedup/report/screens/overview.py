"""The overview: what was found, in figures, and the clusters, largest first."""

from collections import Counter
from dataclasses import dataclass

from dedup.model import Cluster, Run
from dedup.report.choice import MAX_LISTED, Choice
from dedup.report.screens.values import OVERVIEW, Card, Row, card, cluster_route, row
from dedup.report.visible import visible_line
from dedup.report.words import VERDICTS, count, figure, headline, name_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One figure: its *value*, what it counts, and a *note* below."""

    value: str
    label: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterRow:
    """
    A cluster on a line.

    Attributes:
        route: the route of its screen; empty where the page leaves it out.
        name: the headline of its representative.
        size: how many members it has.
        outlets: the outlets of its members, by name.
        weakest: the lowest score among the relations that hold it together, with two digits.
        copies: the copy verdicts among its members, each with its number, strongest first.
    """

    route: str
    name: str
    size: int
    outlets: tuple[str, ...]
    weakest: str
    copies: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewView:
    """
    The overview.

    Attributes:
        route: its route.
        headline: what was found, in one sentence.
        tiles: the figures.
        clusters: the clusters, largest first.
        links: relations that join no cluster, strongest first.
        alone: articles in no cluster.
        data: values for the scripts of the page, by name; each of what JSON can hold.
    """

    route: str
    headline: str
    tiles: tuple[Tile, ...]
    clusters: tuple[ClusterRow, ...]
    links: tuple[Row, ...]
    alone: tuple[Card, ...]
    data: tuple[tuple[str, object], ...] = ()


def overview_view(choice: Choice) -> OverviewView:
    """The overview of a run."""
    run = choice.run
    return OverviewView(
        route=OVERVIEW,
        headline=headline(run),
        tiles=_tiles(run),
        clusters=tuple(_cluster_row(choice, cluster) for cluster in run.clusters[:MAX_LISTED]),
        links=tuple(row(choice, relation) for relation in choice.links[:MAX_LISTED]),
        alone=tuple(card(choice, facts) for facts in choice.alone[:MAX_LISTED]),
    )


def _cluster_row(choice: Choice, cluster: Cluster) -> ClusterRow:
    outlets = {visible_line(choice.facts[member].article.outlet or "") for member in cluster.members} - {""}
    copies = Counter(relation.verdict for relation in choice.inside.get(cluster.id, ()))
    return ClusterRow(
        route=cluster_route(cluster.id) if choice.shows_cluster(cluster.id) else "",
        name=name_of(choice.facts[cluster.representative].article, 160),
        size=len(cluster.members),
        outlets=tuple(sorted(outlets)),
        weakest=figure(cluster.weakest_score),
        copies=tuple((words, copies[kind]) for kind, words in VERDICTS.items() if kind.joins_cluster and copies[kind]),
    )


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
        Tile(value=f"{len(run.relations):,}", label="related pairs", note=f"{n_copies:,} of them copies"),
        Tile(
            value=f"{len(run.articles) - n_clustered:,}",
            label="articles alone",
            note=f"{n_short:,} too short to judge" if n_short else "in no cluster",
        ),
        Tile(
            value=f"{len(run.skips):,}",
            label="inputs skipped",
            note="named under Method" if run.skips else "everything was read",
        ),
    )
