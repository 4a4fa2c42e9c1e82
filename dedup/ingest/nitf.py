"""NITF, the News Industry Text Format."""

from collections.abc import Iterator
from typing import ClassVar

from dedup.ingest.fields import Fields
from dedup.ingest.markup import text_of
from dedup.ingest.safe_xml import MAX_XML_BYTES, Element, attribute, below, name_of, parse_xml, text_in
from dedup.ingest.source import Source
from dedup.ingest.statements import Statements
from dedup.ingest.unreadable import Unreadable
from dedup.metadata import StatedBy
from dedup.model import Article, Skip


class NitfReader:
    """One article of NITF, in any version and with any namespace."""

    key: ClassVar[str] = "nitf"
    name: ClassVar[str] = "NITF"
    suffixes: ClassVar[tuple[str, ...]] = (".nitf",)
    openings: ClassVar[tuple[bytes, ...]] = (b"<nitf", b"<!doctype nitf")
    needs: ClassVar[tuple[str, str] | None] = None

    def read(self, source: Source, fields: Fields) -> Iterator[Article | Skip]:  # noqa: ARG002 - as the protocol asks
        """The one article in *source*."""
        yield from nitf_articles(parse_xml(source.read(MAX_XML_BYTES)), source)


def nitf_articles(root: Element, source: Source) -> Iterator[Article | Skip]:
    """
    The article whose *root* element is parsed.

    Raises:
        Unreadable: where it has no text and is not withdrawn.
    """
    nitf = root if name_of(root) == "nitf" else next(below(root, "nitf"), None)
    if nitf is None:
        message = "no NITF in it"
        raise Unreadable(message)
    statements = Statements()
    state_nitf(statements, nitf)
    text = body_of(nitf)
    if not text and statements.value("status") in {None, "usable"}:
        message = "an article without a text"
        raise Unreadable(message)
    yield statements.article(source.id, text, source.origin)


def body_of(nitf: Element) -> str:
    """The text of an article, a paragraph a line, without headline, byline and media."""
    return "\n".join(filter(None, (text_of(content) for content in below(nitf, "body.content"))))


def state_nitf(statements: Statements, nitf: Element) -> None:
    """State what an article of NITF says about itself."""

    def first(name: str) -> Element | None:
        return next(below(nitf, name), None)

    publication = first("pubdata")
    rights = first("doc.copyright")
    statements.add(
        StatedBy.NEWSML,
        item=attribute(first("doc-id"), "id-string"),
        version=attribute(first("du-key"), "version"),
        status=attribute(first("docdata"), "management-status"),
        title=text_in(first("hl1")) or text_in(first("headline")) or text_in(first("title")),
        outlet=attribute(publication, "name"),
        url=attribute(publication, "ex-ref"),
        date=attribute(first("date.issue"), "norm")
        or attribute(first("date.release"), "norm")
        or attribute(publication, "date.publication"),
        byline=text_in(first("byline")),
        agency=text_in(first("distributor")),
        language=attribute(nitf, "lang"),
        copyright=attribute(rights, "holder") or text_in(first("rights")),
    )
    statements.credit(attribute(first("doc-id"), "regsrc"), text_in(first("credit")))
