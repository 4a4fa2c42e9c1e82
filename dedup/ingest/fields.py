"""Records to articles: which field of a record holds what, and what is wrong with a record that is none."""

from collections.abc import Mapping
from dataclasses import dataclass

from dedup.errors import ConfigError
from dedup.ingest.metadata import title_of
from dedup.model import Article, Skip

FIELD_NAMES = ("id", "text", "title", "outlet", "url", "date")

# Fields of a hostile record shown in a message.
_MAX_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Fields:
    """
    Where a record holds each field: the name of a key, or a dotted path such as `data.body`.

    A key that contains the dot itself goes before a path.
    """

    id: str = "id"
    text: str = "text"
    title: str = "title"
    outlet: str = "outlet"
    url: str = "url"
    date: str = "date"

    @classmethod
    def of(cls, mapping: Mapping[str, str] | None) -> "Fields":
        """
        The fields with those in *mapping* (ours to theirs) replaced.

        Raises:
            ConfigError: naming every field that does not exist or is mapped to nothing.
        """
        mapping = mapping or {}
        problems = [f'"{name}"' for name, path in mapping.items() if name not in FIELD_NAMES or not path]
        if problems:
            known = ", ".join(FIELD_NAMES)
            message = f"cannot map {', '.join(problems)}: a field is one of {known}, mapped as text=body"
            raise ConfigError(message)
        return cls(**mapping)


def article_of(record: object, position_id: str, origin: str, fields: Fields) -> Article | Skip:
    """
    The article in a *record*, or why it is none; it is called *position_id* where it has no id.

    The title of a record without one is the first line of its text where that
    is one. Ids that are numbers become strings. Numbers in the other fields do too,
    and what is neither string nor number there is left out.
    """
    if not isinstance(record, dict):
        return Skip(origin=origin, reason=f"not an object but {_kind(record)}")
    text = look_up(record, fields.text)
    if not isinstance(text, str):
        return Skip(origin=origin, reason=_no_text(record, text, fields.text))
    identity = look_up(record, fields.id)
    if identity is None or identity == "":
        identity = position_id
    elif isinstance(identity, (int, float)) and not isinstance(identity, bool):
        identity = str(identity)
    elif not isinstance(identity, str):
        return Skip(origin=origin, reason=f'field "{fields.id}", the id, is {_kind(identity)}')
    return Article(
        id=identity,
        text=text,
        title=_scalar(look_up(record, fields.title)) or title_of(text),
        outlet=_scalar(look_up(record, fields.outlet)),
        url=_scalar(look_up(record, fields.url)),
        date=_scalar(look_up(record, fields.date)),
        origin=origin,
    )


def look_up(record: Mapping[str, object], path: str) -> object:
    """The value at *path*, None where there is none."""
    if path in record:
        return record[path]
    value: object = record
    for key in path.split("."):
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    return value


def _scalar(value: object) -> str | None:
    """A string or number as a stripped string; None for the rest and for blank ones."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return None


def _no_text(record: Mapping[str, object], text: object, path: str) -> str:
    if text is not None:
        return f'field "{path}", the text, is {_kind(text)}'
    shown = ", ".join(repr(key[:40]) for key in list(record)[:_MAX_SHOWN])
    more = f" and {len(record) - _MAX_SHOWN:,} more" if len(record) > _MAX_SHOWN else ""
    return f'no field "{path}"; name the one that holds the text, as in text=NAME, among: {shown or "none"}{more}'


def _kind(value: object) -> str:
    """The JSON kind of a value, in words."""
    if value is None:
        return "null"
    kinds: dict[type, str] = {
        bool: "true or false",
        int: "a number",
        float: "a number",
        str: "a string",
        list: "a list",
        dict: "an object",
    }
    return kinds.get(type(value), type(value).__name__)
