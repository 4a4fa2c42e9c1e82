"""`dedup explain`: why two articles are linked, or are not."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

import click

from dedup import api
from dedup.cli import options
from dedup.cli.compiling import compiled_for
from dedup.cli.terminal import Terminal
from dedup.cli.two_articles import pick_two, read_two
from dedup.config import Config
from dedup.model import Article, Run


@click.command("explain")
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@click.option(
    "--run",
    "run_folder",
    type=click.Path(path_type=Path),
    metavar="RUN",
    help="A run folder: A and B are ids of articles in it, and its settings are taken.",
)
@click.option("--docs", metavar="PATH", help="A folder or a file: A and B are ids of articles in it.")
@options.form("table", "json")
@options.field_names
@options.min_score
@options.settings
@options.quiet
@options.verbose
@options.color
@click.pass_context
def command(
    context: click.Context,
    /,
    *,
    left: str,
    right: str,
    run_folder: Path | None,
    docs: str | None,
    form: str | None,
    field_names: Mapping[str, str],
    min_score: float | None,
    settings: tuple[str, ...],
    quiet: bool,
    verbose: bool,
    color: str,
) -> None:
    """
    Show why two articles are linked, or are not.

    A and B are files that hold one article each; with --run or --docs, ids of articles in there.
    """
    if run_folder is not None and docs is not None:
        message = "give --run or --docs, not both"
        raise click.UsageError(message, context)
    if run_folder is None and docs is None and left == right == "-":
        message = "- stands for standard input, which can be read only once"
        raise click.UsageError(message, context)
    terminal = Terminal(color=color, quiet=quiet, verbose=verbose)
    run = None
    if run_folder is not None:
        from dedup.report.run_folder import read_run  # noqa: PLC0415 -- orjson is slow to import

        run = read_run(run_folder)
        articles = pick_two(left, right, (facts.article for facts in run.articles), run_folder)
        settings = (run.settings, *settings)
    elif docs is not None:
        collection = api.read(docs, fields=field_names, versions="all")
        terminal.note_skips(collection.skips)
        articles = pick_two(left, right, collection.articles, docs)
    else:
        articles = read_two(left, right, partial(api.read, fields=field_names, versions="all"), terminal)
    _explain(*articles, form or "table", options.make_config(settings, min_score=min_score), run, terminal)


def _explain(left: Article, right: Article, form: str, config: Config, run: Run | None, terminal: Terminal) -> None:
    """Print everything that decides on two articles."""
    with compiled_for((left, right), terminal.note):
        explanation = api.explain(left, right, config, run=run)
    if form == "table":
        from dedup.report.terminal_explanation import print_explanation  # noqa: PLC0415 -- rich is slow to import

        print_explanation(explanation, terminal.output())
    else:
        from dedup.report.explanation_record import explanation_record  # noqa: PLC0415 -- orjson is slow to import
        from dedup.report.jsonl import encode  # noqa: PLC0415 -- as above
        from dedup.report.stream import with_schema  # noqa: PLC0415 -- as above

        terminal.write([encode(with_schema(explanation_record(explanation))) + b"\n"])
