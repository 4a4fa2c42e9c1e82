"""Plain text and Markdown: one article a file, the text exactly as decoded."""

from collections.abc import Iterator
from typing import ClassVar

from dedup.ingest.encoding import decode
from dedup.ingest.fields import Fields
from dedup.ingest.metadata import split_front_matter, title_of
from dedup.ingest.source import Source
from dedup.model import Article


class PlainReader:
    """Plain text; the title is its first line where that is one."""

    name: ClassVar[str] = "plain text"
    suffixes: ClassVar[tuple[str, ...]] = (".txt", ".text")
    openings: ClassVar[tuple[bytes, ...]] = ()

    def read(self, source: Source, fields: Fields) -> Iterator[Article]:  # noqa: ARG002 - the protocol asks for it
        """The one article in *source*."""
        text = decode(source.read())
        yield Article(id=source.id, text=text, title=title_of(text), origin=source.origin)


class MarkdownReader:
    """
    Markdown; its front matter says title, date, url and outlet.

    The article's text is what follows the front matter, mark-up and all.
    """

    name: ClassVar[str] = "Markdown"
    suffixes: ClassVar[tuple[str, ...]] = (".md", ".markdown")
    openings: ClassVar[tuple[bytes, ...]] = ()

    def read(self, source: Source, fields: Fields) -> Iterator[Article]:  # noqa: ARG002 - the protocol asks for it
        """The one article in *source*."""
        said, text = split_front_matter(decode(source.read()))
        yield Article(
            id=source.id,
            text=text,
            title=said.get("title") or title_of(text),
            outlet=said.get("outlet"),
            url=said.get("url"),
            date=said.get("date"),
            origin=source.origin,
        )
