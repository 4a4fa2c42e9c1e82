"""The main job, one stage a line: parse, sketch, index, find candidates, compare, cluster."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from typing import Protocol, TypeVar

import numpy as np

from dedup.align.profile import Profile, profile
from dedup.align.runs import WordProfile, word_profile
from dedup.clusters import cluster, unverified_pairs
from dedup.common_lines import Marked, find_common_lines
from dedup.config import Config, SketchConfig
from dedup.facts import FactBlock, FactTable, facts_of, find_facts, input_digest
from dedup.ingest.shelf import InOrder
from dedup.kernels.components import components
from dedup.model import Article, Cluster, Collection, Measures, Relation, Run, Verdict
from dedup.pool import Pool
from dedup.provenance.pairs import has_provenance, provenance
from dedup.provenance.trace import Trace, trace
from dedup.relation import relate, relate_by_words
from dedup.sketch import SketchBlock, sketch
from dedup.text.parse import ParsedText, parse_article

ARTICLES_A_BLOCK = 256
PAIRS_A_BLOCK = 128

PROFILES_KEPT = 512
"""Profiles held at once, the latest used: about 70 KB each for an article of 450 words."""

_NOT_KEPT = Measures()
"""One for all unrelated pairs."""

In = TypeVar("In")
Out = TypeVar("Out")


class Engine(Protocol):
    """What runs the stages: every engine gives the same results in the same order."""

    def map(self, function: Callable[[In], Out], blocks: Iterable[In]) -> Iterator[Out]:
        """*function* of every block, in the order of the blocks."""


class Progress(Protocol):
    """What follows a run's stages."""

    def stage(self, name: str, total: int | None) -> AbstractContextManager[Callable[[int], None]]:
        """A stage of *total* steps (None where unknown); the callable advances by n steps."""


class SerialEngine:
    """One block after the other, in this thread."""

    def map(self, function: Callable[[In], Out], blocks: Iterable[In]) -> Iterator[Out]:
        """See `Engine.map`."""
        return map(function, blocks)


class NoProgress:
    """Nobody watches."""

    @contextmanager
    def stage(self, name: str, total: int | None) -> Iterator[Callable[[int], None]]:  # noqa: ARG002 - the protocol's
        """See `Progress.stage`."""
        yield lambda _: None


@dataclass(frozen=True, slots=True)
class _Watch:
    """The progress of a run, and the seconds that its stages took."""

    progress: Progress
    timings: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str, total: int | None) -> Iterator[Callable[[int], None]]:
        """A stage that is timed under its name."""
        begin = time.perf_counter()
        with self.progress.stage(name, total) as advance:
            yield advance
        self.timings[name] = time.perf_counter() - begin


@dataclass(frozen=True, slots=True, eq=False)
class _Block:
    """What the first pass over a block of articles keeps: its texts are forgotten again."""

    facts: FactBlock
    sketches: SketchBlock


def run(
    collection: Collection, config: Config, *, engine: Engine | None = None, progress: Progress | None = None
) -> Run:
    """
    Cluster a collection, and say why.

    Args:
        collection: the articles, in any order; the result does not depend on it.
        config: the settings.
        engine: what runs the stages; this thread alone when left out.
        progress: what follows them.

    Raises:
        InputError: when two articles have the same id.
    """
    engine = engine or SerialEngine()
    watch = _Watch(progress or NoProgress())
    ordered = InOrder(collection.articles)
    with watch.stage("boilerplate", None):
        common = find_common_lines(ordered, config.boilerplate.min_articles)
    articles = Marked(ordered, common.marks)
    with watch.stage("sketch", len(articles)) as advance:
        pool = Pool(config.verdict.min_words)
        blocks = []
        for block in engine.map(partial(_read_block, config), _chunks(articles, ARTICLES_A_BLOCK)):
            pool.add(block.sketches)
            blocks.append(block.facts)
            advance(block.facts.n_words.size)
    with watch.stage("candidates", None):
        candidates = pool.candidates(config.candidates, engine.map)
    pairs = _by_component([*pool.twins, *zip(candidates.lefts.tolist(), candidates.rights.tolist(), strict=True)])
    compared = _compare(pairs, articles, config, watch, "compare")
    facts = FactTable(articles, blocks, config.verdict.min_words)
    n_words = facts.n_words
    lengths = dict(zip(articles.ids, n_words.tolist(), strict=True))
    number = {article_id: place for place, article_id in enumerate(articles.ids)}
    same_words = {articles.ids[other]: articles.ids[first] for first, other in pool.twins}
    missing = [(number[left], number[right]) for left, right in unverified_pairs(compared, lengths, same_words)]
    compared += _compare(_by_component(missing), articles, config, watch, "verify")
    with watch.stage("cluster", None):
        copied = {end for each in compared if each.verdict.joins_cluster for end in (each.left, each.right)}
        dates = {each: date for each in copied if (date := articles[number[each]].date)}
        clusters = cluster(compared, lengths, dates=dates, same_words=same_words)
    relations = sorted(
        (relation for relation in compared if relation.verdict is not Verdict.UNRELATED),
        key=lambda relation: (relation.left, relation.right),
    )
    return Run(
        settings=config.settings_line(),
        input_digest=input_digest(digest for block in blocks for digest in block.digests),
        articles=facts,
        relations=tuple(relations),
        clusters=clusters,
        skips=tuple(sorted(collection.skips)),
        counts={
            "articles": len(articles),
            "common_lines": len(common.lines),
            "too_short": int((n_words < config.verdict.min_words).sum()),
            "skipped": len(collection.skips),
            "same_words": len(pool.twins),
            "pairs_met": candidates.n_met,
            "candidate_pairs": len(pairs),
            "thinned_buckets": candidates.n_thinned,
            "dropped_candidates": candidates.n_dropped,
            "verified_pairs": len(missing),
            "kept_apart": _n_kept_apart(relations, clusters),
            "relations": len(relations),
            "clusters": len(clusters),
        },
        timings=watch.timings,
    )


def compare(left: Article, right: Article, config: Config) -> Relation:
    """What *left* and *right* are to each other, and which is likely from which where anything was copied."""
    if config.sketch.is_verbatim:
        words = _word_profile(left, config.sketch), _word_profile(right, config.sketch)
        relation = relate_by_words(left.id, words[0], right.id, words[1], config)
    else:
        relation = relate(left.id, _profile(left, config.sketch), right.id, _profile(right, config.sketch), config)
    if not has_provenance(relation):
        return relation
    return replace(relation, provenance=provenance(_trace(left, config), _trace(right, config), relation))


def candidate_pairs(articles: Sequence[Article], config: Config) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """
    The ids of the pairs that `run` would compare, without comparing them.

    Returns:
        articles of the same words, each with the first of them; and the candidate pairs among the first ones.

    Raises:
        InputError: when two articles have the same id.
    """
    ordered = InOrder(articles)
    marked = Marked(ordered, find_common_lines(ordered, config.boilerplate.min_articles).marks)
    pool = Pool(config.verdict.min_words)
    for block in _chunks(marked, ARTICLES_A_BLOCK):
        pool.add(_read_block(config, block).sketches)
    candidates = pool.candidates(config.candidates)
    pairs = zip(candidates.lefts.tolist(), candidates.rights.tolist(), strict=True)
    return (
        [(ordered.ids[left], ordered.ids[right]) for left, right in pool.twins],
        [(ordered.ids[left], ordered.ids[right]) for left, right in pairs],
    )


def would_compare(left: Article, right: Article, config: Config) -> bool:
    """Whether the two are compared in a run that holds nothing else."""
    pool = Pool(config.verdict.min_words)
    pool.add(_read_block(config, [left, right]).sketches)
    return bool(pool.twins or pool.candidates(config.candidates).lefts.size)


def _chunks(items: Sequence[In], size: int) -> Iterator[Sequence[In]]:
    """*items* in blocks of *size*."""
    return (items[begin : begin + size] for begin in range(0, len(items), size))


def _read_block(config: Config, articles: Sequence[Article]) -> _Block:
    """Parse and sketch some articles."""
    parsed = [_parse(article, config.sketch) for article in articles]
    sketches = sketch(parsed, config.sketch)
    return _Block(find_facts(articles, parsed, sketches.n_words), sketches)


def _by_component(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """*pairs*, those that hang together one after the other, so that an article is looked at once for all of its."""
    lefts, rights = np.array(pairs, np.int32).reshape(-1, 2).T.copy()
    together = components(lefts, rights, int(rights.max(initial=-1)) + 1)
    order = np.lexsort((rights, lefts, together[lefts]))
    return [pairs[place] for place in order.tolist()]


def _compare(
    pairs: Sequence[tuple[int, int]], articles: Sequence[Article], config: Config, watch: _Watch, stage: str
) -> list[Relation]:
    """
    The relations of *pairs* of article numbers, in their order.

    Of an unrelated pair, only verdict and score are kept: it is not published, and may yet keep two clusters apart.
    """
    relations: list[Relation] = []
    with watch.stage(stage, len(pairs)) as advance:
        # In this thread: comparing is Python between kernels of microseconds, for which threads only take turns.
        for block in _chunks(pairs, PAIRS_A_BLOCK):
            for left, right in block:
                relation = compare(articles[left], articles[right], config)
                is_related = relation.verdict is not Verdict.UNRELATED
                relations.append(relation if is_related else replace(relation, measures=_NOT_KEPT, passages=()))
            advance(len(block))
    return relations


def _n_kept_apart(relations: Sequence[Relation], clusters: Sequence[Cluster]) -> int:
    """The copies whose two articles are not in one cluster."""
    cluster_of = {member: each.id for each in clusters for member in each.members}
    copies = (relation for relation in relations if relation.verdict.joins_cluster)
    return sum(
        relation.left not in cluster_of or cluster_of[relation.left] != cluster_of.get(relation.right)
        for relation in copies
    )


@lru_cache(maxsize=PROFILES_KEPT)
def _profile(article: Article, config: SketchConfig) -> Profile:
    """The profile of *article*, kept for its next pair."""
    return profile(_parse(article, config), config)


@lru_cache(maxsize=PROFILES_KEPT)
def _word_profile(article: Article, config: SketchConfig) -> WordProfile:
    """The same for settings without a content view."""
    return word_profile(_parse(article, config), config)


def _parse(article: Article, config: SketchConfig) -> ParsedText:
    """*article* made ready; quotations are looked for where they matter."""
    return parse_article(article, quoted_too=not config.is_verbatim)


@lru_cache(maxsize=PROFILES_KEPT)
def _trace(article: Article, config: Config) -> Trace:
    """What tells where *article* is from, kept as its profile is."""
    known = (_word_profile if config.sketch.is_verbatim else _profile)(article, config.sketch)
    return trace(facts_of(article, known.parsed, known.n_words, config.verdict.min_words))
