"""
Micro-benchmarks of the kernels, one each, named after it.

    python -m pytest benchmarks/speed/test_kernels.py

What works on words or sentences gets those of one article or pair; what works on buckets, those of 10,000
articles. Run by `make bench`, not by `make test`.
"""

import numpy as np
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.speed.articles import CONFIG, pair, parsed, stories, terms, tokens
from dedup.align.evidence import gather_pairs, limits
from dedup.align.profile import MAX_SENTENCES, PAIR_GAP, Profile, profiles
from dedup.index.buckets import PART_BITS, Buckets
from dedup.kernels.abstracts import join_abstracts, keep_apart
from dedup.kernels.align import best_matches, common_order, compare_groups, group_sentences, match_groups
from dedup.kernels.anchors import anchor_words
from dedup.kernels.buckets import bucket_pairs
from dedup.kernels.columns import Pairs, postings_of, values_of
from dedup.kernels.components import components
from dedup.kernels.diff import align_words
from dedup.kernels.dots import best_dots, close_cells, place_dots, place_pairs, shared_dots, sort_pairs
from dedup.kernels.fragments import class_fragments, class_passage, groups_within
from dedup.kernels.fullscan import scan_fully
from dedup.kernels.join import (
    ARTICLE_BITS,
    count_larger,
    count_shared,
    drop_repeats,
    group_buckets,
    place_articles,
    sort_entries,
    split_entries,
)
from dedup.kernels.letters import letters
from dedup.kernels.lines import line_hashes
from dedup.kernels.measure import count_rising, pairwise_sum
from dedup.kernels.minhash import agreement, band_keys, minhash
from dedup.kernels.order import stable_order
from dedup.kernels.overlap import mean_rarities, screen_pairs
from dedup.kernels.pairs import CUT, align_pairs
from dedup.kernels.runs import common_runs
from dedup.kernels.scan import mark_words, scan
from dedup.kernels.sentences import find_details, join_sentences, postings, sentence_words
from dedup.kernels.sets import shared_shingles, words_in_runs
from dedup.kernels.shingle import content_shingles, digest, number_hashes, weigh, word_shingles
from dedup.kernels.sketch import content_keys, pack_terms, quotation_keys
from dedup.kernels.stretches import best_stretch, find_stretches, pair_room
from dedup.kernels.support import count_common, told_together, weakest_support
from dedup.kernels.verbatim import set_room, verbatim_block
from dedup.kernels.verify import count_common_shingles
from dedup.kernels.wording import replaced_words
from dedup.kernels.wordscan import LIKELY_WORDS, SPARE, scan_words
from dedup.shingles import masks
from dedup.sketch import MIN_QUOTED_WORDS, sketch
from dedup.text.classes import character_classes
from dedup.text.parse import parse
from dedup.text.rarity import COMMON, rarity_table
from dedup.text.sentences import sentence_bounds
from dedup.views import joined

SHAPE = CONFIG.sketch
MAX_BUCKET = CONFIG.candidates.max_bucket


def sides(kind: str) -> list[tuple[np.ndarray, np.ndarray, np.ndarray, int]]:
    """Of both articles of a pair the postings of a *kind*, and how many sentences there are."""
    postings_by = (getattr(article.profiles.columns, kind) for article in pair())
    return [
        (*postings_of(columns, article.row), len(article.sentences))
        for columns, article in zip(postings_by, pair(), strict=True)
    ]


def pairs_of(article: Profile) -> Pairs:
    """Its content pairs."""
    offsets, *columns = article.profiles.columns.pairs
    place = slice(offsets[article.row], offsets[article.row + 1])
    return Pairs(offsets, *(column[place] for column in columns))


def room_of(article: Profile) -> np.ndarray:
    """The room of its words."""
    return article.profiles.columns.words.room[article.words]


def one_to_one() -> np.ndarray:
    """Every sentence of one article with the one in its place in the other, in words."""
    left, right = pair()
    n = min(len(left.sentences), len(right.sentences))
    return np.hstack([left.sentences[:n], right.sentences[:n]]).astype(np.int32)


def steps() -> tuple[np.ndarray, np.ndarray]:
    """Thirty stretches of equal evidence, which overlap with their neighbours, and their figures."""
    begins = np.arange(30, dtype=np.int32)[:, np.newaxis] * 20
    return np.hstack([begins, begins + 30, 5 * begins, 5 * begins + 60]).astype(np.int32), np.full((30, 3), 0.5)


def signature() -> np.ndarray:
    """The signature of one article."""
    made = np.empty(SHAPE.bands * SHAPE.rows, np.uint32)
    shingles = pair()[0].word_shingles
    minhash(shingles, shingles.size, made)
    return made


def entries() -> np.ndarray:
    """Sorted entries of 10,000 articles in an index."""
    chance = np.random.default_rng(1)
    keys = chance.integers(0, 1 << 20, 320_000, np.uint64) << np.uint64(ARTICLE_BITS)
    return np.unique(keys | chance.integers(0, 10_000, keys.size, np.uint64))


def content() -> tuple[np.ndarray, np.ndarray]:
    """The content words of one article, and their rarities."""
    words = tokens()
    return words.terms[words.weights > 0].copy(), words.weights[words.weights > 0].copy()


def test_scan(benchmark: BenchmarkFixture) -> None:
    """Bytes to words and stems."""
    raw = np.frombuffer(stories()[0].text.encode(), np.uint8)
    room = raw.size // 2 + 1
    words, stems = np.empty(room, np.uint64), np.empty(room, np.uint64)
    starts, ends, flags = np.empty(room, np.int32), np.empty(room, np.int32), np.empty(room, np.uint8)
    benchmark(scan, raw, *letters(), words, stems, starts, ends, flags)


def test_scan_fully(benchmark: BenchmarkFixture) -> None:
    """Bytes to words and stems, 64 at a time."""
    raw, offsets = joined([stories()[0].text.encode()])
    size = int(offsets[1])
    scratch = np.empty(size + SPARE, np.uint8), np.empty(size + SPARE, np.uint8), np.empty(size // 64 + 1, np.uint64)
    room = size // 2 + LIKELY_WORDS + 1
    words, stems = np.empty(room, np.uint64), np.empty(room, np.uint64)
    starts, ends, flags = np.empty(room, np.int32), np.empty(room, np.int32), np.empty(room, np.uint8)
    benchmark(scan_fully, raw, 0, size, *letters(), *scratch, words, stems, starts, ends, flags)


def test_scan_words(benchmark: BenchmarkFixture) -> None:
    """Bytes to words alone."""
    raw, offsets = joined([stories()[0].text.encode()])
    size = int(offsets[1])
    folded, is_word = np.empty(size + SPARE, np.uint8), np.empty(size + SPARE, np.uint8)
    places = (np.empty(size // 2 + LIKELY_WORDS + 1, np.int32) for _ in range(2))
    words = np.empty(size // 2 + 1, np.uint64)
    scratch = folded, is_word, np.empty(size // 64 + 1, np.uint64), *places, words
    benchmark(scan_words, raw, 0, size, *letters(), character_classes(), *scratch)


def test_line_hashes(benchmark: BenchmarkFixture) -> None:
    """One article to a hash of each of its lines."""
    raw = np.frombuffer(stories()[0].text.encode(), np.uint8)
    benchmark(line_hashes, raw, 8, 400, np.empty(raw.size // 8 + 1, np.uint32), 0)


def test_mark_words(benchmark: BenchmarkFixture) -> None:
    """Spans to flags of words."""
    words, (mask, _) = tokens(), masks([parsed()])
    benchmark(mark_words, words.starts, words.starts.size, mask.starts, mask.ends, mask.flags, words.flags.copy())


def test_weigh(benchmark: BenchmarkFixture) -> None:
    """Stems to terms and their rarity."""
    words, table = tokens(), rarity_table()
    n = words.words.size
    benchmark(
        weigh,
        words.terms,
        words.starts,
        words.ends,
        words.flags,
        n,
        table.keys,
        table.rarities,
        table.unknown,
        COMMON,
        np.empty(n, np.uint64),
        np.empty(n, np.float32),
    )


def test_digest(benchmark: BenchmarkFixture) -> None:
    """Words to one hash."""
    benchmark(digest, tokens().words, tokens().words.size)


def test_number_hashes(benchmark: BenchmarkFixture) -> None:
    """Words to the numbers among them."""
    words = tokens()
    nothing = np.zeros(words.words.size, np.bool_)
    benchmark(
        number_hashes, words.words, words.starts, words.ends, words.flags, nothing, np.empty(nothing.size, np.uint64)
    )


def test_word_shingles(benchmark: BenchmarkFixture) -> None:
    """Words to runs of five."""
    words = tokens().words
    benchmark(word_shingles, words, words.size, SHAPE.shingle_words, np.empty(words.size, np.uint64))


def test_content_shingles(benchmark: BenchmarkFixture) -> None:
    """Content words to pairs."""
    benchmark(content_shingles, terms(), SHAPE.pair_gap, np.empty(terms().size * SHAPE.pair_gap, np.uint64))


def test_minhash(benchmark: BenchmarkFixture) -> None:
    """Shingles to a signature."""
    shingles = pair()[0].word_shingles
    benchmark(minhash, shingles, shingles.size, np.empty(SHAPE.bands * SHAPE.rows, np.uint32))


def test_band_keys(benchmark: BenchmarkFixture) -> None:
    """A signature to bucket keys."""
    benchmark(band_keys, signature(), SHAPE.rows, np.empty(SHAPE.bands, np.uint64))


def test_agreement(benchmark: BenchmarkFixture) -> None:
    """Two signatures to the bins that agree."""
    benchmark(agreement, signature(), signature())


def test_content_keys(benchmark: BenchmarkFixture) -> None:
    """Content words to the bucket keys of the content view."""
    words, rarities = content()
    keys = np.empty(words.size * SHAPE.pair_gap, np.uint64)
    benchmark(content_keys, words, rarities, words.size, SHAPE.pair_gap, rarity_table().unknown, COMMON, keys)


def test_pack_terms(benchmark: BenchmarkFixture) -> None:
    """Content words to 32 bits each."""
    words, rarities = content()
    benchmark(pack_terms, words, rarities, words.size, COMMON, np.empty(words.size, np.uint32))


def test_quotation_keys(benchmark: BenchmarkFixture) -> None:
    """Words to the bucket keys of quotations."""
    words = tokens()
    n = words.words.size
    scratch, keys = np.empty(n, np.uint64), np.empty(n // MIN_QUOTED_WORDS + 1, np.uint64)
    benchmark(quotation_keys, words.words, words.flags, n, SHAPE.shingle_words, MIN_QUOTED_WORDS, scratch, keys)


def test_sketch_block(benchmark: BenchmarkFixture) -> None:
    """One article to all of its sketch; by the function that makes the room for it."""
    benchmark(sketch, [parsed()], SHAPE)


def test_stable_order(benchmark: BenchmarkFixture) -> None:
    """The terms of an article, sorted."""
    benchmark(stable_order, terms())


def test_drop_repeats(benchmark: BenchmarkFixture) -> None:
    """Sorted entries to different ones."""
    benchmark(drop_repeats, entries())


def grouped() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The buckets of the entries, and where those of each article begin."""
    made = Buckets.of(entries(), 10_000)
    return made.buckets, made.offsets, made.places


def test_split_entries(benchmark: BenchmarkFixture) -> None:
    """Entries to parts by their upper bits; all but the first time, they are in place already."""
    benchmark(split_entries, entries(), 64 - PART_BITS, np.empty((1 << PART_BITS) + 1, np.int64))


def test_sort_entries(benchmark: BenchmarkFixture) -> None:
    """Entries sorted; each time they are sorted already, which a radix sort does not notice."""
    given = entries()
    benchmark(sort_entries, given, np.empty_like(given))


def test_group_buckets(benchmark: BenchmarkFixture) -> None:
    """Sorted entries to buckets."""
    given = entries()
    benchmark(group_buckets, given, np.empty(2 * given.size, np.int32), np.zeros(10_000, np.int64))


def test_place_articles(benchmark: BenchmarkFixture) -> None:
    """Buckets to the buckets of each article."""
    buckets, offsets, places = grouped()
    benchmark(place_articles, buckets, offsets, np.empty_like(places))


def test_count_larger(benchmark: BenchmarkFixture) -> None:
    """Buckets to the number of large ones."""
    benchmark(count_larger, grouped()[0], MAX_BUCKET)


def test_count_shared(benchmark: BenchmarkFixture) -> None:
    """Buckets to pairs."""
    benchmark(count_shared, *grouped(), 0, 10_000, 2, 0.0, MAX_BUCKET)


def test_mean_rarities(benchmark: BenchmarkFixture) -> None:
    """The content words of 256 articles to means."""
    sketches = sketch([parse(story.text) for story in stories()], SHAPE)
    benchmark(mean_rarities, sketches.terms, sketches.term_offsets, np.empty(len(stories())))


def test_screen_pairs(benchmark: BenchmarkFixture) -> None:
    """Each of 256 articles against the next."""
    sketches = sketch([parse(story.text) for story in stories()], SHAPE)
    lefts = np.arange(len(stories()) - 1, dtype=np.int32)
    limits = 15, CONFIG.candidates.min_passage, CONFIG.candidates.min_spread
    out = *(np.empty(lefts.size, np.float32) for _ in range(2)), np.empty(lefts.size, np.bool_)
    means = np.empty(len(stories()))
    mean_rarities(sketches.terms, sketches.term_offsets, means)
    benchmark(screen_pairs, lefts, lefts + np.int32(1), sketches.terms, sketches.term_offsets, *limits, means, *out)


def test_components(benchmark: BenchmarkFixture) -> None:
    """Pairs to the components that they join."""
    chance = np.random.default_rng(3)
    lefts, rights = (chance.integers(0, 10_000, 5_000).astype(np.int32) for _ in range(2))
    benchmark(components, lefts, rights, 10_000)


def test_sentence_words(benchmark: BenchmarkFixture) -> None:
    """Bounds of sentences to their words."""
    spans = np.array(sentence_bounds(parsed()), np.int32).reshape(-1, 2)
    benchmark(sentence_words, tokens().starts, spans, np.empty_like(spans), np.empty(len(spans), np.int32))


def test_postings(benchmark: BenchmarkFixture) -> None:
    """Sentences to weighed terms."""
    article = pair()[0]
    words = article.tokens
    nothing = np.zeros(words.words.size, np.bool_)
    n_terms = np.empty(len(article.sentences), np.int32)
    benchmark(postings, words.terms, words.weights, nothing, article.sentences, 1, n_terms)


def test_best_matches(benchmark: BenchmarkFixture) -> None:
    """The sentences of a pair against each other."""
    benchmark(best_matches, *matched()[0], *matched()[1])


def matched() -> tuple[tuple[np.ndarray, ...], tuple[np.ndarray, ...]]:
    """The postings of a pair, and its best matches."""
    (*left, n), (*right, m) = sides("postings")
    found = np.empty(n, np.float32), np.empty(n, np.int32), np.empty(m, np.float32), np.empty(m, np.int32)
    best_matches(*left, *right, *found)
    return (*left, *right), found


def test_match_groups(benchmark: BenchmarkFixture) -> None:
    """The postings of a pair to aligned runs of sentences."""
    (*left, n), (*right, m) = sides("postings")
    benchmark(match_groups, *left, *right, n, m, CONFIG.align.min_cosine, CONFIG.align.min_cosine_in_order)


def test_group_sentences(benchmark: BenchmarkFixture) -> None:
    """Best matches to groups."""
    _, found = matched()
    groups = np.empty((found[0].size + found[2].size, 4), np.int32)
    benchmark(group_sentences, *found, CONFIG.align.min_cosine, CONFIG.align.min_cosine_in_order, groups)


def test_compare_groups(benchmark: BenchmarkFixture) -> None:
    """Every sentence of one article with the one in its place in the other, word by word."""
    left, right = pair()
    groups = one_to_one()
    out = np.empty((len(groups), 3), np.int32)
    benchmark(compare_groups, groups, left.tokens.words, left.quoted, right.tokens.words, right.quoted, out)


def test_anchor_words(benchmark: BenchmarkFixture) -> None:
    """The words that two passages have in common order, and where."""
    left, right = (each.tokens.words[:60] for each in pair())
    benchmark(anchor_words, left, right, np.ones(left.size, np.int32), np.empty(left.size, np.int32))


def test_common_order(benchmark: BenchmarkFixture) -> None:
    """Two runs of a hundred words."""
    left, right = pair()
    benchmark(common_order, left.tokens.words[:100], right.tokens.words[:100])


def test_align_words(benchmark: BenchmarkFixture) -> None:
    """Two quotations of thirty words, for a word diff."""
    left, right = ((article.tokens.words[:30] >> np.uint64(1)).astype(np.int64) for article in pair())
    benchmark(align_words, left, left, right, right, np.ones(left.size, np.int64), np.empty(left.size, np.int32))


def test_replaced_words(benchmark: BenchmarkFixture) -> None:
    """How rare the words are that every sentence has and the one in its place has not."""
    ours, theirs = (article.tokens for article in pair())
    benchmark(replaced_words, one_to_one(), ours.terms, ours.weights, theirs.terms, theirs.weights, np.empty((2, 3)))


def test_shared_shingles(benchmark: BenchmarkFixture) -> None:
    """The exact resemblance of a pair."""
    left, right = (article.word_shingles for article in pair())
    quoted = (np.zeros(side.size, np.bool_) for side in (left, right))
    found = (np.empty(side.size, np.uint8) for side in (left, right))
    benchmark(shared_shingles, left, right, *quoted, *found)


def test_words_in_runs(benchmark: BenchmarkFixture) -> None:
    """Shared shingles to copied words."""
    article = pair()[0]
    common = (np.arange(article.word_shingles.size) % 3).astype(np.uint8)
    copied, quotation = np.empty(article.n_words, np.bool_), np.empty(article.n_words, np.bool_)
    benchmark(words_in_runs, common, article.quoted, copied, quotation)


def dots() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The dots of a pair with their weights, and which are the best."""
    left, right = map(pairs_of, pair())
    places, weights = shared_dots(left.keys, right.keys)
    return places, weights, best_dots(places, left.sentences, right.sentences, len(pair()[1].sentences))


def test_place_pairs(benchmark: BenchmarkFixture) -> None:
    """Content words to pairs with their places."""
    words = tokens()
    room = words.words.size * PAIR_GAP
    benchmark(
        place_pairs, words.terms, words.weights, PAIR_GAP, np.empty(room, np.uint64), np.empty((room, 2), np.int32)
    )


def test_sort_pairs(benchmark: BenchmarkFixture) -> None:
    """The pairs of an article by their hashes."""
    words = tokens()
    room = words.words.size * PAIR_GAP
    keys, places = np.empty(room, np.uint64), np.empty((room, 2), np.int32)
    n = place_pairs(words.terms, words.weights, PAIR_GAP, keys, places)
    out = np.empty(n, np.uint64), np.empty((n, 2), np.int32), np.empty(n, np.int32)
    benchmark(sort_pairs, keys[:n], places, np.zeros(words.words.size, np.int32), *out)


def test_pair_room(benchmark: BenchmarkFixture) -> None:
    """How many pairs each word takes part in."""
    benchmark(pair_room, tokens().weights, PAIR_GAP)


def test_shared_dots(benchmark: BenchmarkFixture) -> None:
    """The pairs that two articles have in common."""
    left, right = map(pairs_of, pair())
    benchmark(shared_dots, left.keys, right.keys)


def test_best_dots(benchmark: BenchmarkFixture) -> None:
    """Dots to those that are best for both their pairs."""
    left, right = map(pairs_of, pair())
    benchmark(best_dots, dots()[0], left.sentences, right.sentences, len(pair()[1].sentences))


def test_place_dots(benchmark: BenchmarkFixture) -> None:
    """Dots to the words that they stand for."""
    left, right = map(pairs_of, pair())
    benchmark(place_dots, *dots(), left.words, right.words)


def test_close_cells(benchmark: BenchmarkFixture) -> None:
    """Every sentence of one article with the one in its place in the other, clustered."""
    benchmark(close_cells, one_to_one(), CONFIG.align.max_gap, CONFIG.align.max_gap_difference)


def test_best_stretch(benchmark: BenchmarkFixture) -> None:
    """The run of words that gains most among 450."""
    gains = np.random.default_rng(4).normal(size=450)
    edges = np.arange(450) % 25 == 0
    benchmark(best_stretch, gains, edges, edges, 0, 450, CUT)


def test_find_stretches(benchmark: BenchmarkFixture) -> None:
    """Dots to stretches."""
    left, right = pair()
    ours, theirs = map(pairs_of, pair())
    placed, weights = place_dots(*dots(), ours.words, theirs.words)
    sizes = ours.keys.size, theirs.keys.size
    rooms = room_of(left), room_of(right)
    align = CONFIG.align
    settings = align.max_gap, align.max_gap_difference, CUT, align.min_part_evidence
    benchmark(find_stretches, placed, weights, sizes, *rooms, left.sentences, right.sentences, *settings)


def test_find_details(benchmark: BenchmarkFixture) -> None:
    """The names and numbers of an article."""
    words, sentences = tokens(), pair()[0].sentences
    found = np.empty(words.words.size, np.uint64)
    benchmark(find_details, words.words, words.terms, words.weights, words.flags, sentences, found)


def test_count_common(benchmark: BenchmarkFixture) -> None:
    """The names and numbers of an article that the other has."""
    left, right = pair()
    columns = left.profiles.columns
    benchmark(count_common, values_of(columns.details, left.row), values_of(columns.vocabulary, right.row))


def test_weakest_support(benchmark: BenchmarkFixture) -> None:
    """The two sentences that rest on least."""
    mine, (terms, sentences, _, n) = sides("unquoted")[0], sides("postings")[1]
    benchmark(weakest_support, *mine, terms, sentences, n)


def test_told_together(benchmark: BenchmarkFixture) -> None:
    """Common terms that stand in one sentence."""
    columns = [column for terms, sentences, _, n in sides("unquoted") for column in (terms, sentences, n)]
    benchmark(told_together, *columns)


def test_join_sentences(benchmark: BenchmarkFixture) -> None:
    """Sentences that are few enough."""
    benchmark(join_sentences, pair()[0].sentences, MAX_SENTENCES)


def test_join_abstracts(benchmark: BenchmarkFixture) -> None:
    """Stretches to those of which an abstract is made."""
    benchmark(join_abstracts, *steps(), 0, (1000, 4000), 0.5)


def test_keep_apart(benchmark: BenchmarkFixture) -> None:
    """Stretches that overlap to those that do not."""
    benchmark(keep_apart, *steps(), 0.5)


def test_groups_within(benchmark: BenchmarkFixture) -> None:
    """Groups of sentences cut to the whole of a pair."""
    left, right = pair()
    benchmark(groups_within, np.array([0, left.n_words, 0, right.n_words], np.int32), one_to_one())


def fragments() -> tuple[np.ndarray, ...]:
    """Every sentence with the one in its place, and the words of both articles."""
    left, right = pair()
    return one_to_one(), left.tokens.words, left.quoted, right.tokens.words, right.quoted


def test_class_fragments(benchmark: BenchmarkFixture) -> None:
    """Groups of sentences to fragments."""
    benchmark(class_fragments, *fragments(), CONFIG.align.verbatim_likeness, CONFIG.align.edited_likeness)


def test_class_passage(benchmark: BenchmarkFixture) -> None:
    """Fragments to the class of their passage."""
    benchmark(class_passage, *class_fragments(*fragments(), 0.97, 0.75))


def test_align_pairs(benchmark: BenchmarkFixture) -> None:
    """A pair to its passages."""
    rows = (np.array([article.row], np.int32) for article in pair())
    benchmark(align_pairs, *rows, pair()[0].profiles.columns, limits(CONFIG.align))


def test_measure_pairs(benchmark: BenchmarkFixture) -> None:
    """A pair to all that is measured; by the function that makes the room for it, and aligns it first."""
    rows = (np.array([article.row], np.int32) for article in pair())
    benchmark(gather_pairs, pair()[0].profiles, *rows, CONFIG)


def test_count_rising(benchmark: BenchmarkFixture) -> None:
    """The order of thirty fragments."""
    benchmark(count_rising, one_to_one()[:30])


def test_pairwise_sum(benchmark: BenchmarkFixture) -> None:
    """The best cosines of an article."""
    benchmark(pairwise_sum, matched()[1][0])


def test_profile_block(benchmark: BenchmarkFixture) -> None:
    """One article to its profile; by the function that makes it ready."""
    benchmark(profiles, [parsed()], SHAPE)


def test_verbatim_block(benchmark: BenchmarkFixture) -> None:
    """64 articles to the bucket keys of the verbatim view."""
    encoded = [story.text.encode() for story in stories()[:64]]
    n = len(encoded)
    out = (
        np.empty(n, np.int32),
        np.empty(0, np.uint64),
        np.empty((n, SHAPE.bands * SHAPE.rows), np.uint32),
        np.empty((n, SHAPE.bands), np.uint64),
        np.empty(sum(map(set_room, map(len, encoded))), np.uint64),
        np.zeros(n + 1, np.int64),
    )
    shape = SHAPE.shingle_words, SHAPE.rows, False
    benchmark(verbatim_block, *joined(encoded), *letters(), character_classes(), *shape, *out)


def test_bucket_pairs(benchmark: BenchmarkFixture) -> None:
    """One band of 10,000 articles to pairs."""
    keys = np.random.default_rng(5).integers(0, 50_000, 10_000, np.uint32)
    benchmark(bucket_pairs, keys, np.ones(keys.size, np.bool_), MAX_BUCKET)


def test_count_common_shingles(benchmark: BenchmarkFixture) -> None:
    """A pair of sets to what they have in common."""
    left, right = (np.unique(article.word_shingles) for article in pair())
    offsets = np.array([0, left.size, left.size + right.size])
    ends = np.zeros(1, np.int32), np.ones(1, np.int32)
    limits = 0.5, True
    benchmark(count_common_shingles, *ends, np.concatenate([left, right]), offsets, *limits, np.empty(1, np.int32))


def test_common_runs(benchmark: BenchmarkFixture) -> None:
    """A pair to the runs of words that both have."""
    left, right = pair()
    runs = np.empty((min(left.n_words, right.n_words), 3), np.int32)
    words = left.tokens.words, right.tokens.words
    benchmark(common_runs, *words, left.word_shingles, right.word_shingles, runs)
