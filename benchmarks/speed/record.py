"""The result of a benchmark, and its form as JSON."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import dedup
from benchmarks.speed.machine import machine
from benchmarks.speed.measure import Measured
from benchmarks.speed.systems import OURS

FORMAT = 2
"""Version of the JSON; 2: runs in processes of their own, ratios, load; 1: the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """
    All systems on one corpus.

    Attributes:
        corpus: where the articles come from.
        true_pairs: by threshold, how many pairs there are to find.
        systems: on the whole corpus; ours is among them.
        growth: on smaller parts.
        floor: CPU seconds of doing next to nothing with the same bytes, by name.
        left_out: why a system is not here, by its name.
        load: processes that wanted a core, before and after; None where the platform does not tell.
    """

    corpus: str
    true_pairs: dict[float, int]
    systems: tuple[Measured, ...]
    growth: tuple[Measured, ...]
    floor: dict[str, float]
    left_out: dict[str, str]
    load: tuple[float | None, float | None]

    @property
    def ours(self) -> Measured:
        """The system that the others are compared with."""
        return next(system for system in self.systems if system.name == OURS)


def document(result: Result) -> dict[str, Any]:
    """Everything as JSON."""
    first = result.systems[0]
    return {
        "format": FORMAT,
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "dedup": dedup.__version__,
        "machine": machine(),
        "load": {"before": result.load[0], "after": result.load[1]},
        "corpus": {
            "name": result.corpus,
            "documents": first.n_texts,
            "bytes": first.n_bytes,
            "true_pairs": {str(threshold): n for threshold, n in result.true_pairs.items()},
        },
        "floor_seconds": result.floor,
        "systems": [_system(each) | {"ratios": list(each.ratios(result.ours))} for each in result.systems],
        "growth": [_system(each) for each in result.growth],
        "left_out": result.left_out,
    }


def _system(measured: Measured) -> dict[str, Any]:
    return {
        "name": measured.name,
        "settings": measured.settings,
        "documents": measured.n_texts,
        "bytes": measured.n_bytes,
        "cpu_seconds": list(measured.seconds),
        "stage_seconds": measured.stages,
        "documents_a_second": measured.texts_a_second,
        "megabytes_a_second": measured.megabytes_a_second,
        "peak_memory_bytes": measured.peak_memory,
        "texts_memory_bytes": measured.texts_memory,
        "quality": {
            str(threshold): {"recall": quality.recall, "precision": quality.precision}
            for threshold, quality in measured.quality.items()
        },
    }
