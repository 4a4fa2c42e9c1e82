"""A result as tables for the terminal."""

from collections.abc import Sequence
from statistics import median

from rich.table import Table

from benchmarks.speed.measure import THRESHOLDS, Measured
from benchmarks.speed.record import Result


def speed_table(result: Result) -> Table:
    """One row a system: how fast it is, and its recall."""
    ours = result.ours
    before, after = result.load
    busy = "" if before is None else f", load {before:g} before and {after:g} after"
    view = Table(
        title=f"{ours.n_texts:,} articles ({result.corpus}), {ours.n_bytes / 1e6:,.1f} MB\n"
        f"one core, CPU time, medians of {len(ours.seconds)}{busy}",
        caption="time / ours: CPU time over ours in the same repetition, median (least-most).",
    )
    view.add_column("system", no_wrap=True)
    for heading in ("docs/s", "MB/s", "time / ours", f"recall at {_thresholds()}"):
        view.add_column(heading, justify="right")
    for system in result.systems:
        view.add_row(
            system.name,
            f"{system.texts_a_second:,.0f}",
            f"{system.megabytes_a_second:,.1f}",
            "" if system is ours else _ratio(system.ratios(ours)),
            recalls(system),
        )
    return view


def found_table(result: Result) -> Table:
    """One row a system: what it found, and the memory that it took."""
    texts = result.ours.texts_memory
    alone = f" Peak memory holds the texts, which take {texts / 1e6:,.0f} MB." if texts else ""
    pairs = ", ".join(f"{n:,} at {threshold:g}" for threshold, n in result.true_pairs.items())
    view = Table(
        title="What was found",
        caption=f"Against exact word 5-gram resemblance: {pairs} pairs. Precision of clusters is the share of pairs "
        f"of the same original.{alone}",
    )
    view.add_column("system", no_wrap=True)
    for heading in (f"recall at {_thresholds()}", f"precision at {_thresholds()}", "peak MB"):
        view.add_column(heading, justify="right")
    for system in result.systems:
        qualities = [system.quality[threshold] for threshold in THRESHOLDS]
        view.add_row(
            system.name,
            _shares([quality.recall for quality in qualities], 3),
            _shares([quality.precision for quality in qualities], 3),
            f"{system.peak_memory / 1e6:,.0f}" if system.peak_memory else "-",
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
    return _shares([system.quality[threshold].recall for threshold in THRESHOLDS], 2)


def _shares(shares: Sequence[float | None], digits: int) -> str:
    return " ".join("-" if share is None else f"{share:.{digits}f}" for share in shares)


def _thresholds() -> str:
    return " ".join(f"{threshold:g}"[1:] for threshold in THRESHOLDS)


def _ratio(ratios: Sequence[float]) -> str:
    """The median ratio, and the least and the most."""
    form = ".0f" if min(ratios) >= 10 else ".1f"
    return f"{median(ratios):{form}} ({min(ratios):{form}}-{max(ratios):{form}})"
