"""Lines that somebody listed as boilerplate."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from dedup.errors import InputError
from dedup.ingest.encoding import decode
from dedup.ingest.metadata import title_of
from dedup.ingest.source import file_source, reason_of
from dedup.ingest.unreadable import Unreadable
from dedup.metadata import StatedBy
from dedup.model import Article
from dedup.text.noise import line_key

_MAX_LIST_BYTES = 16 * 2**20


class Boilerplate:
    """
    Lists of lines that are boilerplate wherever they stand: case and white space do not matter.

    A line of a list that ends with `*` stands for all that begin so. Empty
    lines and such as begin with `#` are left out.

    Args:
        paths: of the lists, text files of any encoding.

    Raises:
        InputError: when one cannot be read.
    """

    def __init__(self, paths: Iterable[str | Path]) -> None:
        self._whole: set[str] = set()
        begins: set[str] = set()
        for path in paths:
            for line in _lines_of(str(path)):
                if line.endswith("*"):
                    begins.add(line_key(line[:-1]))
                else:
                    self._whole.add(line_key(line))
        self._begins = tuple(sorted(begins - {""}))

    def mark(self, article: Article) -> Article:
        """*article* with those of its lines that are listed; a title that was only such a first line goes."""
        lines = self.within(article.text)
        if not lines:
            return article
        marked = replace(article, boilerplate=lines)
        is_guessed = ("title", StatedBy.TEXT) in article.metadata.stated_by
        if not is_guessed or line_key(article.title or "") not in lines:
            return marked
        rest = "\n".join(line for line in article.text.splitlines() if line_key(line) not in lines)
        return replace(marked, title=title_of(rest))

    def within(self, text: str) -> tuple[str, ...]:
        """The lines of *text* that are listed, as they are compared; sorted."""
        keys = {line_key(line) for line in text.splitlines()}
        return tuple(sorted(key for key in keys if key and (key in self._whole or key.startswith(self._begins))))


def _lines_of(path: str) -> Iterator[str]:
    """
    The lines of the list at *path* that are not empty.

    Raises:
        InputError: when it cannot be read.
    """
    try:
        text = decode(file_source(path, path, path).read(_MAX_LIST_BYTES))
    except (Unreadable, OSError) as error:
        reason = error.reason if isinstance(error, Unreadable) else reason_of(error)
        message = f"cannot read the list of boilerplate in {path}: {reason}"
        raise InputError(message) from error
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.removeprefix("\\").strip()
