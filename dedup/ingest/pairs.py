"""Lists of pairs to compare: tab-separated lines, the ids of two articles first."""

from collections.abc import Container, Iterator
from pathlib import Path
from typing import BinaryIO

from dedup.errors import InputError
from dedup.ingest.source import reason_of

# Two ids and a few columns of notes; anything longer is not a list of pairs.
MAX_LINE_BYTES = 2**16

_HEADERS = frozenset({("id_a", "id_b"), ("left", "right")})


def read_pairs(path_or_stream: str | Path | BinaryIO, known: Container[str] | None = None) -> Iterator[tuple[str, str]]:
    """
    The two ids of every line, in order, repetitions too.

    Columns after the second are left out, as are blank lines and a first
    line that begins `id_a<TAB>id_b` or `left<TAB>right`.

    Args:
        path_or_stream: the file, or an open one.
        known: the ids that may stand in it; any when left out.

    Raises:
        InputError: when the file cannot be read, for a line that is no pair, or for an id that is not known,
            naming the line as `file:line`.
    """
    if not isinstance(path_or_stream, (str, Path)):
        yield from _pairs(path_or_stream, str(getattr(path_or_stream, "name", "pairs")), known)
        return
    name = str(path_or_stream)
    try:
        with Path(path_or_stream).open("rb") as stream:
            yield from _pairs(stream, name, known)
    except (OSError, ValueError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else str(error)
        message = f'cannot read the pairs in "{name}": {reason}'
        raise InputError(message) from error


def _pairs(stream: BinaryIO, name: str, known: Container[str] | None) -> Iterator[tuple[str, str]]:
    """As `read_pairs`, for an open stream called *name*."""
    number = 0
    may_be_header = True
    while line := stream.readline(MAX_LINE_BYTES + 1):
        number += 1
        pair = _pair(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line, f"{name}:{number}")
        if pair is None:
            continue
        if not (may_be_header and pair in _HEADERS):
            _check_known(pair, known, f"{name}:{number}")
            yield pair
        may_be_header = False


def _pair(line: bytes, place: str) -> tuple[str, str] | None:
    """The pair in a line, None for a blank one."""
    if len(line) > MAX_LINE_BYTES:
        message = f"{place}: a line of more than {MAX_LINE_BYTES:,} bytes is not a pair of ids"
        raise InputError(message)
    try:
        columns = line.decode().rstrip("\r\n").split("\t")
    except UnicodeDecodeError as error:
        message = f"{place}: not UTF-8 (byte 0x{line[error.start]:02x}); convert the file to UTF-8"
        raise InputError(message) from None
    if columns == [columns[0]] and not columns[0].strip():
        return None
    if len(columns) < 2 or not columns[0].strip() or not columns[1].strip():
        shown = line.decode()[:60].rstrip("\r\n")
        message = f"{place}: expected two ids with a tab between them, got {shown!r}"
        raise InputError(message)
    return columns[0], columns[1]


def _check_known(pair: tuple[str, str], known: Container[str] | None, place: str) -> None:
    """Refuse a pair with an id that is not *known*."""
    for identity in pair:
        if known is not None and identity not in known:
            message = f"{place}: there is no article {identity!r}"
            raise InputError(message)
