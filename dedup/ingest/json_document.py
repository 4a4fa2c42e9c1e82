"""A JSON document: one object, or a list of objects."""

from collections.abc import Iterator
from typing import ClassVar

from dedup.ingest.encoding import decode
from dedup.ingest.fields import Fields, article_of
from dedup.ingest.json_lines import MAX_JSON_BYTES, JsonLinesReader
from dedup.ingest.source import Source, Unreadable
from dedup.model import Article, Skip


class JsonDocumentReader:
    """
    A file with one JSON object, called as the file is, or a list of objects, called `file:1`, `file:2` …

    A file that holds JSON lines in spite of its name is read as such.
    """

    name: ClassVar[str] = "JSON"
    suffixes: ClassVar[tuple[str, ...]] = (".json",)
    openings: ClassVar[tuple[bytes, ...]] = (b"[", b"{\n", b"{\r\n")

    def read(self, source: Source, fields: Fields) -> Iterator[Article | Skip]:
        """The article of every record, or why it has none; those of a list are named `origin:position`."""
        data = source.read(MAX_JSON_BYTES)
        if not data or data.isspace():
            message = "empty: no records"
            raise Unreadable(message)
        if _holds_lines(data):
            del data
            yield from JsonLinesReader().read(source, fields)
            return
        document = _parse(data)
        del data
        if not isinstance(document, list):
            yield article_of(document, source.id, source.origin, fields)
            return
        if not document:
            message = "empty: no records"
            raise Unreadable(message)
        for position, record in enumerate(document, 1):
            yield article_of(record, f"{source.id}:{position}", f"{source.origin}:{position}", fields)


def _holds_lines(data: bytes) -> bool:
    """Whether the first line is an object of its own with more behind it."""
    import orjson  # noqa: PLC0415 - 30 ms that not every run needs

    first, _, rest = data.partition(b"\n")
    if not first.startswith(b"{") or not rest or rest.isspace():
        return False
    try:
        orjson.loads(first)
    except orjson.JSONDecodeError:
        return False
    return True


def _parse(data: bytes) -> object:
    """
    The value in *data*, whatever its text encoding.

    Raises:
        Unreadable: with the line, where it is not JSON.
    """
    import orjson  # noqa: PLC0415 - 30 ms that not every run needs

    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError:
        text = decode(data)
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        message = f"malformed JSON: {error.msg} (column {error.colno})"
        raise Unreadable(message, error.lineno) from None
