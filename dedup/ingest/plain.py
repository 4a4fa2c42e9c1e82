"""Plain text and Markdown: one article a file, the text exactly as decoded."""

from collections.abc import Iterator
from typing import ClassVar

from dedup.ingest.encoding import decode
from dedup.ingest.fields import Fields
from dedup.ingest.metadata import split_front_matter
from dedup.ingest.source import Source
from dedup.ingest.statements import Statements
from dedup.metadata import StatedBy
from dedup.model import Article


class PlainReader:
    """Plain text; the title is its first line where that is one."""

    key: ClassVar[str] = "txt"
    name: ClassVar[str] = "plain text"
    suffixes: ClassVar[tuple[str, ...]] = (".txt", ".text")
    openings: ClassVar[tuple[bytes, ...]] = ()
    needs: ClassVar[tuple[str, str] | None] = None

    def read(self, source: Source, fields: Fields) -> Iterator[Article]:  # noqa: ARG002 - the protocol asks for it
        """The one article in *source*."""
        text = decode(source.read())
        yield Statements().article(source.id, text, source.origin)


class MarkdownReader:
    """
    Markdown; its front matter says title, date, url and outlet.

    The article's text is what follows the front matter, mark-up and all.
    """

    key: ClassVar[str] = "md"
    name: ClassVar[str] = "Markdown"
    suffixes: ClassVar[tuple[str, ...]] = (".md", ".markdown")
    openings: ClassVar[tuple[bytes, ...]] = ()
    needs: ClassVar[tuple[str, str] | None] = None

    def read(self, source: Source, fields: Fields) -> Iterator[Article]:  # noqa: ARG002 - the protocol asks for it
        """The one article in *source*."""
        said, text = split_front_matter(decode(source.read()))
        statements = Statements()
        statements.add(StatedBy.RECORD, **said)
        yield statements.article(source.id, text, source.origin)
