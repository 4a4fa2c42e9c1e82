"""Everything about one article that comparing it needs, made once and used against every candidate."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dedup.config import SketchConfig
from dedup.kernels.dots import place_pairs, sort_pairs
from dedup.kernels.scan import IS_NUMBER
from dedup.kernels.sentences import find_details, postings, sentence_words
from dedup.kernels.stretches import pair_room
from dedup.model import Span
from dedup.shingles import Tokens, content_view, numbers, tokenise, verbatim_view
from dedup.text.parse import ParsedText
from dedup.text.sentences import sentence_bounds

MIN_OWN_TERMS = 3
"""Content words outside quotations that a sentence needs to count for or against a copy: not "she said"."""


PAIR_GAP = 6
"""How many content words apart the two of a content pair may stand in the alignment. Wider than in sketches, where
every pair costs room: a rewriter moves words about within a sentence."""


MAX_SENTENCES = 1 << 13
"""Matching takes time with the product of the sentences of two articles. Beyond these, which are about a book, two or
more neighbours count as one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Postings:
    """
    Which sentence holds which term, and how heavily: TF-IDF with logarithmic counts, of length 1 a sentence.

    Attributes:
        terms: uint64[p], in rising order.
        sentences: int32[p], rising within a term.
        values: float32[p].
        n_sentences: sentences of the article.
        n_telling: sentences that have any postings.
    """

    terms: NDArray[np.uint64]
    sentences: NDArray[np.int32]
    values: NDArray[np.float32]
    n_sentences: int
    n_telling: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pairs:
    """
    The content pairs of an article, quotations included, with their places.

    Attributes:
        keys: uint64[p], hashes in rising order.
        words: int32[p, 2], the two words of each.
        sentences: int32[p], the sentence of the later one.
        room: float64[n_words], see `kernels.stretches.pair_room`.
    """

    keys: NDArray[np.uint64]
    words: NDArray[np.int32]
    sentences: NDArray[np.int32]
    room: NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Profile:
    """
    One article, ready to be compared.

    Attributes:
        parsed: the text and the way back to its original characters.
        tokens: the words that take part.
        quoted: bool[n_words], whether each word stands inside a quotation.
        sentences: int32[n, 2], the words [begin, end) of each sentence.
        span_starts: int32[n_words], where a span that begins with each word begins: at the word, or at its
            sentence's first character when it is the sentence's first word.
        span_ends: int32[n_words], the same of ends.
        postings: all terms of the sentences.
        unquoted: the terms that stand outside quotations, of the sentences that have `MIN_OWN_TERMS` of them.
        pairs: the content pairs with their places.
        word_shingles: uint64[…], the verbatim view, one for each word that k words follow.
        content_shingles: uint64[…], the content view, quotations left out.
        numbers: hashes of the numbers outside quotations.
        details: uint64[…], names and numbers outside quotations, rising; see `kernels.sentences.find_details`.
        vocabulary: uint64[…], the terms and numbers of the whole text, rising, as often as they stand there.
        digits: share of the words that hold a digit.
    """

    parsed: ParsedText
    tokens: Tokens
    quoted: NDArray[np.bool_]
    sentences: NDArray[np.int32]
    span_starts: NDArray[np.int32]
    span_ends: NDArray[np.int32]
    postings: Postings
    unquoted: Postings
    pairs: Pairs
    word_shingles: NDArray[np.uint64]
    content_shingles: NDArray[np.uint64]
    numbers: frozenset[int]
    details: NDArray[np.uint64]
    vocabulary: NDArray[np.uint64]
    digits: float

    @property
    def n_words(self) -> int:
        """Words that take part in matching."""
        return self.tokens.words.size

    def span(self, first_word: int, last_word: int) -> Span:
        """The original code points from *first_word* to *last_word*, both included."""
        canonical = Span(int(self.span_starts[first_word]), int(self.span_ends[last_word]))
        return self.parsed.offsets.to_original(canonical)


def profile(parsed: ParsedText, config: SketchConfig) -> Profile:
    """The profile of one article."""
    tokens = tokenise(parsed)
    quoted = tokens.quoted
    has_digit = (tokens.flags & IS_NUMBER) != 0
    spans = np.array(sentence_bounds(parsed), np.int32).reshape(-1, 2)
    ranges, kept = np.empty_like(spans), np.empty(len(spans), np.int32)
    n = sentence_words(tokens.starts, spans, ranges, kept)
    spans, ranges = _joined(spans[kept[:n]]), _joined(ranges[:n])
    span_starts, span_ends = tokens.starts.copy(), tokens.ends.copy()
    span_starts[ranges[:, 0]], span_ends[ranges[:, 1] - 1] = spans[:, 0], spans[:, 1]
    return Profile(
        parsed=parsed,
        tokens=tokens,
        quoted=quoted,
        sentences=ranges,
        span_starts=span_starts,
        span_ends=span_ends,
        postings=_postings(tokens, np.zeros_like(quoted), ranges, 1),
        unquoted=_postings(tokens, quoted, ranges, MIN_OWN_TERMS),
        pairs=_pairs(tokens, ranges),
        word_shingles=verbatim_view(tokens, config),
        content_shingles=content_view(tokens, ~quoted, config),
        numbers=numbers(tokens, ~quoted),
        details=_details(tokens, ranges),
        digits=float(np.count_nonzero(has_digit) / max(1, has_digit.size)),
        vocabulary=np.unique(np.concatenate([tokens.terms[tokens.weights > 0], tokens.words[has_digit]])),
    )


def _details(tokens: Tokens, ranges: NDArray[np.int32]) -> NDArray[np.uint64]:
    """The names and numbers outside quotations, rising."""
    details = np.empty(tokens.words.size, np.uint64)
    n = find_details(tokens.words, tokens.terms, tokens.weights, tokens.flags, ranges, details)
    return np.unique(details[:n])


def _joined(ranges: NDArray[np.int32]) -> NDArray[np.int32]:
    """*ranges* in order, with as many neighbours as one as leave at most `MAX_SENTENCES`."""
    if len(ranges) <= MAX_SENTENCES:
        return ranges
    step = 1 + (len(ranges) - 1) // MAX_SENTENCES
    firsts = np.arange(0, len(ranges), step)
    lasts = np.minimum(firsts + step, len(ranges)) - 1
    return np.stack([ranges[firsts, 0], ranges[lasts, 1]], axis=1)


def _pairs(tokens: Tokens, ranges: NDArray[np.int32]) -> Pairs:
    """The content pairs of *tokens*, whose sentences are *ranges* of words."""
    room = max(1, int(np.count_nonzero(tokens.weights)) * PAIR_GAP)
    keys, words = np.empty(room, np.uint64), np.empty((room, 2), np.int32)
    n = place_pairs(tokens.terms, tokens.weights, PAIR_GAP, keys, words)
    sentence_of = np.repeat(np.arange(len(ranges), dtype=np.int32), ranges[:, 1] - ranges[:, 0])
    keys, words, sentences = sort_pairs(keys[:n], words, sentence_of)
    return Pairs(keys=keys, words=words, sentences=sentences, room=pair_room(tokens.weights, PAIR_GAP))


def _postings(tokens: Tokens, skipped: NDArray[np.bool_], ranges: NDArray[np.int32], min_terms: int) -> Postings:
    """The postings of the words that are not *skipped*, of sentences with at least *min_terms* terms."""
    n_terms = np.empty(len(ranges), np.int32)
    terms, sentences, values = postings(tokens.terms, tokens.weights, skipped, ranges, min_terms, n_terms)
    return Postings(
        terms=terms,
        sentences=sentences,
        values=values,
        n_sentences=len(ranges),
        n_telling=int(np.count_nonzero(n_terms >= min_terms)),
    )
