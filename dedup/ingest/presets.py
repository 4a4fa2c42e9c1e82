"""Shapes of records that other programs write: where each holds the fields of an article."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

PRESETS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "event-registry": {
            "id": "uri",
            "text": "body",
            "outlet": "source.title",
            "date": "dateTimePub",
            "language": "lang",
        },
        "news-please": {
            "id": "filename",
            "text": "maintext",
            "outlet": "source_domain",
            "date": "date_publish",
            "modified": "date_modify",
            "byline": "authors",
        },
        "ninjs": {"id": "uri", "text": "body_text", "title": "headline", "date": "versioncreated"},
        "passim": {"outlet": "series"},
        "trafilatura": {"outlet": "source-hostname", "url": "source", "byline": "author"},
    }
)
"""Ours to theirs by the name of the shape; what is not named is called as here."""

# Keys that together no other shape has.
_MARKS: Final = {
    "event-registry": frozenset({"uri", "body", "source"}),
    "news-please": frozenset({"maintext", "source_domain"}),
    "passim": frozenset({"id", "series", "text"}),
    "trafilatura": frozenset({"text", "fingerprint", "source-hostname"}),
}


def preset_of(record: Mapping[str, object]) -> str | None:
    """The name of the shape that a *record* has by its keys, None for our own or another."""
    return next((name for name, marks in _MARKS.items() if marks <= record.keys()), None)
