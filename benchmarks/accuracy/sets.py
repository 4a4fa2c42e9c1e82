"""The sets, one entry each: what is read, and what is measured on it."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.accuracy import candidates, clustering, data, evasion, pairs, passages
from benchmarks.accuracy.figure import Figure, Result
from benchmarks.accuracy.systems import Contest


@dataclass(frozen=True, slots=True, kw_only=True)
class AccuracySet:
    """
    Data with known truth, and what it says about a system.

    Attributes:
        name: what `--only` takes.
        files: what is read, relative to the data folder; a name with a star stands for every file that matches.
        measure: the figures, from the data folder and the systems.
    """

    name: str
    files: tuple[str, ...]
    measure: Callable[[Path, Contest], list[Figure]]

    def paths(self, root: Path) -> list[Path]:
        """The files that are there."""
        return [path for pattern in self.files for path in sorted(root.glob(pattern))]

    def missing(self, root: Path) -> list[str]:
        """The files that are not there."""
        return [pattern for pattern in self.files if not any(root.glob(pattern))]

    def run(self, root: Path, contest: Contest) -> Result:
        """Measure it."""
        begin = time.perf_counter()
        figures = tuple(self.measure(root, contest))
        return Result(
            name=self.name,
            digest=data.digest(self.paths(root)),
            seconds=time.perf_counter() - begin,
            figures=figures,
        )


def _known_clusters(name: str, docs: str, truth: str) -> AccuracySet:
    measure = partial(clustering.known_clusters, docs=docs, truth=truth)
    return AccuracySet(name=name, files=(docs, truth), measure=measure)


def _candidates(name: str, docs: str, truth: str) -> AccuracySet:
    measure = partial(candidates.known_clusters, docs=docs, truth=truth)
    return AccuracySet(name=f"candidates_{name}", files=(docs, truth), measure=measure)


def _independent(name: str) -> AccuracySet:
    docs = f"{name}/docs.jsonl"
    return AccuracySet(name=name, files=(docs,), measure=partial(clustering.independent, docs=docs))


def _exact_pairs(name: str, part: str = "") -> AccuracySet:
    docs, truth = f"{name}/{part}docs.jsonl", f"{name}/{part}exact_w5_pairs.tsv"
    measure = partial(clustering.exact_pairs, docs=docs, truth=truth)
    return AccuracySet(name=name, files=(docs, truth), measure=measure)


SETS = (
    AccuracySet(name="seeds", files=("seeds/*.txt",), measure=clustering.seeds),
    AccuracySet(name="rewrites", files=("rewrites_dev/docs.jsonl", "rewrites_dev/pairs.tsv"), measure=pairs.rewrites),
    _known_clusters("translations", "wmt_translations/2021.docs.jsonl", "wmt_translations/2021.clusters.tsv"),
    _known_clusters("spun", "spun_news_semisynthetic/dev.docs.jsonl", "spun_news_semisynthetic/dev.clusters.tsv"),
    AccuracySet(
        name="spun_passages",
        files=("spun_news_semisynthetic/dev.docs.jsonl", "spun_news_semisynthetic/dev.alignments.jsonl"),
        measure=passages.spun,
    ),
    AccuracySet(
        name="candidates_rewrites",
        files=("bbc/docs.jsonl", "rewrites_dev/docs.jsonl", "rewrites_dev/pairs.tsv"),
        measure=candidates.rewrites,
    ),
    _candidates("translations", "wmt_translations/2021.docs.jsonl", "wmt_translations/2021.clusters.tsv"),
    _candidates("spun", "spun_news_semisynthetic/dev.docs.jsonl", "spun_news_semisynthetic/dev.clusters.tsv"),
    AccuracySet(
        name="candidates_pan13",
        files=("pan13/train.docs.jsonl", "pan13/train.pairs.tsv"),
        measure=candidates.pan13,
    ),
    _independent("wikiref"),
    _independent("lee50"),
    AccuracySet(name="evasion", files=("bbc/docs.jsonl",), measure=partial(evasion.evasion, docs="bbc/docs.jsonl")),
    _exact_pairs("helsinki_syndication", "dev."),
    _exact_pairs("bbc"),
    _exact_pairs("c50", "train."),
    _exact_pairs("reuters21578"),
    AccuracySet(
        name="pan13",
        files=("pan13/train.docs.jsonl", "pan13/train.pairs.tsv", "pan13/train.alignments.jsonl"),
        measure=passages.pan13,
    ),
    AccuracySet(
        name="indonesian_pan",
        files=("indonesian_pan/docs.jsonl", "indonesian_pan/alignments.jsonl"),
        measure=passages.indonesian,
    ),
)
"""Quick ones first."""
