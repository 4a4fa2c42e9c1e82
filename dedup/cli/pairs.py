"""The file of pairs that `dedup compare --pairs` reads: two article ids a line, separated by a tab."""

import io
import sys
from collections.abc import Container, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TextIO

from dedup.errors import InputError

HEADERS = ({"left", "right"}, {"id_a", "id_b"})
"""What the first two columns of a header may be called; a first line of other names is a pair."""


def read_pairs(source: str, known: Container[str]) -> list[tuple[str, str]]:
    """
    Every pair of *source*, in order; further columns are left alone, empty lines and a header passed over.

    Args:
        source: a path, or `-` for standard input.
        known: the ids of all articles.

    Raises:
        InputError: naming file and line, when the file cannot be read, a line is no pair or an id is not known.
    """
    pairs = []
    for origin, left, right in _lines(source):
        for name in (left, right):
            if name not in known:
                message = f"{origin}: there is no article {name!r} in what --docs gives"
                raise InputError(message)
        pairs.append((left, right))
    return pairs


def _lines(source: str) -> Iterator[tuple[str, str, str]]:
    """Where each pair stands as `file:line`, and its two ids."""
    try:
        with _open(source) as lines:
            for number, line in enumerate(lines, 1):
                origin, ids = f"{source}:{number}", line.rstrip("\r\n").split("\t")[:2]
                if ids == [""] or (number == 1 and set(ids) in HEADERS):
                    continue
                if len(ids) < 2:
                    message = f"{origin}: expected two ids separated by a tab, got {ids[0][:80]!r}"
                    raise InputError(message)
                yield origin, ids[0], ids[1]
    except OSError as error:
        message = f"{source}: cannot be read: {error.strerror}"
        raise InputError(message) from error


def _open(source: str) -> "AbstractContextManager[TextIO]":
    """The text of *source*; undecodable bytes come as in file names, so that ids made of those still match."""
    if source == "-":
        return nullcontext(
            io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8-sig", errors="surrogateescape", newline="\n")
        )
    return Path(source).open(encoding="utf-8-sig", errors="surrogateescape", newline="\n")
