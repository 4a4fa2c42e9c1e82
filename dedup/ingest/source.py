"""
A source: one input, opened late, read within bounds, unpacked where it is packed.

Everything that stands in the way of reading one leaves here as `Unreadable`
and becomes a skip; nothing else does.
"""

import errno
import io
import os
import stat
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from dedup.errors import InputError
from dedup.ingest.packing import SUFFIXES, Feed, unpacked, unpacked_by_magic
from dedup.ingest.unreadable import Unreadable

# Nothing that one person wrote comes near 64 MiB; a line or a file of that size is not an article.
MAX_DOCUMENT_BYTES = 64 * 2**20

# What is parsed in one piece takes some ten times its size in memory; larger collections come as UTF-8 JSON lines.
MAX_JSON_BYTES = 256 * 2**20

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


@dataclass(frozen=True, slots=True)
class Source:
    """
    One input.

    Attributes:
        id: of the article in it; records without an id of their own get `id:position`.
        origin: the input in messages.
        open: gives the bytes, unpacked; raises Unreadable or OSError.
        name: of the file, without what its name says about packing; empty for a stream.
        is_repeatable: whether `open` gives the bytes again each time.
        path: of the file that holds the bytes as they are; None for what is packed, and for streams.
    """

    id: str
    origin: str
    open: Callable[[], io.RawIOBase]
    name: str = ""
    is_repeatable: bool = True
    path: str | None = None

    def read(self, limit: int = MAX_DOCUMENT_BYTES) -> bytes:
        """
        All bytes.

        Raises:
            Unreadable: when there are more than *limit*.
            OSError: when the system refuses.
        """
        if self.path is not None and (whole := _read_whole(self.path, limit)) is not None:
            return whole
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
    """The file at *path*, unpacked where its name ends in `.gz` or `.zst`."""
    if path[-4:].lower().endswith(SUFFIXES):
        return source_of(partial(open_file, path), path, identity, origin)
    return Source(identity, origin, partial(open_file, path), path, path=path)


def source_of(opener: Callable[[], io.RawIOBase], name: str, identity: str, origin: str) -> Source:
    """What *opener* opens as a source, unpacked where the *name* of the file ends in `.gz` or `.zst`."""
    if name[-4:].lower().endswith(SUFFIXES):
        return Source(identity, origin, partial(_open_packed, opener, name), name.rpartition(".")[0])
    return Source(identity, origin, opener, name)


def stream_source(stream: BinaryIO, identity: str) -> tuple[Source, bytes]:
    """
    An open stream as a source, and the first bytes of it; gzip and Zstandard are told by how they begin.

    The source can be opened once, and closing it leaves *stream* open.
    """
    head = _fill(stream)
    raw = Feed(stream, head)
    inner = unpacked_by_magic(stream, head)
    if inner is not None:
        head = _fill(inner)
        raw = Feed(inner, head)
    return Source(identity, identity, lambda: raw, is_repeatable=False), head


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


def _read_whole(path: str, limit: int) -> bytes | None:
    """
    A regular file in three calls to the system, a fraction of what a stream costs.

    Returns:
        None for what is larger than *limit*, is no regular file, or changes its size meanwhile: left to `open_file`.

    Raises:
        OSError: when the system refuses.
    """
    descriptor = _open(path, 0)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or status.st_size > limit:
            return None
        # One byte more than there is: that it does not come says that the file ends.
        data = os.read(descriptor, status.st_size + 1)
        return data if len(data) == status.st_size else None
    finally:
        os.close(descriptor)


def _open_packed(opener: Callable[[], io.RawIOBase], name: str) -> io.RawIOBase:
    """What *opener* opens, unpacked."""
    raw = opener()
    try:
        return unpacked(raw, name) or raw
    except Unreadable:
        raw.close()
        raise


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
