"""Web pages: the main text, without navigation, comments or what a reader does not see."""

import re
from collections.abc import Iterator
from string import ascii_lowercase, ascii_uppercase
from typing import ClassVar

from dedup.errors import InputError
from dedup.ingest.encoding import decode
from dedup.ingest.fields import Fields
from dedup.ingest.metadata import title_of
from dedup.ingest.source import Source, Unreadable
from dedup.model import Article

# News pages have up to 2 MB and 10,000 tags. Extraction takes time with the square of the inline elements in one
# paragraph: 4 seconds at this many tags, minutes on a page of 4 MiB of them.
MAX_HTML_BYTES = 4 * 2**20
MAX_HTML_TAGS = 50_000

_DECLARED = re.compile(rb"""charset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})""", re.ASCII | re.IGNORECASE)
_DECLARED_WITHIN = 4096

# XPath 1.0 has no lower-case: letters are mapped one by one, and what has no counterpart is dropped.
_STYLE = f"concat(translate(@style, '{ascii_uppercase} \t\r\n', '{ascii_lowercase}'), ';')"
_HIDING = ("display:none", "visibility:hidden", "font-size:0;", "font-size:0px", "opacity:0;")
# What the extractor leaves in of the text that no reader sees.
_HIDDEN = [
    "//*[@hidden or @aria-hidden='true']",
    "//template",
    *(f"//*[contains({_STYLE}, '{hiding}')]" for hiding in _HIDING),
]

# Dates come from the page's own metadata only; guessing them from the text, or bounding them by today, would let the
# same page give different dates.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}


class HtmlReader:
    """A web page, one article; its metadata gives title, outlet, url and date. Never touches the network."""

    name: ClassVar[str] = "HTML"
    suffixes: ClassVar[tuple[str, ...]] = (".html", ".htm", ".xhtml")
    openings: ClassVar[tuple[bytes, ...]] = (b"<!doctype html", b"<html")

    def read(self, source: Source, fields: Fields) -> Iterator[Article]:  # noqa: ARG002 - the protocol asks for it
        """The one article in *source*."""
        data = source.read(MAX_HTML_BYTES)
        declared = _DECLARED.search(data, 0, _DECLARED_WITHIN)
        page = decode(data, declared[1].decode("ascii") if declared else None)
        if page.count("<") > MAX_HTML_TAGS:
            message = f"a page of more than {MAX_HTML_TAGS:,} tags; save its text as .txt"
            raise Unreadable(message)
        yield _extract(page, source)


def _extract(page: str, source: Source) -> Article:
    try:
        from trafilatura import bare_extraction  # noqa: PLC0415 - 200 ms that only web pages need
    except ImportError as error:
        message = f"cannot read {source.origin}: the HTML extractor does not load ({error}); install dedup again"
        raise InputError(message) from error
    try:
        document = bare_extraction(
            page,
            fast=True,
            include_comments=False,
            with_metadata=True,
            prune_xpath=_HIDDEN,
            date_extraction_params=_DATES,
        )
    except Exception as error:
        message = f"the HTML extractor failed on it: {type(error).__name__}: {error}"
        raise Unreadable(message) from error
    text = document.text if document is not None and not isinstance(document, dict) else None
    if document is None or isinstance(document, dict) or not text:
        message = "no main text found in the page"
        raise Unreadable(message)
    return Article(
        id=source.id,
        text=text,
        title=document.title or title_of(text),
        outlet=document.sitename or None,
        url=document.url or None,
        date=document.date or None,
        origin=source.origin,
    )
