"""The way from canonical text back to the original characters."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dedup.model import Span


@dataclass(frozen=True, slots=True, eq=False)
class OffsetMap:
    """
    From spans of canonical text to spans of the original.

    Text is the same on both sides but for the blocks; an identity map has none.

    Attributes:
        blocks: int64[4, n]: canonical start and end, original start and end of each block, in rising order. The first
            block is the empty one that stands before the text. A removed character is a block of canonical length 0.
    """

    blocks: NDArray[np.int64]

    @property
    def is_identity(self) -> bool:
        """Whether every span is its own original."""
        return not self.blocks.size

    def to_original(self, span: Span) -> Span:
        """
        The original characters that *span* of the canonical text was made from.

        A span that covers part of a block maps to the whole block; removed
        characters at its edges are left out.
        """
        if self.is_identity:
            return span
        starts, ends = self.to_original_array(np.array([span.start]), np.array([span.end]))
        return Span(int(starts[0]), int(ends[0]))

    def to_original_array(
        self, starts: NDArray[np.int64], ends: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """As `to_original` for int64[n] starts and ends at once."""
        if self.is_identity:
            return starts, ends
        canonical_start, canonical_end, original_start, original_end = self.blocks
        block = np.searchsorted(canonical_start, starts, side="right") - 1
        after = starts - canonical_end[block]
        first = np.where(after < 0, original_start[block], original_end[block] + after)
        block = np.searchsorted(canonical_start, ends, side="left") - 1
        last = original_end[block] + np.maximum(ends - canonical_end[block], 0)
        return first, np.maximum(first, last)


IDENTITY = OffsetMap(np.empty((4, 0), dtype=np.int64))


def map_of_blocks(starts: list[int], ends: list[int], sizes: list[int]) -> OffsetMap:
    """The map of blocks that stood at *starts* to *ends* in the original and have *sizes* characters now."""
    blocks = np.zeros((4, len(starts) + 1), dtype=np.int64)
    # The empty block before the text spares every look-up the question whether there is a block at all.
    blocks[0, 0] = -1
    canonical_start, canonical_end, original_start, original_end = blocks[:, 1:]
    original_start[:] = starts
    original_end[:] = ends
    size = np.array(sizes, dtype=np.int64)
    canonical_end[:] = original_end + np.cumsum(size - (original_end - original_start))
    canonical_start[:] = canonical_end - size
    return OffsetMap(blocks)
