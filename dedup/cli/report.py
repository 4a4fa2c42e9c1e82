"""`dedup report`: one page that shows a run."""

import os
from pathlib import Path

import click

from dedup.cli import options
from dedup.cli.terminal import Terminal
from dedup.errors import OutputError


@click.command("report")
@click.argument("run_folder", metavar="RUN", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="FILE",
    default="report.html",
    show_default=True,
    help="Where to write the page; - is standard output.",
)
@options.force
@click.option("--open", "open_page", is_flag=True, help="Show the page in the web browser.")
@options.quiet
def command(*, run_folder: Path, out: Path, force: bool, open_page: bool, quiet: bool) -> None:
    """
    Write a run as one HTML page that needs nothing else.

    RUN is a folder that `dedup cluster -o RUN` wrote.
    """
    to_stdout = str(out) == "-"
    if to_stdout and open_page:
        message = "--open needs a file; give -o a name"
        raise click.UsageError(message)
    if not to_stdout:
        _refuse_to_lose(out, force=force)
    from dedup.report.html import render  # noqa: PLC0415 -- slow to import
    from dedup.report.run_folder import read_run  # noqa: PLC0415 -- orjson is slow to import

    terminal = Terminal(quiet=quiet)
    page = render(read_run(run_folder)).encode()
    if to_stdout:
        terminal.write([page])
        return
    _write(page, out)
    terminal.note(f"The report is in {out}")
    if open_page:
        import webbrowser  # noqa: PLC0415 -- slow to import and seldom needed

        webbrowser.open(out.resolve().as_uri())


def _refuse_to_lose(out: Path, *, force: bool) -> None:
    """
    Refuse a place that is taken, before any work is done.

    Raises:
        OutputError: when *out* is a folder, or a file and *force* is not given.
    """
    if _takes_a_stream(out):
        return
    if out.is_dir():
        message = f"{out} is a folder; give -o the name of a file"
        raise OutputError(message)
    if out.exists() and not force:
        message = f"{out} is already there; replace it with --force, or give -o another name"
        raise OutputError(message)


def _takes_a_stream(out: Path) -> bool:
    """Whether *out* is a device or a pipe, such as /dev/stdout: written to, and never replaced."""
    return out.exists() and not (out.is_file() or out.is_dir())


def _write(page: bytes, out: Path) -> None:
    """
    Write the page at once or not at all: into a file beside its place, which is then renamed into it.

    Raises:
        OutputError: when it cannot be written there.
    """
    place = Path(os.path.realpath(out))  # a link keeps pointing at the page
    partial = place.with_name(f".dedup-{os.getpid()}.partial")
    try:
        if _takes_a_stream(out):
            out.write_bytes(page)
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            partial.write_bytes(page)
            partial.replace(place)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        message = f"cannot write {out}: {error.strerror or error}"
        raise OutputError(message) from error
