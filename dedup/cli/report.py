"""`dedup report`: a run as one page, or as a folder of a page and what it loads from beside it."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dedup.cli import options
from dedup.cli.terminal import Terminal
from dedup.report.place import new_file, refuse_to_lose

if TYPE_CHECKING:
    from dedup.report.budget import Budget
    from dedup.report.choice import Choice

PAGE = Path("report.html")
FOLDER = Path("report")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be shown of a run: one *cluster*, one *pair*, or all; for print or not, with names or without."""

    cluster: str | None
    pair: tuple[str, str] | None
    for_print: bool
    anonymise: bool

    @property
    def is_part(self) -> bool:
        """Whether a part of the run is to be shown alone."""
        return self.cluster is not None or self.pair is not None


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

    RUN is a folder that `dedup cluster -o RUN` wrote.
    """
    wanted = Wanted(cluster=cluster, pair=pair, for_print=for_print, anonymise=anonymise)
    place = out or (FOLDER if as_folder else PAGE)
    _check(wanted, place, as_folder=as_folder, open_page=open_page)
    terminal = Terminal(quiet=quiet)
    write = _write_folder if as_folder else _write_page
    page = write(wanted, run_folder, place, terminal, force=force)
    if open_page:
        import webbrowser  # noqa: PLC0415 -- slow to import and seldom needed

        webbrowser.open(page.resolve().as_uri())


def _check(wanted: Wanted, place: Path, *, as_folder: bool, open_page: bool) -> None:
    """
    Refuse options that do not go together.

    Raises:
        click.UsageError: naming them.
    """
    if str(place) == "-" and (open_page or as_folder):
        message = f"{'--open' if open_page else '--folder'} needs a place on the disk; give -o a name"
        raise click.UsageError(message)
    if wanted.cluster is not None and wanted.pair is not None:
        message = "--cluster and --pair each show one thing alone; give one of them"
        raise click.UsageError(message)
    if as_folder and (wanted.is_part or wanted.for_print):
        message = "--folder is for whole runs; leave --cluster, --pair and --print out"
        raise click.UsageError(message)


def _write_page(wanted: Wanted, run_folder: Path, place: Path, terminal: Terminal, *, force: bool) -> Path:
    """One page at *place*, or on standard output."""
    to_stdout = str(place) == "-"
    if not to_stdout:
        refuse_to_lose(place, force=force)
    from dedup.report.budget import ONE_FILE, PART, PRINT  # noqa: PLC0415 -- as below
    from dedup.report.page.single_file import pieces  # noqa: PLC0415 -- slow to import

    budget = PRINT if wanted.for_print else PART if wanted.is_part else ONE_FILE
    choice, start = _chosen(wanted, run_folder, budget)
    page = (piece.encode() for piece in pieces(choice, start=start, for_print=wanted.for_print))
    if to_stdout:
        terminal.write(page)
        return place
    with new_file(place) as file:
        file.writelines(page)
    _tell(choice, terminal, place)
    return place


def _write_folder(wanted: Wanted, run_folder: Path, place: Path, terminal: Terminal, *, force: bool) -> Path:
    """A folder at *place*, with the page in it."""
    from dedup.report.budget import FOLDER as BUDGET  # noqa: PLC0415 -- as below
    from dedup.report.page.folder import INDEX, check_free, write_folder  # noqa: PLC0415 -- slow to import

    check_free(place, force=force)
    choice, _ = _chosen(wanted, run_folder, BUDGET)
    write_folder(choice, place, force=force)
    _tell(choice, terminal, place / INDEX)
    return place / INDEX


def _chosen(wanted: Wanted, run_folder: Path, budget: "Budget") -> tuple["Choice", str]:
    """What is shown, and the route of the screen that is shown first."""
    from dedup.report.anonymous import anonymous  # noqa: PLC0415 -- slow to import
    from dedup.report.choice import Choice  # noqa: PLC0415 -- as above
    from dedup.report.part import part_of  # noqa: PLC0415 -- as above
    from dedup.report.screens.values import start_of  # noqa: PLC0415 -- as above
    from dedup.report.stored_run import open_run  # noqa: PLC0415 -- as above

    run = part_of(open_run(run_folder), cluster=wanted.cluster, pair=wanted.pair)
    run = anonymous(run) if wanted.anonymise else run
    return Choice(run, budget), start_of(run, is_part=wanted.is_part)


def _tell(choice: "Choice", terminal: Terminal, page: Path) -> None:
    """Say where the report is, and what it leaves out."""
    from dedup.report.choice import left_out  # noqa: PLC0415 -- slow to import

    terminal.note(f"The report is in {page}")
    parts = left_out(choice)
    if parts:
        terminal.note(f"It leaves out {'; '.join(parts)}.")
