"""How a cluster holds together, said plainly: its weakest pair, what it hangs on, what was kept outside."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dedup.report.choice import Choice
from dedup.report.screens.stories import Story
from dedup.report.screens.values import Row, route_of, row
from dedup.report.words import VERDICTS, count, figure, percent

MAX_RELATED = 30
"""Relations with articles outside."""

MAX_NAMES = 4
"""Members named in one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Honesty:
    """
    How a cluster holds together.

    Attributes:
        weakest: the two members that have least in common, in a sentence.
        route: where these are shown beside each other; empty where the report leaves them out.
        facts: further sentences.
        related: relations with articles outside, strongest first.
        n_related: how many there are.
    """

    weakest: str
    route: str
    facts: tuple[str, ...]
    related: tuple[Row, ...]
    n_related: int


def honesty(choice: Choice, story: Story) -> Honesty:
    """How the cluster of a story holds together."""
    pair = story.cluster.weakest_pair
    names = f"“{story.name(pair.left, 90)}” and “{story.name(pair.right, 90)}”"
    ends = {pair.left, pair.right}
    relation = next((each for each in story.inside if {each.left, each.right} == ends), None)
    apart = "" if pair.verdict.joins_cluster else " They are in one cluster because others are copies of both."
    return Honesty(
        weakest=f"The weakest pair is {names}: {VERDICTS[pair.verdict]}, score {figure(pair.score)}.{apart}",
        route=route_of(choice, relation) if relation else "",
        facts=tuple(_facts(story)),
        related=tuple(row(choice, each) for each in story.outside[:MAX_RELATED]),
        n_related=story.n_outside,
    )


def _facts(story: Story) -> Iterator[str]:
    cluster = story.cluster
    if len(cluster.members) > 2:
        compared = "All pairs" if cluster.compared == 1 else f"{percent(cluster.compared)} of the pairs"
        yield (
            f"{compared} of members were compared; {percent(cluster.density)} of these are copies. "
            f"Below a score of {figure(cluster.weakest_score)} the cluster holds together no longer."
        )
    if cluster.fringe:
        yield f"On the fringe, held by one relation alone: {_named(story, cluster.fringe)}."
    for bridge in cluster.bridges:
        parts = " and ".join(count(len(part), "member") for part in bridge.parts[:3])
        what = "it" if len(bridge.members) == 1 else "the link between these two"
        yield f"The cluster hangs on {_named(story, bridge.members)}: without {what}, it falls into {parts}."
    if len(cluster.members) > 2 and not cluster.bridges and not cluster.fringe:
        yield "It hangs on no single member and on no single link."


def _named(story: Story, members: Sequence[str]) -> str:
    named = ", ".join(f"“{story.name(member, 90)}” ({story.label(member)})" for member in members[:MAX_NAMES])
    more = len(members) - MAX_NAMES
    return f"{named} and {count(more, 'other')}" if more > 0 else named
