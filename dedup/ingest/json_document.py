"""A JSON document: one object, or a list of objects."""

from collections.abc import Iterator
from typing import ClassVar

from dedup.ingest.feeds import is_json_feed, json_feed_articles
from dedup.ingest.fields import Fields
from dedup.ingest.json_lines import JsonLinesReader
from dedup.ingest.json_value import parse_json
from dedup.ingest.records import article_of_record
from dedup.ingest.source import MAX_JSON_BYTES, Source
from dedup.ingest.unreadable import Unreadable
from dedup.model import Article, Skip


class JsonDocumentReader:
    """
    A file with one JSON object, called as the file is, or a list of objects, called `file:1`, `file:2` …

    A JSON Feed and items of ninjs are told by their keys, and a file that
    holds JSON lines in spite of its name is read as such.
    """

    key: ClassVar[str] = "json"
    name: ClassVar[str] = "JSON"
    suffixes: ClassVar[tuple[str, ...]] = (".json",)
    openings: ClassVar[tuple[bytes, ...]] = (b"[", b"{\n", b"{\r\n")
    needs: ClassVar[tuple[str, str] | None] = None

    def read(self, source: Source, fields: Fields) -> Iterator[Article | Skip]:
        """The article of every record, or why it has none; those of a list are named `origin:position`."""
        data = source.read(MAX_JSON_BYTES)
        if not data or data.isspace():
            message = "empty: no records"
            raise Unreadable(message)
        if source.is_repeatable and _holds_lines(data):
            del data
            yield from JsonLinesReader().read(source, fields)
            return
        document = parse_json(data)
        del data
        if isinstance(document, dict) and is_json_feed(document):
            yield from json_feed_articles(document, source)
            return
        if not isinstance(document, list):
            yield article_of_record(document, source.id, source.origin, fields)
            return
        if not document:
            message = "empty: no records"
            raise Unreadable(message)
        for position, record in enumerate(document, 1):
            yield article_of_record(record, f"{source.id}:{position}", f"{source.origin}:{position}", fields)


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
