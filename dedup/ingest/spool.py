"""Streams that can be wound back: for formats that are read from their end, and for members of streamed archives."""

import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, BinaryIO, cast

from dedup.ingest.source import Source
from dedup.ingest.unreadable import Unreadable

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# Held in memory up to here, and in a temporary file beyond.
_MAX_HELD_BYTES = 8 * 2**20
_CHUNK_BYTES = 2**16

MAX_SPOOLED_BYTES = 2**30
"""What is copied to be wound back is refused beyond this."""


@contextmanager
def seekable(source: Source) -> Iterator[BinaryIO]:
    """
    *source*, open for reading from any place: itself where it allows that, else a copy in a temporary file.

    Raises:
        Unreadable: where the copy would be larger than `MAX_SPOOLED_BYTES`.
        OSError: when the system refuses.
    """
    raw = source.open()
    if raw.seekable():
        with io.BufferedReader(raw) as stream:
            yield stream
    else:
        with raw, spooled(raw, MAX_SPOOLED_BYTES) as stream:
            yield stream


@contextmanager
def spooled(raw: io.RawIOBase | IO[bytes], limit: int) -> Iterator[BinaryIO]:
    """
    A copy of *raw* that can be wound back.

    Raises:
        Unreadable: where it is larger than *limit* bytes.
    """
    with tempfile.SpooledTemporaryFile(_MAX_HELD_BYTES) as copy:
        size = 0
        while chunk := raw.read(_CHUNK_BYTES):
            size += len(chunk)
            if size > limit:
                message = f"over {limit / 2**20:,.0f} MiB unpacked: too large to be read from here; unpack it to a file"
                raise Unreadable(message)
            copy.write(chunk)
        copy.seek(0)
        yield cast("BinaryIO", copy)


class Again(io.RawIOBase):
    """An open file read once more from its start, which stays open when this is closed."""

    def __init__(self, file: BinaryIO) -> None:
        file.seek(0)
        self.file = file
        self.place = 0

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """It is."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to *offset*."""
        self.place = self.file.seek(
            offset if whence != io.SEEK_CUR else self.place + offset, io.SEEK_SET if whence == io.SEEK_CUR else whence
        )
        return self.place

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """The next bytes."""
        view = memoryview(buffer)
        self.file.seek(self.place)
        data = self.file.read(len(view))
        view[: len(data)] = data
        self.place += len(data)
        return len(data)
