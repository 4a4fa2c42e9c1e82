"""Typed access to the fields of one record that is being read."""

from dedup.model import Span


class Fields:
    """
    One record being read: access by name and expected type.

    Raises:
        TypeError, ValueError: naming the field, what it must be and what it is.
    """

    def __init__(self, record: object, kind: str | None = None) -> None:
        if not isinstance(record, dict):
            message = f"a record must be an object, got {_shown(record)}"
            raise TypeError(message)
        self._record = record
        if kind is not None and self.text("type") != kind:
            message = f"type must be {kind!r}, got {_shown(record['type'])}"
            raise ValueError(message)

    @property
    def record(self) -> dict[str, object]:
        """The record as it is."""
        return self._record

    @property
    def keys(self) -> tuple[str, ...]:
        """The names of all fields that are there."""
        return tuple(self._record)

    def value(self, name: str) -> object:
        """Whatever the field holds."""
        if name not in self._record:
            message = f"the field {name} is missing"
            raise ValueError(message)
        return self._record[name]

    def text(self, name: str) -> str:
        """A string."""
        value = self.value(name)
        if not isinstance(value, str):
            raise _wrong(name, "a string", value)
        return value

    def text_or_none(self, name: str) -> str | None:
        """A string or null."""
        return None if self.value(name) is None else self.text(name)

    def count(self, name: str) -> int:
        """An integer of at least 0."""
        value = self.value(name)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise _wrong(name, "a count", value)
        return value

    def number(self, name: str) -> float:
        """A number of at least 0."""
        value = self.value(name)
        if not isinstance(value, int | float) or isinstance(value, bool) or not value >= 0:
            raise _wrong(name, "a number of at least 0", value)
        return float(value)

    def share(self, name: str) -> float:
        """A number in [0, 1]."""
        value = self.number(name)
        if value > 1:
            raise _wrong(name, "a number in [0, 1]", value)
        return value

    def record_or_none(self, name: str) -> "Fields | None":
        """The fields of an object; None for null."""
        value = self.value(name)
        return None if value is None else Fields(value)

    def flag(self, name: str) -> bool:
        """True or false."""
        value = self.value(name)
        if not isinstance(value, bool):
            raise _wrong(name, "true or false", value)
        return value

    def items(self, name: str) -> list[object]:
        """A list."""
        value = self.value(name)
        if not isinstance(value, list):
            raise _wrong(name, "a list", value)
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of strings."""
        values = self.items(name)
        texts = tuple(value for value in values if isinstance(value, str))
        if len(texts) < len(values):
            raise _wrong(name, "a list of strings", values)
        return texts

    def names(self, name: str) -> tuple[str, ...]:
        """The keys of an object."""
        value = self.value(name)
        if not isinstance(value, dict):
            raise _wrong(name, "an object", value)
        return tuple(value)

    def span(self, name: str) -> Span:
        """A half-open span, `[start, end]`."""
        return _span(name, self.value(name))

    def spans(self, name: str) -> tuple[Span, ...]:
        """A list of spans."""
        return tuple(_span(name, value) for value in self.items(name))


def check_within(span: Span, article: str, n_chars: int) -> None:
    """
    Refuse a span that leaves the text of the article of that id, which has *n_chars* characters.

    Raises:
        ValueError: naming the span and the article.
    """
    if span.end > n_chars:
        message = f"span [{span.start}, {span.end}] leaves article {article!r} of {n_chars} characters"
        raise ValueError(message)


def _span(name: str, value: object) -> Span:
    if isinstance(value, list) and len(value) == 2 and isinstance(value[0], int) and isinstance(value[1], int):
        return Span(value[0], value[1])
    raise _wrong(name, "a span [start, end]", value)


def _wrong(name: str, expected: str, value: object) -> TypeError:
    return TypeError(f"{name} must be {expected}, got {_shown(value)}")


def _shown(value: object) -> str:
    """*value* in a message, cut to a readable length."""
    shown = repr(value)
    return shown if len(shown) <= 60 else f"{shown[:57]}..."
