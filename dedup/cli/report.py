"""`dedup report`: a run as one page, or as a folder of a page and what it loads from beside it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dedup.cli import options
from dedup.cli.terminal import Terminal
from dedup.report.place import new_file, refuse_to_lose, takes_a_stream

if TYPE_CHECKING:
    from dedup.report.choice import Choice
    from dedup.report.source import Source

PAGE = Path("report.html")
FOLDER = Path("report")


@click.command("report")
@click.argument("run_folder", metavar="RUN", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="PLACE",
    help="Where to write it; - is standard output. [default: report.html; with --folder, report]",
)
@click.option("--folder", "as_folder", is_flag=True, help="Write a folder, which may hold far more than one file.")
@click.option("--cluster", metavar="ID", help="Show one cluster alone: its id, how that begins, or an article in it.")
@click.option("--pair", nargs=2, metavar="A B", help="Show two articles alone, by their ids.")
@click.option("--print", "for_print", is_flag=True, help="Write a shorter page to be printed.")
@click.option("--anonymise", is_flag=True, help="Number articles and outlets, and black out known names.")
@options.force
@click.option("--open", "open_page", is_flag=True, help="Show the page in the web browser.")
@options.quiet
def command(
    *,
    run_folder: Path,
    out: Path | None,
    as_folder: bool,
    cluster: str | None,
    pair: tuple[str, str] | None,
    for_print: bool,
    anonymise: bool,
    force: bool,
    open_page: bool,
    quiet: bool,
) -> None:
    """
    Write a run as an HTML report that needs nothing else.

    RUN is a folder that `dedup cluster -o RUN` wrote. One of more than 2,000
    clusters becomes a folder by itself.
    """
    is_part = cluster is not None or pair is not None
    if as_folder and (is_part or for_print):
        message = "--folder is for whole runs; leave --cluster, --pair and --print out"
        raise click.UsageError(message)
    from dedup.report import budget  # noqa: PLC0415 -- beside what it is for
    from dedup.report.source import Source, fits_one_file  # noqa: PLC0415 -- slow to import

    as_folder = as_folder or not (is_part or for_print or _asks_for_one_file(out) or fits_one_file(run_folder))
    place = out or (FOLDER if as_folder else PAGE)
    _check(place, as_folder=as_folder, open_page=open_page, n_parts=(cluster is not None) + (pair is not None))
    whole = budget.FOLDER if as_folder else budget.PART if is_part else budget.ONE_FILE
    source = Source(
        folder=run_folder,
        budget=budget.PRINT if for_print else whole,
        cluster=cluster,
        pair=pair,
        anonymise=anonymise,
    )
    terminal = Terminal(quiet=quiet)
    if as_folder:
        page = _write_folder(source, place, terminal, force=force)
    else:
        page = _write_page(source, place, terminal, force=force, for_print=for_print)
    if open_page:
        import webbrowser  # noqa: PLC0415 -- slow to import and seldom needed

        webbrowser.open(page.resolve().as_uri())


def _asks_for_one_file(out: Path | None) -> bool:
    """Whether the place given is that of one file, however large the run."""
    return out is not None and (str(out) == "-" or out.suffix.lower() in {".html", ".htm"} or takes_a_stream(out))


def _check(place: Path, *, as_folder: bool, open_page: bool, n_parts: int) -> None:
    """
    Refuse options that do not go together.

    Raises:
        click.UsageError: naming them.
    """
    if str(place) == "-" and (open_page or as_folder):
        message = f"{'--open' if open_page else '--folder'} needs a place on the disk; give -o a name"
        raise click.UsageError(message)
    if n_parts > 1:
        message = "--cluster and --pair each show one thing alone; give one of them"
        raise click.UsageError(message)


def _write_page(source: "Source", place: Path, terminal: Terminal, *, force: bool, for_print: bool) -> Path:
    """One page at *place*, or on standard output."""
    to_stdout = str(place) == "-"
    if not to_stdout:
        refuse_to_lose(place, force=force)
    from dedup.report.page.single_file import pieces  # noqa: PLC0415 -- slow to import

    choice = source.choice()
    page = (piece.encode() for piece in pieces(choice, source, for_print=for_print))
    if to_stdout:
        terminal.write(page)
        return place
    with new_file(place) as file:
        file.writelines(page)
    _tell(choice, terminal, place)
    return place


def _write_folder(source: "Source", place: Path, terminal: Terminal, *, force: bool) -> Path:
    """A folder at *place*, with the page in it."""
    from dedup.report.page.folder import INDEX, check_free, write_folder  # noqa: PLC0415 -- slow to import

    check_free(place, force=force)
    choice = source.choice()
    write_folder(choice, place, source, force=force)
    _tell(choice, terminal, place / INDEX)
    return place / INDEX


def _tell(choice: "Choice", terminal: Terminal, page: Path) -> None:
    """Say where the report is, and what it leaves out."""
    from dedup.report.choice import left_out  # noqa: PLC0415 -- slow to import

    terminal.note(f"The report is in {page}")
    parts = left_out(choice)
    if parts:
        terminal.note(f"It leaves out {'; '.join(parts)}.")
