"""What is known about an article beside its text, and what says so."""

from dataclasses import dataclass
from enum import StrEnum


class StatedBy(StrEnum):
    """What states a value, from the most trusted on."""

    TABLE = "table"
    """A table of metadata that was given with the articles."""
    NEWSML = "newsml"
    """NewsML-G2, NITF or ninjs: the formats in which agencies deliver."""
    RECORD = "record"
    """A field of a record, a column of a table, the front matter of a text."""
    JSON_LD = "json-ld"
    META = "meta"
    """The meta and link elements of a page, the headers of a saved one."""
    PAGE = "page"
    """What stands in the page to be seen: a `time` element, the headline."""
    FEED = "feed"
    URL = "url"
    TEXT = "text"
    """The first line of the text."""


TRUST: tuple[StatedBy, ...] = tuple(StatedBy)
"""Every one that states, from the most trusted on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """
    A point in time as far as it is known.

    Attributes:
        utc: ISO 8601, as long as it is precise: `2024-03-05`, `2024-03-05T08:30Z`, `2024-03-05T08:30:12Z`.
        precision: `year`, `month`, `day`, `minute` or `second`.
        is_zoned: whether the zone was given; else UTC is assumed. Days and longer have none.
    """

    utc: str
    precision: str
    is_zoned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """
    What is known about an article beside its text, headline, outlet, address and date.

    Attributes:
        canonical: the address that the page names as its own.
        published: when it was published. Never the time of a file.
        modified: when it was last changed.
        byline: the writers.
        agency: the agency that delivered or wrote it.
        language: as a tag such as `en` or `pt-BR`, as given.
        copyright: who holds the rights, or the notice.
        credits: sources, contributors and providers that it names.
        item: what identifies a delivered item in all its versions.
        version: of a delivered item; a higher number replaces a lower one.
        status: of a delivered item, such as `usable` or `canceled`; `summary` where a feed gave no more.
        hidden_words: words that its page hid from readers between those of its sentences; they are not in the text.
        stated_by: what states each value, by the name of the field (also `title`, `outlet`, `url`, `date`), sorted.
    """

    canonical: str | None = None
    published: Moment | None = None
    modified: Moment | None = None
    byline: str | None = None
    agency: str | None = None
    language: str | None = None
    copyright: str | None = None
    credits: tuple[str, ...] = ()
    item: str | None = None
    version: str | None = None
    status: str | None = None
    hidden_words: int = 0
    stated_by: tuple[tuple[str, StatedBy], ...] = ()


UNKNOWN = Metadata()
"""Nothing is known."""
