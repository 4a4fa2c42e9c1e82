"""
Texts to words and words to shingles, in two views.

The *verbatim view* is made of runs of k words: exact copies, trims and light
edits share many. The *content view* is made of unordered pairs of rare words
that stand close together, quotations left out: names, numbers and the words
that a rewriter leaves alone survive in pairs when no run of five words does.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from dedup.config import SketchConfig
from dedup.kernels.fullscan import scan_fully
from dedup.kernels.letters import letters
from dedup.kernels.scan import IS_EXCLUDED, IS_QUOTED, mark_words
from dedup.kernels.shingle import content_shingles, weigh, word_shingles
from dedup.kernels.wordscan import BLOCK, LIKELY_WORDS, SPARE
from dedup.text.parse import ParsedText
from dedup.text.rarity import COMMON, rarity_table
from dedup.views import joined


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Masks:
    """Spans of one or many texts that give their words a flag; see `kernels.scan.mark_words`."""

    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    flags: NDArray[np.uint8]


def masks(texts: Sequence[ParsedText]) -> tuple[Masks, NDArray[np.int64]]:
    """
    The quotations and excluded spans of *texts*, in canonical code points, sorted by start within each text.

    Returns:
        the masks of one text after the other, and int64[n + 1], where those of each text begin.
    """
    marked: list[tuple[int, int, int]] = []
    offsets = [0]
    for text in texts:
        spans = [(span.start, span.end, IS_QUOTED) for span in text.quotations]
        if text.roles:
            spans += [(role.span.start, role.span.end, IS_EXCLUDED) for role in text.roles]
            spans.sort()
        marked += spans
        offsets.append(len(marked))
    columns = np.fromiter(chain.from_iterable(marked), np.int32, 3 * len(marked)).reshape(-1, 3)
    joined = Masks(
        starts=np.ascontiguousarray(columns[:, 0]),
        ends=np.ascontiguousarray(columns[:, 1]),
        flags=columns[:, 2].astype(np.uint8),
    )
    return joined, np.array(offsets, np.int64)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tokens:
    """
    The words of one text, excluded ones left out.

    Attributes:
        words: uint64[n], hash of each word.
        terms: uint64[n], hash of what each word stands for in the content view; see `kernels.shingle.weigh`.
        weights: float32[n], rarity of each term; 0 for common words.
        starts: int32[n], first canonical code point of each word.
        ends: int32[n], canonical code point after each word.
        flags: uint8[n], bits `IS_…` of `kernels.scan`.
    """

    words: NDArray[np.uint64]
    terms: NDArray[np.uint64]
    weights: NDArray[np.float32]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    flags: NDArray[np.uint8]

    @property
    def quoted(self) -> NDArray[np.bool_]:
        """bool[n]: whether each word stands inside a quotation."""
        quoted: NDArray[np.bool_] = (self.flags & IS_QUOTED) != 0
        return quoted


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PlainWords:
    """
    The words of one text as `Tokens` has them, without what they stand for in the content view.

    Attributes:
        words: uint64[n], hash of each word.
        starts: int32[n], first canonical code point of each word.
        ends: int32[n], canonical code point after each word.
        flags: uint8[n], bits `IS_…` of `kernels.scan`.
    """

    words: NDArray[np.uint64]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    flags: NDArray[np.uint8]


def plain_words(parsed: ParsedText) -> PlainWords:
    """The words of *parsed* that take part in matching."""
    found, _ = _scanned(parsed)
    kept = _kept(parsed, found.flags)
    return PlainWords(
        words=found.words[kept].copy(),
        starts=found.starts[kept].copy(),
        ends=found.ends[kept].copy(),
        flags=found.flags[kept].copy(),
    )


def tokenise(parsed: ParsedText) -> Tokens:
    """The words of *parsed* that take part in matching."""
    found, stems = _scanned(parsed)
    n = found.words.size
    terms, weights = np.empty(n, np.uint64), np.empty(n, np.float32)
    table = rarity_table()
    weigh(
        stems,
        found.starts,
        found.ends,
        found.flags,
        n,
        table.keys,
        table.rarities,
        table.unknown,
        COMMON,
        terms,
        weights,
    )
    kept = _kept(parsed, found.flags)
    # Copies, so that the far larger room they were made in can go.
    return Tokens(
        words=found.words[kept].copy(),
        terms=terms[kept].copy(),
        weights=weights[kept].copy(),
        starts=found.starts[kept].copy(),
        ends=found.ends[kept].copy(),
        flags=found.flags[kept].copy(),
    )


def _scanned(parsed: ParsedText) -> tuple[PlainWords, NDArray[np.uint64]]:
    """All words of *parsed*, with their flags, and the stem of each; in far larger room than they need."""
    raw, offsets = joined([parsed.canonical.encode()])
    size = int(offsets[1])
    room = size // 2 + 1 + LIKELY_WORDS
    words, stems = np.empty(room, np.uint64), np.empty(room, np.uint64)
    starts, ends = np.empty(room, np.int32), np.empty(room, np.int32)
    flags = np.empty(room, np.uint8)
    folded, is_word = np.empty(size + SPARE, np.uint8), np.empty(size + SPARE, np.uint8)
    bits = np.empty(size // BLOCK + 1, np.uint64)
    n = scan_fully(raw, 0, size, *letters(), folded, is_word, bits, words, stems, starts, ends, flags)
    if parsed.quotations or parsed.roles:
        mask, _ = masks([parsed])
        mark_words(starts, n, mask.starts, mask.ends, mask.flags, flags)
    return PlainWords(words=words[:n], starts=starts[:n], ends=ends[:n], flags=flags[:n]), stems[:n]


def _kept(parsed: ParsedText, flags: NDArray[np.uint8]) -> NDArray[np.bool_] | slice:
    """Which words take part in matching: all where there are no roles."""
    return (flags & IS_EXCLUDED) == 0 if parsed.roles else slice(None)


def verbatim_view(tokens: Tokens | PlainWords, config: SketchConfig) -> NDArray[np.uint64]:
    """The word shingles in order, repeats included."""
    shingles = np.empty(max(1, tokens.words.size), np.uint64)
    n = word_shingles(tokens.words, tokens.words.size, config.shingle_words, shingles)
    return shingles[:n]


def content_view(tokens: Tokens, kept: NDArray[np.bool_], config: SketchConfig) -> NDArray[np.uint64]:
    """The content-pair shingles of the words *kept*, bool[n_words], repeats included."""
    terms = tokens.terms[(tokens.weights > 0) & kept]
    shingles = np.empty(max(1, terms.size * config.pair_gap), np.uint64)
    n = content_shingles(terms, config.pair_gap, shingles)
    return shingles[:n]
