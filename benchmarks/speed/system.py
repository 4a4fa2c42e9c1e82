"""What a system is to the benchmark: something that takes texts and gives pairs, timed stage by stage."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from benchmarks.speed.truth import Pairs

Clusters = NDArray[np.int64]
"""int64[n]: the cluster of each text."""


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

    def run(self, texts: Sequence[str], watch: Stopwatch) -> Pairs | Clusters:
        """
        From texts in memory to pairs with their resemblance as the system knows it, or to clusters.

        All work goes into stages of *watch*; pairs have a resemblance of `truth.LEAST` or more.
        """
