"""
Buckets to candidate pairs: which articles are worth comparing.

A shared bucket is cheap to come by: two articles of a hundred thousand meet
in one through a single common sentence. So each pair that meets is screened
by its sampled content pairs: it stays when the overlap is spread over much
of one article, as a rewritten copy's is, or is large, as an excerpt's is.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dedup.config import CandidateConfig
from dedup.index.memory import Index
from dedup.kernels.join import shared_samples


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Indexes:
    """
    One index for each kind of bucket key.

    Attributes:
        verbatim: the bands of the verbatim view.
        content: the bins of the content view's passages.
        quotations: the quotations.
    """

    verbatim: Index
    content: Index
    quotations: Index


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Samples:
    """
    The sampled content pairs of all articles, by which pairs are screened; see `kernels.sketch.sample_pairs`.

    Attributes:
        pairs: uint64[n_samples], one article after the other.
        offsets: int64[n + 1], where the sample of each article begins.
        n_blocks: int32[n], blocks of about a sentence in each article.
    """

    pairs: NDArray[np.uint64]
    offsets: NDArray[np.int64]
    n_blocks: NDArray[np.int32]


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


def find_candidates(indexes: Indexes, samples: Samples, config: CandidateConfig) -> Candidates:
    """
    The pairs that share a band of the verbatim view, bins of the content view and enough content, or quotations.

    Args:
        indexes: the articles by their bucket keys.
        samples: the content pairs to screen by.
        config: what is enough.
    """
    bands = indexes.verbatim.shared_keys(1, 0.0, config.max_bucket)
    bins = indexes.content.shared_keys(config.min_shared_bins, config.min_shared_share, config.max_bucket)
    quoted = indexes.quotations.shared_keys(config.min_shared_quotations, 0.0, config.max_bucket)
    unscreened = np.union1d(_code(bands.lefts, bands.rights), _code(quoted.lefts, quoted.rights))
    pairs = np.union1d(unscreened, _code(bins.lefts, bins.rights))
    lefts = (pairs >> np.uint64(32)).astype(np.int32)
    rights = (pairs & np.uint64(0xFFFFFFFF)).astype(np.int32)
    strength, passes = _screen(lefts, rights, samples, config)
    kept = passes | np.isin(pairs, unscreened, assume_unique=True)
    lefts, rights, strength = lefts[kept], rights[kept], strength[kept]
    strongest = _among_strongest(lefts, rights, strength, samples.n_blocks.size, config.max_candidates)
    return Candidates(
        lefts=lefts[strongest],
        rights=rights[strongest],
        n_met=pairs.size,
        n_thinned=bands.n_thinned + bins.n_thinned + quoted.n_thinned,
        n_dropped=int(lefts.size - strongest.sum()),
    )


def _code(lefts: NDArray[np.int32], rights: NDArray[np.int32]) -> NDArray[np.uint64]:
    """Each pair as one number that sorts by left and right."""
    return (lefts.astype(np.uint64) << np.uint64(32)) | rights.astype(np.uint64)


def _screen(
    lefts: NDArray[np.int32], rights: NDArray[np.int32], samples: Samples, config: CandidateConfig
) -> tuple[NDArray[np.int32], NDArray[np.bool_]]:
    """How many sampled content pairs each two articles share, and whether that is enough to compare them."""
    shared, left_blocks, right_blocks = (np.empty(lefts.size, np.int32) for _ in range(3))
    shared_samples(lefts, rights, samples.pairs, samples.offsets, shared, left_blocks, right_blocks)
    sizes = np.diff(samples.offsets)
    overlap = shared / np.maximum(1, np.minimum(sizes[lefts], sizes[rights]))
    spread = np.maximum(
        left_blocks / np.maximum(1, samples.n_blocks[lefts]), right_blocks / np.maximum(1, samples.n_blocks[rights])
    )
    spread_out = (overlap >= config.min_overlap) & (spread >= config.min_spread)
    return shared, spread_out | (shared >= config.min_samples)


def _among_strongest(
    lefts: NDArray[np.int32], rights: NDArray[np.int32], strength: NDArray[np.int32], n_articles: int, most: int
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
