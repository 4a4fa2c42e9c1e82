"""`dedup report`: one page that shows a run."""

from pathlib import Path

import click

from dedup.cli import options
from dedup.cli.terminal import Terminal
from dedup.report.place import new_file, refuse_to_lose


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
        refuse_to_lose(out, force=force)
    from dedup.report.html import render  # noqa: PLC0415 -- slow to import
    from dedup.report.run_folder import read_run  # noqa: PLC0415 -- orjson is slow to import

    terminal = Terminal(quiet=quiet)
    page = render(read_run(run_folder)).encode()
    if to_stdout:
        terminal.write([page])
        return
    with new_file(out) as file:
        file.write(page)
    terminal.note(f"The report is in {out}")
    if open_page:
        import webbrowser  # noqa: PLC0415 -- slow to import and seldom needed

        webbrowser.open(out.resolve().as_uri())
