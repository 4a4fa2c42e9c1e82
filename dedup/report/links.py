"""Relations that join no cluster, told once for each two clusters or single articles and not for each member."""

from dataclasses import dataclass

from dedup.model import Verdict
from dedup.report.choice import Choice
from dedup.report.words import count, name_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What *left* and *right*, each a cluster or a single article in words, are to each other."""

    verdict: Verdict
    left: str
    right: str


def links(choice: Choice) -> tuple[Link, ...]:
    """A link for every two clusters or single articles and verdict between them, strongest first."""
    stands_for = {member: cluster.representative for cluster in choice.run.clusters for member in cluster.members}
    met: dict[tuple[Verdict, frozenset[str]], dict[str, set[str]]] = {}
    for relation in choice.links:
        ends = {stands_for.get(article, article): article for article in (relation.left, relation.right)}
        articles_of = met.setdefault((relation.verdict, frozenset(ends)), {end: set() for end in ends})
        for end, article in ends.items():
            articles_of[end].add(article)
    return tuple(
        Link(verdict=verdict, left=left, right=right)
        for (verdict, _), articles_of in met.items()
        for left, right in [[_end(choice, end, articles) for end, articles in articles_of.items()]]
    )


def _end(choice: Choice, representative: str, articles: set[str]) -> str:
    """The headline of a cluster, and how many of its other *articles* are linked; the name of a single article."""
    name = f"“{name_of(choice.facts[representative].article)}”"
    others = articles - {representative}
    if not others:
        return name
    joined = "and" if representative in articles else "through"
    return f"{name} ({joined} {count(len(others), 'other article')} of its cluster)"
