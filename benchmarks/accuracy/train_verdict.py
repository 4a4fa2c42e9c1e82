"""
Train the verdict model and write `dedup/verdict.toml`.

    python -m benchmarks.accuracy.train_verdict DATA

Positives are rewrites of every level, re-translations and semi-synthetic
spins; negatives are independent articles about the same event. The pairs of
`rewrites_dev` are also taken with the rewrite or the independent article cut to its first half
and third, because a copy is often cut and the model must not learn length.
Each set has the same weight, `rewrites_dev` three times that, because it
alone holds both sides of the question that matters. Figures printed for
`rewrites_dev` come from folds over its sources.
"""

import itertools
import random
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from benchmarks.accuracy import data
from dedup.align.evidence import gather
from dedup.align.profile import Profile, profile
from dedup.config import Config
from dedup.model import Article
from dedup.relation import features
from dedup.text.parse import parse
from dedup.text.sentences import sentences

OUTPUT = Path(__file__).parents[2] / "dedup" / "verdict.toml"
PAIRS_A_SET = 600
FOLDS = 12
CUTS = (1 / 2, 1 / 3)
CUT_WEIGHT = 0.6
"""Weight of a cut pair, next to 1 for a whole one."""
REUSE = 0.15
"""Word-shingle containment from which a "negative" pair is real reuse and left out."""

SHIPPED = Config().verdict.min_score
"""The default threshold, at which the figures printed count most."""

Example = tuple[dict[str, float], bool, str]


class Examples:
    """Feature vectors with labels, gathered set by set."""

    def __init__(self) -> None:
        self.config = Config()
        self.rows: list[Example] = []
        self._profiles: dict[Article, Profile] = {}

    def add(self, name: str, pairs: Iterable[tuple[Article, Article]], *, copies: bool) -> None:
        """Measure *pairs* of one set, all of them copies or none."""
        for left, right in pairs:
            evidence = gather(self._profile(left), self._profile(right), self.config)
            measures = evidence.measures
            if copies or max(measures.left_containment, measures.right_containment) < REUSE:
                self.rows.append((features(measures), copies, name))

    def _profile(self, article: Article) -> Profile:
        if article not in self._profiles:
            self._profiles[article] = profile(parse(article.text, article.title), self.config.sketch)
        return self._profiles[article]


def collect(root: Path) -> Examples:
    """Every example."""
    chance = random.Random(1)  # noqa: S311 - a fixed sample, not a secret
    examples = Examples()

    def sample(pairs: Iterable[tuple[Article, Article]]) -> list[tuple[Article, Article]]:
        every = list(pairs)
        return chance.sample(every, min(PAIRS_A_SET, len(every)))

    rewrites = data.documents(root / "rewrites_dev" / "docs.jsonl")
    for left, right, level in data.rows(root / "rewrites_dev" / "pairs.tsv"):
        source, other = rewrites[left], rewrites[right]
        examples.add(f"rewrites {level} {left}", [(source, other)], copies=level != "independent")
        for part in CUTS:
            examples.add(f"rewrites {level}-cut {left}", [(source, cut(other, part))], copies=level != "independent")
    for name, docs, truth in (
        ("translations", "wmt_translations/2021.docs.jsonl", "wmt_translations/2021.clusters.tsv"),
        ("spins", "spun_news_semisynthetic/dev.docs.jsonl", "spun_news_semisynthetic/dev.clusters.tsv"),
    ):
        articles = data.documents(root / docs)
        members = data.clusters(root / truth)
        copies = [pair for ids in members.values() for pair in itertools.combinations(ids, 2)]
        examples.add(name, sample((articles[a], articles[b]) for a, b in copies), copies=True)
    events = data.documents(root / "wikiref" / "docs.jsonl")
    topics = data.clusters(root / "wikiref" / "topic_clusters.tsv")
    same_event = [pair for ids in topics.values() for pair in itertools.combinations(ids, 2)]
    examples.add("events", [(events[a], events[b]) for a, b in same_event], copies=False)
    return examples


def cut(article: Article, part: float) -> Article:
    """The first *part* of the sentences of *article*, but at least three."""
    parsed = parse(article.text, article.title)
    spans = sentences(parsed)
    last = spans[min(len(spans), max(3, int(part * len(spans)))) - 1]
    return replace(article, text=article.text[: parsed.offsets.to_original(last).end])


def weights(rows: list[Example]) -> NDArray[np.float64]:
    """One weight a row, so that each set counts the same and the rewrites three times."""
    group = ["rewrites" if name.startswith("rewrites") else name for _, _, name in rows]
    size = {name: group.count(name) for name in set(group)}
    total = np.array([(3.0 if name == "rewrites" else 1.0) / size[name] for name in group]) * len(rows) / len(size)
    return total * np.array([CUT_WEIGHT if "-cut" in name else 1.0 for _, _, name in rows])


def fit(x: NDArray[np.float64], y: NDArray[np.bool_], weight: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
    """Intercept and coefficients of the plain, unscaled features."""
    model = make_pipeline(StandardScaler(), LogisticRegression(C=1.0, max_iter=1000))
    model.fit(x, y, logisticregression__sample_weight=weight)
    scaler, logistic = model[0], model[1]
    coefficients = logistic.coef_[0] / scaler.scale_
    return float(logistic.intercept_[0] - coefficients @ scaler.mean_), coefficients


def validate(rows: list[Example], x: NDArray[np.float64], y: NDArray[np.bool_], weight: NDArray[np.float64]) -> None:
    """Print what folds over the sources of `rewrites_dev` give, and the other sets in sample."""
    names = np.array([name for _, _, name in rows])
    sources = sorted({name.split()[2] for name in names if name.startswith("rewrites")})
    fold = np.array([sources.index(name.split()[2]) % FOLDS if name.startswith("rewrites") else -1 for name in names])
    score = np.zeros(len(rows))
    for k in range(-1, FOLDS):
        train = fold != k if k >= 0 else fold >= -1
        intercept, coefficients = fit(x[train], y[train], weight[train])
        held = fold == k
        score[held] = 1 / (1 + np.exp(-(intercept + x[held] @ coefficients)))
    levels = np.array([name.split()[1] if name.startswith("rewrites") else name for name in names])
    for level in dict.fromkeys(levels):
        here = levels == level
        independent = levels == ("independent-cut" if level.endswith("-cut") else "independent")
        at = {t: int((score[here] >= t).sum()) for t in (0.5, 0.7, 0.8, SHIPPED, 0.9)}
        area = roc_auc_score(y[here | independent], score[here | independent]) if level[0] == "L" else float("nan")
        print(f"{level:20} {here.sum():5} called copies at {at}  auc {area:.3f}")


def train(rows: list[Example]) -> tuple[float, dict[str, float]]:
    """Intercept and coefficients, by feature, of the model trained on all of *rows*."""
    names, x, y = _columns(rows)
    intercept, coefficients = fit(x, y, weights(rows))
    return intercept, dict(zip(names, coefficients.tolist(), strict=True))


def _columns(rows: list[Example]) -> tuple[list[str], NDArray[np.float64], NDArray[np.bool_]]:
    """The names of the features, their values float64[n_rows, n_features], and which rows are copies."""
    names = list(rows[0][0])
    x = np.array([[example[name] for name in names] for example, _, _ in rows])
    return names, x, np.array([copies for _, copies, _ in rows])


def main() -> None:
    """Train, validate, write."""
    rows = collect(Path(sys.argv[1])).rows
    _, x, y = _columns(rows)
    validate(rows, x, y, weights(rows))
    intercept, coefficients = train(rows)
    lines = [
        "# The verdict model: the logit of a copy is intercept + sum of coefficient * feature.",
        "# Written by benchmarks/accuracy/train_verdict.py, which says what each set is.",
        f'trained_on = "rewrites_dev, wmt_translations, spun_news_semisynthetic, wikiref: {len(rows)} pairs"',
        f"intercept = {intercept:.3f}",
        "",
        "[coefficients]",
        *(f"{name} = {weight:.3f}" for name, weight in coefficients.items()),
    ]
    OUTPUT.write_text("\n".join(lines) + "\n", "utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
