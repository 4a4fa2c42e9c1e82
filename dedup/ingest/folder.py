"""
The files of a folder and the folders in it, always in the same order.

Names are sorted by code point; a folder's files come before its folders, and
linked folders after everything else, so that a file reached both ways keeps
its real path. Hidden files and folders (a leading dot) are left out without
a word, as listing tools do, and so are the runs that dedup wrote, so that
reading the folder that a run was kept in gives the same run again. Every real
folder is read once, which ends links in a circle. A link that leads out of
the folder given is named and not followed: whoever sends a folder does not
decide what else is read.
"""

import os
import re
import stat
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dedup.ingest.source import open_file, reason_of
from dedup.ingest.unreadable import Unreadable
from dedup.model import Skip

_RUN_FILE = "run.json"
_RUN_MARK = re.compile(rb'\s*{\s*"type":\s*"run",\s*"format":\s*"dedup-run"')
_MARK_BYTES = 256


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file: its *path* for the system, its *id* below the folder with `/` on every system, its *origin*."""

    path: str
    id: str
    origin: str


@dataclass(frozen=True, slots=True)
class _Folder:
    path: str
    id: str
    origin: str


def walk(root: str) -> Iterator[FoundFile | Skip]:
    """The files below *root*, and what there cannot be read: broken links, pipes, sockets, devices, closed folders."""
    pending = [_Folder(root, "", origin_of(root))]
    linked: deque[_Folder] = deque()
    read_as: dict[tuple[int, int], str] = {}
    real_root = os.path.realpath(root)
    while pending or linked:
        folder = pending.pop() if pending else linked.popleft()
        try:
            status = Path(folder.path).stat()
            first = read_as.setdefault((status.st_dev, status.st_ino), folder.origin)
            if first != folder.origin:
                yield Skip(origin=folder.origin, reason=f'a link to a folder already read as "{first}"')
                continue
            with os.scandir(folder.path) as listing:
                entries = sorted((entry for entry in listing if entry.name[0] != "."), key=lambda entry: entry.name)
        except OSError as error:
            yield Skip(origin=folder.origin, reason=reason_of(error))
            continue
        if folder.id and any(entry.name == _RUN_FILE and _begins_a_run(entry.path) for entry in entries):
            continue
        below: list[_Folder] = []
        for entry in entries:
            found = _found(entry, folder, real_root)
            if isinstance(found, _Folder):
                (linked if entry.is_symlink() else below).append(found)
            else:
                yield found
        pending += reversed(below)


def origin_of(path: str) -> str:
    """How a path is named in messages: `/` on every system, nothing at the end."""
    return printable(path.replace(os.sep, "/")).rstrip("/") or "/"


def printable(name: str) -> str:
    r"""A file name that can be written as UTF-8: bytes that are not become `\xNN`."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return name


def _begins_a_run(path: str) -> bool:
    """Whether the file at *path* is the head of a run folder; one that cannot be read is not."""
    try:
        with open_file(path) as file:
            return _RUN_MARK.match(file.read(_MARK_BYTES) or b"") is not None
    except (OSError, Unreadable):
        return False


def _found(entry: os.DirEntry[str], folder: _Folder, real_root: str) -> FoundFile | _Folder | Skip:
    """What one entry of a listing below *real_root* is."""
    name = printable(entry.name)
    identity = f"{folder.id}/{name}" if folder.id else name
    origin = name if folder.origin == "." else f"{folder.origin.rstrip('/')}/{name}"
    try:
        if entry.is_symlink() and (entry.is_file() or entry.is_dir()) and not _is_below(entry.path, real_root):
            return Skip(origin=origin, reason="a link that leads out of the folder given, not followed")
        if entry.is_file():
            return FoundFile(entry.path, identity, origin)
        if entry.is_dir():
            return _Folder(entry.path, identity, origin)
        reason = "a link to nothing" if entry.is_symlink() and not Path(entry.path).exists() else _kind(entry)
    except OSError as error:
        reason = reason_of(error)
    return Skip(origin=origin, reason=reason)


def _is_below(path: str, real_root: str) -> bool:
    """Whether what *path* leads to is in the folder at *real_root*, or that itself."""
    target = os.path.realpath(path)
    return target == real_root or target.startswith(os.path.join(real_root, ""))  # noqa: PTH118 - ends with a separator


def _kind(entry: os.DirEntry[str]) -> str:
    """What something that is neither file nor folder is."""
    mode = entry.stat().st_mode
    kinds = (
        (stat.S_ISFIFO, "a pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
    )
    kind = next((kind for test, kind in kinds if test(mode)), "neither a file nor a folder")
    return f"{kind}, never opened"
