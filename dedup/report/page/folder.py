"""
A run as a folder: a page, and scripts beside it that each hold some of its screens, packed.

A page that is opened from the disk may load scripts beside it, and nothing
else; each is loaded when a screen in it is opened for the first time.
"""

import os
import secrets
import shutil
from pathlib import Path

from dedup.errors import OutputError
from dedup.report.choice import Choice
from dedup.report.page.blocks import screen_call
from dedup.report.page.index import index
from dedup.report.page.making import packed_screens
from dedup.report.page.screens import packed_keys
from dedup.report.source import Source

INDEX = "index.html"
DATA = "data"

SCREENS_OF_SHARD = 64
"""Screens in a script, on average: some 300 KB, which load at once."""

MAX_SHARDS = 2_000


def write_folder(choice: Choice, folder: Path, source: Source | None = None, *, force: bool = False) -> None:
    """
    Write a report as *folder*, which is there whole or not at all.

    Args:
        choice: what the report shows.
        folder: a place that is free; with *force*, also one that holds a report and nothing else.
        source: what *choice* is made of, where it comes from the disk.
        force: replace the report that is there.

    Raises:
        OutputError: when the place is taken, or cannot be written.
    """
    check_free(folder, force=force)
    place = Path(os.path.realpath(folder))
    partial = place.parent / f".dedup-{secrets.token_hex(4)}.partial"
    try:
        (partial / DATA).mkdir(parents=True)
        try:
            _write_files(choice, partial, source)
            if place.exists():
                shutil.rmtree(place)
            partial.rename(place)
        finally:
            shutil.rmtree(partial, ignore_errors=True)
    except OSError as error:
        message = f"cannot write {folder}: {error.strerror or error}"
        raise OutputError(message) from error


def check_free(folder: Path, *, force: bool = False) -> None:
    """
    Make sure that writing a report as *folder* would lose nothing.

    Raises:
        OutputError: naming what is in the way, and the way out.
    """
    if not folder.exists():
        return
    if not folder.is_dir():
        message = f"{folder} is a file; give -o the name of a folder"
        raise OutputError(message)
    foreign = {entry.name for entry in folder.iterdir()} - {INDEX, DATA}
    foreign |= {entry.name for entry in folder.glob(f"{DATA}/*") if entry.suffix != ".js"}
    if foreign:
        message = f"{folder} holds {min(foreign)!r}, which is of no report; give -o another name"
        raise OutputError(message)
    if any(folder.iterdir()) and not force:
        message = f"{folder} already holds a report; replace it with --force, or give -o another name"
        raise OutputError(message)


def shard_of(route: str, n_shards: int) -> int:
    """The number of the script that holds a *route*: FNV-1a of its characters, as blocks.js finds it."""
    value = 0x811C9DC5
    for byte in route.encode("ascii"):
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value % n_shards


def _write_files(choice: Choice, folder: Path, source: Source | None) -> None:
    """The page and its scripts into an empty *folder*; one screen is held at a time."""
    keys = packed_keys(choice)
    n_shards = min(MAX_SHARDS, 1 + len(keys) // SCREENS_OF_SHARD)
    with packed_screens(choice, keys, source) as packed:
        with (folder / INDEX).open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(index(choice, n_shards))
        for route, content in packed:
            with (folder / DATA / f"{shard_of(route, n_shards)}.js").open("a", encoding="ascii", newline="\n") as shard:
                shard.write(screen_call(route, content))
