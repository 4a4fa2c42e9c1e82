"""Pages that a browser saved whole (MHTML): the page among its parts, and the address it was saved from."""

from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message
from typing import ClassVar

from dedup.ingest.fields import Fields
from dedup.ingest.html import HtmlReader
from dedup.ingest.source import Source
from dedup.ingest.unreadable import Unreadable
from dedup.model import Article

# Pictures are saved with the page; the page itself has the limits of a page.
_MAX_BYTES = 64 * 2**20


class MhtmlReader:
    """A page saved whole. The time at which it was saved is not when it was published, and not read."""

    key: ClassVar[str] = "mhtml"
    name: ClassVar[str] = "MHTML"
    suffixes: ClassVar[tuple[str, ...]] = (".mhtml", ".mht")
    openings: ClassVar[tuple[bytes, ...]] = (b"from: <saved by", b"mime-version:")
    needs: ClassVar[tuple[str, str] | None] = None

    def read(self, source: Source, fields: Fields) -> Iterator[Article]:  # noqa: ARG002 - as the protocol asks
        """The one article in *source*."""
        data = source.read(_MAX_BYTES)
        try:
            message = message_from_bytes(data)
            page = next((part for part in message.walk() if part.get_content_type() in _PAGES), None)
            body = page.get_payload(decode=True) if page is not None else None
        except (MessageError, ValueError, LookupError, RecursionError, TypeError, AttributeError) as error:
            reason = f"not a sound MHTML file: {type(error).__name__}: {error}"
            raise Unreadable(reason) from None
        if page is None or not isinstance(body, bytes):
            reason = "no page among its parts"
            raise Unreadable(reason)
        yield from HtmlReader().read_page(body, source, url=_address(message, page), charset=page.get_content_charset())


_PAGES = frozenset({"text/html", "application/xhtml+xml"})


def _address(message: Message, page: Message) -> str | None:
    """Where the page was saved from."""
    found = message.get("Snapshot-Content-Location") or page.get("Content-Location")
    return str(found).strip() or None if found else None
