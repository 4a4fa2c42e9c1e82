"""NewsML-G2: one news item, or a message with several."""

from collections.abc import Iterator
from typing import ClassVar

from dedup.ingest.fields import Fields
from dedup.ingest.markup import text_of, text_of_html
from dedup.ingest.nitf import body_of, state_nitf
from dedup.ingest.safe_xml import MAX_XML_BYTES, Element, attribute, below, children, find, parse_xml, text_in
from dedup.ingest.source import Source
from dedup.ingest.statements import Statements
from dedup.ingest.unreadable import Unreadable
from dedup.metadata import StatedBy
from dedup.model import Article, Skip

ROOTS = frozenset({"newsItem", "newsMessage", "newsItems"})


class NewsmlReader:
    """News items of NewsML-G2 with their text inline, as NITF, XHTML or plain."""

    key: ClassVar[str] = "newsml"
    name: ClassVar[str] = "NewsML-G2"
    suffixes: ClassVar[tuple[str, ...]] = (".newsml",)
    openings: ClassVar[tuple[bytes, ...]] = (b"<newsitem", b"<newsmessage")
    needs: ClassVar[tuple[str, str] | None] = None

    def read(self, source: Source, fields: Fields) -> Iterator[Article | Skip]:  # noqa: ARG002 - as the protocol asks
        """The article of every item, or why it has none."""
        yield from newsml_articles(parse_xml(source.read(MAX_XML_BYTES)), source)


def newsml_articles(root: Element, source: Source) -> Iterator[Article | Skip]:
    """The articles of the items within *root*: called as the file is where there is one, else `file:position`."""
    items = list(below(root, "newsItem"))
    if not items:
        message = "no news item in it"
        raise Unreadable(message)
    for position, item in enumerate(items, 1):
        place = "" if len(items) == 1 else f":{position}"
        yield _article(item, f"{source.id}{place}", f"{source.origin}{place}")


def _article(item: Element, identity: str, origin: str) -> Article | Skip:
    """The article of one news item; a withdrawn one has no text."""
    statements = Statements()
    _state(statements, item)
    status = statements.value("status")
    text = _text(item)
    if not text and status in {None, "usable"}:
        kind = _code(find(item, "itemMeta", "itemClass")) or "item"
        return Skip(origin=origin, reason=f'a news item without a text (its class is "{kind}")')
    return statements.article(identity, text, origin)


def _state(statements: Statements, item: Element) -> None:
    """State what an item says about itself, after what NITF within it says less well."""
    meta, content, rights = find(item, "itemMeta"), find(item, "contentMeta"), find(item, "rightsInfo")
    created = text_in(find(meta, "firstCreated")) if meta is not None else None
    statements.add(
        StatedBy.NEWSML,
        item=attribute(item, "guid"),
        version=attribute(item, "version"),
        status=_code(_within(meta, "pubStatus")),
        date=created or text_in(_within(content, "contentCreated")) or text_in(_within(meta, "versionCreated")),
        modified=text_in(_within(meta, "versionCreated")) or text_in(_within(content, "contentModified")),
        title=text_in(_within(content, "headline")) or text_in(_within(meta, "title")),
        agency=_named(_within(meta, "provider")),
        byline=text_in(_within(content, "by")),
        language=attribute(_within(content, "language"), "tag") or attribute(item, "lang"),
        copyright=_named(_within(rights, "copyrightHolder")) or text_in(_within(rights, "copyrightNotice")),
    )
    statements.credit(text_in(_within(content, "creditline")))
    if content is not None:
        statements.credit(*(_named(each) for each in children(content, "infoSource", "contributor")))
    nitf = next(below(item, "nitf"), None)
    if nitf is not None:
        state_nitf(statements, nitf)


def _text(item: Element) -> str:
    """The text of an item, in the first form that has one."""
    for form in below(item, "inlineXML", "inlineData"):
        nitf = next(below(form, "nitf"), None)
        if nitf is not None:
            text = body_of(nitf)
        elif len(form):
            body = next(below(form, "body"), form)
            text = text_of(body)
        else:
            text = text_of_html("".join(form.itertext()))
        if text:
            return text
    return ""


def _within(element: Element | None, name: str) -> Element | None:
    return None if element is None else find(element, name)


def _named(element: Element | None) -> str | None:
    """The name that an *element* of a party gives, or its literal or code."""
    if element is None:
        return None
    name = text_in(next(children(element, "name"), None))
    return name or text_in(element) or attribute(element, "literal") or _code(element)


def _code(element: Element | None) -> str | None:
    """The code of an *element* without its scheme: `canceled` of `stat:canceled`."""
    code = attribute(element, "qcode") or attribute(element, "uri")
    return code.rstrip("/").replace("/", ":").rpartition(":")[2] if code else None
