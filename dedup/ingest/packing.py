"""Packed streams: gzip and Zstandard, unpacked on the way and refused where they are damaged or explode."""

import gzip
import io
import zlib
from typing import TYPE_CHECKING, BinaryIO

from dedup.ingest.extras import load
from dedup.ingest.unreadable import Unreadable

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# Packed text unpacks to 3-20 times its size, a decompression bomb to 1,000 times. The first 16 MiB may unpack further;
# as the tiniest JSON records, these make articles of 400 MB in memory.
MAX_UNPACK_RATIO = 100
MIN_UNPACK_LIMIT = 16 * 2**20
BOMB = f"unpacks to more than {MAX_UNPACK_RATIO} times its size: taken for a decompression bomb"

GZIP_MAGIC = b"\x1f\x8b"
ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"

SUFFIXES = (".gz", ".zst")
"""Endings of the names of packed files, taken off before the format is told."""

# The memory that a frame may ask for to be unpacked; `zstd --ultra --long` needs more, and news is not packed so.
_MAX_ZSTD_WINDOW = 2**27
# A block of 4 bytes may unpack to 128 KiB, so that these unpack to 32 MiB at most before their ratio is looked at.
_ZSTD_PIECE = 1024


def unpacked(stream: BinaryIO | io.RawIOBase, name: str, *, owned: bool = True) -> io.RawIOBase | None:
    """
    What *stream* unpacks to by the ending of its *name*, None where that is of no packed file.

    Closing it closes *stream* where that is *owned*.

    Raises:
        Unreadable: when what unpacks it is not installed.
    """
    lower = name[-4:].lower()
    if lower.endswith(".gz"):
        return Gunzipped(Feed(stream, owned=owned))
    return Unzstd(Feed(stream, owned=owned)) if lower == ".zst" else None


def unpacked_by_magic(stream: BinaryIO | io.RawIOBase, head: bytes) -> io.RawIOBase | None:
    """As `unpacked`, for an open stream that begins with *head*, which was read from it already."""
    if head.startswith(GZIP_MAGIC):
        return Gunzipped(Feed(stream, head))
    return Unzstd(Feed(stream, head)) if head.startswith(ZSTD_MAGIC) else None


class Feed(io.RawIOBase):
    """A stream that gives *head* first and then the rest of *stream*, and counts the bytes it gave."""

    def __init__(self, stream: BinaryIO | io.RawIOBase, head: bytes = b"", *, owned: bool = False) -> None:
        self.stream = stream
        self.head = head
        self.owned = owned
        self.n_given = 0

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """The next bytes."""
        view = memoryview(buffer)
        data = self.head[: len(view)] or self.stream.read(len(view)) or b""
        self.head = self.head[len(view) :]
        view[: len(data)] = data
        self.n_given += len(data)
        return len(data)

    def close(self) -> None:
        """Close the stream behind it too where that is owned."""
        if self.owned:
            self.stream.close()
        super().close()


class _Unpacking(io.RawIOBase):
    """What is common to streams that unpack: the bound on what comes out, by what went in."""

    def __init__(self, packed: Feed) -> None:
        self.packed = packed
        self.n_given = 0

    def readable(self) -> bool:
        """It is."""
        return True

    def close(self) -> None:
        """Close what is unpacked too."""
        self.packed.close()
        super().close()

    def _count(self, size: int) -> int:
        """
        Take note of *size* bytes more.

        Raises:
            Unreadable: when the stream unpacks to an absurd size.
        """
        self.n_given += size
        if self.n_given > max(MIN_UNPACK_LIMIT, MAX_UNPACK_RATIO * self.packed.n_given):
            raise Unreadable(BOMB)
        return size


class Gunzipped(_Unpacking):
    """What a gzip stream unpacks to, refused where it is damaged or unpacks to an absurd size."""

    def __init__(self, packed: Feed) -> None:
        super().__init__(packed)
        self.inner = gzip.GzipFile(fileobj=packed, mode="rb")

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """The next bytes."""
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
        return self._count(size)


class Unzstd(_Unpacking):
    """
    What a Zstandard stream unpacks to, refused where it is damaged or unpacks to an absurd size.

    Raises:
        Unreadable: when zstandard is not installed.
    """

    def __init__(self, packed: Feed) -> None:
        super().__init__(packed)
        zstandard = load("zstandard", "zst")
        self.failure: type[Exception] = zstandard.ZstdError
        self.decompressor = zstandard.ZstdDecompressor(max_window_size=_MAX_ZSTD_WINDOW)
        self.frame = self.decompressor.decompressobj()
        self.is_within_frame = True
        self.ready = b""

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """The next bytes."""
        while not self.ready and (data := self.packed.read(_ZSTD_PIECE)):
            self.ready = self._unpack(data)
        if not self.ready and self.is_within_frame:
            message = "the Zstandard data breaks off: damaged, or still being written"
            raise Unreadable(message)
        view = memoryview(buffer)
        given = self.ready[: len(view)]
        self.ready = self.ready[len(given) :]
        view[: len(given)] = given
        return len(given)

    def _unpack(self, data: bytes) -> bytes:
        """What the next *data* unpack to, over the ends of frames."""
        parts = []
        try:
            while data:
                if not self.is_within_frame:
                    self.frame = self.decompressor.decompressobj()
                    self.is_within_frame = True
                part = self.frame.decompress(data)
                self._count(len(part))
                parts.append(part)
                self.is_within_frame = not self.frame.eof
                data = self.frame.unused_data if self.frame.eof else b""
        except self.failure as error:
            message = f"not sound Zstandard data: {error}"
            raise Unreadable(message) from None
        return b"".join(parts)
