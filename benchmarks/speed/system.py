"""What a system is to the benchmark: something that takes texts and gives clusters, timed stage by stage."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from benchmarks.speed.pairs import LEAST, Pairs

Clusters = NDArray[np.int64]
"""int64[n]: the cluster of each text, which is the number of its first text."""


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """
    What a system found.

    Attributes:
        clusters: of all texts.
        pairs: the pairs behind them, of a resemblance of `pairs.LEAST` or more as the system knows it; None for a
            system that does not go by resemblance.
    """

    clusters: Clusters
    pairs: Pairs | None = None


class Stopwatch:
    """CPU seconds of this process, stage by stage in the order they began."""

    def __init__(self) -> None:
        self.stages: dict[str, float] = {}

    @property
    def total(self) -> float:
        """All stages together."""
        return sum(self.stages.values())

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time what happens inside."""
        begin = time.process_time()
        yield
        self.stages[name] = self.stages.get(name, 0.0) + time.process_time() - begin


class System(Protocol):
    """
    Something that finds near-duplicates.

    A new one is a module in `systems/` with a function `system` that makes it and raises ImportError
    when its package is not installed, and a line in `systems/__init__.py`.
    """

    @property
    def name(self) -> str:
        """The name of its row."""

    @property
    def settings(self) -> str:
        """Version and settings, in one line."""

    def run(self, texts: Sequence[str], watch: Stopwatch) -> Found:
        """From texts in memory to clusters; all work goes into stages of *watch*."""


def verified(lefts: NDArray[np.int64], rights: NDArray[np.int64], resemblances: NDArray[np.float64]) -> Pairs:
    """The candidates that resemble each other enough."""
    kept = resemblances >= LEAST
    return Pairs(lefts[kept].astype(np.int64), rights[kept].astype(np.int64), resemblances[kept])


def clusters_of(pairs: Pairs, n_texts: int) -> Clusters:
    """What *pairs* join, by union-find: texts that nothing joins are clusters of one."""
    parents = list(range(n_texts))

    def first(text: int) -> int:
        while parents[text] != text:
            parents[text] = parents[parents[text]]
            text = parents[text]
        return text

    for left, right in zip(pairs.lefts.tolist(), pairs.rights.tolist(), strict=True):
        one, other = first(left), first(right)
        parents[max(one, other)] = min(one, other)
    # A text's parent stands before it, so in this order every parent has already been led to its first.
    for text in range(n_texts):
        parents[text] = parents[parents[text]]
    return np.array(parents, np.int64)
