"""PDF: the text of its pages. What was scanned without text recognition has none."""

from collections.abc import Iterator
from typing import ClassVar

from dedup.ingest.extras import load
from dedup.ingest.fields import Fields
from dedup.ingest.source import Source
from dedup.ingest.spool import seekable
from dedup.ingest.statements import Statements
from dedup.ingest.unreadable import Unreadable
from dedup.model import Article

MAX_PAGES = 500
"""A newspaper has a hundred pages."""


class PdfReader:
    """One article a file. Its date of creation is not when it was published, and not read."""

    key: ClassVar[str] = "pdf"
    name: ClassVar[str] = "PDF"
    suffixes: ClassVar[tuple[str, ...]] = (".pdf",)
    openings: ClassVar[tuple[bytes, ...]] = (b"%pdf-",)
    needs: ClassVar[tuple[str, str] | None] = ("pypdf", "pdf")

    def read(self, source: Source, fields: Fields) -> Iterator[Article]:  # noqa: ARG002 - as the protocol asks
        """The one article in *source*."""
        pypdf = load("pypdf", "pdf")
        with seekable(source) as stream:
            try:
                pages = pypdf.PdfReader(stream).pages
                n_pages = len(pages)
                text = "\n".join(page.extract_text() for page in pages) if n_pages <= MAX_PAGES else ""
            except Exception as error:  # noqa: BLE001 - the library raises whatever its parts do on damaged files
                message = f"not a sound PDF file: {type(error).__name__}: {str(error)[:200]}"
                raise Unreadable(message) from None
        if n_pages > MAX_PAGES:
            message = f"a PDF of {n_pages:,} pages; split it into articles"
            raise Unreadable(message)
        text = text.replace("\0", "").encode("utf-8", "replace").decode().strip()
        if not text:
            message = "no text in it: scanned pages need text recognition first"
            raise Unreadable(message)
        yield Statements().article(source.id, text, source.origin)
