"""A result as tables for the terminal."""

from collections.abc import Sequence
from statistics import median

from rich.table import Table

from benchmarks.speed.measure import THRESHOLDS, Measured, Quality
from benchmarks.speed.record import Result


def speed_table(result: Result) -> Table:
    """One row a system: how fast, how much memory, what it found."""
    ours = result.ours
    before, after = result.load
    busy = "" if before is None else f", load {before:g} before and {after:g} after"
    view = Table(
        title=f"{ours.n_texts:,} articles ({result.corpus}), {ours.n_bytes / 1e6:,.1f} MB, "
        f"one core, CPU time, medians of {len(ours.seconds)}{busy}",
        caption=_caption(ours, result.true_pairs),
    )
    view.add_column("system", no_wrap=True)
    for heading in ("docs/s", "MB/s", "time / ours", "peak MB", *(f"r / p at {each}" for each in THRESHOLDS)):
        view.add_column(heading, justify="right")
    for system in result.systems:
        view.add_row(
            system.name,
            f"{system.texts_a_second:,.0f}",
            f"{system.megabytes_a_second:,.1f}",
            "" if system is ours else _ratio(system.ratios(ours)),
            f"{system.peak_memory / 1e6:,.0f}" if system.peak_memory else "-",
            *(_quality(system.quality[threshold]) for threshold in THRESHOLDS),
        )
    return view


def stage_table(result: Result) -> Table:
    """One row a stage, and the floor. Each peer's recall stands beside its speed here too."""
    view = Table(title="Stage by stage")
    for heading in ("system", "stage"):
        view.add_column(heading, no_wrap=True)
    for heading in ("seconds", "docs/s", "MB/s"):
        view.add_column(heading, justify="right", no_wrap=True)
    groups = [([system.name, f"  recall {recalls(system)}"], system.stages) for system in result.systems]
    n_texts, n_bytes = result.ours.n_texts, result.ours.n_bytes
    for labels, stages in [*groups, (["floor"], result.floor)]:
        for place, (stage, seconds) in enumerate(stages.items()):
            view.add_row(
                labels[place] if place < len(labels) else "",
                stage,
                f"{seconds:.4f}",
                f"{n_texts / seconds:,.0f}" if seconds else "-",
                f"{n_bytes / 1e6 / seconds:,.0f}" if seconds else "-",
                end_section=place == len(stages) - 1,
            )
    return view


def recalls(system: Measured) -> str:
    """Its recall at every threshold, in short."""
    values = (system.quality[threshold].recall for threshold in THRESHOLDS)
    return " ".join("-" if value is None else f"{value:.2f}" for value in values)


def _caption(ours: Measured, true_pairs: dict[float, int]) -> str:
    alone = f" Peak memory holds the texts, which take {ours.texts_memory / 1e6:,.0f} MB." if ours.texts_memory else ""
    pairs = ", ".join(f"{n:,} at {threshold}" for threshold, n in true_pairs.items())
    return (
        f"time / ours: CPU time over ours in the same repetition, median (least-most). r / p: recall and precision "
        f"against exact word 5-gram resemblance ({pairs} pairs); of clusters, precision is the share of pairs of the "
        f"same original.{alone}"
    )


def _ratio(ratios: Sequence[float]) -> str:
    """The median ratio, and the least and the most."""
    form = ".0f" if min(ratios) >= 10 else ".1f"
    return f"{median(ratios):{form}} ({min(ratios):{form}}-{max(ratios):{form}})"


def _quality(quality: Quality) -> str:
    return " / ".join("-" if value is None else f"{value:.3f}" for value in (quality.recall, quality.precision))
