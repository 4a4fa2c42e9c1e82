"""
The run folder: the whole of a Run on disk, written at once or not at all.

A run is written into a hidden folder beside its place, `run.json` last, and
renamed into it. One that is replaced is renamed aside first and deleted when
the new one stands: at every moment one of the two is whole on disk, and
where a kill falls between the two renames, it stands as `.dedup-*.replaced`
beside its place.
"""

import errno
import os
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from dedup.errors import FormatError, InputError, OutputError
from dedup.model import Passage, Relation, Run
from dedup.report import restore
from dedup.report.fields import Fields
from dedup.report.jsonl import decode, encode_line, encode_readable
from dedup.report.record import (
    FORMAT,
    FORMAT_VERSION,
    Record,
    article_record,
    cluster_of,
    cluster_record,
    passage_record,
    relation_record,
    run_record,
)

HEAD = "run.json"
TABLES = ("articles.jsonl", "clusters.jsonl", "relations.jsonl", "passages.jsonl")

_BUFFER_BYTES = 2**20
"""What is written at once: with the usual few kilobytes, every other article is a call to the system."""

Value = TypeVar("Value")


def write_run(run: Run, folder: Path, *, force: bool = False) -> None:
    """
    Write *run* as *folder*; parent folders are made.

    Args:
        run: what to write.
        folder: a place that is free or an empty folder; with *force*, also one that holds a run and nothing else.
        force: replace the run that is there.

    Raises:
        OutputError: when the place is taken, or cannot be written. What was there is still there.
    """
    place = Path(os.path.realpath(folder))  # a link keeps pointing at the run
    partial = place.parent / f".dedup-{secrets.token_hex(4)}.partial"
    try:
        check_free(folder, force=force)
        place.parent.mkdir(parents=True, exist_ok=True)
        partial.mkdir()
        try:
            _write_files(run, partial)
            _move_in(partial, place)
        except BaseException:
            shutil.rmtree(partial, ignore_errors=True)
            raise
    except OSError as error:
        if error.errno in {errno.ENOTEMPTY, errno.EEXIST}:
            message = f"{folder} was filled by another run meanwhile; give -o another name"
        else:
            message = f"cannot write the run folder {folder}: {error.strerror or error}; give -o a name elsewhere"
        raise OutputError(message) from error


def check_free(folder: Path, *, force: bool = False) -> None:
    """
    Make sure that writing a run as *folder* would lose nothing, without writing anything yet.

    Args:
        folder: a place that is free or an empty folder; with *force*, also one that holds a run and nothing else.
        force: a run that is there may be replaced.

    Raises:
        OutputError: naming what is in the way, and the way out.
    """
    if not folder.exists():
        _check_above(folder)
        return
    if not folder.is_dir():
        message = f"{folder} is a file; give -o another name"
        raise OutputError(message)
    is_mount = os.path.ismount(folder)
    if is_mount or folder.samefile("."):
        kind = "a place where a disk is mounted" if is_mount else "the current folder"
        message = f"{folder} is {kind}, which cannot be replaced at once; give -o the name of a folder in it"
        raise OutputError(message)
    held = {entry.name for entry in folder.iterdir()}
    if not held:
        _check_above(folder)
        return
    foreign = held - {HEAD, *TABLES}
    if not _is_run(folder):
        message = f"{folder} holds files that are no run of dedup, such as {min(held)!r}; give -o another name"
        raise OutputError(message)
    if foreign:
        message = f"{folder} holds {min(foreign)!r} beside a run; move it away, or give -o another name"
        raise OutputError(message)
    if not force:
        message = f"{folder} already holds a run; replace it with --force, or give -o another name"
        raise OutputError(message)


def _check_above(folder: Path) -> None:
    """
    Make sure that the folder which is to hold *folder* is one, or can be made, and can be written.

    Raises:
        OutputError: naming what is in the way.
    """
    place = Path(os.path.realpath(folder))
    above = next(parent for parent in place.parents if parent.exists())
    if not above.is_dir():
        message = f"{above} is a file, so that {folder} cannot be in it; give -o another name"
        raise OutputError(message)
    if not os.access(above, os.W_OK | os.X_OK):
        message = f"no permission to write in {above}; give -o a name elsewhere"
        raise OutputError(message)


def read_run(folder: Path) -> Run:
    """
    The run that *folder* holds.

    It equals the run written but for its figures: scores, measures and timings come back rounded to six digits.

    Raises:
        InputError: when there is no such folder, or it cannot be read.
        FormatError: when a file is damaged or of another version, naming file and line.
    """
    if not folder.is_dir():
        message = f"there is no run folder {folder}; dedup cluster ... -o {folder} writes one"
        raise InputError(message)
    try:
        return _read_files(folder)
    except OSError as error:
        message = f"cannot read the run folder {folder}: {error.strerror or error}"
        raise InputError(message) from error


def _is_run(place: Path) -> bool:
    """Whether *place* holds a run.json that dedup wrote, of whatever version."""
    try:
        head = decode((place / HEAD).read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(head, dict) and head.get("format") == FORMAT


def _write_files(run: Run, folder: Path) -> None:
    """Every file of the run into an empty *folder*, each on the disk before the next; run.json last."""
    clusters = cluster_of(run)
    articles = (article_record(facts, clusters.get(facts.article.id)) for facts in run.articles)
    passages = (passage_record(relation, passage) for relation in run.relations for passage in relation.passages)
    tables: tuple[Iterable[Record], ...] = (
        articles,
        map(cluster_record, run.clusters),
        map(relation_record, run.relations),
        passages,
    )
    for name, table in zip(TABLES, tables, strict=True):
        _write(folder / name, map(encode_line, table))
    _write(folder / HEAD, [encode_readable(run_record(run))])
    _sync_folder(folder)


def _write(path: Path, pieces: Iterable[bytes]) -> None:
    with path.open("wb", _BUFFER_BYTES) as file:
        file.writelines(pieces)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Have the names in *folder* on the disk, where the system can open a folder at all."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _move_in(partial: Path, place: Path) -> None:
    """Rename the finished run into its place; an older run is renamed aside before, and deleted after."""
    if not place.exists():
        partial.rename(place)
    else:
        aside = partial.with_suffix(".replaced")
        place.rename(aside)
        try:
            partial.rename(place)
        except BaseException:
            aside.rename(place)
            raise
        _delete_run(aside)
    _sync_folder(place.parent)


def _delete_run(folder: Path) -> None:
    """Delete the files of a run and their folder; a file that came in meanwhile stays, with its folder."""
    with suppress(OSError):
        for name in (HEAD, *TABLES):
            (folder / name).unlink(missing_ok=True)
        folder.rmdir()


def _read_files(folder: Path) -> Run:
    head, expected = read_head(folder)
    articles = _read_table(folder, "articles", expected, restore.article_facts)
    clusters = _read_table(folder, "clusters", expected, restore.cluster)
    relations = _read_table(folder, "relations", expected, restore.relation)
    passages = _read_table(folder, "passages", expected, restore.passage)
    run = replace(head, articles=articles, clusters=clusters, relations=_with_passages(relations, passages))
    with blaming(folder):
        restore.check_references(run, n_passages=len(passages))
    return run


def read_head(folder: Path) -> tuple[Run, Mapping[str, int]]:
    """The run without its tables, and how many records each table must hold."""
    path = folder / HEAD
    if not path.exists():
        message = f"{folder} is no run folder: it has no {HEAD}; dedup cluster ... -o RUN writes one"
        raise FormatError(message)
    with blaming(path):
        fields = Fields(decode(path.read_bytes()))
        if fields.text("format") != FORMAT:
            message = f"format must be {FORMAT!r}, got {fields.text('format')!r}"
            raise ValueError(message)
        if fields.count("format_version") != FORMAT_VERSION:
            message = (
                f"it is of format version {fields.count('format_version')}, and this dedup reads version "
                f"{FORMAT_VERSION}; make the run again with dedup cluster"
            )
            raise ValueError(message)
        return restore.run_head(fields)


def _read_table(
    folder: Path, name: str, expected: Mapping[str, int], value_of: Callable[[object], Value]
) -> tuple[Value, ...]:
    """Every line of a table as a value."""
    path = folder / f"{name}.jsonl"
    values = []
    try:
        lines = path.open("rb")
    except FileNotFoundError as error:
        message = f"{path} is missing; make the run again with dedup cluster"
        raise FormatError(message) from error
    with lines:
        for number, line in enumerate(lines, start=1):
            with blaming(path, number):
                values.append(value_of(decode(line)))
    if len(values) != expected[name]:
        message = (
            f"{path} ends after line {len(values)}, but {HEAD} promises {expected[name]} records; make the run again"
        )
        raise FormatError(message)
    return tuple(values)


def _with_passages(
    relations: Iterable[Relation], passages: Iterable[tuple[tuple[str, str], Passage]]
) -> tuple[Relation, ...]:
    """Every relation with the passages that name its articles, in their order."""
    by_pair: dict[tuple[str, str], list[Passage]] = {}
    for pair, passage in passages:
        by_pair.setdefault(pair, []).append(passage)
    return tuple(
        replace(relation, passages=tuple(by_pair.get((relation.left, relation.right), ()))) for relation in relations
    )


@contextmanager
def blaming(path: Path, line: int | None = None) -> Iterator[None]:
    """Turn what is wrong with a record into a FormatError that names its file and line."""
    try:
        yield
    except (TypeError, ValueError) as error:
        where = f"{path}" if line is None else f"{path}:{line}"
        message = f"{where} is damaged or of another version: {error}"
        raise FormatError(message) from error
