"""
Everything about one article that comparing it needs, made once and used against every candidate.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dedup.config import SketchConfig
from dedup.model import Span
from dedup.shingles import Tokens, content_view, tokenise, verbatim_view
from dedup.text.parse import ParsedText
from dedup.text.sentences import sentences


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Postings:
    """
    Which sentence holds which term, and how heavily: TF-IDF with logarithmic counts, of length 1 a sentence.

    Attributes:
        terms: uint64[p], in rising order.
        sentences: int32[p], rising within a term.
        values: float32[p].
        n_terms: int32[n_sentences], distinct terms of each sentence.
    """

    terms: NDArray[np.uint64]
    sentences: NDArray[np.int32]
    values: NDArray[np.float32]
    n_terms: NDArray[np.int32]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Profile:
    """
    One article, ready to be compared.

    Attributes:
        parsed: the text and the way back to its original characters.
        tokens: the words that take part.
        sentences: int32[n, 2], the words [begin, end) of each sentence.
        postings: all terms of the sentences.
        unquoted: the terms that stand outside quotations.
        word_shingles: uint64[…], the verbatim view, sorted.
        content_shingles: uint64[…], the content view, sorted.
    """

    parsed: ParsedText
    tokens: Tokens
    sentences: NDArray[np.int32]
    postings: Postings
    unquoted: Postings
    word_shingles: NDArray[np.uint64]
    content_shingles: NDArray[np.uint64]

    @property
    def n_words(self) -> int:
        """Words that take part in matching."""
        return self.tokens.words.size

    def span(self, first_word: int, last_word: int) -> Span:
        """The original code points from *first_word* to *last_word*, both included."""
        canonical = Span(int(self.tokens.starts[first_word]), int(self.tokens.ends[last_word]))
        return self.parsed.offsets.to_original(canonical)


def profile(parsed: ParsedText, config: SketchConfig) -> Profile:
    """The profile of one article."""
    tokens = tokenise(parsed)
    ranges = _word_ranges(tokens, sentences(parsed))
    sentence_of = np.repeat(np.arange(len(ranges), dtype=np.int32), ranges[:, 1] - ranges[:, 0])
    words = np.concatenate([np.arange(begin, end) for begin, end in ranges] or [np.empty(0, np.int64)])
    heavy = tokens.weights[words] > 0
    return Profile(
        parsed=parsed,
        tokens=tokens,
        sentences=ranges,
        postings=_postings(tokens, words[heavy], sentence_of[heavy], len(ranges)),
        unquoted=_postings(
            tokens,
            words[heavy & ~tokens.quoted[words]],
            sentence_of[heavy & ~tokens.quoted[words]],
            len(ranges),
        ),
        word_shingles=verbatim_view(tokens, config),
        content_shingles=content_view(tokens, config),
    )


def _word_ranges(tokens: Tokens, spans: tuple[Span, ...]) -> NDArray[np.int32]:
    """The words [begin, end) of each of *spans* that holds any: int32[n, 2]."""
    begins = np.searchsorted(tokens.starts, np.array([span.start for span in spans], np.int32), side="left")
    ends = np.searchsorted(tokens.starts, np.array([span.end for span in spans], np.int32), side="left")
    ranges = np.stack([begins, ends], axis=1).astype(np.int32)
    return ranges[ends > begins]


def _postings(
    tokens: Tokens, words: NDArray[np.int64], sentence_of: NDArray[np.int32], n_sentences: int
) -> Postings:
    """The postings of the words at places *words*, which stand in the sentences *sentence_of*."""
    terms, weights = tokens.terms[words], tokens.weights[words]
    order = np.lexsort((sentence_of, terms))
    terms, sentence_of, weights = terms[order], sentence_of[order], weights[order]
    new = np.ones(terms.size, np.bool_)
    new[1:] = (terms[1:] != terms[:-1]) | (sentence_of[1:] != sentence_of[:-1])
    firsts = np.flatnonzero(new)
    counts = np.diff(np.append(firsts, terms.size))
    values = (1 + np.log(counts)) * weights[firsts]
    lengths = np.sqrt(np.bincount(sentence_of[firsts], weights=values * values, minlength=n_sentences))
    return Postings(
        terms=terms[firsts],
        sentences=sentence_of[firsts],
        values=(values / lengths[sentence_of[firsts]]).astype(np.float32),
        n_terms=np.bincount(sentence_of[firsts], minlength=n_sentences).astype(np.int32),
    )
