"""`dedup quotes`: every quotation of a run, who said it, and what became of it in other articles."""

from collections.abc import Sequence
from pathlib import Path

import click

from dedup import api
from dedup.cli import options
from dedup.cli.compiling import compiled_for
from dedup.cli.terminal import Terminal
from dedup.ledger.values import LedgerEntry, said_by
from dedup.model import Run


@click.command("quotes")
@click.argument("run_folder", metavar="RUN", type=click.Path(path_type=Path))
@click.option("--changed-only", is_flag=True, help="Leave out quotations that no article changed.")
@click.option("--speaker", metavar="NAME", help="Only what is given to a speaker with NAME in their name.")
@options.form("table", "json", "jsonl", "csv")
@options.quiet
@options.color
def command(
    *, run_folder: Path, changed_only: bool, speaker: str | None, form: str | None, quiet: bool, color: str
) -> None:
    """
    List the quotations of a run, and what became of each in other articles.

    RUN is a folder that `dedup cluster -o RUN` wrote. What was turned round comes first.
    """
    from dedup.report.run_folder import read_run  # noqa: PLC0415 -- orjson is slow to import

    terminal = Terminal(color=color, quiet=quiet)
    run = read_run(run_folder)
    with compiled_for([facts.article for facts in run.articles], terminal.note):
        entries = api.quotes(run)
    if speaker is not None:
        entries = said_by(entries, speaker)
    if changed_only:
        entries = tuple(entry for entry in entries if entry.is_changed)
    _print(entries, run, form or "table", terminal, selected=changed_only or speaker is not None)


def _print(entries: Sequence[LedgerEntry], run: Run, form: str, terminal: Terminal, *, selected: bool) -> None:
    """The entries on standard output."""
    if form == "table":
        from dedup.report.quotes_terminal import print_quotes  # noqa: PLC0415 -- rich is slow to import

        print_quotes(entries, run, terminal.output(), selected=selected)
    else:
        from dedup.report.quotes_record import quotes  # noqa: PLC0415 -- orjson is slow to import

        terminal.write(quotes(entries, run, form))
