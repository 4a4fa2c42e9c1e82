"""`dedup spins`: the words that the copies of a run exchange."""

from pathlib import Path

import click

from dedup.cli import options
from dedup.cli.compiling import compiled_for
from dedup.cli.terminal import Terminal


@click.command("spins")
@click.argument("run_folder", metavar="RUN", type=click.Path(path_type=Path))
@options.form("table", "json", "jsonl", "csv")
@options.quiet
@options.color
def command(*, run_folder: Path, form: str | None, quiet: bool, color: str) -> None:
    """
    Show the words that copies exchange, and which show one habit.

    RUN is a folder that `dedup cluster -o RUN` wrote.
    """
    from dedup.report.run_folder import read_run  # noqa: PLC0415 -- orjson is slow to import

    terminal = Terminal(color=color, quiet=quiet)
    run = read_run(run_folder)
    with compiled_for([facts.article for facts in run.articles], terminal.note):
        from dedup.spin.run import spins  # noqa: PLC0415 -- numba is slow to import

        found = spins(run)
    if form in {None, "table"}:
        from dedup.report.terminal_spins import print_spins  # noqa: PLC0415 -- rich is slow to import

        print_spins(found, terminal.output())
    else:
        from dedup.report.spin_record import spin_records  # noqa: PLC0415 -- orjson is slow to import

        terminal.write(spin_records(found, form))
