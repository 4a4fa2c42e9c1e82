"""The sets that are judged by candidates alone: which true pairs are compared at all, and how many others with them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations
from pathlib import Path

from benchmarks.accuracy import data
from benchmarks.accuracy.figure import OURS, Better, Figure
from benchmarks.accuracy.passages import KINDS_PAN13
from benchmarks.accuracy.systems import Contest, Pair
from dedup.config import PRESETS, Config
from dedup.model import Article
from dedup.pipeline import candidate_pairs

# MinHash of 24 values over passages, one in common, measured on this corpus when dedup was designed.
STUDY_PAN13 = {"none": 1.0, "random": 0.974, "translation": 0.985, "summary": 0.979, "candidates": 57.0}


def pan13(root: Path, contest: Contest) -> list[Figure]:
    """The pairs with copied passages, by kind of obfuscation, among all of the corpus; also for the preset `recall`."""
    articles = data.documents(root / "pan13" / "train.docs.jsonl")
    short = {kind: name for name, kind in KINDS_PAN13.items()}
    rows = data.rows(root / "pan13" / "train.pairs.tsv")
    kind_of = {(copy, source): short[kind] for copy, source, _, kind, n_passages in rows if int(n_passages)}
    wide = replace(contest.ours.config, candidates=PRESETS["recall"].candidates)
    return [
        *_figures(articles, kind_of, contest.ours.config, studied=STUDY_PAN13),
        *_figures(articles, kind_of, wide, "_wide"),
    ]


def rewrites(root: Path, contest: Contest) -> list[Figure]:
    """Rewrites of every level and independent articles on the same events, hidden among news stories."""
    articles = data.documents(root / "bbc" / "docs.jsonl")
    articles |= data.documents(root / "rewrites_dev" / "docs.jsonl")
    rows = data.rows(root / "rewrites_dev" / "pairs.tsv")
    return _figures(articles, {(left, right): level for left, right, level in rows}, contest.ours.config)


def known_clusters(root: Path, contest: Contest, *, docs: str, truth: str) -> list[Figure]:
    """All pairs of members of known clusters."""
    members = data.clusters(root / truth).values()
    pairs = {pair: "all" for cluster in members for pair in combinations(cluster, 2)}
    return _figures(data.documents(root / docs), pairs, contest.ours.config)


def _figures(
    articles: Mapping[str, Article],
    kind_of: Mapping[Pair, str],
    config: Config,
    end: str = "",
    studied: Mapping[str, float] | None = None,
) -> list[Figure]:
    """The recall of each kind of true pair, and the candidates to a document."""
    studied = studied or {}
    twins, pairs = candidate_pairs(tuple(articles.values()), config)
    first_of = {other: first for first, other in twins}
    found = {frozenset(pair) for pair in pairs}
    total, missed = Counter(kind_of.values()), list[tuple[Pair, str]]()
    for pair, kind in kind_of.items():
        # Articles of the same words stand for one another.
        firsts = frozenset(first_of.get(name, name) for name in pair)
        if len(firsts) > 1 and firsts not in found:
            missed.append((pair, kind))
    return [
        *(
            Figure(
                name=f"recall_{kind}{end}",
                values={OURS: 1 - sum(other == kind for _, other in missed) / total[kind]},
                published=studied.get(kind),
                cases=tuple(pair for pair, other in missed if other == kind),
            )
            for kind in sorted(total)
        ),
        Figure(
            name=f"candidates{end}",
            values={OURS: (len(twins) + len(pairs)) / len(articles)},
            better=Better.LOWER,
            published=studied.get("candidates"),
        ),
    ]
