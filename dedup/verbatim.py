"""
Texts in memory to exactly verified near-duplicates: the verbatim view alone, with nothing in Python for every word.

Each text is hashed once into bucket keys of 32 bits, 128 bytes a text by default. Bands are sorted one after the other;
texts that share a bucket are candidates. Of those, the sets of shingles are made again from the texts, some hundred
pairs at a time, and what they have in common is counted: resemblance and containments are exact, and no pair rests on
an estimate. The memory is that of the keys, whatever the length of the texts.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dedup.config import Config, SketchConfig
from dedup.errors import ConfigError
from dedup.kernels.buckets import bucket_pairs
from dedup.kernels.components import components
from dedup.kernels.join import drop_repeats
from dedup.kernels.verify import SKIPPED, count_common_shingles
from dedup.kernels.wordscan import NEEDS_CANONICAL
from dedup.model import NearDuplicates
from dedup.text.classes import character_classes
from dedup.text.normalise import normalise
from dedup.views import CANONICAL, hash_texts, shingle_sets

if TYPE_CHECKING:
    from dedup.pipeline import Engine, Progress

TEXTS_A_BLOCK = 64
"""Texts hashed by one call: their bytes are still in the cache when the kernel comes to them."""

PAIRS_A_BLOCK = 256
"""Candidates verified by one call, from at most twice as many sets of shingles."""


@dataclass(frozen=True, slots=True)
class _Hashed:
    """
    All texts as bucket keys.

    Attributes:
        keys: uint32[bands, n].
        takes_part: bool[n], whether a text has any words.
        changes: bool[n], whether canonical form changes the words of a text.
    """

    keys: NDArray[np.uint32]
    takes_part: NDArray[np.bool_]
    changes: NDArray[np.bool_]


def near_duplicates(
    texts: Sequence[str | bytes],
    config: Config,
    *,
    min_resemblance: float,
    every_pair: bool,
    engine: "Engine",
    progress: "Progress",
) -> NearDuplicates:
    """
    The near-duplicates among *texts*; see `dedup.near_duplicates`.

    Args:
        texts: text, or UTF-8 of it.
        config: shingles, bands and the size of buckets.
        min_resemblance: of a pair to count.
        every_pair: verify pairs too that are connected already.
        engine: what runs the stages.
        progress: what follows them.

    Raises:
        ConfigError: when *min_resemblance* is not above 0 and at most 1.
    """
    if not 0 < min_resemblance <= 1:
        message = f"min_resemblance must lie in (0, 1], got {min_resemblance}"
        raise ConfigError(message)
    with progress.stage("hash", len(texts)) as advance:
        hashed = _hash(texts, config.sketch, engine, advance)
    with progress.stage("candidates", None):
        lefts, rights, n_thinned = _candidates(hashed, config.candidates.max_bucket, engine)
    counted = []
    with progress.stage("verify", lefts.size) as advance:
        pairs = [
            (lefts[begin : begin + PAIRS_A_BLOCK], rights[begin : begin + PAIRS_A_BLOCK])
            for begin in range(0, lefts.size, PAIRS_A_BLOCK)
        ]
        verify = partial(_verify, texts, hashed.changes, config.sketch, min_resemblance, every_pair)
        for counts in engine.map(verify, pairs):
            counted.append(counts)
            advance(counts.shape[1])
    with progress.stage("cluster", None):
        return _found(len(texts), lefts, rights, counted, min_resemblance, n_thinned)


def _found(
    n_texts: int,
    lefts: NDArray[np.int32],
    rights: NDArray[np.int32],
    counted: Sequence[NDArray[np.int32]],
    min_resemblance: float,
    n_thinned: int,
) -> NearDuplicates:
    """The verified ones of the candidates, as *counted* by `_verify`, and the clusters that they make."""
    n_left, n_right, n_common = np.concatenate([np.empty((3, 0), np.int32), *counted], axis=1)
    resemblances = n_common / (n_left + n_right - n_common)
    kept = (n_common != SKIPPED) & (resemblances >= min_resemblance)
    kept = np.flatnonzero(kept)[np.lexsort((rights[kept], lefts[kept]))]
    return NearDuplicates(
        clusters=components(lefts[kept], rights[kept], n_texts),
        lefts=lefts[kept],
        rights=rights[kept],
        resemblances=resemblances[kept],
        left_containments=n_common[kept] / n_left[kept],
        right_containments=n_common[kept] / n_right[kept],
        n_candidates=lefts.size,
        n_thinned=n_thinned,
    )


def _hash(
    texts: Sequence[str | bytes], config: SketchConfig, engine: "Engine", advance: Callable[[int], None]
) -> _Hashed:
    """The bucket keys of all texts."""
    n = len(texts)
    hashed = _Hashed(np.empty((config.bands, n), np.uint32), np.empty(n, np.bool_), np.zeros(n, np.bool_))
    begin = 0
    blocks = (texts[first : first + TEXTS_A_BLOCK] for first in range(0, n, TEXTS_A_BLOCK))
    for keys, n_words in engine.map(partial(_hash_block, config), blocks):
        block = slice(begin, begin + n_words.size)
        hashed.keys[:, block] = keys
        hashed.takes_part[block] = n_words != 0
        hashed.changes[block] = n_words == NEEDS_CANONICAL
        begin += n_words.size
        advance(n_words.size)
    changed = np.flatnonzero(hashed.changes)
    canonical = (
        [normalise(_decoded(texts[number])).text for number in changed[first : first + TEXTS_A_BLOCK].tolist()]
        for first in range(0, changed.size, TEXTS_A_BLOCK)
    )
    begin = 0
    for keys, n_words in engine.map(partial(_hash_block, config, is_canonical=True), canonical):
        numbers = changed[begin : begin + n_words.size]
        hashed.keys[:, numbers] = keys
        hashed.takes_part[numbers] = n_words != 0
        begin += n_words.size
    return hashed


def _hash_block(
    config: SketchConfig, texts: Sequence[str | bytes], *, is_canonical: bool = False
) -> tuple[NDArray[np.uint32], NDArray[np.int32]]:
    """The bucket keys of some texts, uint32[bands, n], and how many words each has; see `verbatim_block`."""
    classes = CANONICAL if is_canonical else character_classes()
    views = hash_texts(_all_encoded(texts), config, classes, with_digests=False)
    return (views.bands >> np.uint64(32)).astype(np.uint32).T, views.n_words


def _candidates(hashed: _Hashed, max_bucket: int, engine: "Engine") -> tuple[NDArray[np.int32], NDArray[np.int32], int]:
    """
    The pairs that share a bucket of any band, those that hang together one after the other.

    Returns:
        lefts and rights: int32[p]; and how many buckets were thinned.
    """
    n = hashed.takes_part.size
    found = list(engine.map(lambda keys: bucket_pairs(keys, hashed.takes_part, max_bucket), hashed.keys))
    codes = np.concatenate([pairs for pairs, _ in found])
    codes.sort()
    codes = codes[: drop_repeats(codes)]
    lefts, rights = (codes >> np.uint64(32)).astype(np.int32), codes.astype(np.uint32).astype(np.int32)
    order = np.argsort(components(lefts, rights, n)[lefts], kind="stable")
    return lefts[order], rights[order], sum(n_thinned for _, n_thinned in found)


def _verify(
    texts: Sequence[str | bytes],
    changes: NDArray[np.bool_],
    config: SketchConfig,
    min_resemblance: float,
    every_pair: bool,  # noqa: FBT001 - bound by the caller
    pairs: tuple[NDArray[np.int32], NDArray[np.int32]],
) -> NDArray[np.int32]:
    """The sizes of both sets of each pair, and of what they have in common or `SKIPPED`: int32[3, p]."""
    numbers, places = np.unique(np.concatenate(pairs), return_inverse=True)
    lefts, rights = places.astype(np.int32).reshape(2, -1)
    encoded = [
        normalise(_decoded(texts[number])).text.encode() if changes[number] else _encoded(texts[number])
        for number in numbers.tolist()
    ]
    sets, set_offsets = shingle_sets(encoded, config)
    n_common = np.empty(lefts.size, np.int32)
    count_common_shingles(lefts, rights, sets, set_offsets, min_resemblance, every_pair, n_common)
    sizes = np.diff(set_offsets).astype(np.int32)
    return np.stack([sizes[lefts], sizes[rights], n_common])


def _all_encoded(texts: Sequence[str | bytes]) -> list[bytes]:
    """UTF-8 of *texts*, by the shortest way where all are text that can be encoded."""
    try:
        return list(map(str.encode, texts))  # type: ignore[arg-type] # bytes raise, and take the other way
    except (TypeError, UnicodeEncodeError):
        return list(map(_encoded, texts))


def _encoded(text: str | bytes) -> bytes:
    """*text* as the kernel takes it; what cannot be encoded becomes U+FFFD."""
    if isinstance(text, bytes):
        return text
    try:
        return text.encode()
    except UnicodeEncodeError:
        return normalise(text).text.encode()


def _decoded(text: str | bytes) -> str:
    """*text* as it is to be made canonical."""
    return text if isinstance(text, str) else text.decode("utf-8", "replace")
