"""The main job, one stage a line: parse, sketch, index, find candidates, compare, cluster."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from dedup.align.evidence import gather_pairs
from dedup.align.profile import profiles
from dedup.candidates import Candidates, Indexes, Terms, find_candidates
from dedup.clusters import cluster, unverified_pairs
from dedup.common_lines import Marked, find_common_lines
from dedup.config import Config
from dedup.facts import FactBlock, FactTable, find_facts, input_digest
from dedup.index.memory import MemoryIndex
from dedup.ingest.shelf import InOrder
from dedup.kernels.components import components
from dedup.model import Article, Cluster, Collection, Measures, Relation, Run, Verdict
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
        blocks = []
        for block in engine.map(partial(_read_block, config), _chunks(articles, ARTICLES_A_BLOCK)):
            blocks.append(block)
            advance(block.facts.n_words.size)
    with watch.stage("candidates", None):
        twins, candidates = _candidates(blocks, config)
    pairs = _by_component([*twins, *zip(candidates.lefts.tolist(), candidates.rights.tolist(), strict=True)])
    compared = _compare(pairs, articles, config, engine, watch, "compare")
    facts = FactTable(articles, [block.facts for block in blocks], config.verdict.min_words)
    n_words = facts.n_words
    lengths = dict(zip(articles.ids, n_words.tolist(), strict=True))
    number = {article_id: place for place, article_id in enumerate(articles.ids)}
    same_words = {articles.ids[other]: articles.ids[first] for first, other in twins}
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
        input_digest=input_digest(digest for block in blocks for digest in block.facts.digests),
        articles=facts,
        relations=tuple(relations),
        clusters=clusters,
        skips=tuple(sorted(collection.skips)),
        counts={
            "articles": len(articles),
            "common_lines": len(common.lines),
            "too_short": int((n_words < config.verdict.min_words).sum()),
            "skipped": len(collection.skips),
            "same_words": len(twins),
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
    blocks = [_read_block(config, block) for block in _chunks(marked, ARTICLES_A_BLOCK)]
    twins, candidates = _candidates(blocks, config)
    pairs = zip(candidates.lefts.tolist(), candidates.rights.tolist(), strict=True)
    return (
        [(ordered.ids[left], ordered.ids[right]) for left, right in twins],
        [(ordered.ids[left], ordered.ids[right]) for left, right in pairs],
    )


def would_compare(left: Article, right: Article, config: Config) -> bool:
    """Whether the two are compared in a run that holds nothing else."""
    twins, candidates = _candidates([_read_block(config, [left, right])], config)
    return bool(twins or candidates.lefts.size)


def _chunks(items: Sequence[In], size: int) -> Iterator[Sequence[In]]:
    """*items* in blocks of *size*."""
    return (items[begin : begin + size] for begin in range(0, len(items), size))


def _read_block(config: Config, articles: Sequence[Article]) -> _Block:
    """Parse and sketch some articles."""
    parsed = [parse_article(article) for article in articles]
    sketches = sketch(parsed, config.sketch)
    return _Block(find_facts(articles, parsed, sketches.n_words), sketches)


def _candidates(blocks: Sequence[_Block], config: Config) -> tuple[list[tuple[int, int]], Candidates]:
    """
    The pairs to compare: articles of the same words with the first of them, and candidates among the rest.

    Articles too short to be judged take no part.
    """
    indexes = Indexes(verbatim=MemoryIndex(), content=MemoryIndex(), quotations=MemoryIndex())
    first_of: dict[int, int] = {}
    twins: list[tuple[int, int]] = []
    begin = 0
    for block in blocks:
        sketches = block.sketches
        numbers = np.arange(begin, begin + sketches.n_words.size, dtype=np.int32)
        begin += numbers.size
        takes_part = sketches.n_words >= config.verdict.min_words
        for place in np.flatnonzero(takes_part).tolist():
            first = first_of.setdefault(int(sketches.digests[place]), int(numbers[place]))
            if first != numbers[place]:
                twins.append((first, int(numbers[place])))
                takes_part[place] = False
        _index(sketches, numbers, takes_part, indexes)
    return twins, find_candidates(indexes, _terms(blocks), config.candidates)


def _terms(blocks: Sequence[_Block]) -> Terms:
    """The content words of all blocks as one."""
    sketches = [block.sketches for block in blocks]
    return Terms(
        packed=np.concatenate([np.empty(0, np.uint32), *(each.terms for each in sketches)]),
        offsets=np.cumsum(np.concatenate([np.zeros(1, np.int64), *(np.diff(each.term_offsets) for each in sketches)])),
    )


def _index(sketches: SketchBlock, numbers: NDArray[np.int32], takes_part: NDArray[np.bool_], indexes: Indexes) -> None:
    """Put the articles that take part into the indexes."""
    n_bands = sketches.bands.shape[1]
    indexes.verbatim.add(sketches.bands[takes_part].ravel(), np.repeat(numbers[takes_part], n_bands))
    for index, keys, offsets in (
        (indexes.content, sketches.keys, sketches.key_offsets),
        (indexes.quotations, sketches.quotations, sketches.quotation_offsets),
    ):
        owner = np.repeat(np.arange(numbers.size), np.diff(offsets))
        kept = takes_part[owner]
        index.add(keys[kept], numbers[owner[kept]])


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
    parsed = [parse_article(article) for article in block.articles]
    compared = profiles(parsed, config.sketch)
    traces: dict[int, Trace] = {}
    found = []
    for left, right, evidence in zip(
        block.lefts.tolist(),
        block.rights.tolist(),
        gather_pairs(compared, block.lefts, block.rights, config),
        strict=True,
    ):
        one, other = block.articles[left], block.articles[right]
        judged = relation(one.id, compared[left], other.id, compared[right], evidence, config.verdict)
        if has_provenance(judged):
            for row in {left, right} - traces.keys():
                n_words = compared[row].n_words
                traces[row] = _trace(block.articles[row], parsed[row], n_words, config.verdict.min_words)
            judged = replace(judged, provenance=provenance(traces[left], traces[right], judged))
        found.append(judged)
    return found


def _n_kept_apart(relations: Sequence[Relation], clusters: Sequence[Cluster]) -> int:
    """The copies whose two articles are not in one cluster."""
    cluster_of = {member: each.id for each in clusters for member in each.members}
    copies = (relation for relation in relations if relation.verdict.joins_cluster)
    return sum(
        relation.left not in cluster_of or cluster_of[relation.left] != cluster_of.get(relation.right)
        for relation in copies
    )


def _trace(article: Article, parsed: ParsedText, n_words: int, min_words: int) -> Trace:
    """What tells where *article* is from."""
    block = find_facts([article], [parsed], np.array([n_words], np.int32))
    return trace(FactTable(InOrder([article]), [block], min_words)[0])
