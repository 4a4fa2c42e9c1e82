"""Which sentences of two articles say the same, by TF-IDF cosine."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dedup.align.profile import Postings
from dedup.config import AlignConfig
from dedup.kernels.align import best_matches, group_sentences


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SentenceMatches:
    """
    The best counterpart of every sentence.

    Attributes:
        left_best: float32[n], highest cosine of each left sentence, in [0, 1].
        left_match: int32[n], the right sentence that has it; -1 for none.
        right_best: float32[m].
        right_match: int32[m].
        chain: sum of cosines along the best monotone chain.
    """

    left_best: NDArray[np.float32]
    left_match: NDArray[np.int32]
    right_best: NDArray[np.float32]
    right_match: NDArray[np.int32]
    chain: float


def match_sentences(left: Postings, right: Postings) -> SentenceMatches:
    """The best counterpart of every sentence of either article in the other."""
    n, m = left.n_sentences, right.n_sentences
    left_best, left_match = np.empty(n, np.float32), np.empty(n, np.int32)
    right_best, right_match = np.empty(m, np.float32), np.empty(m, np.int32)
    chain = best_matches(
        left.terms,
        left.sentences,
        left.values,
        right.terms,
        right.sentences,
        right.values,
        left_best,
        left_match,
        right_best,
        right_match,
    )
    return SentenceMatches(
        left_best=left_best, left_match=left_match, right_best=right_best, right_match=right_match, chain=chain
    )


def group_matches(matches: SentenceMatches, config: AlignConfig) -> NDArray[np.int32]:
    """
    The aligned runs of sentences, one to one, split or merged, in the order of the left article.

    Returns:
        int32[g, 4], left sentences [begin, end) and right sentences [begin, end).
    """
    room = matches.left_best.size + matches.right_best.size
    ranges = np.empty((room, 4), np.int32)
    n = group_sentences(
        matches.left_best,
        matches.left_match,
        matches.right_best,
        matches.right_match,
        config.min_cosine,
        config.min_cosine_in_order,
        ranges,
    )
    return ranges[:n][np.argsort(ranges[:n, 0], kind="stable")]
