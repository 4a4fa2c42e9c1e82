"""A document: one article against all that it is related to."""

from dataclasses import dataclass

from dedup.model import ArticleFacts
from dedup.report.choice import Choice
from dedup.report.screens.values import HOME, Card, Crumb, Row, card, document_route, row
from dedup.report.segments import Paragraph, paragraphs

MAX_SOURCES = 20
"""Relations shown of one article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """
    One article.

    Attributes:
        route: its route.
        crumbs: the way to it.
        card: the article on a line.
        relations: what it is related to, strongest first.
        paragraphs: its text.
    """

    route: str
    crumbs: tuple[Crumb, ...]
    card: Card
    relations: tuple[Row, ...]
    paragraphs: tuple[Paragraph, ...]


def document_view(choice: Choice, facts: ArticleFacts) -> DocumentView:
    """The screen of the article of *facts*."""
    line = card(choice, facts)
    return DocumentView(
        route=document_route(facts.article.id),
        crumbs=(HOME, Crumb(name=line.name)),
        card=line,
        relations=tuple(row(choice, relation) for relation in choice.relations_of(facts.article.id)[:MAX_SOURCES]),
        paragraphs=paragraphs(facts.article.text, (), facts.roles),
    )
