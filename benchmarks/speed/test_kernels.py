"""
Micro-benchmarks of the kernels, on generated articles of about 700 words.

    python -m pytest benchmarks/speed/test_kernels.py

Run by `make bench`, not by `make test`.
"""

import numpy as np
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.speed.generator import Kind, generate
from dedup.align.evidence import gather
from dedup.align.profile import Profile, profile
from dedup.align.sentence_pairs import match_sentences
from dedup.config import Config
from dedup.index.memory import MemoryIndex
from dedup.kernels.letters import letters
from dedup.kernels.minhash import band_keys, minhash
from dedup.kernels.scan import scan
from dedup.kernels.shingle import content_shingles, word_shingles
from dedup.model import Article
from dedup.relation import relate
from dedup.shingles import Tokens, tokenise
from dedup.sketch import sketch
from dedup.text.parse import ParsedText, parse
from dedup.text.sentences import sentences

CONFIG = Config(jobs=1)
STORIES = generate(256, seed=7)


@pytest.fixture(scope="module")
def text() -> str:
    """An article."""
    return STORIES[0].text


@pytest.fixture(scope="module")
def parsed(text: str) -> ParsedText:
    """The article, parsed."""
    return parse(text)


@pytest.fixture(scope="module")
def tokens(parsed: ParsedText) -> Tokens:
    """The words of the article."""
    return tokenise(parsed)


@pytest.fixture(scope="module")
def pair() -> tuple[Profile, Profile]:
    """The profiles of an article and a heavily edited copy of it."""
    copy = next(story for story in STORIES if story.kind is Kind.HEAVY)
    original = STORIES[copy.family]
    return profile(parse(original.text), CONFIG.sketch), profile(parse(copy.text), CONFIG.sketch)


def test_parse(benchmark: BenchmarkFixture, text: str) -> None:
    """Text to its canonical form, quotations and roles."""
    benchmark(parse, text)


def test_sentences(benchmark: BenchmarkFixture, parsed: ParsedText) -> None:
    """Where sentences end."""
    benchmark(sentences, parsed)


def test_scan(benchmark: BenchmarkFixture, text: str) -> None:
    """Bytes to words and stems."""
    raw = np.frombuffer(text.encode(), np.uint8)
    room = raw.size // 2 + 1
    words, stems = np.empty(room, np.uint64), np.empty(room, np.uint64)
    starts, ends, flags = np.empty(room, np.int32), np.empty(room, np.int32), np.empty(room, np.uint8)
    benchmark(scan, raw, *letters(), words, stems, starts, ends, flags)


def test_word_shingles(benchmark: BenchmarkFixture, tokens: Tokens) -> None:
    """Words to runs of five."""
    room = np.empty(tokens.words.size, np.uint64)
    benchmark(word_shingles, tokens.words, tokens.words.size, CONFIG.sketch.shingle_words, room)


def test_content_shingles(benchmark: BenchmarkFixture, tokens: Tokens) -> None:
    """Content words to pairs."""
    terms = tokens.terms[tokens.weights > 0]
    room = np.empty(terms.size * CONFIG.sketch.pair_gap, np.uint64)
    benchmark(content_shingles, terms, CONFIG.sketch.pair_gap, room)


def test_minhash(benchmark: BenchmarkFixture, pair: tuple[Profile, Profile]) -> None:
    """Shingles to a signature."""
    shingles = pair[0].word_shingles
    signature = np.empty(CONFIG.sketch.bands * CONFIG.sketch.rows, np.uint32)
    benchmark(minhash, shingles, shingles.size, signature)


def test_band_keys(benchmark: BenchmarkFixture) -> None:
    """A signature to bucket keys."""
    signature = np.arange(CONFIG.sketch.bands * CONFIG.sketch.rows, dtype=np.uint32)
    benchmark(band_keys, signature, CONFIG.sketch.rows, np.empty(CONFIG.sketch.bands, np.uint64))


def test_sketch_of_256_articles(benchmark: BenchmarkFixture) -> None:
    """Parsed articles to the sketches of both views."""
    texts = [parse(story.text) for story in STORIES]
    benchmark(sketch, texts, CONFIG.sketch)


def test_shared_keys_of_10_000_articles(benchmark: BenchmarkFixture) -> None:
    """Bucket keys to pairs, sorting included."""
    chance = np.random.default_rng(1)
    keys = chance.integers(0, 1 << 20, 320_000, np.uint64)
    articles = np.repeat(np.arange(10_000, dtype=np.int32), 32)

    def join() -> None:
        index = MemoryIndex()
        index.add(keys, articles)
        index.shared_keys(2, 0.0, CONFIG.candidates.max_bucket)

    benchmark(join)


def test_profile(benchmark: BenchmarkFixture, parsed: ParsedText) -> None:
    """Everything about one article that comparing needs."""
    benchmark(profile, parsed, CONFIG.sketch)


def test_match_sentences(benchmark: BenchmarkFixture, pair: tuple[Profile, Profile]) -> None:
    """The sentences of two articles against each other."""
    benchmark(match_sentences, pair[0].unquoted, pair[1].unquoted)


def test_gather(benchmark: BenchmarkFixture, pair: tuple[Profile, Profile]) -> None:
    """Two profiles to everything measured on the pair."""
    benchmark(gather, *pair, CONFIG)


def test_relate(benchmark: BenchmarkFixture, pair: tuple[Profile, Profile]) -> None:
    """Two profiles to a relation."""
    left, right = (Article(id=name, text="") for name in ("left", "right"))
    benchmark(relate, left.id, pair[0], right.id, pair[1], CONFIG)
