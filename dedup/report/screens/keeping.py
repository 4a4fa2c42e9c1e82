"""Which member of a cluster to keep, where only one is to be kept: the choices, each with its reason."""

from collections.abc import Iterator
from dataclasses import dataclass

from dedup.report.screens.looking import fragments
from dedup.report.screens.stories import Story
from dedup.report.words import count

MAX_MEMBERS = 200
"""Members that may be chosen on the page."""

MAX_PAIRS = 2_000
"""Relations from which the page tells how near what is dropped is to what is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keep:
    """
    A member that may be kept.

    Attributes:
        place: its number in the data.
        rule: by which it is chosen: `likely source`, `earliest`, `longest`.
        because: why, in words.
        name: its headline.
        outlet: who published it.
    """

    place: int
    rule: str
    because: str
    name: str
    outlet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """
    The choices.

    Attributes:
        rules: what each rule would keep.
        members: all members that may be kept: headline and outlet.
        data: what the page needs to write down what is dropped: ids, and relations as [i, j, score, share, passages].
        n_left_out: members that cannot be chosen on the page.
    """

    rules: tuple[Keep, ...]
    members: tuple[tuple[str, str], ...]
    data: dict[str, object]
    n_left_out: int


def keeping(story: Story) -> Keeping:
    """The choices of a cluster."""
    order = [kin.branch.member for kin in story.kin]
    ruled = list(_rules(story))
    first = [member for _, member, _ in ruled]
    members = list(dict.fromkeys((*first, *order)))[:MAX_MEMBERS]
    place = {member: number for number, member in enumerate(members)}
    pairs = [
        [
            *(place[each.left], place[each.right], round(each.score, 4)),
            *(round(max(each.measures.left_share, each.measures.right_share), 4), sum(1 for _ in fragments(each))),
        ]
        for each in story.inside
        if each.left in place and each.right in place
    ]
    return Keeping(
        rules=tuple(
            Keep(place=place[member], rule=rule, because=why, name=story.name(member), outlet=story.label(member))
            for rule, member, why in ruled
        ),
        members=tuple((story.name(member), story.label(member)) for member in members),
        data={"cluster": story.cluster.id, "ids": members, "pairs": pairs[:MAX_PAIRS]},
        n_left_out=len(order) - len(members),
    )


def _rules(story: Story) -> Iterator[tuple[str, str, str]]:
    """Each rule with the member that it keeps, and why."""
    if story.source is not None:
        yield "likely source", story.source, "the others likely follow it"
    if story.first is not None:
        member, when = story.first
        trust = "" if when.is_trusted else ", a date that is not trusted"
        yield "earliest", member, f"published {when.words}{trust}"
    longest = story.cluster.representative
    yield "longest", longest, f"{count(story.facts[longest].n_words, 'word')}"
