"""
What a pair is to each other, and its evidence.

The verdict is a logistic model over a few named measures, shipped readable
in `verdict.toml` with where it was trained, followed by rules that say which
kind of copy it is. Only the two articles decide: no corpus statistics.
"""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from dedup.align.evidence import Evidence, gather
from dedup.align.passages import WordPassage
from dedup.align.profile import Profile
from dedup.config import Config, VerdictConfig
from dedup.model import Fragment, Measures, Passage, PassageClass, Relation, Span, Verdict

_MODEL = Path(__file__).with_name("verdict.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictModel:
    """A logistic model: the probability of a copy is 1 / (1 + exp(-(intercept + Σ coefficient · feature)))."""

    intercept: float
    coefficients: Mapping[str, float]

    def probability(self, measures: Measures) -> float:
        """The probability, in [0, 1], that one of the two articles is a copy of the other."""
        named = features(measures)
        logit = self.intercept + sum(weight * named[name] for name, weight in self.coefficients.items())
        return _logistic(logit)


def features(measures: Measures) -> dict[str, float]:
    """
    The named figures that the model weighs; none of them depends on which article is the left one.

    `chain` speaks for the article that is more covered, the likely copy; `whole_chain` for the other.
    """
    return {
        "chain": max(measures.left_chain, measures.right_chain),
        "whole_chain": min(measures.left_chain, measures.right_chain),
        "in_order": measures.in_order,
    }


@cache
def verdict_model() -> VerdictModel:
    """The shipped model."""
    with _MODEL.open("rb") as file:
        shipped = tomllib.load(file)
    return VerdictModel(intercept=shipped["intercept"], coefficients=shipped["coefficients"])


def relate(left_id: str, left: Profile, right_id: str, right: Profile, config: Config) -> Relation:
    """The relation of two articles, with its passages in code points of their texts as given."""
    evidence = gather(left, right, config)
    if min(left.n_words, right.n_words) < config.verdict.min_words:
        verdict, score = Verdict.UNRELATED, 0.0
    elif np.array_equal(left.tokens.words, right.tokens.words):
        verdict, score = Verdict.VERBATIM_COPY, 1.0
    else:
        verdict, score = judge(evidence, config.verdict)
    return Relation(
        left=left_id,
        right=right_id,
        verdict=verdict,
        score=score,
        measures=evidence.measures,
        passages=tuple(_passage(passage, left, right) for passage in evidence.passages),
    )


def _passage(passage: WordPassage, left: Profile, right: Profile) -> Passage:
    """A passage of words, in code points of the two texts as given."""
    return Passage(
        left=_span(left, passage.left),
        right=_span(right, passage.right),
        kind=passage.kind,
        score=passage.likeness,
        fragments=tuple(
            Fragment(
                left=_span(left, fragment.left),
                right=_span(right, fragment.right),
                kind=fragment.kind,
                score=fragment.likeness,
            )
            for fragment in passage.fragments
        ),
    )


def _span(article: Profile, words: tuple[int, int]) -> Span:
    """The code points of some words of *article*, [begin, end)."""
    return article.span(words[0], words[1] - 1)


def judge(evidence: Evidence, config: VerdictConfig) -> tuple[Verdict, float]:
    """The verdict on a pair, and its score."""
    measures = evidence.measures
    whole = max(_reworded(evidence, config), word_for_word(measures))
    # Half at the least number of words that make an excerpt, and as good as sure at five times that.
    lifted = 1 - 2 ** (-measures.copied_words / config.min_excerpt_words)
    score = max(whole, lifted)
    if whole >= config.min_score and _covers(measures, config):
        return _kind_of_copy(evidence, config), score
    if whole >= config.min_score or measures.copied_words >= config.min_excerpt_words:
        return Verdict.EXCERPT, score
    if measures.quoted_words >= config.min_quoted_words:
        return Verdict.SHARED_QUOTATIONS, score
    if measures.retold >= config.min_retold:
        return Verdict.SAME_EVENT, score
    return Verdict.UNRELATED, score


def _covers(measures: Measures, config: VerdictConfig) -> bool:
    """Whether the shares make a copy of the whole and not an excerpt: most of one article, or much of both."""
    less, more = sorted((measures.left_share_unquoted, measures.right_share_unquoted))
    return more >= config.min_copy_share or (more >= config.min_half_share and less >= config.min_mutual_share)


def _reworded(evidence: Evidence, config: VerdictConfig) -> float:
    """
    The model's probability of a copy, if there is enough to go by.

    Notices of one form (dividends, results, rates, lists of deaths) follow one another sentence by
    sentence with other numbers in them: where the numbers differ, likeness of the sentences proves nothing.
    """
    if evidence.own_words < config.min_rewritten_words or evidence.measures.numbers < config.min_numbers:
        return 0.0
    return verdict_model().probability(evidence.measures)


def word_for_word(measures: Measures) -> float:
    """
    The probability of a copy by words alone, for texts whose sentences tell little: lists, scores, pure quotation.

    A logistic curve over the share of own words in shared runs: 0.15 where independent articles about
    one event reach at most (.16), 0.95 at half of the words.
    """
    return _logistic(-4.0 + 14.0 * max(measures.left_verbatim, measures.right_verbatim))


def _logistic(logit: float) -> float:
    """1 / (1 + exp(-logit)), without overflow."""
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, logit))))


def _kind_of_copy(evidence: Evidence, config: VerdictConfig) -> Verdict:
    """Verbatim, edited or rewritten: by the words of the more covered article, the likely copy."""
    measures = evidence.measures
    aligned, in_runs = max(
        (measures.left_share_unquoted, measures.left_verbatim), (measures.right_share_unquoted, measures.right_verbatim)
    )
    if in_runs > 0 and in_runs >= config.min_verbatim * aligned:
        return Verdict.VERBATIM_COPY
    paraphrased = evidence.words_by_class.get(PassageClass.PARAPHRASED, 0)
    if 0 < config.min_edited * (measures.copied_words + paraphrased) <= measures.copied_words:
        return Verdict.EDITED_COPY
    return Verdict.REWRITTEN_COPY
