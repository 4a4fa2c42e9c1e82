"""
Where articles stand between being read and being compared.

While they are few they stay in memory as they are. Once their texts outgrow
it, everything but the ids goes into a temporary file, from which an article
is made anew each time it is asked for: the memory that a collection takes
then grows with its ids and not with its texts.
"""

import itertools
import pickle
import tempfile
import weakref
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import fields
from operator import attrgetter
from threading import Lock
from typing import BinaryIO

from dedup.errors import InputError, OutputError
from dedup.lazy import LazySequence
from dedup.metadata import UNKNOWN
from dedup.model import Article

MAX_HELD_CHARS = 2**26
"""Characters of text up to which articles are held in memory: some twenty thousand articles."""

_STORED = attrgetter(*(field.name for field in fields(Article) if field.name != "metadata"))


class Shelf(LazySequence[Article]):
    """
    Articles with distinct ids, in the order they were added.

    Args:
        max_held_chars: characters of text held in memory; with one more, all texts go into a temporary file.
    """

    def __init__(self, max_held_chars: int = MAX_HELD_CHARS) -> None:
        self._places: dict[str, int] = {}
        self._room = max_held_chars
        self._held: list[Article] = []
        self._file: BinaryIO | None = None
        self._bounds = array("q", [0])
        self._reading = Lock()

    @property
    def ids(self) -> Sequence[str]:
        """The id of every article, in their order."""
        return tuple(self._places)

    def add(self, article: Article) -> Article | None:
        """
        Put *article* behind the others; the one that has its id where there is one, and then nothing changes.

        Raises:
            OutputError: when the temporary file cannot be written.
        """
        place = self._places.setdefault(article.id, len(self))
        if place < len(self):
            return self[place]
        self._room -= len(article.text)
        if self._file is None and self._room >= 0:
            self._held.append(article)
            return None
        try:
            self._file = self._file or self._moved_out()
            self._write(self._file, [article])
        except OSError as error:
            message = (
                f"cannot keep the texts in the temporary folder {tempfile.gettempdir()}: {error.strerror or error}; "
                "set TMPDIR to a folder with more room"
            )
            raise OutputError(message) from error
        return None

    def __len__(self) -> int:
        return len(self._held) if self._file is None else len(self._bounds) - 1

    def item(self, place: int) -> Article:
        """See `LazySequence.item`."""
        if self._file is None:
            return self._held[place]
        begin, end = self._bounds[place], self._bounds[place + 1]
        with self._reading:
            self._file.seek(begin)
            packed = self._file.read(end - begin)
        stored, metadata = pickle.loads(packed)  # noqa: S301 - nobody else's file
        identity, text, title, outlet, url, date, origin, boilerplate, common_lines = stored
        return Article(
            id=identity,
            text=text,
            title=title,
            outlet=outlet,
            url=url,
            date=date,
            origin=origin,
            metadata=UNKNOWN if metadata is None else metadata,
            boilerplate=boilerplate,
            common_lines=common_lines,
        )

    def _moved_out(self) -> BinaryIO:
        """A temporary file that holds what was held in memory; it has no name where the system allows that."""
        file = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the shelf
        weakref.finalize(self, file.close)
        self._write(file, self._held)
        self._held.clear()
        return file

    def _write(self, file: BinaryIO, articles: Iterable[Article]) -> None:
        """*articles* behind what *file* holds."""
        file.seek(self._bounds[-1])
        for each in articles:
            values = _STORED(each), None if each.metadata is UNKNOWN else each.metadata
            self._bounds.append(self._bounds[-1] + file.write(pickle.dumps(values, pickle.HIGHEST_PROTOCOL)))


class InOrder(LazySequence[Article]):
    """
    Articles sorted by id, each id once, taken from where they stand when asked for.

    Attributes:
        ids: the id of every article, rising.

    Raises:
        InputError: when two articles have the same id.
    """

    def __init__(self, articles: Sequence[Article]) -> None:
        ids = articles.ids if isinstance(articles, Shelf) else [article.id for article in articles]
        self._articles = articles
        self._places = sorted(range(len(ids)), key=ids.__getitem__)
        self.ids = [ids[place] for place in self._places]
        for before, after in itertools.pairwise(self.ids):
            if before == after:
                message = f"two articles have the id {before!r}; give each its own"
                raise InputError(message)

    def __len__(self) -> int:
        return len(self.ids)

    def item(self, number: int) -> Article:
        """See `LazySequence.item`."""
        return self._articles[self._places[number]]
