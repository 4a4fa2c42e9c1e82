"""
Articles to sketches: a signature of the verbatim view and the bucket keys of both views.

datasketch is the interchange format: a Sketch becomes a datasketch MinHash
or LeanMinHash and comes back from one, so that its LSH indexes, forests and
stores can hold what dedup has sketched.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dedup.config import SketchConfig
from dedup.errors import ConfigError, FormatError
from dedup.kernels.letters import letters
from dedup.kernels.minhash import EMPTY, agreement
from dedup.kernels.sketch import key_room, quotation_room, sketch_block, word_room
from dedup.shingles import masks
from dedup.text.parse import ParsedText
from dedup.text.rarity import COMMON, rarity_table
from dedup.views import hash_texts, joined

if TYPE_CHECKING:
    from datasketch import LeanMinHash, MinHash

MIN_QUOTED_WORDS = 8
"""Words that a quotation needs to be looked for in other articles; shorter ones are phrases."""

DATASKETCH_SEED = 0xDED0B
"""The seed that marks a datasketch MinHash as made of dedup's hash values: other seeds, other hashes."""

DATASKETCH_SCHEME = "affine32"
"""The datasketch scheme of the same width: 32 bits a value, all ones for the empty set."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sketch:
    """
    The signature of one article's verbatim view, with what it was made by.

    Attributes:
        signature: uint32[n_bins], see `kernels.minhash`.
        shingle_words: words in a shingle.
    """

    signature: NDArray[np.uint32]
    shingle_words: int

    def is_compatible(self, other: "Sketch") -> bool:
        """Whether the two were made with the same parameters; only such sketches compare."""
        return self.signature.size == other.signature.size and self.shingle_words == other.shingle_words

    def estimated_resemblance(self, other: "Sketch") -> float:
        """
        The share of bins that agree: an unbiased estimate of the resemblance, in [0, 1]; 0 with an empty text.

        Raises:
            ConfigError: when the two are not compatible.
        """
        if not self.is_compatible(other):
            message = (
                f"sketches of {self.signature.size} bins over {self.shingle_words} words and of {other.signature.size} "
                f"bins over {other.shingle_words} words do not compare; make both with the same settings"
            )
            raise ConfigError(message)
        if EMPTY in (self.signature[0], other.signature[0]):
            return 0.0
        return agreement(self.signature, other.signature) / self.signature.size

    def to_datasketch(self) -> "LeanMinHash":
        """The same signature as a datasketch LeanMinHash (and, since that is one, a MinHash)."""
        from datasketch import LeanMinHash  # noqa: PLC0415 - costs half a second, and few need it

        return LeanMinHash(seed=DATASKETCH_SEED, hashvalues=self.signature.copy(), scheme=DATASKETCH_SCHEME)

    @classmethod
    def from_datasketch(cls, minhash: "MinHash", *, shingle_words: int) -> "Sketch":
        """
        The sketch that `to_datasketch` exported, after any of datasketch's own storage.

        Raises:
            FormatError: when the values were not made by dedup: its seed or scheme differs.
        """
        if minhash.seed != DATASKETCH_SEED or minhash.scheme != DATASKETCH_SCHEME:
            message = (
                f"a MinHash of seed {minhash.seed} and scheme {minhash.scheme} was not made by dedup "
                f"(seed {DATASKETCH_SEED}, scheme {DATASKETCH_SCHEME}); sketch the text with dedup instead"
            )
            raise FormatError(message)
        return cls(signature=np.array(minhash.hashvalues, np.uint32), shingle_words=shingle_words)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SketchBlock:
    """
    The sketches of some articles, side by side.

    Attributes:
        signatures: uint32[n, bands · rows], of the verbatim view.
        bands: uint64[n, bands], bucket keys of the verbatim view.
        keys: uint64[n_keys], bucket keys of the content view, one article after the other; see
            `kernels.sketch.content_keys`.
        key_offsets: int64[n + 1], where the keys of each article begin.
        terms: uint32[n_terms], content words, one article after the other; see `kernels.sketch.pack_terms`.
        term_offsets: int64[n + 1], where those of each article begin.
        quotations: uint64[n_quotations], a bucket key for each quotation; see `kernels.sketch.quotation_keys`.
        quotation_offsets: int64[n + 1], where those of each article begin.
        n_words: int32[n], words of each article that take part in matching.
        digests: uint64[n], one hash of those words; equal for articles of the same words.
    """

    signatures: NDArray[np.uint32]
    bands: NDArray[np.uint64]
    keys: NDArray[np.uint64]
    key_offsets: NDArray[np.int64]
    terms: NDArray[np.uint32]
    term_offsets: NDArray[np.int64]
    quotations: NDArray[np.uint64]
    quotation_offsets: NDArray[np.int64]
    n_words: NDArray[np.int32]
    digests: NDArray[np.uint64]


def sketch(texts: Sequence[ParsedText], config: SketchConfig) -> SketchBlock:
    """The sketches of *texts*, in their order."""
    if config.is_verbatim:
        return _verbatim_sketch(texts, config)
    n = len(texts)
    encoded = [text.canonical.encode() for text in texts]
    raw, offsets = joined(encoded)
    marked, mask_offsets = masks(texts)
    signatures = np.empty((n, config.bands * config.rows), np.uint32)
    bands = np.empty((n, config.bands), np.uint64)
    n_words = np.empty(n, np.int32)
    digests = np.empty(n, np.uint64)
    keys = np.empty(sum(key_room(len(text), config.pair_gap) for text in encoded), np.uint64)
    key_offsets = np.empty(n + 1, np.int64)
    terms = np.empty(sum(word_room(len(text)) for text in encoded), np.uint32)
    term_offsets = np.empty(n + 1, np.int64)
    quotations = np.empty(sum(quotation_room(len(text), MIN_QUOTED_WORDS) for text in encoded), np.uint64)
    quotation_offsets = np.empty(n + 1, np.int64)
    table = rarity_table()
    sketch_block(
        raw,
        offsets,
        marked.starts,
        marked.ends,
        marked.flags,
        mask_offsets,
        *letters(),
        table.keys,
        table.rarities,
        table.unknown,
        COMMON,
        config.shingle_words,
        config.pair_gap,
        config.rows,
        MIN_QUOTED_WORDS,
        signatures,
        bands,
        n_words,
        digests,
        keys,
        key_offsets,
        terms,
        term_offsets,
        quotations,
        quotation_offsets,
    )
    return SketchBlock(
        signatures=signatures,
        bands=bands,
        keys=keys[: key_offsets[n]].copy(),
        key_offsets=key_offsets,
        terms=terms[: term_offsets[n]].copy(),
        term_offsets=term_offsets,
        quotations=quotations[: quotation_offsets[n]].copy(),
        quotation_offsets=quotation_offsets,
        n_words=n_words,
        digests=digests,
    )


def _verbatim_sketch(texts: Sequence[ParsedText], config: SketchConfig) -> SketchBlock:
    """The sketches of *texts* without a content view and without quotations: the same words, several times as fast."""
    views = hash_texts([_matched(text).encode() for text in texts], config)
    nothing, none_of_each = np.empty(0, np.uint64), np.zeros(len(texts) + 1, np.int64)
    return SketchBlock(
        signatures=views.signatures,
        bands=views.bands,
        keys=nothing,
        key_offsets=none_of_each,
        terms=np.empty(0, np.uint32),
        term_offsets=none_of_each,
        quotations=nothing,
        quotation_offsets=none_of_each,
        n_words=views.n_words,
        digests=views.digests,
    )


def _matched(text: ParsedText) -> str:
    """The canonical text with spaces for what takes no part in matching."""
    canonical = text.canonical
    for role in text.roles:
        begin, end = role.span.start, role.span.end
        canonical = f"{canonical[:begin]}{' ' * (end - begin)}{canonical[end:]}"
    return canonical
