"""The sets that are judged by the aligned passages of known pairs."""

import itertools
from collections.abc import Iterable, Mapping
from pathlib import Path

from benchmarks.accuracy import data
from benchmarks.accuracy.figure import OURS, Figure
from benchmarks.accuracy.metrics import Case, Plagdet, plagdet
from benchmarks.accuracy.systems import Contest, Pair
from dedup.model import Article

# Sanchez-Perez, Sidorov and Gelbukh, CLEF 2014, on this very corpus.
PUBLISHED_PAN13 = {"entire": 0.877, "none": 0.894, "random": 0.889, "translation": 0.884, "summary": 0.577}

KINDS_PAN13 = {
    "none": "no-obfuscation",
    "random": "random-obfuscation",
    "translation": "translation-obfuscation",
    "summary": "summary-obfuscation",
}


def pan13(root: Path, contest: Contest) -> list[Figure]:
    """How well passages are found in the training corpus of PAN 2013, whole and by kind of obfuscation."""
    folder = root / "pan13"
    kind_of = {(copy, source): kind for copy, source, _, kind, _ in data.rows(folder / "train.pairs.tsv")}
    cases = [alignment.case for alignment in data.alignments(folder / "train.alignments.jsonl")]
    detections = detect(contest, data.documents(folder / "train.docs.jsonl"), kind_of)
    figures = _figures(plagdet(cases, detections), "_entire", PUBLISHED_PAN13["entire"])
    for name, kind in KINDS_PAN13.items():
        here = {pair for pair, other in kind_of.items() if other == kind}
        measured = plagdet(_of_pairs(cases, here), _of_pairs(detections, here))
        figures += _figures(measured, f"_{name}", PUBLISHED_PAN13[name])
    return figures


def spun(root: Path, contest: Contest) -> list[Figure]:
    """How well passages are found between sources and the articles mixed from their blocks and filler."""
    folder = root / "spun_news_semisynthetic"
    cases = [alignment.case for alignment in data.alignments(folder / "dev.alignments.jsonl")]
    pairs = sorted({(case.copy_id, case.source_id) for case in cases})
    return _figures(plagdet(cases, detect(contest, data.documents(folder / "dev.docs.jsonl"), pairs)))


def indonesian(root: Path, contest: Contest) -> list[Figure]:
    """How well passages are found, over every pair of a suspicious and a source document."""
    folder = root / "indonesian_pan"
    articles = data.documents(folder / "docs.jsonl")
    copies = [name for name in articles if name.startswith("suspicious")]
    sources = [name for name in articles if name.startswith("source")]
    cases = [alignment.case for alignment in data.alignments(folder / "alignments.jsonl")]
    return _figures(plagdet(cases, detect(contest, articles, itertools.product(copies, sources))))


def detect(contest: Contest, articles: Mapping[str, Article], pairs: Iterable[Pair]) -> list[Case]:
    """The aligned passages of *pairs* of a copy and a source, each one a detection."""
    return [
        Case(relation.left, relation.right, passage.left, passage.right)
        for relation in contest.ours.relations(articles, pairs)
        for passage in relation.passages
    ]


def _of_pairs(cases: Iterable[Case], pairs: set[Pair]) -> list[Case]:
    """Those of *cases* whose documents are among *pairs*."""
    return [case for case in cases if (case.copy_id, case.source_id) in pairs]


def _figures(measured: Plagdet, end: str = "", published: float | None = None) -> list[Figure]:
    """The score, which has a floor, and what it is made of."""
    return [
        Figure(name=f"plagdet{end}", values={OURS: measured.score}, published=published),
        Figure(name=f"precision{end}", values={OURS: measured.precision}, better=None),
        Figure(name=f"recall{end}", values={OURS: measured.recall}, better=None),
        Figure(name=f"granularity{end}", values={OURS: measured.granularity}, better=None),
    ]
