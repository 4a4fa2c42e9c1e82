"""Tables as text: comma- and tab-separated values with a header, a record a row."""

import csv
import io
import itertools
from collections.abc import Iterator
from typing import ClassVar

from dedup.ingest.encoding import decode, is_wide, mend
from dedup.ingest.fields import Fields, article_of, fields_for
from dedup.ingest.source import MAX_DOCUMENT_BYTES, MAX_JSON_BYTES, Source
from dedup.ingest.unreadable import Unreadable
from dedup.model import Article, Skip

_SAMPLE_BYTES = 2**16
_DELIMITERS = ",;\t|"
_UTF8_MARK = "\ufeff"


class CsvReader:
    """
    Comma-separated values; semicolons, tabs and bars are told by the header.

    The first row names the columns, which are mapped as the fields of JSON records are.
    """

    key: ClassVar[str] = "csv"
    name: ClassVar[str] = "CSV"
    suffixes: ClassVar[tuple[str, ...]] = (".csv",)
    openings: ClassVar[tuple[bytes, ...]] = ()
    needs: ClassVar[tuple[str, str] | None] = None
    delimiters: ClassVar[str] = _DELIMITERS

    def read(self, source: Source, fields: Fields) -> Iterator[Article | Skip]:
        """The article of every row, or why it has none, named `origin:row`; the header is row 1."""
        chosen: Fields | None = None
        for number, record in rows(source, self.delimiters):
            if chosen is None:
                chosen = _checked(record, fields)
            yield article_of(record, f"{source.id}:{number}", f"{source.origin}:{number}", chosen)
        if chosen is None:
            message = "empty: no rows below the header"
            raise Unreadable(message)


class TsvReader(CsvReader):
    """Tab-separated values."""

    key: ClassVar[str] = "tsv"
    name: ClassVar[str] = "TSV"
    suffixes: ClassVar[tuple[str, ...]] = (".tsv", ".tab")
    delimiters: ClassVar[str] = "\t"


def rows(source: Source, delimiters: str = _DELIMITERS) -> Iterator[tuple[int, dict[str, str]]]:
    """
    The rows of a table as records by the names in its header, with their numbers; the header is row 1.

    Blank rows are left out. A row with too few cells lacks the last fields, and
    what a row has too much is not read.

    Raises:
        Unreadable: where the table, or the rest of it, cannot be read.
    """
    # The csv module refuses cells of more than 128 KiB otherwise; a long report has more.
    csv.field_size_limit(MAX_DOCUMENT_BYTES)
    with _open(source) as stream:
        lines = _lines(stream)
        first = next(lines, "")
        if not first:
            return
        reader = csv.reader(itertools.chain([first], lines), delimiter=_delimiter(first, delimiters))
        number = 0
        try:
            header = [mend(name).strip() for name in next(reader)]
            for number, row in enumerate(reader, 2):
                if any(row):
                    yield number, {name: mend(cell) for name, cell in zip(header, row, strict=False) if name}
        except csv.Error as error:
            message = f"not a sound table: {error}"
            raise Unreadable(message, number + 1) from None


def _delimiter(header: str, delimiters: str) -> str:
    """The one of *delimiters* that cuts the *header* into most cells; the first among equals."""
    return max(
        delimiters, key=lambda each: (len(next(csv.reader([header], delimiter=each), [])), -delimiters.index(each))
    )


def _checked(record: dict[str, str], fields: Fields) -> Fields:
    """
    The fields for all rows, by the first.

    Raises:
        Unreadable: where no column holds the text, so that this is said once and not for every row.
    """
    chosen = fields_for(record, fields)
    if chosen.text not in record:
        named = ", ".join(repr(name[:40]) for name in list(record)[:8]) or "none"
        message = f'no column "{chosen.text}"; name the one that holds the text, as in text=NAME, among: {named}'
        raise Unreadable(message, 1)
    return chosen


def _lines(stream: io.TextIOBase) -> Iterator[str]:
    """
    The lines of *stream*, with their ends.

    Raises:
        Unreadable: where a line is longer than any article.
    """
    number = 0
    while line := stream.readline(MAX_DOCUMENT_BYTES + 1):
        number += 1
        if len(line) > MAX_DOCUMENT_BYTES:
            message = f"a line of more than {MAX_DOCUMENT_BYTES:,} characters"
            raise Unreadable(message, number)
        if "\0" in line:
            message = "binary: it holds NUL bytes"
            raise Unreadable(message, number)
        yield line.removeprefix(_UTF8_MARK) if number == 1 else line


def _open(source: Source) -> io.TextIOBase:
    """
    *source* as text: a stream where it begins as UTF-8, else decoded in one piece.

    Raises:
        Unreadable: where it is neither UTF-8 nor small enough to find out what it is.
    """
    stream = io.BufferedReader(source.open(), _SAMPLE_BYTES)
    try:
        head = stream.peek(_SAMPLE_BYTES)
        if not is_wide(head) and b"\0" not in head and _is_utf8(head):
            return io.TextIOWrapper(stream, encoding="utf-8", errors="surrogateescape", newline="")
        with stream:
            data = stream.read(MAX_JSON_BYTES + 1)
    except Unreadable:
        stream.close()
        raise
    if len(data) > MAX_JSON_BYTES:
        message = f"over {MAX_JSON_BYTES:,} bytes and not UTF-8; convert it to UTF-8"
        raise Unreadable(message)
    return io.StringIO(decode(data), newline="")


def _is_utf8(head: bytes) -> bool:
    """Whether *head*, perhaps cut within a character, is UTF-8."""
    try:
        head[: max(len(head) - 4, 0)].decode()
    except UnicodeDecodeError as error:
        return error.start >= len(head) - 8
    return True
