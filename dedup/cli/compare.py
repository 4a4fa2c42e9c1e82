"""`dedup compare`: what two articles are to each other, or each of many pairs."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

import click

from dedup import api
from dedup.cli import options
from dedup.cli.compiling import compiled_for
from dedup.cli.terminal import Terminal
from dedup.cli.two_articles import Read, read_two
from dedup.config import Config
from dedup.model import Article, Relation

WHAT_TO_GIVE = "give two files, or --docs and --pairs: dedup compare a.txt b.html"


@click.command("compare")
@click.argument("files", metavar="A B", nargs=-1)
@click.option("--docs", metavar="PATH", help="A folder, file or - with the articles of all pairs.")
@click.option("--pairs", metavar="FILE", help="A file of pairs, two article ids a line, separated by a tab; - allowed.")
@options.form("table", "json", "jsonl")
@options.input_format
@options.field_names
@options.preset
@options.boilerplate
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
    files: tuple[str, ...],
    docs: str | None,
    pairs: str | None,
    form: str | None,
    input_format: str | None,
    field_names: Mapping[str, str],
    preset: str,
    boilerplate: tuple[Path, ...],
    min_score: float | None,
    settings: tuple[str, ...],
    quiet: bool,
    verbose: bool,
    color: str,
) -> None:
    """
    Show which passages two articles share, and how each was changed.

    A and B are files that hold one article each; one of them may be - for standard input. With --docs and --pairs,
    one JSON object is printed for each pair, in the order of the file.
    """
    if (*files, docs, pairs).count("-") > 1:
        message = "- stands for standard input, which can be read only once"
        raise click.UsageError(message, context)
    if docs and form not in {None, "jsonl"}:
        message = f"pairs are printed as JSON lines; leave -f {form} out"
        raise click.UsageError(message, context)
    config = options.make_config(settings, min_score=min_score, preset=preset)
    read = partial(api.read, fields=field_names, input_format=input_format, boilerplate=boilerplate, versions="all")
    terminal = Terminal(color=color, quiet=quiet, verbose=verbose)
    match files, docs, pairs:
        case (left, right), None, None:
            articles = read_two(left, right, read, terminal)
            _compare_two(*articles, form or "table", config, terminal)
        case (), str(), str():
            _compare_pairs(docs, pairs, read, config, terminal)
        case _:
            raise click.UsageError(WHAT_TO_GIVE, context)


def _compare_two(left: Article, right: Article, form: str, config: Config, terminal: Terminal) -> None:
    """Print what two articles are to each other."""
    with compiled_for((left, right), terminal.note):
        relation = api.compare(left, right, config)
    if form == "table":
        from dedup.report.terminal import print_comparison  # noqa: PLC0415 -- rich is slow to import

        print_comparison(relation, left, right, terminal.output())
    else:
        terminal.write([_line(relation)])


def _compare_pairs(docs: str, pairs: str, read: Read, config: Config, terminal: Terminal) -> None:
    """Print one line for each pair as soon as it is compared."""
    from dedup.ingest import open_stdin, read_pairs  # noqa: PLC0415 -- readers are slow to import

    collection = read(docs)
    terminal.note_skips(collection.skips)
    articles = {article.id: article for article in collection.articles}
    checked = list(read_pairs(open_stdin() if pairs == "-" else pairs, known=articles))
    with compiled_for(collection.articles, terminal.note):
        for left, right in checked:
            terminal.write([_line(api.compare(articles[left], articles[right], config))])


def _line(relation: Relation) -> bytes:
    """The relation with its passages as one line of JSON."""
    from dedup.report.jsonl import encode  # noqa: PLC0415 -- orjson is slow to import
    from dedup.report.record import relation_record  # noqa: PLC0415 -- as above
    from dedup.report.stream import with_schema  # noqa: PLC0415 -- as above

    return encode(with_schema(relation_record(relation, passages=True))) + b"\n"
