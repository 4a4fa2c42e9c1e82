"""
Train the verdict model and write `dedup/verdict.toml`.

    python -m benchmarks.accuracy.train_verdict DATA

Copies are rewrites of every level, re-translations and semi-synthetic spins. The others are articles by
another writer about the same event, against the source and against its rewrite (which are not copies of
one another); pages about one event; and the nearest neighbours in collections of news that share next
to no words in order: same-day stories, and notices of one form. The pairs of `rewrites_dev` are also taken with the
rewrite or the independent article cut to its first half and third, because a copy is often cut and
the model must not learn length.

`WEIGHTS` says what each kind of pair counts in all. Copies and others weigh the same, so a score is the
probability of a copy among pairs of which one in two is. Figures are out of fold: no source of `rewrites_dev`, and no
pair of the other sets, is judged by a model that saw it.
"""

import itertools
import random
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from benchmarks.accuracy import data
from dedup.align.evidence import Evidence, gather
from dedup.align.profile import Profile, profile
from dedup.config import PRESETS, Config
from dedup.model import Article
from dedup.probability import features
from dedup.relation import judge
from dedup.text.parse import parse
from dedup.text.sentences import sentences

OUTPUT = Path(__file__).parents[2] / "dedup" / "verdict.toml"
PAIRS_A_SET = 1000
FOLDS = 12
CUTS = (1 / 2, 1 / 3)
CUT_WEIGHT = 0.6
"""Weight of a cut pair, next to 1 for a whole one."""
REUSE = 0.1
"""Word-shingle containment from which a pair of two writers is real reuse and left out."""
WEIGHTS = {
    "rewrites": 1.3,
    "translations": 0.25,
    "spins": 0.25,
    "independents": 1.0,
    "rewrite against independent": 0.25,
    "events": 0.25,
    "near lee50": 0.05,
    "near bbc": 0.05,
    "near c50": 0.05,
    "near reuters": 0.15,
}
COLLECTIONS = {
    "lee50": "lee50/docs.jsonl",
    "bbc": "bbc/docs.jsonl",
    "c50": "c50/train.docs.jsonl",
    "reuters": "reuters21578/docs.jsonl",
}
NEAR_AMONG = 5000
"""Articles of a collection among which neighbours are sought."""
NEIGHBOURS = 3

Pair = tuple[Article, Article]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """
    One pair, measured.

    Attributes:
        kind: a key of `WEIGHTS`.
        part: the level of a rewrite, or the kind again; with `-cut` where one article was cut.
        source: what may not be trained on and judged at once.
        copies: whether the two are copies of one another.
        evidence: what comparing them gave.
    """

    kind: str
    part: str
    source: str
    copies: bool
    evidence: Evidence


class Measurer:
    """Compares articles, each of which is profiled once."""

    def __init__(self) -> None:
        self.config = Config()
        self._profiles: dict[Article, Profile] = {}

    def evidence(self, left: Article, right: Article) -> Evidence:
        """Everything measured on a pair."""
        return gather(self._profile(left), self._profile(right), self.config)

    def _profile(self, article: Article) -> Profile:
        if article not in self._profiles:
            self._profiles[article] = profile(parse(article.text, article.title), self.config.sketch)
        return self._profiles[article]


def collect(root: Path) -> list[Example]:
    """Every example."""
    measurer = Measurer()
    return [*_rewrites(root, measurer), *_copies(root, measurer), *_others(root, measurer)]


def _rewrites(root: Path, measurer: Measurer) -> Iterator[Example]:
    """The pairs of `rewrites_dev`, whole and cut."""
    articles = data.documents(root / "rewrites_dev" / "docs.jsonl")
    rewrite_of: dict[str, Article] = {}
    for left, right, level in data.rows(root / "rewrites_dev" / "pairs.tsv"):
        source, other, copies = articles[left], articles[right], level != "independent"
        kind = "rewrites" if copies else "independents"
        for cut, article in (("", other), *(("-cut", _cut(other, part)) for part in CUTS)):
            found = measurer.evidence(source, article)
            yield Example(kind=kind, part=level + cut, source=left, copies=copies, evidence=found)
        if copies:
            rewrite_of[left] = other
        else:
            kind = "rewrite against independent"
            found = measurer.evidence(rewrite_of[left], other)
            yield Example(kind=kind, part=kind, source=left, copies=False, evidence=found)


def _copies(root: Path, measurer: Measurer) -> Iterator[Example]:
    """Re-translations and spins: pairs of one cluster."""
    chance = random.Random(1)  # noqa: S311 - a fixed sample, not a secret
    for kind, folder, part in (
        ("translations", "wmt_translations", "2021"),
        ("spins", "spun_news_semisynthetic", "dev"),
    ):
        articles = data.documents(root / folder / f"{part}.docs.jsonl")
        members = data.clusters(root / folder / f"{part}.clusters.tsv")
        pairs = [pair for ids in members.values() for pair in itertools.combinations(ids, 2)]
        for place, (left, right) in enumerate(chance.sample(pairs, min(PAIRS_A_SET, len(pairs)))):
            found = measurer.evidence(articles[left], articles[right])
            yield Example(kind=kind, part=kind, source=f"{place}", copies=True, evidence=found)


def _others(root: Path, measurer: Measurer) -> Iterator[Example]:
    """Pages about one event, and near neighbours, but for real reuse."""
    events = data.documents(root / "wikiref" / "docs.jsonl")
    topics = data.clusters(root / "wikiref" / "topic_clusters.tsv")
    kinds: dict[str, Iterable[Pair]] = {
        "events": [(events[a], events[b]) for ids in topics.values() for a, b in itertools.combinations(ids, 2)]
    }
    for name, docs in COLLECTIONS.items():
        kinds[f"near {name}"] = _neighbours(data.documents(root / docs))
    for kind, pairs in kinds.items():
        for place, (left, right) in enumerate(pairs):
            found = measurer.evidence(left, right)
            if max(found.measures.left_containment, found.measures.right_containment) < REUSE:
                yield Example(kind=kind, part=kind, source=f"{place}", copies=False, evidence=found)


def _neighbours(articles: Mapping[str, Article]) -> list[Pair]:
    """A sample of the pairs that TF-IDF finds nearest among at most `NEAR_AMONG` articles."""
    chance = random.Random(1)  # noqa: S311 - a fixed sample, not a secret
    every = sorted(articles)
    names = sorted(chance.sample(every, min(NEAR_AMONG, len(every))))
    vectors = TfidfVectorizer(sublinear_tf=True).fit_transform([articles[name].text for name in names])
    pairs: set[tuple[str, str]] = set()
    for i in range(len(names)):
        cosines = (vectors[i] @ vectors.T).toarray()[0]
        cosines[i] = 0.0
        pairs |= {(names[min(i, j)], names[max(i, j)]) for j in np.argsort(-cosines, kind="stable")[:NEIGHBOURS]}
    return [(articles[a], articles[b]) for a, b in chance.sample(sorted(pairs), min(PAIRS_A_SET, len(pairs)))]


def _cut(article: Article, part: float) -> Article:
    """The first *part* of the sentences of *article*, but at least three."""
    parsed = parse(article.text, article.title)
    spans = sentences(parsed)
    last = spans[min(len(spans), max(3, int(part * len(spans)))) - 1]
    return replace(article, text=article.text[: parsed.offsets.to_original(last).end])


def weights(examples: list[Example]) -> NDArray[np.float64]:
    """One weight an example: `WEIGHTS` spread over the examples of a kind, cut ones getting less."""
    single = np.array([CUT_WEIGHT if example.part.endswith("-cut") else 1.0 for example in examples])
    kinds = np.array([example.kind for example in examples])
    total = np.zeros(len(examples))
    for kind, weight in WEIGHTS.items():
        here = kinds == kind
        total[here] = weight * single[here] / single[here].sum()
    scaled: NDArray[np.float64] = total * len(examples) / total.sum()
    return scaled


def fit(x: NDArray[np.float64], y: NDArray[np.bool_], weight: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
    """Intercept and coefficients of the plain, unscaled features."""
    model = make_pipeline(StandardScaler(), LogisticRegression(C=1.0, max_iter=1000))
    model.fit(x, y, standardscaler__sample_weight=weight, logisticregression__sample_weight=weight)
    scaler, logistic = model[0], model[1]
    coefficients = logistic.coef_[0] / scaler.scale_
    return float(logistic.intercept_[0] - coefficients @ scaler.mean_), coefficients


def out_of_fold(examples: list[Example]) -> NDArray[np.float64]:
    """The score of every example by a model that saw neither it nor its source."""
    _, x, y = _columns(examples)
    weight = weights(examples)
    sources = sorted({example.source for example in examples})
    fold = np.array([sources.index(example.source) % FOLDS for example in examples])
    score = np.zeros(len(examples))
    for k in range(FOLDS):
        train, held = fold != k, fold == k
        intercept, coefficients = fit(x[train], y[train], weight[train])
        score[held] = 1 / (1 + np.exp(-(intercept + x[held] @ coefficients)))
    return score


def validate(examples: list[Example]) -> None:
    """Print what out-of-fold scores call copies, part by part, and how far they are probabilities."""
    score = out_of_fold(examples)
    called = {
        name: np.array(
            [
                judge(example.evidence, config.verdict, probability=float(each)).verdict.joins_cluster
                for example, each in zip(examples, score, strict=True)
            ]
        )
        for name, config in PRESETS.items()
    }
    parts = np.array([example.part for example in examples])
    independent = parts == "independent"
    print(f"{'called copies':28}     of {'  '.join(f'{name:>12}' for name in called)}   auc against independent")
    for part in dict.fromkeys(parts):
        here = parts == part
        area = roc_auc_score(
            np.r_[np.ones(here.sum()), np.zeros(independent.sum())], np.r_[score[here], score[independent]]
        )
        print(
            f"{part:28} {here.sum():6} {'  '.join(f'{each[here].sum():12}' for each in called.values())}   {area:.3f}"
        )
    levels = np.char.startswith(parts, "L") & ~np.char.endswith(parts, "-cut")
    area = roc_auc_score(
        np.r_[np.ones(levels.sum()), np.zeros(independent.sum())], np.r_[score[levels], score[independent]]
    )
    counts = "  ".join(f"{each[levels].sum():12}" for each in called.values())
    print(f"{'all levels':28} {levels.sum():6} {counts}   {area:.3f}")
    print("\nscore      weight   mean score   copies   (out of fold, one in two a copy)")
    weight, y = weights(examples), np.array([example.copies for example in examples])
    for low in np.arange(0, 1, 0.1):
        here = (score >= low) & (score < low + 0.1)
        if here.any():
            mean, copies = np.average(score[here], weights=weight[here]), np.average(y[here], weights=weight[here])
            print(
                f"{low:.1f}-{low + 0.1:.1f}   {weight[here].sum() / weight.sum():6.3f}   {mean:10.2f}   {copies:6.2f}"
            )


def train(examples: list[Example]) -> tuple[float, dict[str, float]]:
    """Intercept and coefficients, by feature, of the model trained on all *examples*."""
    names, x, y = _columns(examples)
    intercept, coefficients = fit(x, y, weights(examples))
    return intercept, dict(zip(names, coefficients.tolist(), strict=True))


def _columns(examples: list[Example]) -> tuple[list[str], NDArray[np.float64], NDArray[np.bool_]]:
    """The names of the features, their values float64[n, n_features], and which examples are copies."""
    named = [features(example.evidence) for example in examples]
    names = list(named[0])
    x = np.array([[each[name] for name in names] for each in named])
    return names, x, np.array([example.copies for example in examples])


def main() -> None:
    """Train, validate, write."""
    examples = collect(Path(sys.argv[1]))
    validate(examples)
    intercept, coefficients = train(examples)
    lines = [
        "# The verdict model: the logit of a copy is intercept + sum of coefficient * feature.",
        "# Written by benchmarks/accuracy/train_verdict.py, which says what each kind of pair is.",
        f"# Copies and others weigh the same; {len(examples)} pairs in all.",
        f"intercept = {intercept:.3f}",
        "",
        "[coefficients]",
        *(f"{name} = {weight:.3f}" for name, weight in coefficients.items()),
        "",
        "[trained_on]",
        *(f'"{kind}" = {sum(example.kind == kind for example in examples)}' for kind in WEIGHTS),
    ]
    OUTPUT.write_text("\n".join(lines) + "\n", "utf-8")
    print("\n" + "\n".join(lines))


if __name__ == "__main__":
    main()
