"""What is known of an article beside its text: metadata with what states each, what was left out, what disguises it."""

from collections.abc import Iterator
from dataclasses import dataclass

from dedup.metadata import TRUST, Moment, StatedBy
from dedup.model import ArticleFacts
from dedup.report.visible import visible_line

MAX_VALUE = 200
"""Characters shown of a value."""

MAX_EXCLUDED = 60
"""Excluded spans that are listed."""

STATED = {
    StatedBy.TABLE: "a table given with the articles",
    StatedBy.NEWSML: "the agency's delivery",
    StatedBy.RECORD: "a field of the record",
    StatedBy.JSON_LD: "structured data of the page",
    StatedBy.META: "meta elements of the page",
    StatedBy.PAGE: "what the page shows",
    StatedBy.FEED: "a feed",
    StatedBy.URL: "the address",
    StatedBy.TEXT: "the first line of the text",
}

INNOCENT = {
    "lookalike letters": "keyboards with two scripts, text recognition",
    "zero-width characters": "editors that mark where a line may break",
    "direction marks": "copying out of a document in two directions",
    "soft hyphens": "typesetting",
    "stray marks": "broken encodings",
    "full-width letters": "East Asian keyboards",
    "styled letters": "text copied out of social media",
}
"""Where each kind of disguise comes from when nobody means to hide anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One value: its name, itself, what states it in words, and how far that is trusted, 1 the most; 0 if unsaid."""

    name: str
    value: str
    stated: str
    trust: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownOfBoth:
    """A value of two articles; None where one has none."""

    name: str
    left: Known | None
    right: Known | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Excluded:
    """What was left out of matching: its role, why, and how it begins."""

    role: str
    reason: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Disguise:
    """Characters that look like others: what they are, how many, and where they innocently come from."""

    kind: str
    count: int
    innocent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """
    What is known of an article beside its text.

    Attributes:
        known: its metadata.
        excluded: what was left out of matching.
        n_excluded: how many such spans there are in all.
        disguises: characters that look the same to a reader and different to a machine.
        hidden_words: words that its page hid from readers.
    """

    known: tuple[Known, ...]
    excluded: tuple[Excluded, ...]
    n_excluded: int
    disguises: tuple[Disguise, ...]
    hidden_words: int


N_TRUST = len(TRUST)


def about(facts: ArticleFacts) -> About:
    """What is known of the article of *facts*."""
    text = facts.article.text
    return About(
        known=tuple(_known(facts)),
        excluded=tuple(
            Excluded(
                role=each.role.value,
                reason=visible_line(each.reason, MAX_VALUE),
                text=visible_line(text[each.span.start : min(each.span.end, each.span.start + 400)], 140),
            )
            for each in facts.roles[:MAX_EXCLUDED]
        ),
        n_excluded=len(facts.roles),
        disguises=tuple(
            Disguise(kind=kind, count=count, innocent=INNOCENT.get(kind, "")) for kind, count in facts.disguises
        ),
        hidden_words=facts.article.metadata.hidden_words,
    )


def known_of_both(left: About, right: About) -> tuple[KnownOfBoth, ...]:
    """What is known of two articles, value by value."""
    lefts, rights = ({each.name: each for each in of.known} for of in (left, right))
    names = dict.fromkeys((*(each.name for each in left.known), *rights))
    return tuple(KnownOfBoth(name=name, left=lefts.get(name), right=rights.get(name)) for name in names)


def _known(facts: ArticleFacts) -> Iterator[Known]:
    article, metadata = facts.article, facts.article.metadata
    stated = dict(metadata.stated_by)
    values = (
        ("headline", "title", article.title),
        ("outlet", "outlet", article.outlet),
        ("address", "url", article.url),
        ("its own address", "canonical", metadata.canonical),
        ("date as given", "date", article.date),
        ("published", "published", _moment(metadata.published)),
        ("changed", "modified", _moment(metadata.modified)),
        ("writers", "byline", metadata.byline),
        ("agency", "agency", metadata.agency),
        ("language", "language", metadata.language),
        ("rights", "copyright", metadata.copyright),
        ("credits", "credits", ", ".join(metadata.credits)),
        ("item", "item", metadata.item),
        ("version", "version", metadata.version),
        ("status", "status", metadata.status),
        ("read from", "origin", article.origin),
        ("id", "id", article.id),
    )
    for name, field, value in values:
        if value:
            by = stated.get(field) or (stated.get("date") if field == "published" else None)
            yield Known(
                name=name,
                value=visible_line(value, MAX_VALUE),
                stated=STATED[by] if by else "",
                trust=TRUST.index(by) + 1 if by else 0,
            )


def _moment(moment: Moment | None) -> str:
    if moment is None:
        return ""
    zone = "" if moment.is_zoned or moment.precision not in {"minute", "second"} else " (no zone given; taken as UTC)"
    return f"{moment.utc}{zone}"
