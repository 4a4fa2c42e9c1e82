"""Feeds saved to files: RSS, Atom and JSON Feed, an article an item."""

from collections.abc import Iterator
from typing import ClassVar

from dedup.ingest.fields import Fields, look_up
from dedup.ingest.json_value import parse_json, text_at
from dedup.ingest.markup import text_of, text_of_html
from dedup.ingest.safe_xml import (
    MAX_XML_BYTES,
    Element,
    attribute,
    below,
    children,
    find,
    name_of,
    parse_xml,
    text_in,
)
from dedup.ingest.source import MAX_JSON_BYTES, Source
from dedup.ingest.statements import Statements
from dedup.ingest.unreadable import Unreadable
from dedup.metadata import StatedBy
from dedup.model import Article, Skip

ROOTS = frozenset({"rss", "RDF", "feed"})

_NO_TEXT = "an item without a text"
_EMPTY = "empty: no items"


class FeedReader:
    """RSS 0.9 to 2.0 and Atom. Items that give only a summary are taken with it, and say so in their status."""

    key: ClassVar[str] = "feed"
    name: ClassVar[str] = "RSS or Atom"
    suffixes: ClassVar[tuple[str, ...]] = (".rss", ".atom", ".rdf")
    openings: ClassVar[tuple[bytes, ...]] = (b"<rss", b"<feed", b"<rdf:rdf")
    needs: ClassVar[tuple[str, str] | None] = None

    def read(self, source: Source, fields: Fields) -> Iterator[Article | Skip]:  # noqa: ARG002 - as the protocol asks
        """The article of every item, or why it has none, named `origin:position`."""
        yield from feed_articles(parse_xml(source.read(MAX_XML_BYTES)), source)


class JsonFeedReader:
    """JSON Feed."""

    key: ClassVar[str] = "jsonfeed"
    name: ClassVar[str] = "JSON Feed"
    suffixes: ClassVar[tuple[str, ...]] = ()
    openings: ClassVar[tuple[bytes, ...]] = ()
    needs: ClassVar[tuple[str, str] | None] = None

    def read(self, source: Source, fields: Fields) -> Iterator[Article | Skip]:  # noqa: ARG002 - as the protocol asks
        """The article of every item, or why it has none, named `origin:position`."""
        document = parse_json(source.read(MAX_JSON_BYTES))
        if not isinstance(document, dict):
            message = "no JSON Feed: it is not an object"
            raise Unreadable(message)
        yield from json_feed_articles(document, source)


def feed_articles(root: Element, source: Source) -> Iterator[Article | Skip]:
    """The articles of a feed whose *root* element is parsed."""
    is_atom = name_of(root) == "feed"
    position = 0
    channel = root if is_atom else next(below(root, "channel"), root)
    for position, item in enumerate(below(root, "entry" if is_atom else "item"), 1):
        statements = Statements()
        _state_channel(statements, channel)
        text, is_summary = (_state_entry if is_atom else _state_item)(statements, item)
        yield _article(statements, text, source, position, is_summary=is_summary, identity=_guid(item))
    if position == 0:
        raise Unreadable(_EMPTY)


def is_json_feed(document: dict[str, object]) -> bool:
    """Whether a JSON *document* is a feed."""
    return str(document.get("version", ""))[:60].lower().startswith(("https://jsonfeed.org", "http://jsonfeed.org"))


def json_feed_articles(document: dict[str, object], source: Source) -> Iterator[Article | Skip]:
    """The articles of a JSON Feed."""
    items = document.get("items")
    if not isinstance(items, list) or not items:
        raise Unreadable(_EMPTY)
    for position, item in enumerate(items, 1):
        if not isinstance(item, dict):
            yield Skip(origin=f"{source.origin}:{position}", reason="not an object")
            continue
        statements = Statements()
        statements.add(
            StatedBy.FEED,
            outlet=text_at(document, "title"),
            title=text_at(item, "title"),
            url=text_at(item, "url"),
            date=text_at(item, "date_published"),
            modified=text_at(item, "date_modified"),
            byline=_authors(item) or _authors(document),
            language=text_at(item, "language") or text_at(document, "language"),
        )
        statements.credit(text_at(item, "external_url"))
        body = text_at(item, "content_text") or text_of_html(text_at(item, "content_html") or "")
        text = body or text_at(item, "summary") or ""
        identity = text_at(item, "id")
        yield _article(statements, text, source, position, is_summary=not body, identity=identity)


def _authors(item: dict[str, object]) -> str | None:
    """The names of an item's authors, in either version of the format."""
    authors = look_up(item, "authors")
    named = [each for each in authors[:9] if isinstance(each, dict)] if isinstance(authors, list) else []
    names = [name for each in named if (name := text_at(each, "name"))]
    return ", ".join(names) or text_at(item, "author.name")


def _article(
    statements: Statements, text: str, source: Source, position: int, *, is_summary: bool, identity: str | None
) -> Article | Skip:
    """The article of an item, called by its own address-like id where it has one: mere numbers are not unique."""
    origin = f"{source.origin}:{position}"
    if not text:
        return Skip(origin=origin, reason=_NO_TEXT)
    if is_summary:
        statements.add(StatedBy.FEED, status="summary")
    own = identity if identity and ":" in identity else statements.value("url")
    return statements.article(own or f"{source.id}:{position}", text, origin)


def _guid(item: Element) -> str | None:
    """What identifies an item in its feed."""
    return text_in(find(item, "guid")) or text_in(find(item, "id"))


def _state_channel(statements: Statements, channel: Element) -> None:
    """State what a feed says about all of its items."""
    statements.add(
        StatedBy.FEED,
        outlet=text_in(find(channel, "title")),
        language=text_in(find(channel, "language")) or attribute(channel, "lang"),
        copyright=text_in(find(channel, "copyright")) or text_in(find(channel, "rights")),
    )


def _state_item(statements: Statements, item: Element) -> tuple[str, bool]:
    """State what an item of RSS says; its text, and whether that is only a summary."""
    statements.add(
        StatedBy.FEED,
        title=_plain(text_in(find(item, "title"))),
        url=text_in(next((each for each in children(item, "link") if text_in(each)), None)),
        date=text_in(find(item, "pubDate")) or text_in(find(item, "date")),
        byline=text_in(find(item, "creator")) or text_in(find(item, "author")),
    )
    statements.credit(text_in(find(item, "source")), attribute(find(item, "source"), "url"))
    full = _raw(find(item, "encoded")) or _raw(find(item, "fulltext"))
    return text_of_html(full or _raw(find(item, "description"))), not full


def _state_entry(statements: Statements, entry: Element) -> tuple[str, bool]:
    """State what an entry of Atom says; its text, and whether that is only a summary."""
    links = {attribute(link, "rel") or "alternate": attribute(link, "href") for link in children(entry, "link")}
    statements.add(
        StatedBy.FEED,
        title=_plain(text_in(find(entry, "title"))),
        url=links.get("alternate"),
        date=text_in(find(entry, "published")) or text_in(find(entry, "issued")) or text_in(find(entry, "updated")),
        modified=text_in(find(entry, "updated")) or text_in(find(entry, "modified")),
        byline=", ".join(filter(None, (text_in(find(each, "name")) for each in children(entry, "author")))),
        copyright=text_in(find(entry, "rights")),
    )
    statements.credit(text_in(find(entry, "source", "title")), links.get("via"), links.get("related"))
    full = _atom_text(find(entry, "content"))
    return full or _atom_text(find(entry, "summary")), not full


def _atom_text(element: Element | None) -> str:
    """The text of a construct of Atom: marked up within the feed, marked up as text, or plain."""
    if element is None:
        return ""
    if len(element):
        return text_of(element)
    kind = attribute(element, "type") or "text"
    return text_of_html(_raw(element)) if "html" in kind else _raw(element).strip()


def _raw(element: Element | None) -> str:
    """The text of an *element* with its line breaks."""
    return "" if element is None else "".join(element.itertext())


def _plain(title: str | None) -> str | None:
    """A *title* without mark-up, which some feeds put into it."""
    return text_of_html(title) if title else None
