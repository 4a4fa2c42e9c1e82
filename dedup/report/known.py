"""What is known about an article as a record, and back."""

from dedup.metadata import UNKNOWN, Metadata, Moment, StatedBy
from dedup.report.fields import Fields

_TEXTS = ("canonical", "byline", "agency", "language", "copyright", "item", "version", "status")
_MOMENTS = ("published", "modified")


def known_record(known: Metadata) -> dict[str, object]:
    """The values of *known* that there are, by name."""
    record: dict[str, object] = {}
    if known is UNKNOWN:
        return record
    for name in _MOMENTS:
        moment = getattr(known, name)
        if moment is not None:
            record[name] = {"utc": moment.utc, "precision": moment.precision, "is_zoned": moment.is_zoned}
    record.update((name, value) for name in _TEXTS if (value := getattr(known, name)) is not None)
    if known.credits:
        record["credits"] = list(known.credits)
    if known.hidden_words:
        record["hidden_words"] = known.hidden_words
    if known.stated_by:
        record["stated_by"] = {name: by.value for name, by in known.stated_by}
    return record


def known_of(record: object) -> Metadata:
    """
    The mirror of `known_record`.

    Raises:
        TypeError, ValueError: naming the field that is wrong.
    """
    if record == {}:
        return UNKNOWN
    fields = Fields(record)
    held = frozenset(fields.keys)
    text = {name: fields.text(name) for name in _TEXTS if name in held}.get
    moment = {name: _moment(fields.value(name)) for name in _MOMENTS if name in held}.get
    stated = Fields(fields.value("stated_by")) if "stated_by" in held else None
    return Metadata(
        published=moment("published"),
        modified=moment("modified"),
        canonical=text("canonical"),
        byline=text("byline"),
        agency=text("agency"),
        language=text("language"),
        copyright=text("copyright"),
        item=text("item"),
        version=text("version"),
        status=text("status"),
        credits=fields.texts("credits") if "credits" in held else (),
        hidden_words=fields.count("hidden_words") if "hidden_words" in held else 0,
        stated_by=tuple((name, StatedBy(stated.text(name))) for name in stated.keys) if stated else (),
    )


def _moment(record: object) -> Moment:
    fields = Fields(record)
    return Moment(utc=fields.text("utc"), precision=fields.text("precision"), is_zoned=fields.flag("is_zoned"))
