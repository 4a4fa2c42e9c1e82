"""
Micro-benchmarks of the stages: what one article, one block of articles or one pair takes.

    python -m pytest benchmarks/speed/test_stages.py

Run by `make bench`, not by `make test`.
"""

import numpy as np
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.speed.articles import CONFIG, pair, parsed, stories
from dedup.align.evidence import gather, gather_pairs
from dedup.align.profile import profile, profiles
from dedup.candidates import Indexes, Terms, find_candidates
from dedup.index.memory import MemoryIndex
from dedup.relation import relate
from dedup.shingles import tokenise
from dedup.sketch import sketch
from dedup.text.parse import parse
from dedup.text.sentences import sentence_bounds

KEYS = np.random.default_rng(1).integers(0, 1 << 20, 320_000, np.uint64)
OWNERS = np.repeat(np.arange(10_000, dtype=np.int32), 32)


def index_of(keys: np.ndarray, owners: np.ndarray) -> MemoryIndex:
    """An index of these keys, not yet sorted."""
    index = MemoryIndex()
    index.add(keys, owners)
    return index


def test_parse(benchmark: BenchmarkFixture) -> None:
    """Text to its canonical form, quotations and roles."""
    benchmark(parse, stories()[0].text)


def test_tokenise(benchmark: BenchmarkFixture) -> None:
    """Canonical form to words, terms and flags."""
    benchmark(tokenise, parsed())


def test_sentence_bounds(benchmark: BenchmarkFixture) -> None:
    """Where sentences end."""
    benchmark(sentence_bounds, parsed())


def test_sketch_of_256_articles(benchmark: BenchmarkFixture) -> None:
    """Parsed articles to the sketches of both views."""
    texts = [parse(story.text) for story in stories()]
    benchmark(sketch, texts, CONFIG.sketch)


def test_shared_keys_of_10_000_articles(benchmark: BenchmarkFixture) -> None:
    """Bucket keys to pairs, sorting included."""
    benchmark(lambda: index_of(KEYS, OWNERS).shared_keys(2, 0.0, CONFIG.candidates.max_bucket))


def test_query_of_an_index_of_10_000_articles(benchmark: BenchmarkFixture) -> None:
    """The keys of one article to the articles that share any."""
    index = index_of(KEYS, OWNERS)
    benchmark(index.query, KEYS[:32])


def test_candidates_of_256_articles(benchmark: BenchmarkFixture) -> None:
    """Sketches to the pairs to compare: both views, quotations, screening."""
    sketches = sketch([parse(story.text) for story in stories()], CONFIG.sketch)
    numbers = np.arange(sketches.n_words.size, dtype=np.int32)
    words = Terms(packed=sketches.terms, offsets=sketches.term_offsets)

    def candidates() -> None:
        indexes = Indexes(
            verbatim=index_of(sketches.bands.ravel(), np.repeat(numbers, sketches.bands.shape[1])),
            content=index_of(sketches.keys, np.repeat(numbers, np.diff(sketches.key_offsets))),
            quotations=index_of(sketches.quotations, np.repeat(numbers, np.diff(sketches.quotation_offsets))),
        )
        find_candidates(indexes, words, CONFIG.candidates)

    benchmark(candidates)


def test_profile(benchmark: BenchmarkFixture) -> None:
    """Everything about one article that comparing needs."""
    benchmark(profile, parsed(), CONFIG.sketch)


def test_profiles_of_256_articles(benchmark: BenchmarkFixture) -> None:
    """The same of a block of articles."""
    texts = [parse(story.text) for story in stories()]
    benchmark(profiles, texts, CONFIG.sketch)


def test_gather(benchmark: BenchmarkFixture) -> None:
    """Two profiles to everything measured on the pair."""
    benchmark(gather, *pair(), CONFIG)


def test_gather_pairs_of_255_pairs(benchmark: BenchmarkFixture) -> None:
    """The same of a block of pairs, most of them of articles that have nothing in common."""
    block = profiles([parse(story.text) for story in stories()], CONFIG.sketch)
    lefts = np.arange(len(block) - 1, dtype=np.int32)
    benchmark(gather_pairs, block, lefts, lefts + np.int32(1), CONFIG)


def test_relate(benchmark: BenchmarkFixture) -> None:
    """Two profiles to a relation."""
    left, right = pair()
    benchmark(relate, "left", left, "right", right, CONFIG)
