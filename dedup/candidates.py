"""
Buckets to candidate pairs: which articles are worth comparing.

A shared bucket is cheap to come by: two articles of a hundred thousand meet
in one through a single common name. So each pair that meets is screened by
its content words: it stays when a passage of the one has enough of them in
common with a passage of the other, and not in a single sentence.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dedup.config import CandidateConfig
from dedup.index.memory import Index
from dedup.kernels.join import drop_repeats
from dedup.kernels.overlap import BLOCKS, screen_pairs


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Indexes:
    """
    One index for each kind of bucket key.

    Attributes:
        verbatim: the bands of the verbatim view.
        content: the sampled pairs of the content view.
        quotations: the quotations.
    """

    verbatim: Index
    content: Index
    quotations: Index


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Terms:
    """
    The content words of all articles, by which pairs are screened.

    Attributes:
        packed: uint32[n_terms], one article after the other; see `kernels.sketch.pack_terms`.
        offsets: int64[n + 1], where those of each article begin.
    """

    packed: NDArray[np.uint32]
    offsets: NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Candidates:
    """
    Pairs to compare, sorted by left and right.

    Attributes:
        lefts: int32[n], number of the one article.
        rights: int32[n], number of the other; greater than the left one.
        n_met: pairs that shared enough buckets to be screened.
        n_thinned: buckets so large that not all their pairs were looked at.
        n_dropped: pairs that passed but are left out because both articles have enough that share more.
    """

    lefts: NDArray[np.int32]
    rights: NDArray[np.int32]
    n_met: int
    n_thinned: int
    n_dropped: int


def find_candidates(indexes: Indexes, terms: Terms, config: CandidateConfig) -> Candidates:
    """
    The pairs that share a band of the verbatim view, or quotations, or rare content and enough of a passage.

    Args:
        indexes: the articles by their bucket keys.
        terms: the content words to screen by.
        config: what is enough.
    """
    bands = indexes.verbatim.shared_keys(1, 0.0, config.max_bucket)
    content = indexes.content.shared_keys(1, config.min_shared_rarity, config.max_bucket)
    quoted = indexes.quotations.shared_keys(config.min_shared_quotations, 0.0, config.max_bucket)
    unscreened = _union(_code(bands.lefts, bands.rights), _code(quoted.lefts, quoted.rights))
    pairs = _union(unscreened, _code(content.lefts, content.rights))
    lefts = (pairs >> np.uint64(32)).astype(np.int32)
    rights = (pairs & np.uint64(0xFFFFFFFF)).astype(np.int32)
    overlaps, _, passes = screen(lefts, rights, terms, config)
    passes[np.searchsorted(pairs, unscreened)] = True
    lefts, rights, overlaps = lefts[passes], rights[passes], overlaps[passes]
    strongest = _among_strongest(lefts, rights, overlaps, terms.offsets.size - 1, config.max_candidates)
    return Candidates(
        lefts=lefts[strongest],
        rights=rights[strongest],
        n_met=pairs.size,
        n_thinned=bands.n_thinned + content.n_thinned + quoted.n_thinned,
        n_dropped=int(lefts.size - strongest.sum()),
    )


def screen(
    lefts: NDArray[np.int32], rights: NDArray[np.int32], terms: Terms, config: CandidateConfig
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.bool_]]:
    """
    What the best passages of each two articles share, what their best stretches do, and whether that is enough.

    See `kernels.overlap.screen_pairs`.
    """
    overlaps, spreads, passes = (
        np.empty(lefts.size, np.float32),
        np.empty(lefts.size, np.float32),
        np.empty(lefts.size, np.bool_),
    )
    block = config.passage_words // BLOCKS
    least = config.min_passage, config.min_spread
    screen_pairs(lefts, rights, terms.packed, terms.offsets, block, *least, overlaps, spreads, passes)
    return overlaps, spreads, passes


def _code(lefts: NDArray[np.int32], rights: NDArray[np.int32]) -> NDArray[np.uint64]:
    """Each pair as one number that sorts by left and right."""
    return (lefts.astype(np.uint64) << np.uint64(32)) | rights.astype(np.uint64)


def _union(left: NDArray[np.uint64], right: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The different ones of two arrays, sorted; several times as fast as NumPy's, which hashes."""
    both = np.concatenate([left, right])
    both.sort()
    return both[: drop_repeats(both)]


def _among_strongest(
    lefts: NDArray[np.int32], rights: NDArray[np.int32], strength: NDArray[np.float32], n_articles: int, most: int
) -> NDArray[np.bool_]:
    """Which pairs are among the *most* strongest of either of their articles; ties go to the earlier pair."""
    n = lefts.size
    owners = np.concatenate([lefts, rights])
    order = np.lexsort((np.tile(np.arange(n), 2), -np.tile(strength, 2), owners))
    begins = np.searchsorted(owners[order], np.arange(n_articles))
    rank = np.empty(2 * n, np.int64)
    rank[order] = np.arange(2 * n) - begins[owners[order]]
    strong = rank < most
    return strong[:n] | strong[n:]
