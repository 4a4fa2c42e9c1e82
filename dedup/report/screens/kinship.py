"""Who likely has the text from whom: the tree of a cluster as a drawing, and the same facts as a table."""

from collections.abc import Iterator
from dataclasses import dataclass

from dedup.model import Kinship
from dedup.report.choice import Choice
from dedup.report.drawings.tree import Tree, tree
from dedup.report.drawings.twigs import Twig
from dedup.report.screens.stories import Kin, Story
from dedup.report.screens.values import document_route, route_of
from dedup.report.visible import visible_line
from dedup.report.words import figure, percent

MAX_ROWS = 100
"""Members in the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KinRow:
    """
    A member on a line.

    Attributes:
        name: its headline.
        outlet: who published it.
        document: route of its screen; empty where there is none.
        stands: how it stands to what it hangs on: `likely follows`, `linked with`, `hangs on`, `hangs on nothing`.
        parent: headline of that; empty for a root.
        parent_outlet: who published that.
        pair: route of the two beside each other; empty where there is none.
        confidence: of the direction, with two digits; empty where it is undetermined.
        share: how much of it is in that, in words; empty for a root.
        label: the share, and the passages by class.
        why: the first reasons.
        own: how much no other member has, in words.
        credit: whether it says where its text is from; empty where that is not known.
        level: how far it is from a root.
    """

    name: str
    outlet: str
    document: str
    stands: str
    parent: str
    parent_outlet: str
    pair: str
    confidence: str
    share: str
    label: str
    why: tuple[str, ...]
    own: str
    credit: str
    level: int


def drawing(story: Story) -> Tree:
    """The tree of a cluster."""
    return tree(tuple(_twig(story, kin) for kin in story.kin), story.missing())


def rows(choice: Choice, story: Story) -> tuple[KinRow, ...]:
    """The first members in the order of the tree."""
    return tuple(_rows(choice, story))


def _twig(story: Story, kin: Kin) -> Twig:
    branch = kin.branch
    return Twig(
        key=branch.member,
        parent=branch.parent or "",
        is_likely=kin.is_likely,
        hangs_on_missing=branch.kinship is Kinship.COMMON_SOURCE,
        is_exact=kin.is_exact,
        name=story.name(branch.member),
        outlet=story.label(branch.member),
        share=kin.share,
        label=kin.label,
    )


def _rows(choice: Choice, story: Story) -> Iterator[KinRow]:
    level: dict[str, int] = {}
    for kin in story.kin[:MAX_ROWS]:
        branch = kin.branch
        level[branch.member] = level.get(branch.parent or "", -1) + 1
        yield KinRow(
            name=story.name(branch.member),
            outlet=story.label(branch.member),
            document=document_route(branch.member) if choice.shows_document(branch.member) else "",
            stands=_stands(kin, story),
            parent=story.name(branch.parent) if branch.parent else "",
            parent_outlet=story.label(branch.parent) if branch.parent else "",
            pair=route_of(choice, kin.relation) if kin.relation else "",
            confidence=figure(branch.confidence) if kin.is_likely else "",
            share=percent(kin.share) if kin.relation else "",
            label=kin.label,
            why=tuple(visible_line(words, 160) for words in branch.words),
            own=percent(branch.own_share),
            credit="credited" if kin.is_credited else "not credited" if kin.is_uncredited else "",
            level=min(level[branch.member], 8),
        )


def _stands(kin: Kin, story: Story) -> str:
    match kin.branch.kinship:
        case Kinship.LIKELY:
            return "likely follows"
        case Kinship.UNDETERMINED:
            return "is linked with; which way is undetermined"
        case Kinship.COMMON_SOURCE:
            return f"likely follows {story.missing()}, which is not among these"
        case _:
            return "likely source of the others" if kin.branch.member == story.source else "hangs on no other"
