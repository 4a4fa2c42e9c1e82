"""The main job, one stage a line: parse, sketch, index, find candidates, compare, cluster."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from dedup.align.evidence import Evidence, gather_pairs
from dedup.align.profile import Profile, profiles
from dedup.align.runs import WordProfile, gather_runs, word_profile
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
from dedup.relation import relation
from dedup.sketch import SketchBlock, sketch
from dedup.text.parse import ParsedText, parse_article

ARTICLES_A_BLOCK = 256
PAIRS_A_BLOCK = 128

CHARS_A_BLOCK = 1 << 21
"""Characters of text from which a block of pairs is full: their profiles take some thirty times as many bytes."""

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
class _PairBlock:
    """
    Pairs to compare.

    Attributes:
        articles: those that are in any of the pairs.
        lefts: int32[n], places of the left ones in *articles*.
        rights: int32[n].
    """

    articles: Sequence[Article]
    lefts: NDArray[np.int32]
    rights: NDArray[np.int32]

    @classmethod
    def of(cls, articles: Sequence[Article], ends: Sequence[int]) -> "_PairBlock":
        """Pairs whose left and right places follow one another in *ends*."""
        pairs = np.array(ends, np.int32).reshape(-1, 2)
        return cls(articles, pairs[:, 0].copy(), pairs[:, 1].copy())


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
    compared = _compare(pairs, articles, config, engine, watch, "compare")
    facts = FactTable(articles, blocks, config.verdict.min_words)
    n_words = facts.n_words
    lengths = dict(zip(articles.ids, n_words.tolist(), strict=True))
    number = {article_id: place for place, article_id in enumerate(articles.ids)}
    same_words = {articles.ids[other]: articles.ids[first] for first, other in pool.twins}
    missing = [(number[left], number[right]) for left, right in unverified_pairs(compared, lengths, same_words)]
    compared += _compare(_by_component(missing), articles, config, engine, watch, "verify")
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
    (found,) = _relations(config, _PairBlock.of((left, right), (0, 1)))
    return found


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
    pairs: Sequence[tuple[int, int]],
    articles: Sequence[Article],
    config: Config,
    engine: Engine,
    watch: _Watch,
    stage: str,
) -> list[Relation]:
    """
    The relations of *pairs* of article numbers, in their order.

    Of an unrelated pair, only verdict and score are kept: it is not published, and may yet keep two clusters apart.
    """
    relations: list[Relation] = []
    with watch.stage(stage, len(pairs)) as advance:
        for found in engine.map(partial(_relations, config), _pair_blocks(pairs, articles)):
            relations += (
                replace(each, measures=_NOT_KEPT, passages=()) if each.verdict is Verdict.UNRELATED else each
                for each in found
            )
            advance(len(found))
    return relations


def _pair_blocks(pairs: Iterable[tuple[int, int]], articles: Sequence[Article]) -> Iterator[_PairBlock]:
    """*pairs* of article numbers in blocks of at most `PAIRS_A_BLOCK`, smaller where their articles are long."""
    places: dict[int, int] = {}
    inside: list[Article] = []
    ends: list[int] = []
    n_chars = 0
    for pair in pairs:
        for number in pair:
            if number not in places:
                places[number] = len(inside)
                inside.append(articles[number])
                n_chars += len(inside[-1].text)
            ends.append(places[number])
        if len(ends) == 2 * PAIRS_A_BLOCK or n_chars >= CHARS_A_BLOCK:
            yield _PairBlock.of(inside, ends)
            places, inside, ends, n_chars = {}, [], [], 0
    if ends:
        yield _PairBlock.of(inside, ends)


def _relations(config: Config, block: _PairBlock) -> list[Relation]:
    """What the two articles of each pair of *block* are to each other, with the provenance of what was copied."""
    pairs = list(zip(block.lefts.tolist(), block.rights.tolist(), strict=True))
    parsed = [_parse(article, config.sketch) for article in block.articles]
    compared: Sequence[Profile | WordProfile]
    evidence: Sequence[Evidence]
    if config.sketch.is_verbatim:
        by_words = [word_profile(each, config.sketch) for each in parsed]
        evidence = [gather_runs(by_words[left], by_words[right], config.align) for left, right in pairs]
        compared = by_words
    else:
        whole = profiles(parsed, config.sketch)
        evidence = gather_pairs(whole, block.lefts, block.rights, config)
        compared = whole
    traces: dict[int, Trace] = {}
    found = []
    for (left, right), measured in zip(pairs, evidence, strict=True):
        one, other = block.articles[left], block.articles[right]
        judged = relation(one.id, compared[left], other.id, compared[right], measured, config)
        if has_provenance(judged):
            for row in {left, right} - traces.keys():
                n_words = compared[row].n_words
                traces[row] = trace(facts_of(block.articles[row], parsed[row], n_words, config.verdict.min_words))
            judged = replace(judged, provenance=provenance(traces[left], traces[right], judged))
        found.append(judged)
    return found


def _parse(article: Article, config: SketchConfig) -> ParsedText:
    """*article* made ready; quotations are looked for where they matter."""
    return parse_article(article, quoted_too=not config.is_verbatim)


def _n_kept_apart(relations: Sequence[Relation], clusters: Sequence[Cluster]) -> int:
    """The copies whose two articles are not in one cluster."""
    cluster_of = {member: each.id for each in clusters for member in each.members}
    copies = (relation for relation in relations if relation.verdict.joins_cluster)
    return sum(
        relation.left not in cluster_of or cluster_of[relation.left] != cluster_of.get(relation.right)
        for relation in copies
    )
