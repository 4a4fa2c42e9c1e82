"""The words of one article, as far as exchanging them is concerned."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.scan import IS_NUMBER, IS_UPPER
from dedup.model import Article, Span
from dedup.shingles import Tokens, tokenise
from dedup.text.parse import ParsedText, parse_article

MAX_CAPITALISED = 0.3
"""Share of words within sentences that begin with a capital, up to which a capital marks a name; German has more."""

SENTENCE_ENDS = frozenset(".!?:;\u2026\u3002\n\"'\u201c\u201d\u00ab\u00bb\u201e\u2022-\u2013\u2014")
"""What a word with a capital may follow without being a name; the canonical text has one kind of apostrophe."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Words:
    """
    The words of one article that take part in matching.

    Attributes:
        canonical: the canonical text.
        hashes: uint64[n], hash of each word.
        rarities: float32[n], of each word; 0 for common ones.
        starts: int32[n], first canonical code point of each word.
        ends: int32[n], canonical code point after each word.
        given_starts: int64[n], where each word starts in the text as given.
        given_ends: int64[n], where each word ends in it.
        fixed: bool[n], whether each word is a number or a name.
    """

    canonical: str
    hashes: NDArray[np.uint64]
    rarities: NDArray[np.float32]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    given_starts: NDArray[np.int64]
    given_ends: NDArray[np.int64]
    fixed: NDArray[np.bool_]

    def within(self, span: Span) -> tuple[int, int]:
        """The words [begin, end) that start in *span* of the text as given."""
        begin, end = np.searchsorted(self.given_starts, (span.start, span.end), side="left")
        return int(begin), int(end)

    def given(self, begin: int, end: int) -> Span:
        """Where the words [begin, end) stand in the text as given; one word or more."""
        return Span(int(self.given_starts[begin]), int(self.given_ends[end - 1]))

    def text_of(self, begin: int, end: int) -> str:
        """The words [begin, end) with their case folded and one space for whatever parts them."""
        words = self.canonical[int(self.starts[begin]) : int(self.ends[end - 1])]
        return " ".join(words.casefold().split())

    def is_parted(self, begin: int, end: int) -> bool:
        """Whether the words [begin, end) are written apart, and not the letters of a script without spaces."""
        return bool((self.starts[begin + 1 : end] > self.ends[begin : end - 1]).all()) if end > begin else True

    def rarity(self, begin: int, end: int) -> float:
        """The rarity of the rarest of the words [begin, end)."""
        return float(self.rarities[begin:end].max())

    def is_fixed(self, word: int) -> bool:
        """Whether a word is a number or a name, which a rewriter leaves alone."""
        return bool(self.fixed[word])


def words(article: Article) -> Words:
    """The words of *article*."""
    return words_of(parse_article(article))


def words_of(parsed: ParsedText) -> Words:
    """The words of an article whose text was made ready."""
    tokens = tokenise(parsed)
    starts, ends = parsed.offsets.to_original_array(tokens.starts.astype(np.int64), tokens.ends.astype(np.int64))
    return Words(
        canonical=parsed.canonical,
        hashes=tokens.words,
        rarities=tokens.weights,
        starts=tokens.starts,
        ends=tokens.ends,
        given_starts=starts,
        given_ends=ends,
        fixed=((tokens.flags & IS_NUMBER) != 0) | _names(parsed.canonical, tokens),
    )


def _names(canonical: str, tokens: Tokens) -> NDArray[np.bool_]:
    """bool[n]: which words begin with a capital within a sentence; none where too many do."""
    within = np.zeros(tokens.starts.size, np.bool_)
    for word, start in enumerate(tokens.starts.tolist()):
        before = canonical[max(0, start - 3) : start].rstrip(" ")
        within[word] = bool(before) and before[-1] not in SENTENCE_ENDS
    capital: NDArray[np.bool_] = within & ((tokens.flags & IS_UPPER) != 0)
    too_many = np.count_nonzero(capital) > MAX_CAPITALISED * np.count_nonzero(within)
    return np.zeros_like(capital) if too_many else capital
