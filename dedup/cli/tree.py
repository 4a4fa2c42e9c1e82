"""`dedup tree`: who likely took from whom in a cluster."""

from dataclasses import replace
from pathlib import Path

import click

from dedup.cli import options
from dedup.cli.terminal import Terminal


@click.command("tree")
@click.argument("run_folder", metavar="RUN", type=click.Path(path_type=Path))
@click.argument("cluster", metavar="[CLUSTER]", required=False)
@options.form("text", "dot", "graphml", "json")
@options.quiet
def command(*, run_folder: Path, cluster: str | None, form: str | None, quiet: bool) -> None:
    """
    Draw who likely took from whom, as family trees of the clusters.

    RUN is a folder that `dedup cluster -o RUN` wrote. CLUSTER is the id of one cluster, or how it begins, or the id
    of an article in it; without it, all are drawn.
    """
    from dedup.report.family_view import tree_pieces  # noqa: PLC0415 -- orjson is slow to import
    from dedup.report.part import cluster_named  # noqa: PLC0415 -- as above
    from dedup.report.run_folder import read_run  # noqa: PLC0415 -- as above

    terminal = Terminal(quiet=quiet)
    run = read_run(run_folder)
    if cluster is not None:
        run = replace(run, clusters=(cluster_named(run, cluster),))
    elif not run.clusters:
        terminal.note("There is no cluster, and no tree to draw.")
    from dedup.provenance.family import family_trees  # noqa: PLC0415 -- kernels are slow to import

    articles = {facts.article.id: facts.article for facts in run.articles}
    form = form or "text"
    pieces = tree_pieces(family_trees(run), articles, form, ascii_only=form == "text" and not terminal.has_boxes())
    terminal.write(piece.encode("utf-8", "backslashreplace") for piece in pieces)
