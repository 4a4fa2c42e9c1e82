"""What is known of one article alone: what of it is no prose, what it quotes, what disguises it."""

from dataclasses import dataclass

from dedup.model import ArticleFacts
from dedup.report.choice import Choice
from dedup.report.screens.mixture import Part, mixture, parts
from dedup.report.screens.publishers import publisher
from dedup.report.screens.values import Card, card
from dedup.report.visible import visible_line

MAX_SHOWN = 60
"""Quotations and parts shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Single:
    """
    An article alone.

    Attributes:
        card: the article on a line.
        outlet: who published it.
        parts: its text by class.
        roles: what is no prose: the role, the reason, the words.
        quotations: what it has in quotation marks.
        disguises: characters that disguise it, in words.
    """

    card: Card
    outlet: str
    parts: tuple[Part, ...]
    roles: tuple[tuple[str, str, str], ...]
    quotations: tuple[str, ...]
    disguises: tuple[str, ...]


def single(choice: Choice, facts: ArticleFacts) -> Single:
    """What is known of an article alone."""
    text = facts.article.text
    return Single(
        card=card(choice, facts),
        outlet=publisher(facts.article),
        parts=parts(mixture(facts, ())),
        roles=tuple(
            (role.role.value, visible_line(role.reason, 160), visible_line(role.span.of(text), 200))
            for role in facts.roles[:MAX_SHOWN]
        ),
        quotations=tuple(visible_line(span.of(text), 300) for span in facts.quotations[:MAX_SHOWN]),
        disguises=tuple(f"{visible_line(kind)}: {number:,}" for kind, number in facts.disguises),
    )
