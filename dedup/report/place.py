"""A place for a file that is written: nothing is lost by it, and the file is there whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from dedup.errors import OutputError


def refuse_to_lose(out: Path, *, force: bool) -> None:
    """
    Refuse a place that is taken, before any work is done.

    Raises:
        OutputError: when *out* is a folder, or a file and *force* is not given.
    """
    if takes_a_stream(out):
        return
    if out.is_dir():
        message = f"{out} is a folder; give the name of a file"
        raise OutputError(message)
    if out.exists() and not force:
        message = f"{out} is already there; replace it with --force, or give another name"
        raise OutputError(message)


def takes_a_stream(out: Path) -> bool:
    """Whether *out* is a device or a pipe, such as /dev/stdout: written to, and never replaced."""
    return out.exists() and not (out.is_file() or out.is_dir())


@contextmanager
def new_file(out: Path) -> Iterator[BinaryIO]:
    """
    A file that takes its place *out* when all is written, and leaves nothing behind where that fails.

    Raises:
        OutputError: when it cannot be written there.
    """
    place = Path(os.path.realpath(out))  # a link keeps pointing at the file
    partial = place.with_name(f".dedup-{os.getpid()}-{place.name[:60]}.partial")
    try:
        if takes_a_stream(out):
            with out.open("wb") as stream:
                yield stream
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            with partial.open("wb") as file:
                yield file
            partial.replace(place)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        message = f"cannot write {out}: {error.strerror or error}"
        raise OutputError(message) from error
