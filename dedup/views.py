"""Texts in UTF-8 to the verbatim view: bucket keys, or sets of shingles; what a kernel does to a block of texts."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dedup.config import SketchConfig
from dedup.kernels.letters import letters
from dedup.kernels.verbatim import set_room, verbatim_block
from dedup.kernels.wordscan import SPARE

CANONICAL = np.empty(0, np.uint8)
"""The classes of characters for texts in canonical form."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class VerbatimViews:
    """
    The verbatim views of some texts, hashed.

    Attributes:
        n_words: int32[n], words of each text, or `kernels.wordscan.NEEDS_CANONICAL`.
        digests: uint64[n], one hash of those words; equal for texts of the same words.
        signatures: uint32[n, bands · rows], see `kernels.minhash`.
        bands: uint64[n, bands], bucket keys.
    """

    n_words: NDArray[np.int32]
    digests: NDArray[np.uint64]
    signatures: NDArray[np.uint32]
    bands: NDArray[np.uint64]


def hash_texts(
    encoded: Sequence[bytes], config: SketchConfig, classes: NDArray[np.uint8] = CANONICAL, *, with_digests: bool = True
) -> VerbatimViews:
    """
    The verbatim views of texts in UTF-8.

    Args:
        encoded: the texts; valid UTF-8, unless *classes* are given.
        config: the shape of shingles and bands.
        classes: see `kernels.wordscan.scan_words`.
        with_digests: make digests; without, there are none.
    """
    n = len(encoded)
    raw, offsets = joined(encoded)
    page_of, pages = letters()
    n_words, digests = np.empty(n, np.int32), np.empty(n if with_digests else 0, np.uint64)
    signatures = np.empty((n, config.bands * config.rows), np.uint32)
    bands = np.empty((n, config.bands), np.uint64)
    verbatim_block(
        raw,
        offsets,
        page_of,
        pages,
        classes,
        config.shingle_words,
        config.rows,
        False,  # noqa: FBT003 - see the kernel
        n_words,
        digests,
        signatures,
        bands,
        np.empty(0, np.uint64),
        np.empty(0, np.int64),
    )
    return VerbatimViews(n_words=n_words, digests=digests, signatures=signatures, bands=bands)


def shingle_sets(encoded: Sequence[bytes], config: SketchConfig) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """
    The sets of shingles of texts in UTF-8, which are in canonical form or as good as that.

    Returns:
        shingles: uint64[s], the sets one after the other; and int64[n + 1], where each begins.
    """
    raw, offsets = joined(encoded)
    page_of, pages = letters()
    shingles = np.empty(sum(map(set_room, map(len, encoded))), np.uint64)
    set_offsets = np.zeros(len(encoded) + 1, np.int64)
    verbatim_block(
        raw,
        offsets,
        page_of,
        pages,
        CANONICAL,
        config.shingle_words,
        config.rows,
        True,  # noqa: FBT003 - see the kernel
        np.empty(len(encoded), np.int32),
        np.empty(0, np.uint64),
        np.empty((0, 0), np.uint32),
        np.empty((0, 0), np.uint64),
        shingles,
        set_offsets,
    )
    return shingles, set_offsets


def joined(encoded: Sequence[bytes]) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Texts in UTF-8 one after the other, with room to read beyond, and where each begins: what `wordscan` reads."""
    raw = np.frombuffer(b"".join([*encoded, bytes(SPARE)]), np.uint8)
    return raw, np.cumsum([0, *map(len, encoded)], dtype=np.int64)
