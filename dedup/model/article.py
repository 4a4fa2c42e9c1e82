"""Articles, collections of them, and what is found in one article on its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dedup.metadata import UNKNOWN, Metadata
from dedup.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """
    One published text.

    Attributes:
        id: unique in a collection and stable across runs: the path relative
            to the folder given, or the record's own `id`.
        text: exactly as given; every reported offset points into it.
        title: the headline, where known. May also stand as the first line of *text*.
        outlet: the publisher, where known.
        url: the address, where known.
        date: the date of publication as given, where known; never the file's own time.
        origin: where it was read, for messages: `folder/a.txt` or `docs.jsonl:12`.
        metadata: what else is known, and what states it.
        boilerplate: lines of the text that were listed as boilerplate by whoever gave it, as `line_key` makes them.
        common_lines: lines of the text that stand in articles which have nothing else in common, in the same form;
            what a run learns of its collection.
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    date: str | None = None
    origin: str | None = None
    metadata: Metadata = UNKNOWN
    boilerplate: tuple[str, ...] = ()
    common_lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Skip:
    """An input, or a part of one, that was not read: `origin` is a path or `path:line`."""

    origin: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """
    What reading gave.

    Attributes:
        articles: in the order they were met. A large collection keeps their texts on the disk, and makes an
            article anew each time it is asked for.
        skips: what was skipped, and why.
    """

    articles: Sequence[Article]
    skips: tuple[Skip, ...] = ()


class Role(StrEnum):
    """What a span is when it is not the article's own prose; such spans are kept but not matched."""

    TITLE = "title"
    BYLINE = "byline"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"
    RESIDUE = "residue"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleSpan:
    """A span that is left out of matching, with its role and the reason in words."""

    span: Span
    role: Role
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFacts:
    """
    What was found in one article on its own; spans point into its text as given.

    Attributes:
        article: the article.
        n_words: words that take part in matching.
        roles: spans left out of matching.
        quotations: spans in quotation marks, marks included.
        too_short: whether it has too few words to be judged, so that it stands alone.
        disguises: characters that make the text look the same to a reader and different to a machine, by kind, with
            how often they stand there. Matching sees through them.
    """

    article: Article
    n_words: int
    roles: tuple[RoleSpan, ...] = ()
    quotations: tuple[Span, ...] = ()
    too_short: bool = False
    disguises: tuple[tuple[str, int], ...] = ()
