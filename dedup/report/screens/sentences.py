"""The sentence grid of a cluster: what each member has of each sentence of the source, and how."""

from collections.abc import Sequence
from dataclasses import dataclass

from dedup.model import ArticleFacts, PassageClass, Relation, Span
from dedup.report.choice import Choice
from dedup.report.drawings.grid import Aligned, Cell, column
from dedup.report.screens.looking import fragments
from dedup.report.screens.stories import GRAVE, Story
from dedup.report.screens.values import route_of
from dedup.report.visible import visible_line
from dedup.report.words import CLASSES, LETTERS
from dedup.text.parse import parse_article
from dedup.text.sentences import sentence_bounds

MAX_SENTENCES, MAX_COLUMNS = 80, 12
"""Rows and columns of the grid."""

MAX_CHARS = 130
"""Characters shown of a sentence."""

MAX_TEXT = 200_000
"""Characters of the source up to which it is cut into sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CellView:
    """
    A cell.

    Attributes:
        letter: of the class, with `!` where a quotation in it is altered; `·` where the member does not have it.
        style: name of the class in the styles.
        place: the number of the passage in the member's own text; 0 where it has none.
        is_moved: whether it stands in another order there.
        words: the same for those who do not see it.
    """

    letter: str
    style: str
    place: int
    is_moved: bool
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A member: its outlet and headline, route beside the source, and how many sentences it has, in words."""

    outlet: str
    name: str
    route: str
    has: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """
    The grid.

    Attributes:
        source: headline of the article whose sentences are the rows.
        outlet: who published it.
        is_source: whether it is the likely source of the others, and not only the longest.
        columns: the members that were compared with it.
        rows: its sentences, each with a cell for every column.
        n_sentences: how many it has.
        n_members: how many members were compared with it.
        n_apart: how many members were not.
    """

    source: str
    outlet: str
    is_source: bool
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, tuple[CellView, ...]], ...]
    n_sentences: int
    n_members: int
    n_apart: int


def grid(choice: Choice, story: Story) -> Grid | None:
    """The grid of a cluster; None where the source is too long, or has no sentence."""
    source = story.source or story.cluster.representative
    facts = story.facts[source]
    if len(facts.article.text) > MAX_TEXT:
        return None
    sentences = sentences_of(facts)
    with_source = {_other(each, source): each for each in story.copies if source in {each.left, each.right}}
    members = [kin.branch.member for kin in story.kin if kin.branch.member in with_source]
    altered = _altered(story)
    columns, cells = [], []
    for member in members[:MAX_COLUMNS]:
        relation = with_source[member]
        held = column(sentences, _aligned(relation, source, altered.get(member, ())))
        n_held = sum(cell.kind is not None for cell in held)
        columns.append(
            Column(
                outlet=story.label(member),
                name=story.name(member),
                route=route_of(choice, relation),
                has=f"{n_held:,} of {len(sentences):,}",
            )
        )
        cells.append([_view(cell) for cell in held[:MAX_SENTENCES]])
    shown = [visible_line(sentence.of(facts.article.text), MAX_CHARS) for sentence in sentences[:MAX_SENTENCES]]
    if not shown or not columns:
        return None
    return Grid(
        source=story.name(source),
        outlet=story.label(source),
        is_source=source == story.source,
        columns=tuple(columns),
        rows=tuple((words, tuple(held[place] for held in cells)) for place, words in enumerate(shown)),
        n_sentences=len(sentences),
        n_members=len(members),
        n_apart=len(story.kin) - 1 - len(members),
    )


def sentences_of(facts: ArticleFacts) -> tuple[Span, ...]:
    """The sentences of an article's prose, as spans of its text as given."""
    article = facts.article
    parsed = parse_article(article)
    return tuple(parsed.offsets.to_original(Span(start, end)) for start, end in sentence_bounds(parsed))


def _other(relation: Relation, article: str) -> str:
    return relation.right if relation.left == article else relation.left


def _aligned(relation: Relation, source: str, altered: Sequence[Span]) -> list[Aligned]:
    """The fragments of a relation, seen from the source."""
    found = []
    for fragment in fragments(relation):
        ours, theirs = fragment.left, fragment.right
        if relation.left != source:
            ours, theirs = theirs, ours
        is_altered = any(span.overlaps(theirs) for span in altered)
        found.append(Aligned(source=ours, other=theirs, kind=fragment.kind, is_altered=is_altered))
    return found


def _altered(story: Story) -> dict[str, list[Span]]:
    """Where each copy has a quotation in other words."""
    found: dict[str, list[Span]] = {}
    for entry in story.altered:
        for variant in entry.variants:
            if variant.in_copy and GRAVE.intersection(variant.changes):
                found.setdefault(variant.quotation.article, []).extend(variant.quotation.spans)
    return found


def _view(cell: Cell) -> CellView:
    if cell.kind is None:
        return CellView(letter="·", style="o", place=0, is_moved=False, words="not in it")
    words = CLASSES[cell.kind]
    if cell.is_altered:
        words += ", altered" if cell.kind is PassageClass.QUOTATION else ", with a quotation altered"
    if cell.is_moved:
        words += ", moved"
    return CellView(
        letter=LETTERS[cell.kind] + "!" * cell.is_altered,
        style=LETTERS[cell.kind].lower(),
        place=cell.place,
        is_moved=cell.is_moved,
        words=words,
    )
