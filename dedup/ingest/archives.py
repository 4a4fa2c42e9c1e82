"""Archives as containers of files in any other format: zip, tar, and the web archives that come as zip (WACZ)."""

import io
import lzma
import posixpath
import re
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from typing import IO, TYPE_CHECKING, ClassVar, TypeVar

from dedup.ingest import packing
from dedup.ingest.folder import printable
from dedup.ingest.source import Source, source_of
from dedup.ingest.spool import MAX_SPOOLED_BYTES, Again, seekable, spooled
from dedup.ingest.unreadable import Unreadable
from dedup.model import Skip

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MAX_MEMBERS = 100_000
"""Files in one archive; an archive with more is read up to here."""

_DRIVE = re.compile(r"[A-Za-z]:")
_RESOURCE_FORKS = "__MACOSX/"

Given = TypeVar("Given")
Got = TypeVar("Got")


class ZipContainer:
    """A zip archive. Its files are read in place; what is encrypted, a link or climbs out of its folder is not."""

    key: ClassVar[str] = "zip"
    name: ClassVar[str] = "zip archive"
    suffixes: ClassVar[tuple[str, ...]] = (".zip",)
    openings: ClassVar[tuple[bytes, ...]] = (b"pk\x03\x04", b"pk\x05\x06")
    needs: ClassVar[tuple[str, str] | None] = None

    def members(self, source: Source) -> Iterator[Source | Skip]:
        """The files in *source*, and what is refused."""
        with seekable(source) as file:
            size = file.seek(0, io.SEEK_END)
            try:
                archive = zipfile.ZipFile(file)
            except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
                message = f"not a sound zip archive: {error}"
                raise Unreadable(message) from None
            with archive:
                budget = _Budget(size)
                for number, entry in enumerate(archive.infolist(), 1):
                    if number > MAX_MEMBERS:
                        raise Unreadable(_TOO_MANY)
                    climbs = refused_path(entry.filename)
                    if entry.is_dir() or (self.is_left_out(entry.filename) and not climbs):
                        continue
                    place = printable(entry.filename)
                    refusal = climbs or _refused_entry(entry)
                    if refusal:
                        yield Skip(origin=f"{source.origin}/{visible_path(place)}", reason=refusal)
                        continue
                    opener = partial(_open_entry, archive, entry, budget)
                    yield source_of(opener, place, f"{source.id}/{place}", f"{source.origin}/{place}")

    def is_left_out(self, path: str) -> bool:
        """Whether the file at *path* is left out without a word, as hidden files of folders are."""
        return _is_hidden(path)


class WaczContainer(ZipContainer):
    """A web archive as zip: only the records in it are read, not the lists and indexes beside them."""

    key: ClassVar[str] = "wacz"
    name: ClassVar[str] = "WACZ"
    suffixes: ClassVar[tuple[str, ...]] = (".wacz",)
    openings: ClassVar[tuple[bytes, ...]] = ()

    def is_left_out(self, path: str) -> bool:
        """See `ZipContainer.is_left_out`."""
        return _is_hidden(path) or not path.startswith("archive/")


class TarContainer:
    """A tar archive, read as a stream: what is a link or a device, or climbs out of its folder, is not read."""

    key: ClassVar[str] = "tar"
    name: ClassVar[str] = "tar archive"
    suffixes: ClassVar[tuple[str, ...]] = (".tar", ".tgz", ".tzst")
    openings: ClassVar[tuple[bytes, ...]] = ()
    needs: ClassVar[tuple[str, str] | None] = None

    def members(self, source: Source) -> Iterator[Source | Skip]:
        """The files in *source*, and what is refused."""
        with closing(_untarred(source)) as raw:
            try:
                with tarfile.open(fileobj=io.BufferedReader(raw), mode="r|", errors="surrogateescape") as archive:
                    for number, entry in enumerate(archive, 1):
                        if number > MAX_MEMBERS:
                            raise Unreadable(_TOO_MANY)
                        yield from self._member(archive, entry, source)
                        archive.members = []  # type: ignore[attr-defined]  # tarfile keeps every header otherwise
            except (tarfile.TarError, EOFError, ValueError, OverflowError) as error:
                message = f"not a sound tar archive: {error}"
                raise Unreadable(message) from None

    def _member(self, archive: tarfile.TarFile, entry: tarfile.TarInfo, source: Source) -> Iterator[Source | Skip]:
        """The file of one *entry* while it can be read, or why it is refused; nothing for a folder."""
        path = entry.name.removeprefix("./")
        climbs = refused_path(path)
        if entry.isdir() or (_is_hidden(path) and not climbs):
            return
        place = printable(path)
        refusal = climbs or (None if entry.isreg() else _kind_of(entry))
        if refusal:
            yield Skip(origin=f"{source.origin}/{visible_path(place)}", reason=refusal)
            return
        raw = archive.extractfile(entry)
        if raw is None:
            return
        try:
            with spooled(raw, MAX_SPOOLED_BYTES) as copy:
                yield source_of(partial(Again, copy), place, f"{source.id}/{place}", f"{source.origin}/{place}")
        except Unreadable as found:
            yield Skip(origin=f"{source.origin}/{place}", reason=found.reason)


def refused_path(path: str) -> str | None:
    """Why the *path* of a file in an archive is refused, None where it stays below the archive."""
    parts = path.replace("\\", "/")
    if "\0" in path or not path:
        return "its path in the archive is no path"
    if parts.startswith("/") or _DRIVE.match(parts) or ".." in parts.split("/"):
        return "its path leads out of the archive"
    return None


def visible_path(path: str) -> str:
    """A refused path as a part of an origin."""
    return posixpath.normpath(path.replace("\0", "").replace("\\", "/")).lstrip("/") or "?"


_TOO_MANY = f"more than {MAX_MEMBERS:,} files in one archive; the rest is not read"


class _Budget:
    """The bytes that an archive of *size* bytes may unpack to."""

    def __init__(self, size: int) -> None:
        self.left = max(packing.MIN_UNPACK_LIMIT, packing.MAX_UNPACK_RATIO * size)

    def spend(self, n_bytes: int) -> None:
        """
        Take *n_bytes* off.

        Raises:
            Unreadable: when they are used up.
        """
        self.left -= n_bytes
        if self.left < 0:
            raise Unreadable(packing.BOMB)


class _Entry(io.RawIOBase):
    """One file of a zip archive, unpacked within what the archive may unpack to."""

    def __init__(self, inner: IO[bytes], budget: _Budget) -> None:
        self.inner = inner
        self.budget = budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer)
        data = _sound(self.inner.read, min(len(view), 2**16))
        self.budget.spend(len(data))
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self.inner.close()
        super().close()


def _open_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: _Budget) -> io.RawIOBase:
    return _Entry(_sound(archive.open, entry), budget)


def _sound(read: Callable[[Given], Got], given: Given) -> Got:
    """
    What *read* gives.

    Raises:
        Unreadable: where the archive is damaged, or packed in a way that is not known.
    """
    try:
        return read(given)
    except (zipfile.BadZipFile, zlib.error, EOFError, lzma.LZMAError, ValueError, RuntimeError) as error:
        message = f"not sound zip data: {error}"
        raise Unreadable(message) from None


def _refused_entry(entry: zipfile.ZipInfo) -> str | None:
    """Why an *entry* of a zip archive is refused."""
    mode = entry.external_attr >> 16
    if stat.S_IFMT(mode) not in {0, stat.S_IFREG}:
        return "a link, never followed" if stat.S_ISLNK(mode) else "neither a file nor a folder"
    return "encrypted" if entry.flag_bits & 1 else None


def _kind_of(entry: tarfile.TarInfo) -> str:
    """What an *entry* of a tar archive that is no file is."""
    return "a link, never followed" if entry.islnk() or entry.issym() else "neither a file nor a folder"


def _is_hidden(path: str) -> bool:
    """Whether *path* is hidden, or what a system keeps beside files."""
    return path.startswith(_RESOURCE_FORKS) or any(
        part.startswith(".") and part.strip(".") for part in path.split("/") if part
    )


def _untarred(source: Source) -> io.RawIOBase:
    """*source* open, unpacked where its name says so in one word."""
    raw = source.open()
    name = source.name.lower()
    if name.endswith(".tgz"):
        return packing.Gunzipped(packing.Feed(raw, owned=True))
    return packing.Unzstd(packing.Feed(raw, owned=True)) if name.endswith(".tzst") else raw
