"""Profiles to everything measured on each pair of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dedup.align.passages import WordPassage, passages
from dedup.align.profile import Profile, Profiles, profiles
from dedup.config import AlignConfig, Config
from dedup.kernels.columns import Columns
from dedup.kernels.fragments import N_CLASSES
from dedup.kernels.measure import (
    ALIGNED,
    BEST,
    CHAIN,
    CLASSED,
    CONTENT,
    COPIED,
    DETAILS,
    FRAGMENTS,
    N_COUNTS,
    N_SUMS,
    NUMBERS,
    OWN,
    OWN_ALIGNED,
    QUOTATION,
    QUOTED,
    QUOTED_SHARED,
    RETOLD,
    RISING,
    TOGETHER,
    WEAKEST,
    WORDS,
    measure_pairs,
)
from dedup.kernels.pairs import Limits, align_pairs
from dedup.model import Measures, PassageClass

DOUBT = 2.0
"""Sentences that match nothing, added to every article: a chain through three sentences proves less than one
through thirty of the same likeness."""

QUOTED_WORDS = 10
"""Words added to those quoted and half of them to those shared: a quotation of a few words says little."""

COPIED_CLASSES = (PassageClass.VERBATIM, PassageClass.EDITED)

_CLASSES = tuple(PassageClass)

Numbers = NDArray[np.int64] | NDArray[np.float64]


class _Rows(Protocol):
    """Columns of any kind."""

    @property
    def offsets(self) -> NDArray[np.int64]:
        """int64[n + 1], where the entries of each article begin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """
    What comparing two articles gave, before anything is called a copy.

    Attributes:
        measures: the named figures.
        passages: aligned passages, in words, in the order of the left article.
        words_by_class: own words in fragments of each class, on the side where they are fewer.
        own_words: own words of the article that has fewer.
        digits: share of the words that hold a digit, of the article that has more of them.
        left_words: words of the left article.
        right_words: words of the right article.
    """

    measures: Measures
    passages: tuple[WordPassage, ...]
    words_by_class: dict[PassageClass, int]
    own_words: int
    digits: float
    left_words: int
    right_words: int


def gather(left: Profile, right: Profile, config: Config) -> Evidence:
    """Compare *left* with *right*."""
    together, rows = left.profiles, (left.row, right.row)
    if together is not right.profiles:
        together, rows = profiles([left.parsed, right.parsed], config.sketch), (0, 1)
    (evidence,) = gather_pairs(together, np.array(rows[:1], np.int32), np.array(rows[1:], np.int32), config)
    return evidence


def gather_pairs(
    compared: Profiles, lefts: NDArray[np.int32], rights: NDArray[np.int32], config: Config
) -> Sequence[Evidence]:
    """
    Compare articles pair by pair.

    Args:
        compared: profiles of all of them.
        lefts: int32[n], which of these are compared ...
        rights: int32[n], ... with which.
        config: the settings.
    """
    aligned = align_pairs(lefts, rights, compared.columns, limits(config.align))
    counts, sums = np.empty((lefts.size, N_COUNTS), np.int64), np.empty((lefts.size, N_SUMS), np.float64)
    measure_pairs(
        lefts,
        rights,
        compared.columns,
        aligned.fragments,
        aligned.fragment_begins,
        config.sketch.pair_gap,
        counts,
        sums,
    )
    sides = (_Side.of(compared.columns, rows, side, counts, sums) for side, rows in enumerate((lefts, rights)))
    measures = _measures(counts, sums, *sides)
    names = tuple(measures)
    columns = zip(
        zip(*(column.tolist() for column in measures.values()), strict=True),
        passages(aligned),
        counts[:, FRAGMENTS : FRAGMENTS + N_CLASSES].tolist(),
        _classed(counts).tolist(),
        _less(counts, OWN).tolist(),
        np.maximum(compared.digits[lefts], compared.digits[rights]).tolist(),
        _sizes(compared.columns.words, lefts).tolist(),
        _sizes(compared.columns.words, rights).tolist(),
        strict=True,
    )
    return [
        Evidence(
            measures=Measures(**dict(zip(names, row, strict=True))),
            passages=found,
            words_by_class={kind: words for kind, n, words in zip(_CLASSES, n_fragments, classed, strict=True) if n},
            own_words=own_words,
            digits=digits,
            left_words=left_words,
            right_words=right_words,
        )
        for row, found, n_fragments, classed, own_words, digits, left_words, right_words in columns
    ]


def limits(config: AlignConfig) -> Limits:
    """The settings as kernels read them."""
    return Limits(
        min_cosine=float(config.min_cosine),
        min_cosine_in_order=float(config.min_cosine_in_order),
        max_gap=config.max_gap,
        max_gap_difference=config.max_gap_difference,
        min_evidence=float(config.min_evidence),
        min_part_evidence=float(config.min_part_evidence),
        verbatim_likeness=float(config.verbatim_likeness),
        edited_likeness=float(config.edited_likeness),
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Side:
    """One side of all pairs: what is measured of it alone, each float64[n]."""

    share: NDArray[np.float64]
    share_unquoted: NDArray[np.float64]
    verbatim: NDArray[np.float64]
    chain: NDArray[np.float64]
    weakest: NDArray[np.float64]
    quotations: NDArray[np.float64]
    details: NDArray[np.float64]
    content: NDArray[np.float64]
    containment: NDArray[np.float64]
    n_numbers: NDArray[np.int64]

    @classmethod
    def of(
        cls,
        columns: Columns,
        rows: NDArray[np.int32],
        side: int,
        counts: NDArray[np.int64],
        sums: NDArray[np.float64],
    ) -> "_Side":
        """Side 0, the left one, or side 1 of the pairs that *counts* are of; its articles are *rows* of *columns*."""
        n_words, quoted = _sizes(columns.words, rows), counts[:, QUOTED + side]
        return cls(
            share=_ratio(counts[:, ALIGNED + side], n_words),
            share_unquoted=_ratio(counts[:, OWN_ALIGNED + side], counts[:, OWN + side]),
            verbatim=_ratio(counts[:, COPIED + side], n_words - counts[:, QUOTATION + side]),
            chain=sums[:, CHAIN] / (columns.unquoted.n_telling[rows] + DOUBT),
            weakest=sums[:, WEAKEST + side],
            quotations=(counts[:, QUOTED_SHARED + side] + QUOTED_WORDS) / (quoted + 2 * QUOTED_WORDS),
            details=(counts[:, DETAILS + side] + 1) / (_sizes(columns.details, rows) + 2),
            content=_ratio(counts[:, CONTENT + 2], counts[:, CONTENT + side]),
            containment=_ratio(counts[:, WORDS + 2], counts[:, WORDS + side]),
            n_numbers=_sizes(columns.numbers, rows),
        )


def _sizes(columns: _Rows, rows: NDArray[np.int32]) -> NDArray[np.int64]:
    """How many entries each of some articles has in *columns*."""
    sizes: NDArray[np.int64] = np.diff(columns.offsets)[rows]
    return sizes


def _classed(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """int64[n, 4]: own words in fragments of each class, on the side where they are fewer."""
    sides = counts[:, CLASSED : CLASSED + 2 * N_CLASSES].reshape(-1, 2, N_CLASSES)
    fewer: NDArray[np.int64] = sides.min(axis=1)
    return fewer


def _less(counts: NDArray[np.int64], place: int) -> NDArray[np.int64]:
    """int64[n]: of the left and the right article's count in *place*, the lesser."""
    less: NDArray[np.int64] = counts[:, place : place + 2].min(axis=1)
    return less


def _measures(counts: NDArray[np.int64], sums: NDArray[np.float64], left: _Side, right: _Side) -> Mapping[str, Numbers]:
    """The measures of all pairs by name, each of n numbers; see `model.Measures` for what they are."""
    words, told = counts[:, WORDS : WORDS + 3], counts[:, TOGETHER : TOGETHER + 3]
    n_fragments = counts[:, FRAGMENTS : FRAGMENTS + N_CLASSES].sum(axis=1)
    classed = _classed(counts)
    return {
        "left_share": left.share,
        "right_share": right.share,
        "left_share_unquoted": left.share_unquoted,
        "right_share_unquoted": right.share_unquoted,
        "left_verbatim": left.verbatim,
        "right_verbatim": right.verbatim,
        "left_chain": left.chain,
        "right_chain": right.chain,
        "left_weakest": left.weakest,
        "right_weakest": right.weakest,
        "left_quotations": left.quotations,
        "right_quotations": right.quotations,
        "left_details": left.details,
        "right_details": right.details,
        "told_together": (told[:, 2] + 3) / (told[:, 0] + told[:, 1] - told[:, 2] + 15),
        # Of the two sides that where the chain is the larger part.
        "in_order": np.minimum(1.0, _ratio(sums[:, CHAIN], sums[:, BEST : BEST + 2].min(axis=1))),
        "order_agreement": _ratio(counts[:, RISING], n_fragments * (n_fragments - 1) // 2, of_nothing=0.5),
        "left_content": left.content,
        "right_content": right.content,
        "numbers": (counts[:, NUMBERS] + 1) / (np.minimum(left.n_numbers, right.n_numbers) + 2),
        "retold": _ratio(counts[:, RETOLD + 2], _less(counts, RETOLD)),
        "resemblance": _ratio(words[:, 2], words[:, 0] + words[:, 1] - words[:, 2]),
        "left_containment": left.containment,
        "right_containment": right.containment,
        "copied_words": sum(classed[:, _CLASSES.index(kind)] for kind in COPIED_CLASSES),
        "quoted_words": _less(counts, QUOTATION),
    }


def _ratio(part: Numbers, whole: Numbers, *, of_nothing: float = 0.0) -> NDArray[np.float64]:
    """Part / whole, and *of_nothing* where there is nothing to be a part of."""
    shares: NDArray[np.float64] = np.divide(part, whole, out=np.full(part.size, of_nothing), where=whole != 0)
    return shares
