"""Systems on a corpus: CPU time in interleaved repetitions, and what was found against the exact truth."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np
from numpy.typing import NDArray

from benchmarks.speed.pairs import Pairs
from benchmarks.speed.runs import FailedRunError, Run
from benchmarks.speed.system import Clusters, Found
from benchmarks.speed.texts import Corpus

THRESHOLDS = (0.5, 0.7, 0.8)


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
        peak_memory: bytes, the median; None where the platform does not tell.
        texts_memory: bytes that the texts alone take.
    """

    name: str
    settings: str
    n_texts: int
    n_bytes: int
    stages: dict[str, float]
    seconds: tuple[float, ...]
    quality: dict[float, Quality]
    peak_memory: int | None = None
    texts_memory: int | None = None

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

    def ratios(self, ours: "Measured") -> tuple[float, ...]:
        """How many times as long as *ours* it took, repetition by repetition."""
        return tuple(each / own for each, own in zip(self.seconds, ours.seconds, strict=True))


def measure(
    names: Sequence[str],
    run: Callable[[str], Run],
    corpus: Corpus,
    truth: Pairs,
    repetitions: int,
) -> tuple[list[Measured], dict[str, str]]:
    """
    Every system on the same texts, taking turns so that a busy machine is busy for all of them.

    Args:
        names: the systems.
        run: runs one of them once.
        corpus: the texts.
        truth: their true pairs.
        repetitions: turns of each system.

    Returns:
        The systems that came to the end, and why the others did not.
    """
    runs: dict[str, list[Run]] = {name: [] for name in names}
    failures: dict[str, str] = {}
    for _ in range(repetitions):
        for name in names:
            if name in failures:
                continue
            try:
                runs[name].append(run(name))
            except FailedRunError as error:
                failures[name] = str(error)
    return [_measured(name, runs[name], corpus, truth) for name in names if name not in failures], failures


def _measured(name: str, runs: Sequence[Run], corpus: Corpus, truth: Pairs) -> Measured:
    return Measured(
        name=name,
        settings=runs[0].settings,
        n_texts=len(corpus.texts),
        n_bytes=corpus.n_bytes,
        stages={stage: median(run.stages[stage] for run in runs) for stage in runs[0].stages},
        seconds=tuple(run.seconds for run in runs),
        quality=dict(_qualities(runs[-1].found, truth, corpus.families)),
        peak_memory=_median_memory([run.peak_memory for run in runs]),
        texts_memory=_median_memory([run.texts_memory for run in runs]),
    )


def _median_memory(sizes: Sequence[int | None]) -> int | None:
    known = [size for size in sizes if size is not None]
    return int(median(known)) if known else None


def _qualities(found: Found, truth: Pairs, families: NDArray[np.int64] | None) -> Iterator[tuple[float, Quality]]:
    """Recall and precision at every threshold."""
    for threshold in THRESHOLDS:
        if found.pairs is not None:
            yield threshold, _of_pairs(found.pairs.codes(threshold), truth.codes(threshold))
        else:
            yield threshold, _of_clusters(found.clusters, truth, threshold, families)


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
