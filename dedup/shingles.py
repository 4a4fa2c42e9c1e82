"""
Texts to words and words to shingles, in two views.

The *verbatim view* is made of runs of k words: exact copies, trims and light
edits share many. The *content view* is made of unordered pairs of rare words
that stand close together, quotations left out: names, numbers and the words
that a rewriter leaves alone survive in pairs when no run of five words does.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dedup.config import SketchConfig
from dedup.kernels.letters import letters
from dedup.kernels.scan import IS_EXCLUDED, IS_QUOTED, mark_words, scan
from dedup.kernels.shingle import content_shingles, weigh, word_shingles
from dedup.text.parse import ParsedText
from dedup.text.rarity import COMMON, rarity_table


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Masks:
    """Spans of one or many texts that give their words a flag; see `kernels.scan.mark_words`."""

    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    flags: NDArray[np.uint8]


def masks(parsed: ParsedText) -> Masks:
    """The quotations and excluded spans of *parsed*, in canonical code points, sorted by start."""
    marked = [(span.start, span.end, IS_QUOTED) for span in parsed.quotations]
    marked += [(role.span.start, role.span.end, IS_EXCLUDED) for role in parsed.roles]
    marked.sort()
    columns = np.array(marked, np.int32).reshape(-1, 3)
    return Masks(
        starts=np.ascontiguousarray(columns[:, 0]),
        ends=np.ascontiguousarray(columns[:, 1]),
        flags=columns[:, 2].astype(np.uint8),
    )


def join_masks(marked: Sequence[Masks]) -> tuple[Masks, NDArray[np.int64]]:
    """The masks of several texts one after the other, and where those of each text begin: int64[n + 1]."""
    none = Masks(starts=np.empty(0, np.int32), ends=np.empty(0, np.int32), flags=np.empty(0, np.uint8))
    parts = [none, *marked]
    joined = Masks(
        starts=np.concatenate([part.starts for part in parts]),
        ends=np.concatenate([part.ends for part in parts]),
        flags=np.concatenate([part.flags for part in parts]),
    )
    return joined, np.cumsum([0, *(mask.starts.size for mask in marked)], dtype=np.int64)


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
    text = np.frombuffer(parsed.canonical.encode(), np.uint8)
    room = text.size // 2 + 1
    words, stems, terms = (np.empty(room, np.uint64) for _ in range(3))
    starts, ends = np.empty(room, np.int32), np.empty(room, np.int32)
    flags, weights = np.empty(room, np.uint8), np.empty(room, np.float32)
    n = scan(text, *letters(), words, stems, starts, ends, flags)
    mask = masks(parsed)
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
