"""JSON lines: one record a line, read as a stream; a bad line costs only itself."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from dedup.ingest.encoding import decode, is_wide
from dedup.ingest.fields import Fields
from dedup.ingest.records import article_of_record
from dedup.ingest.source import MAX_DOCUMENT_BYTES, MAX_JSON_BYTES, Source
from dedup.ingest.unreadable import Unreadable
from dedup.model import Article, Skip

_BUFFER_BYTES = 2**18
_UTF8_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class JsonLinesReader:
    """
    A file of JSON objects, one a line. Blank lines are left out.

    Attributes:
        max_line_bytes: bytes in a line beyond which it is skipped without being held in memory.
    """

    key: ClassVar[str] = "jsonl"
    name: ClassVar[str] = "JSON lines"
    suffixes: ClassVar[tuple[str, ...]] = (".jsonl", ".ndjson")
    openings: ClassVar[tuple[bytes, ...]] = (b"{",)
    needs: ClassVar[tuple[str, str] | None] = None

    max_line_bytes: int = MAX_DOCUMENT_BYTES

    def read(self, source: Source, fields: Fields) -> Iterator[Article | Skip]:
        """The article of every line, or why it has none, named `origin:line`."""
        import orjson  # noqa: PLC0415 - 30 ms that not every run needs

        n_records = 0
        for number, line in _lines(source, self.max_line_bytes):
            origin = f"{source.origin}:{number}"
            if line is None:
                n_records += 1
                yield Skip(origin=origin, reason=f"a line of more than {self.max_line_bytes:,} bytes")
                continue
            if line.isspace():
                continue
            n_records += 1
            try:
                record = orjson.loads(line)
            except orjson.JSONDecodeError as error:
                yield Skip(origin=origin, reason=f"malformed JSON: {error.msg} (column {error.colno})")
                continue
            yield article_of_record(record, f"{source.id}:{number}", origin, fields)
        if n_records == 0:
            message = "empty: no records"
            raise Unreadable(message)


def _lines(source: Source, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Every line with its number from 1; None in place of one longer than *limit*, which is never held whole."""
    number = 0
    with _buffered(source) as stream:
        while True:
            number += 1
            try:
                line = stream.readline(limit + 1)
                if not line:
                    return
                too_long = len(line) > limit and not line.endswith(b"\n")
                while too_long and (rest := stream.readline(_BUFFER_BYTES)) and not rest.endswith(b"\n"):
                    pass
            except Unreadable as error:
                raise Unreadable(error.reason, number) from None
            if number == 1:
                line = line.removeprefix(_UTF8_MARK)
            yield number, None if too_long else line


def _buffered(source: Source) -> io.BufferedIOBase:
    """The source with a buffer before it; UTF-16 and UTF-32 are turned to UTF-8 in one piece."""
    stream = io.BufferedReader(source.open(), _BUFFER_BYTES)
    if not is_wide(stream.peek(4)):
        return stream
    with stream:
        data = stream.read(MAX_JSON_BYTES + 1)
    if len(data) > MAX_JSON_BYTES:
        message = f"over {MAX_JSON_BYTES:,} bytes and not UTF-8; convert it to UTF-8"
        raise Unreadable(message)
    return io.BytesIO(decode(data).encode())
