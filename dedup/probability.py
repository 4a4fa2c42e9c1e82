"""
The probability that one of two articles is a copy of the other: by a model of their telling, and by words alone.

The model is a logistic one over a few named measures, shipped readable in
`verdict.toml` with where it was trained. Only the two articles decide: no corpus statistics.
"""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dedup.align.evidence import Evidence
from dedup.model import Measures

_MODEL = Path(__file__).with_name("verdict.toml")

WORDS_A_SHINGLE = 4
"""Words that a common word shingle counts at most where words alone decide: a run of five by itself counts for less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictModel:
    """A logistic model: the probability of a copy is 1 / (1 + exp(-(intercept + Σ coefficient · feature)))."""

    intercept: float
    coefficients: Mapping[str, float]

    def probability(self, named: Mapping[str, float]) -> float:
        """The probability, in [0, 1], that one of two articles with these features is a copy of the other."""
        return _logistic(self.logit(named))

    def logit(self, named: Mapping[str, float]) -> float:
        """The same as a logit."""
        return self.intercept + sum(weight * named[name] for name, weight in self.coefficients.items())


def features(evidence: Evidence) -> dict[str, float]:
    """
    The named figures that the model weighs; none of them depends on which article is the left one.

    A copy is seldom the longer article, and what it adds tells more than what it leaves out: so each
    article's figure is weighed by whether it is the shorter or the longer one. Of equal ones, both count half.
    """
    measures = evidence.measures
    longer = (evidence.left_words > evidence.right_words) - (evidence.left_words < evidence.right_words)

    def shorter(left: float, right: float) -> float:
        return ((1 - longer) * left + (1 + longer) * right) / 2

    return {
        "shorter_chain": shorter(measures.left_chain, measures.right_chain),
        "in_order": measures.in_order,
        "told_together": measures.told_together,
        "shorter_weakest": shorter(measures.left_weakest, measures.right_weakest),
        "longer_weakest": shorter(measures.right_weakest, measures.left_weakest),
        "shorter_quotations": shorter(measures.left_quotations, measures.right_quotations),
        "longer_quotations": shorter(measures.right_quotations, measures.left_quotations),
        "shorter_details": shorter(measures.left_details, measures.right_details),
    }


@cache
def verdict_model() -> VerdictModel:
    """The shipped model."""
    with _MODEL.open("rb") as file:
        shipped = tomllib.load(file)
    return VerdictModel(intercept=shipped["intercept"], coefficients=shipped["coefficients"])


def word_for_word(measures: Measures) -> float:
    """
    The probability of a copy by words alone, for texts whose sentences tell little: lists, scores, pure quotation.

    A logistic curve over the share of own words in shared runs: 0.02 where independent articles about
    one event reach at most (.16), 0.5 at three words in seven, 0.99 at three in four. A run counts at most
    `WORDS_A_SHINGLE` words for each shingle, once for all times that it stands there: lines of one form stand in short
    runs, over and over.
    """
    runs = max(
        min(measures.left_verbatim, WORDS_A_SHINGLE * measures.left_containment),
        min(measures.right_verbatim, WORDS_A_SHINGLE * measures.right_containment),
    )
    return _logistic(-6.0 + 14.0 * runs)


def _logistic(logit: float) -> float:
    """1 / (1 + exp(-logit)), without overflow."""
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, logit))))
