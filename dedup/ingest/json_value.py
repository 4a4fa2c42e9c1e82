"""JSON parsed whatever its encoding, and the text at a place in it."""

from collections.abc import Mapping

from dedup.ingest.encoding import decode
from dedup.ingest.unreadable import Unreadable


def parse_json(data: bytes) -> object:
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


def text_at(record: Mapping[str, object], path: str) -> str | None:
    """The text or number at a dotted *path* of objects, None where there is none."""
    value: object = record
    for key in path.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return value.strip() or None if isinstance(value, str) else None
