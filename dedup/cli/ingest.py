"""`dedup ingest`: any format to clean JSON lines, with a log of what was dropped and why."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

from dedup.cli import options
from dedup.cli.exits import SKIPPED
from dedup.cli.terminal import Terminal
from dedup.errors import OutputError
from dedup.model import Collection
from dedup.report.place import new_file, refuse_to_lose

NOTHING_GIVEN = (
    "nothing to read; give folders, files, or - for standard input: dedup ingest articles/ -o articles.jsonl"
)


@click.command("ingest")
@click.argument("paths", metavar="PATH...", nargs=-1)
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), metavar="FILE", help="Write the articles here, not to stdout."
)
@click.option("--log", type=click.Path(path_type=Path), metavar="FILE", help="Write what was dropped and why here.")
@click.option("--keep-roles", is_flag=True, help="Keep captions, bylines, boilerplate and residue in the texts.")
@click.option(
    "--learn",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the lines that articles without anything else in common have here, for --boilerplate.",
)
@click.option("--show-roles", is_flag=True, help="Print the articles as read, each line with its role, and no JSON.")
@options.force
@click.option(
    "--input-format",
    "--format",
    "input_format",
    metavar="FORMAT",
    help="Read every input as this format, whatever its name says; `dedup formats` lists them.",
)
@options.field_names
@options.table
@options.boilerplate
@options.versions
@options.jobs
@options.strict
@options.quiet
@options.verbose
@click.pass_context
def command(
    context: click.Context,
    /,
    *,
    paths: tuple[str, ...],
    out: Path | None,
    log: Path | None,
    keep_roles: bool,
    learn: Path | None,
    show_roles: bool,
    force: bool,
    input_format: str | None,
    field_names: Mapping[str, str],
    table: Path | None,
    boilerplate: tuple[Path, ...],
    versions: str,
    jobs: int,
    strict: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """
    Turn articles of any format into clean JSON lines.

    PATH is a folder, read with all folders in it, a file, or - for standard input.
    """
    if not paths:
        raise click.UsageError(NOTHING_GIVEN, context)
    terminal = Terminal(quiet=quiet, verbose=verbose)
    if out == Path("-"):
        out = None
    for place in (out, log, learn):
        if place is not None:
            refuse_to_lose(place, force=force)
    from dedup import api  # noqa: PLC0415 -- as below

    collection = api.read(
        *paths,
        fields=field_names,
        input_format=input_format,
        table=table,
        boilerplate=boilerplate,
        versions=versions,
        jobs=jobs,
    )
    if learn is not None:
        _learn(collection, learn, terminal)
    if show_roles:
        _show(collection, terminal)
    else:
        _write(collection, out, log, terminal, keep_roles=keep_roles)
    terminal.note_skips(collection.skips)
    if strict and collection.skips:
        context.exit(SKIPPED)


def _write(collection: Collection, out: Path | None, log: Path | None, terminal: Terminal, *, keep_roles: bool) -> None:
    """Write the articles and the log, and say how much there is of both."""
    from dedup.report.corpus import write_corpus  # noqa: PLC0415 -- readers are slow to import

    with _opened(out) as articles, _opened(log, or_nothing=True) as dropped:
        if articles is None:
            message = "standard output is closed; give -o the name of a file"
            raise OutputError(message)
        tally = write_corpus(collection, articles, dropped, keep_roles=keep_roles)
    noun = "article" if tally.n_articles == 1 else "articles"
    terminal.note(f"{tally.n_articles:,} {noun}{f' in {out}' if out else ''}.")
    if tally.dropped:
        parts = ", ".join(f"{count:,} {role}" for role, count in sorted(tally.dropped.items()))
        more = f"; {log} has each" if log else "; --log FILE names each"
        terminal.note(f"Dropped lines by role: {parts}{more}.")


def _learn(collection: Collection, place: Path, terminal: Terminal) -> None:
    """Write the list of lines that the articles teach."""
    from dedup.common_lines import find_common_lines, list_of  # noqa: PLC0415 -- readers are slow to import
    from dedup.config import Config  # noqa: PLC0415 -- as above
    from dedup.ingest.shelf import InOrder  # noqa: PLC0415 -- as above

    learnt = find_common_lines(InOrder(collection.articles), Config().boilerplate.min_articles).lines
    with new_file(place) as file:
        file.writelines(f"{line}\n".encode("utf-8", "backslashreplace") for line in list_of(learnt))
    terminal.note(f"Learnt {len(learnt):,} {'line' if len(learnt) == 1 else 'lines'} of boilerplate, in {place}.")


def _show(collection: Collection, terminal: Terminal) -> None:
    """Print every article with the roles of its lines."""
    from dedup.report.roles import role_lines  # noqa: PLC0415 -- as above

    for article in collection.articles:
        terminal.write(f"{line}\n".encode("utf-8", "backslashreplace") for line in role_lines(article))


@contextmanager
def _opened(place: Path | None, *, or_nothing: bool = False) -> Iterator[BinaryIO | None]:
    """The file at *place*, written at once or not at all; standard output where none is given, or nothing."""
    if place is not None:
        with new_file(place) as file:
            yield file
    elif or_nothing:
        yield None
    else:
        stream = Terminal().stream()
        yield stream
        if stream is not None:
            stream.flush()
