"""Results to a table on the terminal and to JSON."""

import platform
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

from rich.table import Table

from benchmarks.accuracy.figure import OURS, Better, Figure, Result
from benchmarks.accuracy.gate import Fall, Floors, holding
from benchmarks.accuracy.systems import Contest

FORMAT = 1
"""Version of the JSON; 1: the first."""

CASES_SHOWN = 100
"""Wrong pairs listed for each figure in the JSON: of more, every second, third and so on."""


def table(results: Sequence[Result], contest: Contest, floors: Floors, falls: Iterable[Fall]) -> Table:
    """One row a figure, one column a system, and the floor."""
    fallen = {(fall.set_name, fall.figure.name) for fall in falls}
    peers = [peer.name for peer in contest.peers]
    view = Table(title="Accuracy", caption="≥ floor, ≤ ceiling; a figure without either explains the one above it")
    view.add_column("set", no_wrap=True)
    view.add_column("figure", no_wrap=True)
    for name in (OURS, *peers, "published", "floor"):
        view.add_column(name, justify="right", no_wrap=True)
    for result in results:
        floor = holding(floors, result)
        for place, figure in enumerate(result.figures):
            is_fallen = (result.name, figure.name) in fallen
            limit = floor.of(figure) if floor else None
            sign = "≤" if figure.better is Better.LOWER else "≥"
            view.add_row(
                "" if place else result.name,
                figure.name,
                f"{'FALLEN ' if is_fallen else ''}{_shown(figure, figure.ours)}",
                *(_shown(figure, figure.values.get(name)) for name in peers),
                _shown(figure, figure.published),
                "" if limit is None else f"{sign} {limit:g}",
                style="bold red" if is_fallen else None,
                end_section=place == len(result.figures) - 1,
            )
    return view


def document(results: Iterable[Result], contest: Contest, floors: Floors, falls: Iterable[Fall]) -> dict[str, Any]:
    """The same and more as JSON."""
    return {
        "format": FORMAT,
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "versions": {name: version(name) for name in ("numpy", "numba", "datasketch", "scikit-learn")},
        "systems": {system.name: system.settings for system in contest.systems},
        "fallen": [str(fall) for fall in falls],
        "sets": [
            {
                "name": result.name,
                "data": result.digest,
                "seconds": round(result.seconds, 1),
                "has_floors": holding(floors, result) is not None,
                "figures": [_record(figure) for figure in result.figures],
            }
            for result in results
        ],
    }


def _record(figure: Figure) -> dict[str, Any]:
    return {
        "name": figure.name,
        "values": dict(figure.values),
        "better": figure.better.name.lower() if figure.better else None,
        "of": figure.of,
        "published": figure.published,
        "cases": [list(pair) for pair in figure.cases[:: 1 + len(figure.cases) // CASES_SHOWN]],
    }


def _shown(figure: Figure, value: float | None) -> str:
    """A share with three decimals, a count with what it is out of."""
    if value is None:
        return ""
    if figure.is_count:
        return f"{value:.0f}" + (f" of {figure.of}" if figure.of else "")
    return f"{value:.3f}"
