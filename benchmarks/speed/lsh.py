"""
The benchmark of dedup against other MinHash LSH libraries, from texts in memory to verified clusters.

`dedup bench lsh` runs it where the repository is at hand.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import orjson
from rich.console import RenderableType
from rich.text import Text

from benchmarks.speed.floor import floor_seconds
from benchmarks.speed.machine import load
from benchmarks.speed.measure import THRESHOLDS, measure
from benchmarks.speed.plot import plot
from benchmarks.speed.record import Result, document
from benchmarks.speed.runs import Run, absent_systems, run_once
from benchmarks.speed.systems import MODULES, OURS
from benchmarks.speed.table import found_table, speed_table, stage_table
from benchmarks.speed.texts import from_jsonl, generated, write_texts
from benchmarks.speed.truth import exact_pairs
from dedup.errors import DedupError
from dedup.pipeline import Progress

ARTICLES = 4000
"""How many articles are generated when no number is given."""

PARTS = (4, 2)
"""The plot's smaller sizes when none are given: the corpus over each of these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """
    What to measure.

    Attributes:
        docs: a file of JSON lines; None for generated articles.
        n: how many articles; None for `ARTICLES` generated ones, or all of the file.
        seed: of generated articles.
        repeat: repetitions.
        sizes: smaller numbers of articles to measure too, once each; None for those that `PARTS` gives.
    """

    docs: Path | None = None
    n: int | None = None
    seed: int = 1
    repeat: int = 3
    sizes: tuple[int, ...] | None = ()


def lsh(options: Options, progress: Progress) -> Result:
    """
    Measure all systems that are installed.

    Args:
        options: what to measure.
        progress: what follows the runs.

    Raises:
        InputError: when the file has no articles.
        DedupError: when dedup itself does not come to the end.
    """
    with progress.stage("prepare", None):
        corpus = from_jsonl(options.docs, options.n) if options.docs else generated(options.n or ARTICLES, options.seed)
        truth = exact_pairs(corpus.texts)
    left_out = {name: f"not installed; pip install {name}" for name in absent_systems()}
    names = [name for name in MODULES if name not in left_out]
    n = len(corpus.texts)
    sizes = smaller_sizes(options.sizes, n)
    before = load()
    with (
        TemporaryDirectory() as folder,
        progress.stage("run", len(names) * (options.repeat + len(sizes))) as advance,
    ):
        path = Path(folder) / "texts.jsonl"
        write_texts(corpus.texts, path)

        def run(name: str, n: int) -> Run:
            try:
                return run_once(name, path, n)
            finally:
                advance(1)

        systems, failures = measure(names, partial(run, n=n), corpus, truth, options.repeat)
        if OURS in failures:
            message = f"{OURS} did not come to the end: {failures[OURS]}"
            raise DedupError(message)
        names = [system.name for system in systems]
        growth = [
            each for m in sizes for each in measure(names, partial(run, n=m), corpus.first(m), truth.among(m), 1)[0]
        ]
    return Result(
        corpus=corpus.name,
        true_pairs={threshold: truth.codes(threshold).size for threshold in THRESHOLDS},
        systems=tuple(systems),
        growth=tuple(growth),
        floor=floor_seconds(corpus.texts),
        left_out=left_out | failures,
        load=(before, load()),
    )


def shown(result: Result) -> list[RenderableType]:
    """The tables, and a line on the settings of each system."""
    notes = [Text(f"{system.name}: {system.settings}", style="dim") for system in result.systems]
    absent = [Text(f"{name} is left out: {reason}") for name, reason in result.left_out.items()]
    return [speed_table(result), found_table(result), stage_table(result), *notes, *absent]


def as_json(result: Result) -> bytes:
    """The result as JSON, for tracking."""
    return orjson.dumps(document(result), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def as_svg(result: Result) -> bytes:
    """The plot of time against size."""
    return plot([*result.growth, *result.systems]).encode()


def smaller_sizes(sizes: Sequence[int] | None, n: int) -> list[int]:
    """The sizes below *n* that are measured too, rising."""
    wanted = {n // part for part in PARTS} if sizes is None else set(sizes)
    return sorted(size for size in wanted if 2 <= size < n)
