"""
The reason from the words themselves: a text that was spun has rarer words where the two differ.

Synonyms put in by rule are rarer than the words of a writer. People who rewrite choose no rarer ones, and machines
that translate rather plainer ones, so that little is told of theirs.
"""
# ruff: noqa: RUF002 - formulas have a minus sign

import math
from collections.abc import Iterator, Sequence

import numpy as np

from dedup.kernels.wording import replaced_words
from dedup.model import Reason, ReasonKind, Relation, Span
from dedup.provenance.trace import Trace

SAME_WORDS = 0.95
"""Likeness from which the two sides of a passage have too few different words to tell anything."""

FEWEST_WORDS = 15
"""Content words of its own that either side needs, over all passages; of fewer, the variance is not known."""

LEAST_DEVIATION = 2.0
"""Standard errors by which the mean rarities must differ. Between people's rewrites and their originals, and
between two machine translations of one text, one pair in ten goes further, to either side."""

A_DEVIATION = 0.75
"""Weight of each standard error beyond that. Three and a half are decisive alone; one such pair in a hundred goes so
far."""

MOST_BY_WORDING = 2.5
"""The most that rarity weighs."""


def wording_reasons(left: Trace, right: Trace, relation: Relation) -> Iterator[Reason]:
    """
    One side has clearly rarer words where the two differ: the mark of synonyms put in by rule.

    With m the mean rarity, s² the variance and n the number of content words that only one side of a passage
    has, the weight grows with z = (m₁ − m₂) / √(s₁²/n₁ + s₂²/n₂).
    """
    passages = [passage for passage in relation.fragments if passage.score < SAME_WORDS]
    if not passages:
        return
    ours = left.words_in(_spans([passage.left for passage in passages]))
    theirs = right.words_in(_spans([passage.right for passage in passages]))
    sums = np.empty((2, 3), np.float64)
    replaced_words(
        np.concatenate([ours, theirs], axis=1),
        left.tokens.terms,
        left.tokens.weights,
        right.tokens.terms,
        right.tokens.weights,
        sums,
    )
    (n, total, squares), (m, other_total, other_squares) = sums.tolist()
    if min(n, m) < FEWEST_WORDS:
        return
    mean, other_mean = total / n, other_total / m
    variance = max(0.0, squares / n - mean**2) / n + max(0.0, other_squares / m - other_mean**2) / m
    deviation = (mean - other_mean) / math.sqrt(variance + 1e-9)
    weight = min(MOST_BY_WORDING, A_DEVIATION * (abs(deviation) - LEAST_DEVIATION))
    if weight <= 0:
        return
    rarer, plainer = max(mean, other_mean), min(mean, other_mean)
    yield Reason(
        kind=ReasonKind.WORDING,
        source=right.id if deviation > 0 else left.id,
        weight=weight,
        words=f"has rarer words where the two differ (mean rarity {rarer:.1f}, the other {plainer:.1f})",
        left=tuple(passage.left for passage in passages[:3]),
        right=tuple(passage.right for passage in passages[:3]),
    )


def _spans(spans: Sequence[Span]) -> "np.ndarray[tuple[int, int], np.dtype[np.int64]]":
    return np.array([(span.start, span.end) for span in spans], np.int64).reshape(-1, 2)
