"""XML by its root element: a feed, NewsML-G2, NITF or a page."""

from collections.abc import Iterator
from typing import ClassVar

from dedup.ingest import feeds, newsml
from dedup.ingest.fields import Fields
from dedup.ingest.html import HtmlReader
from dedup.ingest.nitf import nitf_articles
from dedup.ingest.safe_xml import MAX_XML_BYTES, name_of, parse_xml
from dedup.ingest.source import Source
from dedup.ingest.unreadable import Unreadable
from dedup.model import Article, Skip


class XmlReader:
    """A file of XML whose name does not say which kind."""

    key: ClassVar[str] = "xml"
    name: ClassVar[str] = "XML of any of these kinds"
    suffixes: ClassVar[tuple[str, ...]] = (".xml",)
    openings: ClassVar[tuple[bytes, ...]] = (b"<?xml",)
    needs: ClassVar[tuple[str, str] | None] = None

    def read(self, source: Source, fields: Fields) -> Iterator[Article | Skip]:  # noqa: ARG002 - as the protocol asks
        """The articles in *source*."""
        data = source.read(MAX_XML_BYTES)
        root = parse_xml(data)
        kind = name_of(root)
        if kind in feeds.ROOTS:
            yield from feeds.feed_articles(root, source)
        elif kind in newsml.ROOTS:
            yield from newsml.newsml_articles(root, source)
        elif kind == "nitf":
            yield from nitf_articles(root, source)
        elif kind == "html":
            yield from HtmlReader().read_page(data, source)
        else:
            message = f'XML of a kind that is not read: its root is "{kind[:60]}"; read are feeds, NewsML-G2 and NITF'
            raise Unreadable(message)
