"""
How rare a word is, known before any article is read.

A shipped table of inverse document frequencies lets two articles alone be
compared as well as a hundred thousand: what a pair is to each other never
depends on the other articles of a run, nor on their order. The table holds
hashes of stems and no text; `benchmarks/accuracy/train_rarity.py` makes it and
says from what.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

COMMON = 1.6
"""Rarity below which a stem is no content word: it stands in a fifth of all articles (ln 5 = 1.61)."""

STEP = 16
"""The shipped table keeps rarities in sixteenths."""

_FILE = Path(__file__).with_name("rarity.npz")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RarityTable:
    """
    Rarities by the hash of a stem, as an open-addressing table.

    Attributes:
        keys: uint64[2ⁿ], hashes; 0 is a free place.
        rarities: float32[2ⁿ], ln((N + 1) / (df + 1)) of each.
        unknown: the rarity of a stem that the table does not hold.
    """

    keys: NDArray[np.uint64]
    rarities: NDArray[np.float32]
    unknown: float


@cache
def rarity_table() -> RarityTable:
    """The shipped table, with the hashes spread over at least twice as many places."""
    with np.load(_FILE) as file:
        stems, sixteenths, unknown = file["stems"], file["sixteenths"], float(file["unknown"])
    size = 1 << (2 * stems.size).bit_length()
    keys = np.zeros(size, np.uint64)
    rarities = np.zeros(size, np.float32)
    pending = np.arange(stems.size)
    places = stems & np.uint64(size - 1)
    while pending.size:
        # The first stem to reach a free place takes it; the others try the next one.
        free = keys[places[pending]] == 0
        _, first = np.unique(places[pending[free]], return_index=True)
        taken = pending[free][first]
        keys[places[taken]] = stems[taken]
        rarities[places[taken]] = sixteenths[taken] / np.float32(STEP)
        pending = np.setdiff1d(pending, taken, assume_unique=True)
        places[pending] = (places[pending] + np.uint64(1)) & np.uint64(size - 1)
    return RarityTable(keys=keys, rarities=rarities, unknown=unknown)
