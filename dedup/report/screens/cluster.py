"""One cluster: its members, when each was published, who likely has it from whom, and how it holds together."""

from collections.abc import Iterator
from dataclasses import dataclass

from dedup.model import Cluster, Kinship
from dedup.report.choice import MAX_MEMBERS, Choice
from dedup.report.drawings.matrix import Matrix, Taking, matrix
from dedup.report.drawings.timeline import Event, Timeline, timeline
from dedup.report.drawings.tree import Tree
from dedup.report.screens import kinship, quoted
from dedup.report.screens.heads import MAX_ROWS as MAX_HEADS
from dedup.report.screens.heads import HeadRow, heads
from dedup.report.screens.honesty import Honesty, honesty
from dedup.report.screens.keeping import Keeping, keeping
from dedup.report.screens.mixture import Part, parts
from dedup.report.screens.publishers import UNNAMED, Published
from dedup.report.screens.sentences import Grid, grid
from dedup.report.screens.stories import Kin, Story
from dedup.report.screens.values import HOME, Card, Crumb, Row, card, cluster_route, document_route, row
from dedup.report.visible import visible_line
from dedup.report.words import count, figure, percent


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """
    A member.

    Attributes:
        card: its article on a line.
        outlet: who published it.
        when: when it was published.
        stands: how it stands in the tree, in a few words.
        parts: its text by class.
        is_source: whether it is the likely source of the others.
    """

    card: Card
    outlet: str
    when: Published
    stands: str
    parts: tuple[Part, ...]
    is_source: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterView:
    """
    One cluster.

    Attributes:
        route: its route.
        crumbs: the way to it.
        id: its id in the run.
        name: the headline that most members have.
        summary: what it is, in sentences.
        size: how many members it has.
        members: the first of them, in the order of the tree.
        timeline: when they were published.
        tree: who likely has it from whom, drawn.
        kin: the same in a table.
        matrix: which outlet has it from which; None where there are no two outlets.
        grid: what each has of the sentences of the source; None where there is nothing to show.
        quotations: what was said, and what became of it.
        n_quoted_once: quotations that one member has alone.
        heads: headline, byline and dateline.
        honesty: how it holds together.
        keeping: which member to keep.
        relations: relations among its members, strongest first.
        left_out: what the screen leaves out, in sentences.
    """

    route: str
    crumbs: tuple[Crumb, ...]
    id: str
    name: str
    summary: tuple[str, ...]
    size: int
    members: tuple[Member, ...]
    timeline: Timeline
    tree: Tree
    kin: tuple[kinship.KinRow, ...]
    matrix: Matrix | None
    grid: Grid | None
    quotations: tuple[quoted.QuotationView, ...]
    n_quoted_once: int
    heads: tuple[HeadRow, ...]
    honesty: Honesty
    keeping: Keeping
    relations: tuple[Row, ...]
    left_out: tuple[str, ...]


def cluster_view(choice: Choice, cluster: Cluster) -> ClusterView:
    """The screen of *cluster*."""
    story = Story(choice, cluster)
    dates = timeline(tuple(_event(choice, story, member) for member in story.published))
    tree = kinship.drawing(story)
    sentences = grid(choice, story)
    return ClusterView(
        route=cluster_route(cluster.id),
        crumbs=(HOME, Crumb(name=story.headline)),
        id=visible_line(cluster.id),
        name=story.headline,
        summary=tuple(_summary(story)),
        size=len(cluster.members),
        members=tuple(_member(choice, story, kin) for kin in story.kin[:MAX_MEMBERS]),
        timeline=dates,
        tree=tree,
        kin=kinship.rows(choice, story),
        matrix=_matrix(story),
        grid=sentences,
        quotations=quoted.quotations(story),
        n_quoted_once=quoted.alone(story),
        heads=heads(story),
        honesty=honesty(choice, story),
        keeping=keeping(story),
        relations=tuple(row(choice, relation) for relation in story.inside[:MAX_MEMBERS]),
        left_out=tuple(_left_out(story, dates, tree, sentences)),
    )


def _summary(story: Story) -> Iterator[str]:
    """The cluster in sentences."""
    size, n_outlets = len(story.cluster.members), len(story.outlets)
    of = f" of {count(n_outlets, 'outlet')}" if UNNAMED not in story.outlets else ""
    yield f"{count(size, 'article')}{of} tell the same."
    likely = [kin for kin in story.kin if kin.is_likely]
    if story.source is not None:
        n_following = sum(kin.branch.parent == story.source and kin.is_likely for kin in story.kin)
        they = "one other" if n_following == 1 else f"{n_following:,} others"
        follow = "follows" if n_following == 1 else "follow"
        yield f"{_article_of(story, story.source)} is the likely source: {they} likely {follow} it."
    elif story.tree.missing is not None:
        hung = sum(kin.branch.kinship is Kinship.COMMON_SOURCE for kin in story.kin)
        who = ("Both" if size == 2 else "All") if hung == size else f"{hung:,} of them"
        yield f"{who} likely follow {story.missing()}, whose text is not among these."
    elif not likely:
        yield "Who has it from whom is undetermined."
    if story.first is not None:
        member, when = story.first
        trust = "" if when.is_trusted else " (a date that is not trusted)"
        yield f"The earliest date is {when.words}{trust}: {_article_of(story, member, start='that')}."
    if story.altered:
        yield f"{count(len(story.altered), 'quotation stands', 'quotations stand')} in other words in a copy."
    uncredited = sum(kin.is_uncredited for kin in story.kin)
    if uncredited:
        yield f"{count(uncredited, 'article does', 'articles do')} not say where the text is from."


def _article_of(story: Story, member: str, start: str = "The article") -> str:
    """A member by its outlet, or by its headline where it names none."""
    outlet = story.outlet(member)
    return f"{start} of {outlet}" if outlet != UNNAMED else f"“{story.name(member)}”"


def _member(choice: Choice, story: Story, kin: Kin) -> Member:
    member = kin.branch.member
    return Member(
        card=card(choice, story.facts[member]),
        outlet=story.label(member),
        when=story.published[member],
        stands=_stands(story, kin),
        parts=parts(story.mixture(member)),
        is_source=member == story.source,
    )


def _stands(story: Story, kin: Kin) -> str:
    if kin.branch.member == story.source:
        return "likely source"
    if kin.branch.parent is None:
        return f"likely follows {story.missing()}" if story.tree.missing else "hangs on no other"
    of = story.label(kin.branch.parent)
    if kin.is_likely:
        return f"{percent(kin.share)} shared; likely follows {of} ({figure(kin.branch.confidence)})"
    return f"{percent(kin.share)} shared with {of}; direction undetermined"


def _event(choice: Choice, story: Story, member: str) -> Event:
    when = story.published[member]
    return Event(
        name=story.name(member),
        lane=story.label(member),
        moment=when.moment,
        is_trusted=when.is_trusted,
        words=when.words,
        route=document_route(member) if choice.shows_document(member) else "",
    )


def _matrix(story: Story) -> Matrix | None:
    """Which outlet has it from which, as the tree says."""
    takings = [
        Taking(
            taker=story.outlet(kin.branch.member),
            giver=story.outlet(kin.branch.parent),
            share=kin.share,
            is_likely=kin.is_likely,
        )
        for kin in story.kin
        if kin.branch.parent is not None
    ]
    return matrix(takings) if len(story.outlets) > 1 and takings else None


def _left_out(story: Story, dates: Timeline, tree: Tree, sentences: Grid | None) -> Iterator[str]:
    """What the screen shows a part of only."""
    size = len(story.cluster.members)
    parts_of = (
        (size - MAX_MEMBERS, "member", "in the list of members"),
        (dates.n_left_out, "member", "on the timeline"),
        (tree.n_left_out, "member", "in the drawing of the tree"),
        (size - kinship.MAX_ROWS, "member", "in the table of the tree"),
        (sentences.n_members - len(sentences.columns) if sentences else 0, "member", "in the sentence grid"),
        (sentences.n_sentences - len(sentences.rows) if sentences else 0, "sentence", "in the sentence grid"),
        (size - MAX_HEADS, "member", "in the table of headlines"),
        (story.n_inside - MAX_MEMBERS, "relation", "in the list of relations"),
        (story.n_inside - len(story.inside), "relation", "that nothing on this screen rests on"),
    )
    for number, noun, where in parts_of:
        if number > 0:
            yield f"{count(number, noun)} {where}"
    for words in quoted.left_out(story):
        yield f"{words} in the ledger of quotations"
