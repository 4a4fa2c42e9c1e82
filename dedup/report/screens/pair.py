"""A pair: two articles side by side, with their aligned passages."""

from dataclasses import dataclass

from dedup.model import ArticleFacts, Fragment, Relation, Span
from dedup.report.choice import Choice
from dedup.report.origin import origin_lines
from dedup.report.record import measures_record
from dedup.report.screens.values import HOME, Card, Crumb, Row, Share, card, cluster_route, isolated, pair_route, row
from dedup.report.segments import Paragraph, paragraphs
from dedup.report.words import CLASSES, LETTERS, figure, finding, lettered_tally, name_of, tag


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageView:
    """
    One aligned passage.

    Attributes:
        number: from 1, in the order of the left text.
        tag: its class as a letter, then its number.
        kind: its class, as in the run.
        style: the name of its class in the styles.
        words: its class in words.
        score: its likeness with two digits.
        left_place: where it starts and ends in the left text, in thousandths of its length.
        right_place: the same on the right.
    """

    number: int
    tag: str
    kind: str
    style: str
    words: str
    score: str
    left_place: tuple[float, float]
    right_place: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two texts of a pair: its article, how much of it lies in passages, and its paragraphs."""

    card: Card
    share: Share
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairView:
    """
    Two articles with their aligned passages.

    Attributes:
        route: its route.
        crumbs: the way to it.
        row: the relation on a line.
        finding: what the two share, in a sentence.
        origin: sentences on who likely follows whom, with reasons, on credit and on what was swapped.
        left: the left text.
        right: the right text.
        passages: the aligned passages, number 1 first.
        kinds: the classes that occur: style, letter, and how many passages in words.
        measures: every measure by name, as it is written.
    """

    route: str
    crumbs: tuple[Crumb, ...]
    row: Row
    finding: str
    origin: tuple[str, ...]
    left: Side
    right: Side
    passages: tuple[PassageView, ...]
    kinds: tuple[tuple[str, str, str], ...]
    measures: tuple[tuple[str, str], ...]


def pair_view(choice: Choice, relation: Relation) -> PairView:
    """*relation* with the texts of both its articles."""
    left, right = choice.facts[relation.left], choice.facts[relation.right]
    line = row(choice, relation)
    names = isolated(line.left), isolated(line.right)
    passages = tuple(
        _passage_view(number, passage, len(left.article.text), len(right.article.text))
        for number, passage in enumerate(relation.fragments, start=1)
    )
    return PairView(
        route=pair_route(relation.left, relation.right),
        crumbs=_crumbs(choice, relation),
        row=line,
        finding=finding(relation, *names),
        origin=tuple(origin_lines(relation, *names)),
        left=_side(choice, left, line.left_share, [passage.left for passage in relation.fragments]),
        right=_side(choice, right, line.right_share, [passage.right for passage in relation.fragments]),
        passages=passages,
        kinds=tuple(
            (LETTERS[kind].lower(), letter, words) for kind, letter, words in lettered_tally(relation.fragments)
        ),
        measures=tuple((name, f"{value}") for name, value in measures_record(relation.measures).items()),
    )


def _crumbs(choice: Choice, relation: Relation) -> tuple[Crumb, ...]:
    cluster = choice.cluster_holding(relation)
    if cluster is None or not choice.shows_cluster(cluster.id):
        return HOME, Crumb(name="Pair")
    name = name_of(choice.facts[cluster.representative].article, 160)
    return HOME, Crumb(name=name, route=cluster_route(cluster.id)), Crumb(name="Pair")


def _passage_view(number: int, passage: Fragment, n_left: int, n_right: int) -> PassageView:
    return PassageView(
        number=number,
        tag=tag(number, passage),
        kind=passage.kind.value,
        style=LETTERS[passage.kind].lower(),
        words=CLASSES[passage.kind],
        score=figure(passage.score),
        left_place=_place(passage.left, n_left),
        right_place=_place(passage.right, n_right),
    )


def _place(span: Span, n_chars: int) -> tuple[float, float]:
    whole = max(n_chars, 1)
    return round(1000 * span.start / whole, 1), round(1000 * span.end / whole, 1)


def _side(choice: Choice, facts: ArticleFacts, share: Share, passages: list[Span]) -> Side:
    return Side(card=card(choice, facts), share=share, paragraphs=paragraphs(facts.article.text, passages, facts.roles))
