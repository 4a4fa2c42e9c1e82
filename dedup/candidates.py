"""
Buckets to candidate pairs: which articles are worth comparing.

A shared bucket is cheap to come by: two articles of a hundred thousand meet
in one through a single common name. So each pair that meets is screened by
its content words: it stays when a passage of the one has enough of them in
common with a passage of the other, and not in a single sentence.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from dedup.config import CandidateConfig
from dedup.index.memory import Index
from dedup.kernels.join import drop_repeats
from dedup.kernels.overlap import BLOCKS, mean_rarities, screen_pairs

ARTICLES_A_BLOCK = 2048
"""Left articles whose pairs are counted and screened at once: a few hundred thousand pairs."""

In = TypeVar("In")
Out = TypeVar("Out")


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


class Carry(Protocol):
    """What carries blocks through a function, such as `map`."""

    def __call__(self, function: Callable[[In], Out], blocks: Iterable[In], /) -> Iterator[Out]:
        """*function* of every block, in the order of the blocks."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Screened:
    """The pairs of some left articles that passed, sorted, what their best passages share, and how many met."""

    lefts: NDArray[np.int32]
    rights: NDArray[np.int32]
    overlaps: NDArray[np.float32]
    n_met: int


def find_candidates(indexes: Indexes, terms: Terms, config: CandidateConfig, carry: Carry = map) -> Candidates:
    """
    The pairs that share a band of the verbatim view, or quotations, or rare content and enough of a passage.

    Args:
        indexes: the articles by their bucket keys; emptied.
        terms: the content words to screen by.
        config: what is enough.
        carry: what carries blocks of articles through the count and the screen, perhaps several at a time.
    """
    bands = indexes.verbatim.hand_over().shared_keys(1, 0.0, config.max_bucket)
    quoted = indexes.quotations.hand_over().shared_keys(config.min_shared_quotations, 0.0, config.max_bucket)
    unscreened = _union(_code(bands.lefts, bands.rights), _code(quoted.lefts, quoted.rights))
    content = indexes.content.hand_over()
    means = _means(terms)

    def screened(articles: range) -> _Screened:
        lefts, rights, _ = content.pairs(articles, 1, config.min_shared_rarity, config.max_bucket)
        first, last = np.searchsorted(unscreened, [number << 32 for number in (articles.start, articles.stop)])
        return _screened(_code(lefts, rights), unscreened[first:last], terms, means, config)

    n_articles = terms.offsets.size - 1
    blocks = [
        range(first, min(first + ARTICLES_A_BLOCK, n_articles)) for first in range(0, n_articles, ARTICLES_A_BLOCK)
    ]
    parts = list(carry(screened, blocks))
    lefts = np.concatenate([np.empty(0, np.int32), *(part.lefts for part in parts)])
    rights = np.concatenate([np.empty(0, np.int32), *(part.rights for part in parts)])
    overlaps = np.concatenate([np.empty(0, np.float32), *(part.overlaps for part in parts)])
    strongest = _among_strongest(lefts, rights, overlaps, n_articles, config.max_candidates)
    return Candidates(
        lefts=lefts[strongest],
        rights=rights[strongest],
        n_met=sum(part.n_met for part in parts),
        n_thinned=bands.n_thinned + content.n_larger(config.max_bucket) + quoted.n_thinned,
        n_dropped=int(lefts.size - strongest.sum()),
    )


def _screened(
    met: NDArray[np.uint64],
    unscreened: NDArray[np.uint64],
    terms: Terms,
    means: NDArray[np.float64],
    config: CandidateConfig,
) -> _Screened:
    """The pairs that *met* and pass, and the *unscreened* ones, which need not: of these only the passages count."""
    pairs = _union(met, unscreened)
    lefts, rights = _decode(pairs)
    overlaps, _, passes = _screen(lefts, rights, terms, means, config)
    must_not = np.searchsorted(pairs, unscreened)
    passes[must_not] = True
    overlaps[must_not] = _screen(*_decode(unscreened), terms, means, replace(config, min_spread=0.0))[0]
    return _Screened(lefts=lefts[passes], rights=rights[passes], overlaps=overlaps[passes], n_met=pairs.size)


def screen(
    lefts: NDArray[np.int32], rights: NDArray[np.int32], terms: Terms, config: CandidateConfig
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.bool_]]:
    """
    What the best passages of each two articles share, what their best stretches do, and whether that is enough.

    See `kernels.overlap.screen_pairs`.
    """
    return _screen(lefts, rights, terms, _means(terms), config)


def _screen(
    lefts: NDArray[np.int32],
    rights: NDArray[np.int32],
    terms: Terms,
    means: NDArray[np.float64],
    config: CandidateConfig,
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.bool_]]:
    """As `screen`, with the *means* of `_means`."""
    n = lefts.size
    overlaps, spreads, passes = np.empty(n, np.float32), np.empty(n, np.float32), np.empty(n, np.bool_)
    block = config.passage_words // BLOCKS
    least = config.min_passage, config.min_spread
    screen_pairs(lefts, rights, terms.packed, terms.offsets, block, *least, means, overlaps, spreads, passes)
    return overlaps, spreads, passes


def _means(terms: Terms) -> NDArray[np.float64]:
    """The mean rarity of the content words of each article."""
    means = np.empty(terms.offsets.size - 1, np.float64)
    mean_rarities(terms.packed, terms.offsets, means)
    return means


def _code(lefts: NDArray[np.int32], rights: NDArray[np.int32]) -> NDArray[np.uint64]:
    """Each pair as one number that sorts by left and right."""
    return (lefts.astype(np.uint64) << np.uint64(32)) | rights.astype(np.uint64)


def _decode(codes: NDArray[np.uint64]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """The lefts and rights of what `_code` made."""
    return (codes >> np.uint64(32)).astype(np.int32), (codes & np.uint64(0xFFFFFFFF)).astype(np.int32)


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
