"""View data of articles and pairs: an article on a line, a relation on a line, and a pair with its two texts."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from dedup.model import ArticleFacts, Fragment, Relation, Span
from dedup.report.origin import origin_lines
from dedup.report.record import measures_record
from dedup.report.segments import Paragraph, paragraphs
from dedup.report.visible import visible_line
from dedup.report.words import (
    CLASSES,
    VERDICTS,
    figure,
    finding,
    lettered_tally,
    name_of,
    names_of,
    percent,
    share_word,
    tag,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """
    An article without its text.

    Attributes:
        name: its title, or its id.
        id: its id, made visible.
        outlet: the publisher; empty where unknown.
        date: the date as given; empty where unknown.
        url: an http or https address; empty where there is none that may be linked.
        n_words: words that take part in matching.
        note: what is special about it; often empty.
    """

    name: str
    id: str
    outlet: str
    date: str
    url: str
    n_words: int
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How much of an article lies in aligned passages: in [0, 1], with and without quotations, and both in words."""

    share: float
    unquoted: float
    share_words: str
    unquoted_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """
    A relation on a line.

    Attributes:
        left: name of the left article.
        right: name of the right article.
        verdict: the verdict in words.
        score: the score with two digits.
        left_share: of the left article.
        right_share: of the right article.
        share_word: what the words in the shares are called, `shared` or `similar`.
        pair: anchor of the pair with its texts; empty where the page leaves it out.
    """

    left: str
    right: str
    verdict: str
    score: str
    left_share: Share
    right_share: Share
    share_word: str
    pair: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageView:
    """
    One aligned passage.

    Attributes:
        number: from 1, in the order of the left text.
        tag: its class as a letter, then its number.
        kind: its class, as in the run.
        words: its class in words.
        score: its likeness with two digits.
        left_place: where it starts and ends in the left text, in thousandths of its length.
        right_place: the same on the right.
    """

    number: int
    tag: str
    kind: str
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
        anchor: its id on the page.
        row: the relation on a line.
        finding: what the two share, in a sentence.
        origin: sentences on who likely follows whom, with reasons, on credit and on what was swapped.
        left: the left text.
        right: the right text.
        passages: the aligned passages, number 1 first.
        kinds: the classes that occur, each with its letter, and how many passages it has in words.
        measures: every measure by name, as it is written.
        cluster: anchor of the cluster that holds both; empty where none does.
    """

    anchor: str
    row: Row
    finding: str
    origin: tuple[str, ...]
    left: Side
    right: Side
    passages: tuple[PassageView, ...]
    kinds: tuple[tuple[str, str, str], ...]
    measures: tuple[tuple[str, str], ...]
    cluster: str


def card(facts: ArticleFacts, note: str = "") -> Card:
    """*facts* on a line."""
    article = facts.article
    return Card(
        name=name_of(article, 160),
        id=visible_line(article.id),
        outlet=visible_line(article.outlet or ""),
        date=visible_line(article.date or "", 40),
        url=safe_url(article.url),
        n_words=facts.n_words,
        note=note or ("too short to judge" if facts.too_short else ""),
    )


def row(relation: Relation, facts: Mapping[str, ArticleFacts], pair: str) -> Row:
    """*relation* on a line, with the anchor of its *pair*."""
    measures = relation.measures
    left, right = names_of(facts[relation.left].article, facts[relation.right].article)
    return Row(
        left=left,
        right=right,
        verdict=VERDICTS[relation.verdict],
        score=figure(relation.score),
        left_share=_share(measures.left_share, measures.left_share_unquoted),
        right_share=_share(measures.right_share, measures.right_share_unquoted),
        share_word=share_word(relation.verdict),
        pair=pair,
    )


def pair_view(relation: Relation, facts: Mapping[str, ArticleFacts], anchor: str, cluster: str = "") -> PairView:
    """*relation* with the texts of both its articles."""
    left, right = facts[relation.left], facts[relation.right]
    line = row(relation, facts, anchor)
    passages = tuple(
        _passage_view(number, passage, len(left.article.text), len(right.article.text))
        for number, passage in enumerate(relation.fragments, start=1)
    )
    return PairView(
        anchor=anchor,
        row=line,
        finding=finding(relation, _isolated(line.left), _isolated(line.right)),
        origin=tuple(origin_lines(relation, _isolated(line.left), _isolated(line.right))),
        left=_side(left, line.left_share, [passage.left for passage in relation.fragments]),
        right=_side(right, line.right_share, [passage.right for passage in relation.fragments]),
        passages=passages,
        kinds=tuple((kind.value, letter, words) for kind, letter, words in lettered_tally(relation.fragments)),
        measures=tuple((name, f"{value}") for name, value in measures_record(relation.measures).items()),
        cluster=cluster,
    )


def safe_url(url: str | None) -> str:
    """*url* where it is an http or https address that a page may link; otherwise nothing."""
    if not url or not url.isprintable() or " " in url:
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in {"http", "https"} and parts.netloc else ""


def _share(share: float, unquoted: float) -> Share:
    return Share(share=share, unquoted=unquoted, share_words=percent(share), unquoted_words=percent(unquoted))


def _passage_view(number: int, passage: Fragment, n_left: int, n_right: int) -> PassageView:
    return PassageView(
        number=number,
        tag=tag(number, passage),
        kind=passage.kind.value,
        words=CLASSES[passage.kind],
        score=figure(passage.score),
        left_place=_place(passage.left, n_left),
        right_place=_place(passage.right, n_right),
    )


def _place(span: Span, n_chars: int) -> tuple[float, float]:
    whole = max(n_chars, 1)
    return round(1000 * span.start / whole, 1), round(1000 * span.end / whole, 1)


def _side(facts: ArticleFacts, share: Share, passages: list[Span]) -> Side:
    return Side(card=card(facts), share=share, paragraphs=paragraphs(facts.article.text, passages, facts.roles))


def _isolated(name: str) -> str:
    """*name* between bidirectional isolates, so that its script leaves the sentence around it in order."""
    return f"\u2068{name}\u2069"
