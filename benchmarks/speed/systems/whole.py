"""The whole of dedup at its default settings: both views, alignment, verdicts, clusters."""

import time
from collections.abc import Sequence

import numpy as np

import dedup
from benchmarks.speed.system import Found, Stopwatch
from benchmarks.speed.systems.verbatim import Stages


class Whole:
    """See the module."""

    name = "dedup, everything"

    def __init__(self) -> None:
        self.config = dedup.Config(jobs=1)
        self.settings = f"dedup {dedup.__version__}: {self.config.settings_line()}"
        self._runs = 0

    def run(self, texts: Sequence[str], watch: Stopwatch) -> Found:
        """See `System.run`."""
        # Other ids in every run, so that no article is remembered from the last one.
        self._runs += 1
        begin = time.process_time()
        articles = [dedup.Article(id=f"{self._runs}-{i:09}", text=text) for i, text in enumerate(texts)]
        run = dedup.cluster(articles, self.config, progress=Stages(watch))
        cluster_of = np.arange(len(texts))
        for cluster in run.clusters:
            numbers = [int(member.rpartition("-")[2]) for member in cluster.members]
            cluster_of[numbers] = min(numbers)
        watch.stages["rest"] = time.process_time() - begin - watch.total
        return Found(cluster_of)


def system() -> Whole:
    """The system."""
    return Whole()
