"""The outlets: how many articles each has, and how many of them are in clusters."""

from collections import Counter
from dataclasses import dataclass

from dedup.report.choice import MAX_LISTED, Choice
from dedup.report.screens.values import HOME, OUTLETS, Crumb
from dedup.report.visible import visible_line


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletRow:
    """An outlet: its name, its articles, and those of them that are in clusters."""

    name: str
    n_articles: int
    n_clustered: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletsView:
    """
    All outlets.

    Attributes:
        route: its route.
        crumbs: the way to it.
        outlets: the outlets, those with the most articles in clusters first.
    """

    route: str
    crumbs: tuple[Crumb, ...]
    outlets: tuple[OutletRow, ...]


def outlets_view(choice: Choice) -> OutletsView:
    """The screen of all outlets."""
    n_articles: Counter[str] = Counter()
    n_clustered: Counter[str] = Counter()
    for facts in choice.run.articles:
        name = visible_line(facts.article.outlet or "")
        n_articles[name] += 1
        n_clustered[name] += choice.cluster_of(facts.article.id) is not None
    names = sorted(n_articles, key=lambda name: (-n_clustered[name], -n_articles[name], name))
    return OutletsView(
        route=OUTLETS,
        crumbs=(HOME, Crumb(name="Outlets")),
        outlets=tuple(
            OutletRow(name=name, n_articles=n_articles[name], n_clustered=n_clustered[name])
            for name in names[:MAX_LISTED]
            if name
        ),
    )
