"""
The one thing a format is here: a name, how its files are told, and a function from a source to articles.

A new format is one file with a class like these, named in `formats.py`.
"""

from collections.abc import Iterator
from typing import ClassVar, Protocol

from dedup.ingest.fields import Fields
from dedup.ingest.source import Source
from dedup.model import Article, Skip


class Format(Protocol):
    """
    How the files of one format are told.

    Attributes:
        key: what `--input-format` calls it.
        name: of the format, in messages.
        suffixes: of its file names, lower case, with the dot; `.gz` and `.zst` after them are taken off before.
        openings: what a file or stream of it begins with, in lower case after white space, where its name says
            nothing; the longest that fits wins. Empty where nothing tells.
        needs: the library and the extra of dedup that it needs; None where dedup itself is enough.
    """

    key: ClassVar[str]
    name: ClassVar[str]
    suffixes: ClassVar[tuple[str, ...]]
    openings: ClassVar[tuple[bytes, ...]]
    needs: ClassVar[tuple[str, str] | None]


class Reader(Format, Protocol):
    """Reads one format."""

    def read(self, source: Source, fields: Fields) -> Iterator[Article | Skip]:
        """
        The articles in *source* in their order there, and what in it is not one.

        Raises:
            Unreadable: when the source, or the rest of it, cannot be read.
            OSError: when the system refuses.
        """
        ...


class Container(Format, Protocol):
    """Holds files of other formats."""

    def members(self, source: Source) -> Iterator[Source | Skip]:
        """
        The files in *source* in their order there, each to be read before the next is asked for, and what is refused.

        Raises:
            Unreadable: when the source, or the rest of it, cannot be read.
            OSError: when the system refuses.
        """
        ...
