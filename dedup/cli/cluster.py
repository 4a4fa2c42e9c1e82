"""`dedup cluster`: group the articles that are copies of one another."""

import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from dedup import api
from dedup.cli import options
from dedup.cli.compiling import compiled_for
from dedup.cli.exits import SKIPPED
from dedup.cli.terminal import Terminal
from dedup.config import Config
from dedup.model import Run

NOTHING_GIVEN = "nothing to read; give folders, files, or - for standard input: dedup cluster articles/ -o run"

NO_FOLDER = "-o names a folder; to print the run, use -f jsonl instead"


@click.command("cluster")
@click.argument("paths", metavar="PATH...", nargs=-1)
@click.option("-o", "--out", type=click.Path(path_type=Path), metavar="RUN", help="Keep the run in this new folder.")
@options.form("table", "json", "jsonl", "csv")
@options.force
@options.input_format
@options.field_names
@options.preset
@options.table
@options.boilerplate
@options.versions
@options.min_score
@options.settings
@options.jobs
@options.strict
@options.quiet
@options.verbose
@options.color
@options.progress
@click.pass_context
def command(
    context: click.Context,
    /,
    *,
    paths: tuple[str, ...],
    out: Path | None,
    form: str | None,
    force: bool,
    input_format: str | None,
    field_names: Mapping[str, str],
    preset: str,
    table: Path | None,
    boilerplate: tuple[Path, ...],
    versions: str,
    min_score: float | None,
    settings: tuple[str, ...],
    jobs: int,
    strict: bool,
    quiet: bool,
    verbose: bool,
    color: str,
    progress: str,
) -> None:
    """
    Group the articles that are copies of one another.

    PATH is a folder, read with all folders in it, a file, or - for standard input.
    """
    if not paths:
        raise click.UsageError(NOTHING_GIVEN, context)
    if out == Path("-"):
        raise click.UsageError(NO_FOLDER, context)
    config = options.make_config(settings, min_score=min_score, preset=preset, jobs=jobs)
    terminal = Terminal(color=color, progress=progress, quiet=quiet, verbose=verbose)
    from dedup.report.run_folder import check_free, write_run  # noqa: PLC0415 -- orjson is slow to import

    if out is not None:
        check_free(out, force=force)
    reading = {
        "fields": field_names,
        "input_format": input_format,
        "table": table,
        "boilerplate": boilerplate,
        "versions": versions,
        "jobs": config.jobs,
    }
    run = _cluster(paths, reading, config, terminal)
    if out is not None:
        write_run(run, out, force=force)
    if form or not (out and quiet):
        _print(run, form or "table", terminal)
    terminal.note_skips(run.skips)
    _advise(run, out, form, terminal)
    if strict and run.skips:
        context.exit(SKIPPED)


def _cluster(paths: tuple[str, ...], reading: Mapping[str, Any], config: Config, terminal: Terminal) -> Run:
    """Read everything, as *reading* tells `dedup.ingest.read`, and run the main job on it."""
    from dedup.ingest import read  # noqa: PLC0415 -- readers are slow to import

    with terminal.follow() as progress:
        with progress.stage("read", None) as advance:
            collection = read(paths, **reading, progress=advance)
        with compiled_for(collection.articles, terminal.note):
            return api.cluster(collection, config, progress=progress)


def _print(run: Run, form: str, terminal: Terminal) -> None:
    """The run on standard output."""
    if form == "table":
        from dedup.report.terminal import print_run  # noqa: PLC0415 -- rich is slow to import

        print_run(run, terminal.output())
        terminal.note("")  # what follows stands apart from the table
    else:
        from dedup.report.stream import records  # noqa: PLC0415 -- orjson is slow to import

        terminal.write(records(run, form))


def _advise(run: Run, out: Path | None, form: str | None, terminal: Terminal) -> None:
    """With fewer than two articles, why nothing was found, unless a table said it; else what to type next."""
    if form in {None, "table"} and len(run.articles) < 2:
        return
    if not run.articles:
        terminal.note("There is no article, and nothing to compare.")
    elif len(run.articles) == 1:
        terminal.note("There is one article, and nothing to compare it with.")
    elif form is None and out is None:
        terminal.note("Next: add -o run to keep this, then: dedup report run -o report.html")
    elif form is None:
        terminal.note(f"Next: dedup report {shlex.quote(str(out))} -o report.html")
