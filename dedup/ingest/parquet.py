"""Parquet: a record a row."""

from collections.abc import Iterator
from typing import ClassVar

from dedup.ingest.extras import load
from dedup.ingest.fields import Fields, article_of
from dedup.ingest.source import Source
from dedup.ingest.spool import seekable
from dedup.ingest.unreadable import Unreadable
from dedup.model import Article, Skip

_ROWS = 256


class ParquetReader:
    """A table of Parquet, whose columns are mapped as the fields of JSON records are."""

    key: ClassVar[str] = "parquet"
    name: ClassVar[str] = "Parquet"
    suffixes: ClassVar[tuple[str, ...]] = (".parquet",)
    openings: ClassVar[tuple[bytes, ...]] = (b"par1",)
    needs: ClassVar[tuple[str, str] | None] = ("pyarrow", "parquet")

    def read(self, source: Source, fields: Fields) -> Iterator[Article | Skip]:
        """The article of every row, or why it has none, named `origin:row`."""
        parquet = load("pyarrow.parquet", "parquet")
        failure = load("pyarrow", "parquet").lib.ArrowException
        number = 0
        with seekable(source) as stream:
            try:
                table = parquet.ParquetFile(stream)
                for batch in table.iter_batches(batch_size=_ROWS, use_threads=False):
                    for row in batch.to_pylist():
                        number += 1
                        yield article_of(_plain(row), f"{source.id}:{number}", f"{source.origin}:{number}", fields)
            except (failure, OSError, ValueError, UnicodeDecodeError) as error:
                message = f"not a sound Parquet file: {str(error)[:200]}"
                raise Unreadable(message) from None
        if number == 0:
            message = "empty: no rows"
            raise Unreadable(message)


def _plain(row: dict[str, object]) -> dict[str, object]:
    """A *row* with its dates as text."""
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in row.items()}
