"""Web archives (WARC): the pages among their records."""

import io
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import Any, ClassVar

from dedup.ingest.extras import load
from dedup.ingest.fields import Fields
from dedup.ingest.html import MAX_HTML_BYTES, HtmlReader
from dedup.ingest.source import Source
from dedup.ingest.unreadable import Unreadable
from dedup.model import Article, Skip

_PAGES = ("text/html", "application/xhtml")


class WarcReader:
    """
    A web archive, an article a page that was delivered whole.

    Requests, revisits, failures, pictures and the like are left out without a
    word. The time of the capture is not when it was published, and not read.
    """

    key: ClassVar[str] = "warc"
    name: ClassVar[str] = "WARC"
    suffixes: ClassVar[tuple[str, ...]] = (".warc", ".arc")
    openings: ClassVar[tuple[bytes, ...]] = (b"warc/1.",)
    needs: ClassVar[tuple[str, str] | None] = ("warcio", "warc")

    def read(self, source: Source, fields: Fields) -> Iterator[Article | Skip]:  # noqa: ARG002 - as the protocol asks
        """The article of every page, or why it has none, named `origin:record`."""
        iterator = load("warcio.archiveiterator", "warc").ArchiveIterator
        failure = load("warcio.exceptions", "warc").ArchiveLoadFailed
        with io.BufferedReader(source.open()) as stream:
            number = 0
            try:
                for number, record in enumerate(_quietly(iterator(stream)), 1):
                    if _is_page(record):
                        yield from _articles(record, source, number)
            except (failure, EOFError, ValueError, TypeError, AttributeError, KeyError) as error:
                message = f"not a sound web archive from record {number + 1} on: {type(error).__name__}: {error}"
                raise Unreadable(message) from None


def _quietly(records: Iterator[Any]) -> Iterator[Any]:
    """*records* as they come; what the library says about damage on standard error is dropped."""
    nothing = object()
    while True:
        with redirect_stderr(io.StringIO()):
            record = next(records, nothing)
        if record is nothing:
            return
        yield record


def _articles(record: Any, source: Source, number: int) -> Iterator[Article | Skip]:  # noqa: ANN401 - of warcio
    """The article of one page, or why it has none."""
    origin = f"{source.origin}:{number}"
    url = record.rec_headers.get_header("WARC-Target-URI")
    try:
        with redirect_stderr(io.StringIO()):
            body = record.content_stream().read(MAX_HTML_BYTES + 1)
        if len(body) > MAX_HTML_BYTES:
            yield Skip(origin=origin, reason=f"a page of more than {MAX_HTML_BYTES:,} bytes")
            return
        place = Source(f"{source.id}:{number}", origin, source.open)
        yield from HtmlReader().read_page(body, place, url=url)
    except Unreadable as found:
        yield Skip(origin=origin, reason=found.reason)


def _is_page(record: Any) -> bool:  # noqa: ANN401 - of warcio
    """Whether a *record* holds a page that was delivered."""
    if record.rec_type not in {"response", "resource"}:
        return False
    if record.rec_type == "resource":
        kind = record.rec_headers.get_header("Content-Type") or ""
    else:
        headers = record.http_headers
        if headers is None or not (headers.get_statuscode() or "").startswith("2"):
            return False
        kind = headers.get_header("Content-Type") or ""
    return kind.strip().lower().startswith(_PAGES)
