"""The document screen: one article against all its sources, and what only it has."""

from dataclasses import dataclass

from dedup.model import ArticleFacts, Relation
from dedup.report.choice import Choice
from dedup.report.drawings.strip import Bar, strip
from dedup.report.screens.about import About, about
from dedup.report.screens.columns import Block, column, folded
from dedup.report.screens.reading import language, reading
from dedup.report.screens.sources import Found, Source, found_in
from dedup.report.screens.values import HOME, Card, Crumb, Row, card, cluster_route, document_route, route_of, row
from dedup.report.visible import visible_line
from dedup.report.words import CLASSES, LETTERS, VERDICTS, count, figure, name_of, percent

MAX_OWN = 60
"""Sentences listed that only this article has."""

MAX_OTHERS = 20
"""Relations listed that have no passage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartView:
    """
    A part of the text with one closest source.

    Attributes:
        tag: its class as a letter, then the number of the source.
        letter: the letter of its class in lower case, for styles.
        kind: its class in words.
        source: the number of the source.
    """

    tag: str
    letter: str
    kind: str
    source: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """
    Another article that has a part of the text.

    Attributes:
        number: from 1, those first that are the closest source of most words.
        card: the article.
        verdict: what the two are to each other.
        score: with two digits.
        share: how much of this text is in it.
        best: of how much it is the closest source.
        alone: how much no other article has.
        direction: who likely follows whom, in a few words.
        route: of the pair; empty where the report leaves it out.
    """

    number: int
    card: Card
    verdict: str
    score: str
    share: str
    best: str
    alone: str
    direction: str
    route: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """
    One article.

    Attributes:
        route: its route.
        crumbs: the way to it.
        card: the article on a line.
        language: a tag for the `lang` of its text.
        summary: how much of it is found elsewhere, in sentences.
        sources: the articles that share passages with it.
        n_more: such articles beyond these.
        others: the first relations without a passage, strongest first.
        n_others: how many there are in all.
        parts: the text by closest source; passage n of the blocks is part n.
        blocks: its text.
        folded: in words, what of the text is not shown; empty when all is.
        own: the sentences of which no other article has a passage.
        n_own: how many there are in all.
        strip: where the parts stand.
        about: what is known beside the text.
    """

    route: str
    crumbs: tuple[Crumb, ...]
    card: Card
    language: str
    summary: str
    sources: tuple[SourceView, ...]
    n_more: int
    others: tuple[Row, ...]
    n_others: int
    parts: tuple[PartView, ...]
    blocks: tuple[Block, ...]
    folded: str
    own: tuple[str, ...]
    n_own: int
    strip: tuple[Bar, ...]
    about: About


def document_view(choice: Choice, facts: ArticleFacts) -> DocumentView:
    """The screen of the article of *facts*."""
    line = card(choice, facts)
    text = facts.article.text
    relations = choice.relations_of(facts.article.id)
    others = [relation for relation in relations if not relation.fragments]
    found = found_in(facts.article.id, reading(facts.article), relations)
    blocks = tuple(column(text, [part.span for part in found.parts], facts.roles))
    return DocumentView(
        route=document_route(facts.article.id),
        crumbs=_crumbs(choice, facts, line.name),
        card=line,
        language=language(facts),
        summary=_summary(found),
        sources=tuple(_source(choice, facts, number, each, found) for number, each in enumerate(found.sources, 1)),
        n_more=found.n_more,
        others=tuple(row(choice, relation) for relation in others[:MAX_OTHERS]),
        n_others=len(others),
        parts=tuple(
            PartView(
                tag=f"{LETTERS[part.kind]}{part.source}",
                letter=LETTERS[part.kind].lower(),
                kind=CLASSES[part.kind],
                source=part.source,
            )
            for part in found.parts
        ),
        blocks=blocks,
        folded=folded(blocks),
        own=tuple(visible_line(span.of(text), 400) for span in found.own[:MAX_OWN]),
        n_own=len(found.own),
        strip=strip(
            ((part.span.start, part.span.end, LETTERS[part.kind].lower(), part.source) for part in found.parts),
            len(text),
        ),
        about=about(facts),
    )


def _crumbs(choice: Choice, facts: ArticleFacts, name: str) -> tuple[Crumb, ...]:
    cluster = choice.cluster_of(facts.article.id)
    if cluster is None or not choice.shows_cluster(cluster):
        return HOME, Crumb(name=name)
    representative = choice.facts[choice.clusters[cluster].representative].article
    return HOME, Crumb(name=name_of(representative, 160), route=cluster_route(cluster)), Crumb(name=name)


def _summary(found: Found) -> str:
    if not found.n_words:
        return "It has no words that take part in matching."
    if not found.sources:
        return "No other article of this run has a passage of it."
    n_sources = len(found.sources) + found.n_more
    own = count(len(found.own), "sentence")
    return (
        f"{_begun(percent(found.n_shared / found.n_words))} of its words are in passages with "
        f"{count(n_sources, 'other article')}. {_begun(own)} {'is' if len(found.own) == 1 else 'are'} only here."
    )


def _begun(words: str) -> str:
    return words[0].upper() + words[1:]


def _source(choice: Choice, facts: ArticleFacts, number: int, source: Source, found: Found) -> SourceView:
    relation = source.relation
    other = relation.right if relation.left == facts.article.id else relation.left
    return SourceView(
        number=number,
        card=card(choice, choice.facts[other]),
        verdict=VERDICTS[relation.verdict],
        score=figure(relation.score),
        share=percent(source.n_words / found.n_words),
        best=percent(source.n_best / found.n_words),
        alone=percent(source.n_alone / found.n_words),
        direction=_direction(relation, facts.article.id),
        route=route_of(choice, relation),
    )


def _direction(relation: Relation, article: str) -> str:
    """Who likely follows whom, seen from *article*."""
    if relation.provenance is None:
        return ""
    direction = relation.provenance.direction
    if direction.source is None:
        return "both likely follow a third text" if direction.common_source else "undetermined"
    told = "likely follows this one" if direction.source == article else "likely source"
    return f"{told} ({figure(direction.confidence)})"
