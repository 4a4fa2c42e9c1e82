"""A table of metadata beside the articles: a row for each, joined by its id or its path."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from dedup.errors import InputError
from dedup.ingest.source import file_source, reason_of
from dedup.ingest.statements import FIELDS, Statements
from dedup.ingest.table import rows
from dedup.ingest.unreadable import Unreadable
from dedup.metadata import StatedBy
from dedup.model import Article, Skip

KEYS = ("id", "path", "file", "filename")
"""The columns that say which article a row is about; the first that is there counts."""


class SideTable:
    """
    Metadata by the id or path of an article: what is said here goes before all that an article says itself.

    Args:
        path: a table of comma- or tab-separated values; its columns are called as fields are.

    Raises:
        InputError: when it cannot be read, or no column says which article a row is about.
    """

    def __init__(self, path: str | Path) -> None:
        self.name = str(path)
        self._place = os.path.realpath(path)
        self._rows: dict[str, Mapping[str, str]] = {}
        self._joined: set[str] = set()
        try:
            for _, row in rows(file_source(self.name, self.name, self.name)):
                key = next((name for name in KEYS if name in row), None)
                if key is None:
                    message = f"{self.name} has no column that names articles: call one of them id or path"
                    raise InputError(message)
                self._rows[row[key].strip().removeprefix("./")] = row
        except (Unreadable, OSError) as error:
            reason = error.reason if isinstance(error, Unreadable) else reason_of(error)
            message = f"cannot read the metadata in {self.name}: {reason}"
            raise InputError(message) from error

    def is_at(self, path: str) -> bool:
        """Whether the table itself is the file at *path*."""
        return os.path.realpath(path) == self._place

    def join(self, article: Article) -> Article:
        """*article* with what its row says; as it is where there is none."""
        for name in (article.id, article.origin or ""):
            row = self._rows.get(name)
            if row is not None:
                self._joined.add(name)
                statements = Statements.of(article)
                statements.add(StatedBy.TABLE, **{field: row.get(field) for field in FIELDS})
                statements.credit(*row.get("credits", "").split(";"))
                return statements.article(article.id, article.text, article.origin or article.id)
        return article

    def unused(self) -> Iterator[Skip]:
        """What the table says about articles that were not read, in one line."""
        left = [name for name in self._rows if name not in self._joined]
        if left:
            count = f"{len(left):,} rows name" if len(left) > 1 else "1 row names"
            yield Skip(origin=self.name, reason=f'{count} no article that was read, such as "{left[0][:100]}"')
