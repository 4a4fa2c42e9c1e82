"""Records to articles: which field of a record holds what, and what is wrong with a record that is none."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache

from dedup.errors import ConfigError
from dedup.ingest.presets import PRESETS, preset_of
from dedup.ingest.statements import FIELDS as STATED
from dedup.ingest.statements import Statements
from dedup.metadata import StatedBy
from dedup.model import Article, Skip

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
    canonical: str = "canonical"
    modified: str = "modified"
    byline: str = "byline"
    agency: str = "agency"
    language: str = "language"
    copyright: str = "copyright"
    credits: str = "credits"
    item: str = "item"
    version: str = "version"
    status: str = "status"

    @classmethod
    def of(cls, mapping: Mapping[str, str] | None) -> "Fields":
        """
        The fields with those in *mapping* (ours to theirs) replaced.

        The field `preset` names a known shape of records to begin with.

        Raises:
            ConfigError: naming every field that does not exist or is mapped to nothing.
        """
        chosen = dict(mapping or {})
        preset = chosen.pop("preset", None)
        if preset is not None and preset not in PRESETS:
            message = f'there is no preset "{preset}"; there are {", ".join(PRESETS)}'
            raise ConfigError(message)
        problems = [f'"{name}"' for name, path in chosen.items() if name not in FIELD_NAMES or not path]
        if problems:
            known = ", ".join(FIELD_NAMES)
            message = f"cannot map {', '.join(problems)}: a field is one of {known}, mapped as text=body"
            raise ConfigError(message)
        made = cls(**{**PRESETS.get(preset or "", {}), **chosen})
        return DEFAULT if made == DEFAULT else made


FIELD_NAMES = tuple(each.name for each in fields(Fields))

DEFAULT = Fields()
"""The fields of records that are called as here."""

_OF_PRESETS = {name: Fields.of({"preset": name}) for name in PRESETS}


def fields_for(record: object, chosen: Fields) -> Fields:
    """*chosen*, or the fields of the known shape that a *record* has where nothing was chosen."""
    if (chosen is not DEFAULT and chosen != DEFAULT) or not isinstance(record, dict):
        return chosen
    preset = preset_of(record)
    return _OF_PRESETS[preset] if preset else chosen


def article_of(record: object, position_id: str, origin: str, fields: Fields) -> Article | Skip:
    """
    The article in a *record*, or why it is none; it is called *position_id* where it has no id.

    The title of a record without one is the first line of its text where that
    is one. Ids that are numbers become strings. Numbers in the other fields do too,
    and what is neither string nor number there is left out.
    """
    if not isinstance(record, dict):
        return Skip(origin=origin, reason=f"not an object but {_kind(record)}")
    fields = fields_for(record, fields)
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
    statements = Statements()
    stated = {name: look_up(record, path) for name, path in _paths(fields) if path in record or "." in path}
    if stated:
        statements.add(StatedBy.RECORD, **{name: _scalar(value) for name, value in stated.items()})
    statements.credit(*_scalars(look_up(record, fields.credits)))
    return statements.article(identity, text, origin)


@lru_cache(maxsize=64)
def _paths(fields: Fields) -> tuple[tuple[str, str], ...]:
    """Where a record holds what it can state once, by our names."""
    return tuple((name, getattr(fields, name)) for name in STATED)


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
    """A string or number as a stripped string, a list of such joined; None for the rest and for blank ones."""
    if isinstance(value, list):
        return ", ".join(_scalars(value)) or None
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return None


def _scalars(value: object) -> list[str]:
    """The strings and numbers in *value*, a list or one of them."""
    values = value[:_MAX_SHOWN] if isinstance(value, list) else [value]
    return [scalar for each in values if not isinstance(each, list) and (scalar := _scalar(each))]


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
