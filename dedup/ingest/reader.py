"""
The one thing a format is here: a name, how its files are told, and a function from a source to articles.

A new format is one file with a class like this, named in `formats.py`.
"""

from collections.abc import Iterator
from typing import ClassVar, Protocol

from dedup.ingest.fields import Fields
from dedup.ingest.source import Source
from dedup.model import Article, Skip


class Reader(Protocol):
    """
    Reads one format.

    Attributes:
        name: of the format, in messages.
        suffixes: of its file names, lower case, with the dot; `.gz` after them is taken off before.
        openings: what a file or stream of it begins with, in lower case after white space, where its name says
            nothing; the longest that fits wins. Empty where nothing tells.
    """

    name: ClassVar[str]
    suffixes: ClassVar[tuple[str, ...]]
    openings: ClassVar[tuple[bytes, ...]]

    def read(self, source: Source, fields: Fields) -> Iterator[Article | Skip]:
        """
        The articles in *source* in their order there, and what in it is not one.

        Raises:
            Unreadable: when the source, or the rest of it, cannot be read.
            OSError: when the system refuses.
        """
        ...
