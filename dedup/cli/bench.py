"""`dedup bench`: how fast dedup is beside others, measured where its repository is at hand."""

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from dedup.cli import options
from dedup.cli.terminal import Terminal
from dedup.errors import InputError, OutputError

ROOT = Path(__file__).parents[2]
"""The repository, where dedup runs from one."""

TABLE_WIDTH = 132
"""Columns when the tables go into a file or a pipe."""

a_file = click.Path(dir_okay=False, path_type=Path)


@click.group("bench")
def command() -> None:
    """Measure the speed beside other programs; needs dedup's repository."""


@command.command("lsh")
@click.option(
    "--docs",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Take these articles, JSON lines with a field `text`, and generate none.",
)
@click.option("--n", type=click.IntRange(2), metavar="N", help="How many articles; by default 4000, or all of FILE.")
@click.option("--seed", type=int, metavar="N", default=1, show_default=True, help="The seed of generated articles.")
@click.option(
    "--repeat", type=click.IntRange(1), metavar="N", default=3, show_default=True, help="How often each system runs."
)
@click.option(
    "--size",
    "sizes",
    type=click.IntRange(2),
    metavar="N",
    multiple=True,
    help="Run once on the first N articles too; may be repeated. With --plot, by default a quarter and half of them.",
)
@click.option("--json", "json_file", type=a_file, metavar="FILE", help="Write the figures as JSON.")
@click.option("--plot", "plot_file", type=a_file, metavar="FILE", help="Draw the time against the size as SVG.")
@options.force
@options.quiet
@options.color
@options.progress
def lsh(
    *,
    docs: Path | None,
    n: int | None,
    seed: int,
    repeat: int,
    sizes: tuple[int, ...],
    json_file: Path | None,
    plot_file: Path | None,
    force: bool,
    quiet: bool,
    color: str,
    progress: str,
) -> None:
    """
    Measure dedup beside other MinHash LSH libraries.

    Every system goes from the same texts in memory to verified clusters, each time in a process of its own on one
    core, and in turns. No speed is shown without recall and precision against the exact truth.
    """
    benchmark = _benchmark()
    for file in (json_file, plot_file):
        _check_free(file, force=force)
    terminal = Terminal(color=color, progress=progress, quiet=quiet)
    wanted = benchmark.Options(
        docs=docs, n=n, seed=seed, repeat=repeat, sizes=sizes if sizes or plot_file is None else None
    )
    with terminal.follow() as following:
        result = benchmark.lsh(wanted, following)
    console = terminal.output()
    if not console.is_terminal:
        console.width = TABLE_WIDTH
    for part in benchmark.shown(result):
        console.print(part)
    for file, content in ((json_file, benchmark.as_json), (plot_file, benchmark.as_svg)):
        if file is not None:
            _write(content(result), file)
            terminal.note(f"Written: {file}")


def _benchmark() -> Any:  # noqa: ANN401 -- a module of the repository, which is no part of the package
    """
    The benchmark, which lies beside the package and is not installed with it.

    Raises:
        InputError: when it is not there.
    """
    if not (ROOT / "benchmarks" / "speed" / "lsh.py").exists():
        message = "the benchmark is not installed with dedup; clone its repository and call `make bench` there"
        raise InputError(message)
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    return import_module("benchmarks.speed.lsh")


def _check_free(file: Path | None, *, force: bool) -> None:
    """
    Refuse a place that is taken or cannot be written, before any work is done; make the folders that it lies in.

    Raises:
        OutputError: when there is such a file and *force* is not given, or its folder cannot be made or written.
    """
    if file is None:
        return
    if file.is_file() and not force:
        message = f"{file} is already there; replace it with --force, or give another name"
        raise OutputError(message)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"cannot write {file}: {error.strerror or error}"
        raise OutputError(message) from error
    if not os.access(file if file.exists() else file.parent, os.W_OK):
        message = f"cannot write {file}: no permission"
        raise OutputError(message)


def _write(content: bytes, file: Path) -> None:
    """
    Put *content* into *file*.

    Raises:
        OutputError: when it cannot be written there.
    """
    try:
        file.write_bytes(content)
    except OSError as error:
        message = f"cannot write {file}: {error.strerror or error}"
        raise OutputError(message) from error
