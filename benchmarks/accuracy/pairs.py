"""The set that is judged pair by pair: rewrites of every kind against independent articles about the same event."""

from collections import defaultdict
from pathlib import Path

from benchmarks.accuracy import data
from benchmarks.accuracy.figure import OURS, Better, Figure
from benchmarks.accuracy.metrics import roc_auc
from benchmarks.accuracy.systems import Contest, Opinion

INDEPENDENT = "independent"


def rewrites(root: Path, contest: Contest) -> list[Figure]:
    """What is called a copy at each level, and how well scores tell copies from independent articles."""
    articles = data.documents(root / "rewrites_dev" / "docs.jsonl")
    rows = data.rows(root / "rewrites_dev" / "pairs.tsv")
    pairs = [(left, right) for left, right, _ in rows]
    labels = [label for _, _, label in rows]
    opinions = {system.name: system.opinions(articles, pairs) for system in contest.systems}
    levels = sorted(set(labels) - {INDEPENDENT})

    def called(label: str) -> Figure:
        """How many pairs of *label* are called copies."""
        is_copy = label != INDEPENDENT
        ours = zip(pairs, labels, opinions[OURS], strict=True)
        return Figure(
            name=f"copies_{label}",
            values={
                name: sum(each.is_copy for each, other in zip(found, labels, strict=True) if other == label)
                for name, found in opinions.items()
            },
            better=Better.HIGHER if is_copy else Better.LOWER,
            of=labels.count(label),
            is_count=True,
            cases=tuple(pair for pair, other, each in ours if other == label and each.is_copy != is_copy),
        )

    def area(name: str, *of: str) -> Figure:
        """How well scores tell the levels *of* from independent articles."""
        return Figure(name=name, values={system: _area(found, labels, of) for system, found in opinions.items()})

    return [
        *(called(level) for level in levels),
        called(INDEPENDENT),
        *(area(f"auc_{level}", level) for level in levels),
        area("auc_all", *levels),
    ]


def _area(opinions: list[Opinion], labels: list[str], of: tuple[str, ...]) -> float:
    """The AUC of the levels *of* against the independent articles."""
    scores: defaultdict[str, list[float]] = defaultdict(list)
    for opinion, label in zip(opinions, labels, strict=True):
        scores[label].append(opinion.score)
    return roc_auc([score for level in of for score in scores[level]], scores[INDEPENDENT])
