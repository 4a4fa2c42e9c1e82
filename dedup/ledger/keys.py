"""Candidates: wordings that share runs of words, or pairs of rare words."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from dedup.index.memory import MemoryIndex
from dedup.ledger.wordings import Wordings

# Keys of a wording: runs of so many words, and pairs of rare words so far apart.
_RUN = 3
_PAIR_GAP = 3
_MIN_SHARED_KEYS = 2
_MIN_SHARED_SHARE = 0.1
_MAX_BUCKET = 64
_BASE = np.uint64(0x9E3779B97F4A7C15)


def sharing(table: Wordings) -> Iterator[tuple[int, int]]:
    """Pairs of wordings that share keys."""
    owner = np.repeat(np.arange(len(table.members), dtype=np.int32), np.diff(table.bounds))
    index = MemoryIndex()
    for keys, owners in (_runs(table, owner), _rare_pairs(table, owner)):
        index.add(keys, owners)
    shared = index.shared_keys(_MIN_SHARED_KEYS, _MIN_SHARED_SHARE, _MAX_BUCKET)
    yield from zip(shared.lefts.tolist(), shared.rights.tolist(), strict=True)


def _runs(table: Wordings, owner: NDArray[np.int32]) -> tuple[NDArray[np.uint64], NDArray[np.int32]]:
    """A key for each run of words in which one is rare, and its wording."""
    words = table.words.astype(np.uint64)
    n = max(0, words.size - _RUN + 1)
    inside = owner[:n] == owner[_RUN - 1 :]
    rare = table.rarities[table.words] > 0
    keys = np.zeros(n, np.uint64)
    has_rare = np.zeros(n, np.bool_)
    for place in range(_RUN):
        keys = keys * _BASE + words[place : place + n] + np.uint64(1)
        has_rare |= rare[place : place + n]
    kept = inside & has_rare
    return keys[kept] | np.uint64(1), owner[:n][kept]


def _rare_pairs(table: Wordings, owner: NDArray[np.int32]) -> tuple[NDArray[np.uint64], NDArray[np.int32]]:
    """A key for each unordered pair of stems of rare words that stand close together, and its wording."""
    rare = table.rarities[table.words] > 0
    stems, owners = table.stems[table.words][rare].astype(np.uint64), owner[rare]
    keys, kept_owners = [np.empty(0, np.uint64)], [np.empty(0, np.int32)]
    for gap in range(1, _PAIR_GAP + 1):
        one, other = stems[:-gap], stems[gap:]
        inside = owners[:-gap] == owners[gap:]
        pair = (np.minimum(one, other) << np.uint64(32)) | np.maximum(one, other)
        keys.append((pair << np.uint64(1))[inside])
        kept_owners.append(owners[:-gap][inside])
    return np.concatenate(keys), np.concatenate(kept_owners)
