"""Parquet and Feather: a record a row."""

from collections.abc import Iterator
from typing import Any, BinaryIO, ClassVar

from dedup.ingest import packing
from dedup.ingest.extras import load
from dedup.ingest.fields import Fields, article_of
from dedup.ingest.source import Source
from dedup.ingest.spool import seekable
from dedup.ingest.unreadable import Unreadable
from dedup.model import Article, Skip

_ROWS = 256
_NEEDS = ("pyarrow", "parquet")


class ParquetReader:
    """A table of Parquet, whose columns are mapped as the fields of JSON records are."""

    key: ClassVar[str] = "parquet"
    name: ClassVar[str] = "Parquet"
    suffixes: ClassVar[tuple[str, ...]] = (".parquet",)
    openings: ClassVar[tuple[bytes, ...]] = (b"par1",)
    needs: ClassVar[tuple[str, str] | None] = _NEEDS

    def read(self, source: Source, fields: Fields) -> Iterator[Article | Skip]:
        """The article of every row, or why it has none, named `origin:row`."""
        return _articles(self, source, fields)

    def batches(self, stream: BinaryIO) -> Iterator[Any]:
        """
        The rows in batches.

        Raises:
            Unreadable: where the table unpacks to an absurd size.
        """
        table = load("pyarrow.parquet", "parquet").ParquetFile(stream)
        groups = table.metadata
        unpacked = sum(groups.row_group(number).total_byte_size for number in range(groups.num_row_groups))
        size = stream.seek(0, 2)
        if unpacked > max(packing.MIN_UNPACK_LIMIT, packing.MAX_UNPACK_RATIO * size):
            raise Unreadable(packing.BOMB)
        yield from table.iter_batches(batch_size=_ROWS, use_threads=False)


class FeatherReader:
    """A table of Feather (version 2) or Arrow, as Parquet."""

    key: ClassVar[str] = "feather"
    name: ClassVar[str] = "Feather"
    suffixes: ClassVar[tuple[str, ...]] = (".feather", ".arrow")
    openings: ClassVar[tuple[bytes, ...]] = (b"arrow1", b"fea1")
    needs: ClassVar[tuple[str, str] | None] = _NEEDS

    def read(self, source: Source, fields: Fields) -> Iterator[Article | Skip]:
        """The article of every row, or why it has none, named `origin:row`."""
        return _articles(self, source, fields)

    def batches(self, stream: BinaryIO) -> Iterator[Any]:
        """
        The rows in batches.

        Raises:
            Unreadable: for a table of the first version.
        """
        if stream.read(4) == b"FEA1":
            message = "a Feather file of version 1, which its own library gives up; write it anew as version 2"
            raise Unreadable(message)
        stream.seek(0)
        table = load("pyarrow", "parquet").ipc.open_file(stream)
        for number in range(table.num_record_batches):
            batch = table.get_batch(number)
            batch.validate(full=True)  # the library takes offsets as they stand, and would read anywhere in memory
            for start in range(0, batch.num_rows, _ROWS):
                yield batch.slice(start, _ROWS)


def _articles(reader: ParquetReader | FeatherReader, source: Source, fields: Fields) -> Iterator[Article | Skip]:
    """
    The article of every row that *reader* finds, or why it has none.

    Raises:
        Unreadable: where the table is damaged or empty.
    """
    failure = load("pyarrow", "parquet").lib.ArrowException
    number = 0
    with seekable(source) as stream:
        try:
            for batch in reader.batches(stream):
                for row in batch.to_pylist():
                    number += 1
                    yield article_of(_plain(row), f"{source.id}:{number}", f"{source.origin}:{number}", fields)
        except (failure, OSError, ValueError, MemoryError) as error:
            message = f"not a sound {reader.name} file: {str(error)[:200]}"
            raise Unreadable(message) from None
    if number == 0:
        message = "empty: no rows"
        raise Unreadable(message)


def _plain(row: dict[str, object]) -> dict[str, object]:
    """A *row* with its dates as text."""
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in row.items()}
