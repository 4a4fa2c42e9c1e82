"""Web pages: the main text, without navigation, comments or what a reader does not see."""

import re
from collections.abc import Iterator
from typing import Any, ClassVar

from dedup.errors import InputError
from dedup.ingest.encoding import decode
from dedup.ingest.extras import hush
from dedup.ingest.fields import Fields
from dedup.ingest.hidden import drop_hidden
from dedup.ingest.page_metadata import state_page
from dedup.ingest.source import Source
from dedup.ingest.statements import Statements
from dedup.ingest.unreadable import Unreadable
from dedup.metadata import StatedBy
from dedup.model import Article

# News pages have up to 2 MB and 10,000 tags. Extraction takes time with the square of the inline elements in one
# paragraph: 4 seconds at this many tags, minutes on a page of 4 MiB of them.
MAX_HTML_BYTES = 4 * 2**20
MAX_HTML_TAGS = 50_000

_DECLARED = re.compile(rb"""charset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})""", re.ASCII | re.IGNORECASE)
_DECLARED_WITHIN = 4096


class HtmlReader:
    """A web page, one article; what it states gives title, outlet, url and date. Never touches the network."""

    key: ClassVar[str] = "html"
    name: ClassVar[str] = "HTML"
    suffixes: ClassVar[tuple[str, ...]] = (".html", ".htm", ".xhtml")
    openings: ClassVar[tuple[bytes, ...]] = (b"<!doctype html", b"<html")
    needs: ClassVar[tuple[str, str] | None] = None

    def read(self, source: Source, fields: Fields) -> Iterator[Article]:  # noqa: ARG002 - the protocol asks for it
        """The one article in *source*."""
        yield from self.read_page(source.read(MAX_HTML_BYTES), source)

    def read_page(
        self, data: bytes, source: Source, *, url: str | None = None, charset: str | None = None
    ) -> Iterator[Article]:
        """
        The one article in the page of *data*.

        Args:
            data: the page.
            source: what the article is called by.
            url: where the page was fetched or saved from, where that is known.
            charset: what the encoding was said to be beside the page.

        Raises:
            Unreadable: where the page is too large or has no main text.
        """
        if len(data) > MAX_HTML_BYTES:
            message = f"a page of more than {MAX_HTML_BYTES:,} bytes; save its text as .txt"
            raise Unreadable(message)
        declared = _DECLARED.search(data, 0, _DECLARED_WITHIN)
        page = decode(data, charset or (declared[1].decode("ascii") if declared else None))
        if page.count("<") > MAX_HTML_TAGS:
            message = f"a page of more than {MAX_HTML_TAGS:,} tags; save its text as .txt"
            raise Unreadable(message)
        root = _parse(page, source)
        statements = Statements()
        if root is not None:
            state_page(statements, root)
            statements.hidden_words = drop_hidden(root)
        statements.add(StatedBy.META, url=url)
        yield statements.article(source.id, _main_text(root, page), source.origin)


def _parse(page: str, source: Source) -> Any:  # noqa: ANN401 - an element of lxml
    """The root element of the *page*, None where it has none."""
    hush("trafilatura")
    try:
        from trafilatura import load_html  # noqa: PLC0415 - 200 ms that only web pages need
    except ImportError as error:
        message = f"cannot read {source.origin}: the HTML extractor does not load ({error}); install dedup again"
        raise InputError(message) from error
    return load_html(page)


def _main_text(root: Any, page: str) -> str:  # noqa: ANN401 - an element of lxml
    """
    The main text of the page.

    Raises:
        Unreadable: where there is none.
    """
    from trafilatura import bare_extraction  # noqa: PLC0415 - as above

    try:
        document = bare_extraction(page if root is None else root, fast=True, include_comments=False)
    except Exception as error:
        message = f"the HTML extractor failed on it: {type(error).__name__}: {error}"
        raise Unreadable(message) from error
    text = document.text if document is not None and not isinstance(document, dict) else None
    if not text:
        message = "no main text found in the page"
        raise Unreadable(message)
    return str(text)
