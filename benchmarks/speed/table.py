"""Measurements to tables on the terminal and to JSON."""

import platform
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from rich.table import Table

from benchmarks.speed.measure import THRESHOLDS, Measured, Quality

FORMAT = 1
"""Version of the JSON; 1: the first."""


def speed_table(results: Sequence[Measured], baseline: int | None) -> Table:
    """One row a system: how fast, how much memory, what it found."""
    first = results[0]
    size = f"{first.n_texts:,} articles, {first.n_bytes / 1e6:.1f} MB"
    alone = f" Peak memory holds the texts, which alone take {baseline / 1e6:,.0f} MB." if baseline else ""
    view = Table(
        title=f"{size}, one core, CPU time, medians of {len(first.seconds)}",
        caption="r / p: recall and precision against exact word 5-gram resemblance; "
        f"precision of clusters: pairs of the same original.{alone}",
    )
    view.add_column("system", no_wrap=True)
    for heading in ("seconds", "docs/s", "MB/s", "peak MB", *(f"r / p at {threshold}" for threshold in THRESHOLDS)):
        view.add_column(heading, justify="right", no_wrap=True)
    for result in results:
        view.add_row(
            result.name,
            f"{result.median:.2f}",
            f"{result.texts_a_second:,.0f}",
            f"{result.megabytes_a_second:,.1f}",
            f"{result.peak_memory / 1e6:,.0f}" if result.peak_memory else "-",
            *(_quality(result.quality[threshold]) for threshold in THRESHOLDS),
        )
    return view


def stage_table(results: Sequence[Measured], floor: Mapping[str, float]) -> Table:
    """One row a stage, and the floor."""
    view = Table(title="Stage by stage")
    view.add_column("system", no_wrap=True)
    view.add_column("stage", no_wrap=True)
    for heading in ("seconds", "docs/s", "MB/s"):
        view.add_column(heading, justify="right", no_wrap=True)
    n_texts, n_bytes = results[0].n_texts, results[0].n_bytes
    groups = {result.name: result.stages for result in results} | {"floor": dict(floor)}
    for name, stages in groups.items():
        for place, (stage, seconds) in enumerate(stages.items()):
            view.add_row(
                "" if place else name,
                stage,
                f"{seconds:.4f}",
                f"{n_texts / seconds:,.0f}" if seconds else "-",
                f"{n_bytes / 1e6 / seconds:,.0f}" if seconds else "-",
                end_section=place == len(stages) - 1,
            )
    return view


def document(
    results: Sequence[Measured], floor: Mapping[str, float], corpus: str, growth: Sequence[Measured]
) -> dict[str, Any]:
    """Everything as JSON."""
    return {
        "format": FORMAT,
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "machine": {"processor": platform.processor() or platform.machine(), "system": platform.system()},
        "corpus": corpus,
        "floor_seconds": dict(floor),
        "systems": [_record(result) for result in results],
        "growth": [_record(result) for result in growth],
    }


def _record(result: Measured) -> dict[str, Any]:
    return {
        "name": result.name,
        "settings": result.settings,
        "documents": result.n_texts,
        "bytes": result.n_bytes,
        "cpu_seconds": list(result.seconds),
        "stage_seconds": result.stages,
        "documents_a_second": result.texts_a_second,
        "megabytes_a_second": result.megabytes_a_second,
        "peak_memory_bytes": result.peak_memory,
        "quality": {
            str(threshold): {"recall": quality.recall, "precision": quality.precision}
            for threshold, quality in result.quality.items()
        },
    }


def _quality(quality: Quality) -> str:
    return " / ".join("-" if value is None else f"{value:.3f}" for value in (quality.recall, quality.precision))
