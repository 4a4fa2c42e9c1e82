"""
Measure the speed of dedup beside its peers, and what they find.

    python -m benchmarks.speed [--documents N] [--jsonl FILE] [--repetitions R] [--json FILE] [--svg FILE]

Everything runs in one process on texts in memory, the systems taking turns; seconds are CPU time.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

import click
import orjson
from rich.console import Console

from benchmarks.speed.floor import floor_seconds
from benchmarks.speed.measure import Measured, measure
from benchmarks.speed.memory import NOTHING, peak_bytes
from benchmarks.speed.plot import plot
from benchmarks.speed.system import System
from benchmarks.speed.systems import load
from benchmarks.speed.table import document, speed_table, stage_table
from benchmarks.speed.texts import Corpus, from_jsonl, generated, write_texts
from benchmarks.speed.truth import Pairs, exact_pairs

DOCUMENTS = 2000
PARTS = (8, 4, 2)
"""The plot's smaller sizes: the corpus over each of these."""

TABLE_WIDTH = 130
"""Columns when the tables go into a file or a pipe."""


@click.command()
@click.option("--documents", type=click.IntRange(2), help=f"How many articles; {DOCUMENTS} when generated, else all.")
@click.option("--jsonl", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Articles to take instead.")
@click.option("--seed", default=1, show_default=True, help="The seed of generated articles.")
@click.option("--repetitions", type=click.IntRange(1), default=3, show_default=True, help="How often each system runs.")
@click.option("--json", "output", type=click.Path(dir_okay=False, path_type=Path), help="Write the figures as JSON.")
@click.option("--svg", type=click.Path(dir_okay=False, path_type=Path), help="Measure smaller parts too and plot them.")
def main(
    documents: int | None, jsonl: Path | None, seed: int, repetitions: int, output: Path | None, svg: Path | None
) -> None:
    """Measure the speed of dedup beside its peers, and what they find."""
    systems, absent = load()
    for name in absent:
        click.echo(f"{name}: not installed, left out", err=True)
    corpus = from_jsonl(jsonl, documents) if jsonl else generated(documents or DOCUMENTS, seed)
    truth = exact_pairs(corpus.texts)
    results, baseline = _measured(systems, corpus, truth, repetitions)
    floor = floor_seconds(corpus.texts)
    console = Console()
    if not console.is_terminal:
        console.width = TABLE_WIDTH
    console.print(speed_table(results, baseline))
    console.print(stage_table(results, floor))
    for result in results:
        console.print(f"{result.name}: {result.settings}", style="dim", soft_wrap=True, highlight=False)
    growth = _growth(systems, corpus, truth, repetitions) + results if svg else []
    if svg:
        svg.write_text(plot(growth), "utf-8")
    if output:
        output.write_bytes(orjson.dumps(document(results, floor, corpus.name, growth), option=orjson.OPT_INDENT_2))


def _measured(
    systems: list[System], corpus: Corpus, truth: Pairs, repetitions: int
) -> tuple[list[Measured], int | None]:
    """All systems on the whole corpus with their peak memory, and the memory of the texts alone."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "texts.jsonl"
        write_texts(corpus.texts, path)
        results = measure(systems, corpus, truth, repetitions, lambda system: peak_bytes(system.name, path))
        return results, peak_bytes(NOTHING, path)


def _growth(systems: list[System], corpus: Corpus, truth: Pairs, repetitions: int) -> list[Measured]:
    """All systems on parts of the corpus."""
    sizes = [len(corpus.texts) // part for part in PARTS if len(corpus.texts) >= 2 * part]
    return [result for n in sizes for result in measure(systems, corpus.first(n), truth.among(n), repetitions)]


if __name__ == "__main__":
    main()
