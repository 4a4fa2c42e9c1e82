"""
Ninjs, news in JSON, in its versions 1 to 3.

Version 1 has `body_text`, version 2 lists of `bodies` and `headlines`, version
3 the same in camel case: keys are told without case and underscores.
"""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from dedup.ingest.fields import Fields
from dedup.ingest.json_value import parse_json, text_at
from dedup.ingest.markup import text_of_html
from dedup.ingest.source import MAX_JSON_BYTES, Source
from dedup.ingest.statements import Statements
from dedup.ingest.unreadable import Unreadable
from dedup.metadata import StatedBy
from dedup.model import Article, Skip

_MARKS = frozenset(
    (
        *("versioncreated", "firstcreated", "pubstatus", "bodytext", "bodyxhtml", "bodies", "headlines"),
        *("copyrightholder", "usageterms", "representationtype", "contentcreated", "infosources"),
    )
)
_MAX_LISTED = 50


class NinjsReader:
    """One item of ninjs, or a list of them."""

    key: ClassVar[str] = "ninjs"
    name: ClassVar[str] = "ninjs"
    suffixes: ClassVar[tuple[str, ...]] = (".ninjs",)
    openings: ClassVar[tuple[bytes, ...]] = ()
    needs: ClassVar[tuple[str, str] | None] = None

    def read(self, source: Source, fields: Fields) -> Iterator[Article | Skip]:  # noqa: ARG002 - as the protocol asks
        """The article of every item, or why it has none."""
        document = parse_json(source.read(MAX_JSON_BYTES))
        items = document if isinstance(document, list) else [document]
        if not items:
            message = "empty: no items"
            raise Unreadable(message)
        for position, item in enumerate(items, 1):
            place = f":{position}" if isinstance(document, list) else ""
            if isinstance(item, dict):
                yield ninjs_article(item, f"{source.id}{place}", f"{source.origin}{place}")
            else:
                yield Skip(origin=f"{source.origin}{place}", reason="not an object")


def is_ninjs(record: Mapping[str, object]) -> bool:
    """Whether a *record* is an item of ninjs by its keys."""
    return "uri" in record and len(_MARKS & {_bare(key) for key in list(record)[:_MAX_LISTED]}) >= 2


def ninjs_article(record: Mapping[str, object], identity: str, origin: str) -> Article | Skip:
    """The article of one item; a withdrawn one may have no text."""
    item = {_bare(key): value for key, value in record.items()}
    statements = Statements()
    statements.add(
        StatedBy.NEWSML,
        item=text_at(item, "uri"),
        version=text_at(item, "version"),
        status=text_at(item, "pubstatus"),
        title=text_at(item, "headline") or _listed(item, "headlines"),
        date=text_at(item, "firstcreated") or text_at(item, "contentcreated") or text_at(item, "versioncreated"),
        modified=text_at(item, "versioncreated"),
        byline=text_at(item, "byline") or _listed(item, "bylines"),
        language=text_at(item, "language"),
        copyright=text_at(item, "copyrightholder") or text_at(item, "copyrightnotice"),
        agency=_provider(item),
    )
    statements.credit(*_names(item.get("infosources")))
    text = _body(item)
    if not text and statements.value("status") in {None, "usable"}:
        kind = text_at(item, "type") or "item"
        return Skip(origin=origin, reason=f'an item without a text (its type is "{kind}")')
    return statements.article(identity, text, origin)


def _bare(key: str) -> str:
    """A *key* without case and underscores."""
    return key[:60].replace("_", "").lower()


def _body(item: Mapping[str, object]) -> str:
    """The text of an item: plain where it has that, else from XHTML."""
    plain = text_at(item, "bodytext")
    if plain:
        return plain
    marked_up = text_at(item, "bodyxhtml")
    if marked_up:
        return text_of_html(marked_up)
    bodies = [(_field(body, "contenttype") or "", _field(body, "value") or "") for body in _objects(item.get("bodies"))]
    bodies.sort(key=lambda body: "plain" not in body[0])
    kind, value = next(((kind, value) for kind, value in bodies if value), ("", ""))
    return value if "plain" in kind else text_of_html(value)


def _listed(item: Mapping[str, object], key: str) -> str | None:
    """The main value of a list, which may be a bare string; the first where none is called the main one."""
    values = _objects(item.get(key))
    main = next((each for each in values if _field(each, "role") in {"main", None}), values[0] if values else None)
    return _field(main, "value") if main is not None else None


def _names(value: object) -> list[str]:
    """The names of the parties in a list."""
    return [name for party in _objects(value) if (name := _field(party, "name") or _field(party, "literal"))]


def _provider(item: Mapping[str, object]) -> str | None:
    """The agency: who distributes, or stands first among the sources."""
    parties = _objects(item.get("infosources"))
    chosen = next((party for party in parties if "distributor" in (_field(party, "role") or "")), None)
    return _field(chosen, "name") if chosen is not None else next(iter(_names(item.get("infosources"))), None)


def _objects(value: object) -> list[Mapping[str, object]]:
    return [each for each in value[:_MAX_LISTED] if isinstance(each, Mapping)] if isinstance(value, list) else []


def _field(record: Mapping[str, object], name: str) -> str | None:
    """The text under *name*, in any case."""
    return text_at({_bare(key): value for key, value in record.items()}, name)
