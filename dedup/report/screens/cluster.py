"""One cluster: its members, what they are to each other, and what is related to them outside."""

from dataclasses import dataclass

from dedup.model import Cluster
from dedup.report.choice import MAX_MEMBERS, Choice
from dedup.report.screens.values import HOME, Card, Crumb, Row, card, cluster_route, row
from dedup.report.visible import visible_line
from dedup.report.words import figure


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterView:
    """
    One cluster.

    Attributes:
        route: its route.
        crumbs: the way to it.
        id: its id in the run.
        name: the headline of its representative.
        size: how many members it has.
        weakest: the lowest score among the relations that hold it together, with two digits.
        members: its articles; the representative first.
        relations: relations among its members, strongest first.
        related: relations of its members with articles outside, strongest first.
    """

    route: str
    crumbs: tuple[Crumb, ...]
    id: str
    name: str
    size: int
    weakest: str
    members: tuple[Card, ...]
    relations: tuple[Row, ...]
    related: tuple[Row, ...]


def cluster_view(choice: Choice, cluster: Cluster) -> ClusterView:
    """The screen of *cluster*."""
    facts = choice.facts
    others = [member for member in cluster.members if member != cluster.representative]
    members = [card(choice, facts[cluster.representative], "longest; names the cluster")]
    members += [card(choice, facts[member]) for member in others[: MAX_MEMBERS - 1]]
    return ClusterView(
        route=cluster_route(cluster.id),
        crumbs=(HOME, Crumb(name=members[0].name)),
        id=visible_line(cluster.id),
        name=members[0].name,
        size=len(cluster.members),
        weakest=figure(cluster.weakest_score),
        members=tuple(members),
        relations=tuple(row(choice, relation) for relation in choice.inside.get(cluster.id, ())[:MAX_MEMBERS]),
        related=tuple(row(choice, relation) for relation in choice.outside.get(cluster.id, ())[:MAX_MEMBERS]),
    )
