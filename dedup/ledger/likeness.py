"""What two wordings have in common order."""

from dataclasses import dataclass

import numpy as np

from dedup.ledger.wordings import Wordings

_FARTHEST_APART = 2.0
# A word of which only the stem is the same counts less.
_STEM_COUNTS = 0.8


@dataclass(frozen=True, slots=True)
class Common:
    """
    What two wordings have in common order.

    Attributes:
        words: how many words are the same.
        rarity: their rarity together, and that of words of the same stem.
        share: of the rarity of the wording that has less.
        same: the share of the words of the shorter wording that are the same.
        is_close: whether the common words stand close together on both sides.
        inserted: words of either side that stand between the common ones.
    """

    words: int
    rarity: float = 0.0
    share: float = 0.0
    same: float = 0.0
    is_close: bool = False
    inserted: tuple[int, int] = (0, 0)

    @property
    def is_part(self) -> bool:
        """Whether the whole of one wording stands in the other."""
        return self.same == 1 and min(self.inserted) == 0


def common_words(table: Wordings, left: int, right: int) -> Common:
    """What the two wordings have in common order."""
    match = table.align(left, right)
    one, other = table.of(left), table.of(right)
    paired = np.flatnonzero(match >= 0)
    if not paired.size:
        return Common(0)
    partners = match[paired]
    equal = one[paired] == other[partners]
    rarity = float((table.rarities[one[paired]] * np.where(equal, 1.0, _STEM_COUNTS)).sum())
    least = min(table.weight(one), table.weight(other))
    reach, other_reach = (int(places[-1] - places[0]) + 1 for places in (paired, partners))
    shorter = min(one.size, other.size)
    return Common(
        words=int(equal.sum()),
        rarity=rarity,
        share=rarity / least if least else 0.0,
        same=int(equal.sum()) / shorter,
        is_close=max(reach, other_reach) <= _FARTHEST_APART * shorter + 4,
        inserted=(reach - paired.size, other_reach - paired.size),
    )
