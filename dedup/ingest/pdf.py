"""PDF: the text of its pages. What was scanned without text recognition has none."""

import io
from collections.abc import Iterator
from typing import ClassVar

from dedup.ingest.extras import load
from dedup.ingest.fields import Fields
from dedup.ingest.helper import MAX_SECONDS, ask
from dedup.ingest.source import Source
from dedup.ingest.statements import Statements
from dedup.ingest.unreadable import Unreadable
from dedup.model import Article

MAX_PAGES = 500
"""A newspaper has a hundred pages."""

MAX_PDF_BYTES = 256 * 2**20
"""Pictures and all."""


class PdfReader:
    """One article a file. Its date of creation is not when it was published, and not read."""

    key: ClassVar[str] = "pdf"
    name: ClassVar[str] = "PDF"
    suffixes: ClassVar[tuple[str, ...]] = (".pdf",)
    openings: ClassVar[tuple[bytes, ...]] = (b"%pdf-",)
    needs: ClassVar[tuple[str, str] | None] = ("pypdf", "pdf")

    def read(self, source: Source, fields: Fields) -> Iterator[Article]:  # noqa: ARG002 - as the protocol asks
        """The one article in *source*."""
        load("pypdf", "pdf")
        text = ask(text_of_pdf, MAX_SECONDS, source.read(MAX_PDF_BYTES))
        if not text:
            message = "no text in it: scanned pages need text recognition first"
            raise Unreadable(message)
        yield Statements().article(source.id, text, source.origin)


def text_of_pdf(data: bytes) -> str:
    """
    The text of the pages of the file that holds *data*.

    A file of a few kilobytes may keep the library busy for hours; `ask` ends that.

    Raises:
        Unreadable: where the file is damaged, or has too many pages.
    """
    pypdf = load("pypdf", "pdf")
    try:
        pages = pypdf.PdfReader(io.BytesIO(data)).pages
        n_pages = len(pages)
        text = "\n".join(page.extract_text() for page in pages) if n_pages <= MAX_PAGES else ""
    except Exception as error:  # noqa: BLE001 - the library raises whatever its parts do on damaged files
        message = f"not a sound PDF file: {type(error).__name__}: {str(error)[:200]}"
        raise Unreadable(message) from None
    if n_pages > MAX_PAGES:
        message = f"a PDF of {n_pages:,} pages; split it into articles"
        raise Unreadable(message)
    return text.replace("\0", "").encode("utf-8", "replace").decode().strip()
