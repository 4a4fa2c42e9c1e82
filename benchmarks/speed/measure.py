"""Systems on a corpus: CPU time in interleaved repetitions, and what was found against the exact truth."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

import numpy as np
from numpy.typing import NDArray

from benchmarks.speed.system import Clusters, Stopwatch, System
from benchmarks.speed.texts import Corpus
from benchmarks.speed.truth import Pairs

THRESHOLDS = (0.5, 0.7, 0.8)
WARM_UP_TEXTS = 50
"""Texts of the run before the first that counts, which loads libraries and compiled code."""


@dataclass(frozen=True, slots=True)
class Quality:
    """
    What was found at one threshold.

    Attributes:
        recall: share of the true pairs that were found; None where there is none.
        precision: share of the pairs found that are true; for clusters, of pairs in one cluster that come
            from the same original, which is None where nobody knows.
    """

    recall: float | None
    precision: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """
    One system on one corpus.

    Attributes:
        name: of the system.
        settings: its version and settings.
        n_texts: texts that it took.
        n_bytes: their size in UTF-8.
        stages: CPU seconds by stage, medians over the repetitions.
        seconds: CPU seconds of all stages, one for each repetition.
        quality: by threshold.
        peak_memory: bytes; None when not measured.
    """

    name: str
    settings: str
    n_texts: int
    n_bytes: int
    stages: dict[str, float]
    seconds: tuple[float, ...]
    quality: dict[float, Quality]
    peak_memory: int | None = field(default=None)

    @property
    def median(self) -> float:
        """The median repetition."""
        return median(self.seconds)

    @property
    def texts_a_second(self) -> float:
        """Texts a CPU second."""
        return self.n_texts / self.median

    @property
    def megabytes_a_second(self) -> float:
        """Millions of bytes a CPU second."""
        return self.n_bytes / 1e6 / self.median


def measure(
    systems: Sequence[System],
    corpus: Corpus,
    truth: Pairs,
    repetitions: int,
    peak_memory: Callable[[System], int | None] = lambda _: None,
) -> list[Measured]:
    """Every system on the same texts, taking turns so that a busy machine is busy for all of them."""
    for system in systems:
        system.run(corpus.texts[:WARM_UP_TEXTS], Stopwatch())
    watches: dict[str, list[Stopwatch]] = {system.name: [] for system in systems}
    found: dict[str, Pairs | Clusters] = {}
    for _ in range(repetitions):
        for system in systems:
            watch = Stopwatch()
            found[system.name] = system.run(corpus.texts, watch)
            watches[system.name].append(watch)
    return [
        Measured(
            name=system.name,
            settings=system.settings,
            n_texts=len(corpus.texts),
            n_bytes=corpus.n_bytes,
            stages=_medians(watches[system.name]),
            seconds=tuple(watch.total for watch in watches[system.name]),
            quality=dict(_qualities(found[system.name], truth, corpus.families)),
            peak_memory=peak_memory(system),
        )
        for system in systems
    ]


def _medians(watches: Sequence[Stopwatch]) -> dict[str, float]:
    return {stage: median(watch.stages[stage] for watch in watches) for stage in watches[0].stages}


def _qualities(
    found: Pairs | Clusters, truth: Pairs, families: NDArray[np.int64] | None
) -> Iterator[tuple[float, Quality]]:
    """Recall and precision at every threshold."""
    for threshold in THRESHOLDS:
        if isinstance(found, Pairs):
            yield threshold, _of_pairs(found.codes(threshold), truth.codes(threshold))
        else:
            yield threshold, _of_clusters(found, truth, threshold, families)


def _of_pairs(found: NDArray[np.int64], wanted: NDArray[np.int64]) -> Quality:
    right = np.intersect1d(found, wanted).size
    return Quality(_share(right, wanted.size), _share(right, found.size))


def _of_clusters(found: Clusters, truth: Pairs, threshold: float, families: NDArray[np.int64] | None) -> Quality:
    wanted = truth.resemblances >= threshold
    together = found[truth.lefts[wanted]] == found[truth.rights[wanted]]
    precision = None
    if families is not None:
        precision = _share(_pairs_within(np.stack([found, families])), _pairs_within(found[None]))
    return Quality(_share(int(together.sum()), together.size), precision)


def _pairs_within(labels: NDArray[np.int64]) -> int:
    """The pairs of columns of *labels* that are equal."""
    sizes = np.unique(labels, axis=1, return_counts=True)[1]
    return int((sizes * (sizes - 1) // 2).sum())


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
