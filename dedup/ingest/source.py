"""
A source: one input, opened late, read within bounds, unpacked where it is packed.

Everything that stands in the way of reading one leaves here as `Unreadable`
and becomes a skip; nothing else does.
"""

import errno
import gzip
import io
import os
import stat
import sys
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from dedup.errors import InputError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# Nothing that one person wrote comes near 64 MiB; a line or a file of that size is not an article.
MAX_DOCUMENT_BYTES = 64 * 2**20

# Packed text unpacks to 3-20 times its size, a decompression bomb to 1,000 times. The first 16 MiB may unpack further;
# as the tiniest JSON records, these make articles of 400 MB in memory.
MAX_UNPACK_RATIO = 100
MIN_UNPACK_LIMIT = 16 * 2**20

GZIP_MAGIC = b"\x1f\x8b"

# Enough to tell text from other data, and one read of any file system.
_HEAD_BYTES = 4096
_CHUNK_BYTES = 2**16

# A pipe that took a file's place after listing must not block; flags that a system lacks are left out.
_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)

_ERRNO_REASONS = {
    errno.ENOENT: "it vanished before it could be read",
    errno.EACCES: "no permission to read it",
    errno.EPERM: "no permission to read it",
    errno.ELOOP: "a link in a circle",
    errno.ENAMETOOLONG: "its path is too long for the system",
}


class Unreadable(Exception):  # noqa: N818 - a finding that becomes a Skip, not an error that a caller meets
    """Why a source, or the rest of it, cannot be read; `line` is where, counted from 1, if that is known."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


@dataclass(frozen=True, slots=True)
class Source:
    """
    One input.

    Attributes:
        id: of the article in it; records without an id of their own get `id:position`.
        origin: the input in messages.
        open: gives the bytes, unpacked; raises Unreadable or OSError.
    """

    id: str
    origin: str
    open: Callable[[], io.RawIOBase]

    def read(self, limit: int = MAX_DOCUMENT_BYTES) -> bytes:
        """
        All bytes.

        Raises:
            Unreadable: when there are more than *limit*.
            OSError: when the system refuses.
        """
        with self.open() as stream:
            parts = []
            size = 0
            while chunk := stream.read(_CHUNK_BYTES):
                parts.append(chunk)
                size += len(chunk)
                if size > limit:
                    message = f"over {_in_words(limit)}: too large for one text; collections come as .jsonl"
                    raise Unreadable(message)
        return parts[0] if len(parts) == 1 else b"".join(parts)

    def head(self) -> bytes:
        """The first bytes, up to 4,096."""
        with self.open() as stream:
            return _fill(stream)


def file_source(path: str, identity: str, origin: str) -> Source:
    """The file at *path*, unpacked where its name ends in `.gz`."""
    opener = open_packed if path[-3:].lower() == ".gz" else open_file
    return Source(identity, origin, partial(opener, path))


def stream_source(stream: BinaryIO, identity: str) -> tuple[Source, bytes]:
    """
    An open stream as a source, and the first bytes of it; gzip is told by its first two bytes.

    The source can be opened once, and closing it leaves *stream* open.
    """
    head = _fill(stream)
    raw = _Feed(stream, head)
    if head.startswith(GZIP_MAGIC):
        unpacked = _Unpacked(raw)
        head = _fill(unpacked)
        raw = _Feed(unpacked, head)
    return Source(identity, identity, lambda: raw), head


def open_stdin() -> BinaryIO:
    """
    The bytes of standard input.

    Raises:
        InputError: when the caller closed it.
    """
    if sys.stdin is None:
        message = "standard input (-) is closed; give a file, or pipe something into the command"
        raise InputError(message)
    return sys.stdin.buffer


def open_file(path: str) -> io.RawIOBase:
    """
    A regular file, open for reading.

    Raises:
        Unreadable: for pipes, sockets, devices and folders, which are not read from.
        OSError: when the system refuses.
    """
    file = io.FileIO(path, opener=_open)
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        message = "neither a file nor a folder; to read from a pipe, use - for standard input"
        raise Unreadable(message)
    return file


def open_packed(path: str) -> io.RawIOBase:
    """As `open_file`, unpacked by gzip on the way."""
    return _Unpacked(_Feed(open_file(path), owned=True))


def reason_of(error: OSError) -> str:
    """Why the system refused, in words."""
    return _ERRNO_REASONS.get(error.errno or 0) or error.strerror or str(error)


def _fill(stream: BinaryIO | io.RawIOBase) -> bytes:
    """The next bytes up to 4,096, fewer only at the end, even where a pipe gives them in small pieces."""
    head = b""
    while len(head) < _HEAD_BYTES and (chunk := stream.read(_HEAD_BYTES - len(head))):
        head += chunk
    return head


def _open(path: str, _flags: int) -> int:
    return os.open(path, _OPEN_FLAGS)


def _in_words(n_bytes: int) -> str:
    return f"{n_bytes / 2**20:,.0f} MiB" if n_bytes >= 2**20 else f"{n_bytes:,} bytes"


class _Feed(io.RawIOBase):
    """A stream that gives *head* first and then the rest of *stream*, and counts the bytes it gave."""

    def __init__(self, stream: BinaryIO | io.RawIOBase, head: bytes = b"", *, owned: bool = False) -> None:
        self.stream = stream
        self.head = head
        self.owned = owned
        self.n_given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer)
        data = self.head[: len(view)] or self.stream.read(len(view)) or b""
        self.head = self.head[len(view) :]
        view[: len(data)] = data
        self.n_given += len(data)
        return len(data)

    def close(self) -> None:
        if self.owned:
            self.stream.close()
        super().close()


class _Unpacked(io.RawIOBase):
    """What a gzip stream unpacks to, refused where it is damaged or unpacks to an absurd size."""

    def __init__(self, packed: _Feed) -> None:
        self.packed = packed
        self.inner = gzip.GzipFile(fileobj=packed, mode="rb")
        self.n_given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        try:
            size = self.inner.readinto(buffer)
        except EOFError:
            message = "the gzip data breaks off: damaged, or still being written"
            raise Unreadable(message) from None
        except gzip.BadGzipFile as error:
            message = f"not sound gzip data: {error}"
            raise Unreadable(message) from None
        except zlib.error as error:
            message = f"damaged gzip data: {error}"
            raise Unreadable(message) from None
        self.n_given += size
        if self.n_given > max(MIN_UNPACK_LIMIT, MAX_UNPACK_RATIO * self.packed.n_given):
            message = f"unpacks to more than {MAX_UNPACK_RATIO} times its size: taken for a decompression bomb"
            raise Unreadable(message)
        return size

    def close(self) -> None:
        self.packed.close()
        super().close()
