"""dedup's verbatim view alone, as `dedup.near_duplicates` offers it: word 5-grams, bands, exact counts, clusters."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import numpy as np

import dedup
from benchmarks.speed.pairs import LEAST, Pairs
from benchmarks.speed.system import Found, Stopwatch
from benchmarks.speed.systems import OURS


class Verbatim:
    """See the module."""

    name = OURS

    def __init__(self) -> None:
        self.config = dedup.Config(jobs=1)
        shape = self.config.sketch
        self.settings = (
            f"dedup {dedup.__version__}: near_duplicates(min_resemblance={LEAST}, every_pair=True): word "
            f"{shape.shingle_words}-grams, {shape.bands} bands of {shape.rows}; resemblance counted exactly"
        )

    def run(self, texts: Sequence[str], watch: Stopwatch) -> Found:
        """See `System.run`."""
        found = dedup.near_duplicates(
            texts, min_resemblance=LEAST, every_pair=True, config=self.config, progress=Stages(watch)
        )
        pairs = Pairs(found.lefts.astype(np.int64), found.rights.astype(np.int64), found.resemblances)
        return Found(found.clusters.astype(np.int64), pairs)


class Stages:
    """The stages of dedup, timed."""

    def __init__(self, watch: Stopwatch) -> None:
        self._watch = watch

    @contextmanager
    def stage(self, name: str, total: int | None) -> Iterator[Callable[[int], None]]:  # noqa: ARG002 - the protocol's
        """See `dedup.pipeline.Progress.stage`."""
        with self._watch.stage(name):
            yield lambda _: None


def system() -> Verbatim:
    """The system."""
    return Verbatim()
