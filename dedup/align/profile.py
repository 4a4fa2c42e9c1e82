"""Everything about some articles that comparing them needs, made once and used against every candidate."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dedup.config import SketchConfig
from dedup.kernels.columns import Columns
from dedup.kernels.letters import letters
from dedup.kernels.profile import Places, Shape, Tables, Texts, profile_block
from dedup.kernels.scan import IS_NUMBER
from dedup.lazy import LazySequence
from dedup.model import Span
from dedup.shingles import Tokens, masks
from dedup.text.parse import ParsedText
from dedup.text.rarity import COMMON, rarity_table
from dedup.text.sentences import sentence_bounds
from dedup.views import joined

MIN_OWN_TERMS = 3
"""Content words outside quotations that a sentence needs to count for or against a copy: not "she said"."""


PAIR_GAP = 6
"""How many content words apart the two of a content pair may stand in the alignment. Wider than in sketches, where
every pair costs room: a rewriter moves words about within a sentence."""


MAX_SENTENCES = 1 << 13
"""Matching takes time with the product of the sentences of two articles. Beyond these, which are about a book, two or
more neighbours count as one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Profiles(LazySequence["Profile"]):
    """
    Some articles, ready to be compared with one another and with others.

    Attributes:
        parsed: the texts and the way back to their original characters.
        columns: what kernels read, article by article.
        places: where the words stand.
        digits: float64[n], share of each article's words that hold a digit.
    """

    parsed: tuple[ParsedText, ...]
    columns: Columns
    places: Places
    digits: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.parsed)

    def item(self, place: int) -> "Profile":
        """See `LazySequence.item`."""
        begin, end = self.columns.words.offsets[place : place + 2].tolist()
        return Profile(profiles=self, row=place, words=slice(begin, end))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Profile:
    """
    One article of `Profiles`.

    Attributes:
        profiles: all of them.
        row: its place among them.
        words: where its words stand in the columns.
    """

    profiles: Profiles
    row: int
    words: slice

    @property
    def parsed(self) -> ParsedText:
        """The text and the way back to its original characters."""
        return self.profiles.parsed[self.row]

    @property
    def n_words(self) -> int:
        """Words that take part in matching."""
        return int(self.words.stop - self.words.start)

    @property
    def tokens(self) -> Tokens:
        """The words that take part."""
        columns, places = self.profiles.columns.words, self.profiles.places
        return Tokens(
            words=columns.words[self.words],
            terms=columns.terms[self.words],
            weights=columns.weights[self.words],
            starts=places.starts[self.words],
            ends=places.ends[self.words],
            flags=places.flags[self.words],
        )

    @property
    def quoted(self) -> NDArray[np.bool_]:
        """bool[n_words], whether each word stands inside a quotation."""
        return self.profiles.columns.words.quoted[self.words]

    @property
    def sentences(self) -> NDArray[np.int32]:
        """int32[n, 2], the words [begin, end) of each sentence."""
        offsets, words = self.profiles.columns.sentences
        return words[offsets[self.row] : offsets[self.row + 1]]

    @property
    def word_shingles(self) -> NDArray[np.uint64]:
        """uint64[…], the verbatim view, one shingle for each word that k - 1 words follow."""
        offsets, values = self.profiles.columns.shingles
        return values[offsets[self.row] : offsets[self.row + 1]]

    @property
    def digits(self) -> float:
        """Share of the words that hold a digit."""
        return float(self.profiles.digits[self.row])

    def span(self, first_word: int, last_word: int) -> Span:
        """The original code points from *first_word* to *last_word*, both included."""
        (span,) = self.spans([(first_word, last_word + 1)])
        return span

    def spans(self, words: Iterable[tuple[int, int]]) -> list[Span]:
        """The original code points of each of some ranges of *words*, [begin, end), none of them empty."""
        ranges = np.array(list(words), np.int64).reshape(-1, 2) + self.words.start
        starts, ends = self.parsed.offsets.to_original_array(
            self.profiles.places.span_starts[ranges[:, 0]], self.profiles.places.span_ends[ranges[:, 1] - 1]
        )
        return [Span(start, end) for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]


def profile(parsed: ParsedText, config: SketchConfig) -> Profile:
    """The profile of one article."""
    return profiles([parsed], config)[0]


def profiles(parsed: Sequence[ParsedText], config: SketchConfig) -> Profiles:
    """The profiles of some articles."""
    table = rarity_table()
    columns, places = profile_block(
        _texts(parsed),
        Tables(*letters(), table.keys, table.rarities, table.unknown, COMMON),
        Shape(config.shingle_words, config.pair_gap, PAIR_GAP, 1, MIN_OWN_TERMS, MAX_SENTENCES),
    )
    offsets = columns.words.offsets
    n_digits = np.concatenate([[0], np.cumsum((places.flags & IS_NUMBER) != 0)])
    digits = (n_digits[offsets[1:]] - n_digits[offsets[:-1]]) / np.maximum(1, np.diff(offsets))
    return Profiles(parsed=tuple(parsed), columns=columns, places=places, digits=digits)


def _texts(parsed: Sequence[ParsedText]) -> Texts:
    """*parsed* with their marked spans and sentences, as kernels read them."""
    encoded = [text.canonical.encode() for text in parsed]
    raw, offsets = joined(encoded)
    marked, mask_offsets = masks(parsed)
    bounds = [sentence_bounds(text) for text in parsed]
    return Texts(
        utf8=raw,
        offsets=offsets,
        mask_starts=marked.starts,
        mask_ends=marked.ends,
        mask_flags=marked.flags,
        mask_offsets=mask_offsets,
        spans=np.array([bound for text in bounds for bound in text], np.int32).reshape(-1, 2),
        span_offsets=np.cumsum([0, *map(len, bounds)], dtype=np.int64),
    )
