"""Who published an article and when, as far as a reader may be told."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlsplit

from dedup.metadata import StatedBy
from dedup.model import Article, ArticleFacts
from dedup.provenance.moments import MINUTES_A_DAY, Moment, day_of_year, in_year_of, moment
from dedup.provenance.trace import trace
from dedup.report.visible import visible_line

UNNAMED = "no outlet named"
"""Stands for the outlet of an article that names none, and is in no folder."""

TRUSTED = frozenset({StatedBy.TABLE, StatedBy.NEWSML, StatedBy.RECORD, StatedBy.JSON_LD, StatedBy.META, StatedBy.FEED})
"""What states a date that is to be believed: not what is read off a page, an address or a text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """
    When an article was published.

    Attributes:
        moment: None where it is not known.
        is_trusted: whether the date is to be believed.
        words: the date for a reader, in UTC where a zone was given; empty where it is not known.
        stated_by: what states it; empty where that is not known.
    """

    moment: Moment | None = None
    is_trusted: bool = False
    words: str = ""
    stated_by: str = ""


def publisher(article: Article) -> str:
    """
    The outlet of *article*; where it names none, its folder with a slash behind, or the site of its address.

    >>> publisher(Article(id="tessary-times/a.txt", text="")), publisher(Article(id="a", text="", outlet="The Echo"))
    ('tessary-times/', 'The Echo')
    """
    named = visible_line(article.outlet or "", 80)
    if named:
        return named
    for address in (article.url or "", article.id if "://" in article.id else ""):
        if host := _host(address):
            return visible_line(host, 80)
    folder, slash, _ = article.id.partition("/")
    return visible_line(f"{folder}/", 80) if slash and folder and "://" not in article.id else UNNAMED


def published(members: Iterable[ArticleFacts]) -> dict[str, Published]:
    """
    When each of *members* was published, by id.

    Where one bears no date and its dateline names a day, it is that day, not trusted, in the year of the first other.
    """
    known = {facts.article.id: (facts, _published(facts.article)) for facts in members}
    moments = [when.moment for _, when in known.values() if when.moment is not None]
    first = min(moments, key=lambda each: (each.start, each.end), default=None)
    return {
        identity: when if when.moment or first is None else _of_dateline(facts, first)
        for identity, (facts, when) in known.items()
    }


def shown(when: Moment) -> str:
    """A moment for a reader: a day where nothing finer is known, the first and the last where it is longer."""
    day, minute = divmod(when.start, MINUTES_A_DAY)
    words = date.fromordinal(max(1, day)).isoformat()
    length = when.end - when.start
    if length < MINUTES_A_DAY:
        return f"{words} {minute // 60:02}:{minute % 60:02}"
    if length == MINUTES_A_DAY:
        return words
    return f"{words} to {date.fromordinal(max(1, (when.end - 1) // MINUTES_A_DAY)).isoformat()}"


def _published(article: Article) -> Published:
    given = visible_line(article.date or "", 40)
    by = dict(article.metadata.stated_by).get("date")
    found = moment(article.date) if article.date else None
    if found is None:
        return Published(words=given, stated_by=by.value if by else "")
    return Published(
        moment=found,
        is_trusted=found.is_sure and (by is None or by in TRUSTED),
        words=shown(found),
        stated_by=by.value if by else "",
    )


def _of_dateline(facts: ArticleFacts, first: Moment) -> Published:
    unknown = _published(facts.article)
    named = trace(facts).dateline_day
    day = day_of_year(named) if named else None
    found = in_year_of(day, first) if day else None
    if found is None:
        return unknown
    return replace(unknown, moment=found, words=visible_line(named, 20), stated_by="dateline")


def _host(address: str) -> str:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")
