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
from dedup.kernels.shingle import content_shingles, number_hashes, weigh, word_shingles
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


def tokenise(parsed: ParsedText) -> Tokens:
    """The words of *parsed* that take part in matching."""
    raw, offsets = joined([parsed.canonical.encode()])
    size = int(offsets[1])
    room = size // 2 + 1 + LIKELY_WORDS
    words, stems, terms = (np.empty(room, np.uint64) for _ in range(3))
    starts, ends = np.empty(room, np.int32), np.empty(room, np.int32)
    flags, weights = np.empty(room, np.uint8), np.empty(room, np.float32)
    folded, is_word = np.empty(size + SPARE, np.uint8), np.empty(size + SPARE, np.uint8)
    bits = np.empty(size // BLOCK + 1, np.uint64)
    n = scan_fully(raw, 0, size, *letters(), folded, is_word, bits, words, stems, starts, ends, flags)
    mask, _ = masks([parsed])
    mark_words(starts, n, mask.starts, mask.ends, mask.flags, flags)
    table = rarity_table()
    weigh(stems, starts, ends, flags, n, table.keys, table.rarities, table.unknown, COMMON, terms, weights)
    kept: NDArray[np.bool_] | slice = slice(None)
    if parsed.roles:
        kept = (flags[:n] & IS_EXCLUDED) == 0
    # Copies, so that the far larger room they were made in can go.
    return Tokens(
        words=words[:n][kept].copy(),
        terms=terms[:n][kept].copy(),
        weights=weights[:n][kept].copy(),
        starts=starts[:n][kept].copy(),
        ends=ends[:n][kept].copy(),
        flags=flags[:n][kept].copy(),
    )


def verbatim_view(tokens: Tokens, config: SketchConfig) -> NDArray[np.uint64]:
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


def numbers(tokens: Tokens, kept: NDArray[np.bool_]) -> frozenset[int]:
    """The numbers among the words *kept*, bool[n_words]: a hash of each."""
    hashes = np.empty(tokens.words.size, np.uint64)
    n = number_hashes(tokens.words, tokens.starts, tokens.ends, tokens.flags, ~kept, hashes)
    return frozenset(hashes[:n].tolist())
