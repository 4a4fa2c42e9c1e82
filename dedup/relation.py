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

DISAGREEING = 0.25
"""Part of the model's probability that remains where too little agrees for it to decide."""

AGREED_NUMBERS = 0.5
"""Agreement of the numbers that a copy needs which is short, or tells in an order of its own."""

LOOSE_NUMBERS = 0.4
"""Agreement of the numbers that a long copy needs where other terms are told together."""

TABLE = 0.3
"""Share of words with a digit beyond which a text is no prose: prices of a day, results, league tables."""

NO_QUOTATIONS = 0.5
"""What the measure of quotations is where there are none."""

BRIEF_WORDS = 120
"""Own words below which an article without quotations is a brief: those of one agency have one form, ..."""

BRIEF_CHAIN = 0.42
"""... and are copies only where one follows the other as closely as this."""

LOOSE_CHAIN = 0.75
"""Part of the least chain that is enough where the same terms are told together."""

LOOSE_DETAILS = 0.65
"""Agreement of the details that a short copy needs where the same terms are told together."""

_MODEL = Path(__file__).with_name("verdict.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictModel:
    """A logistic model: the probability of a copy is 1 / (1 + exp(-(intercept + Σ coefficient · feature)))."""

    intercept: float
    coefficients: Mapping[str, float]

    def probability(self, evidence: Evidence) -> float:
        """The probability, in [0, 1], that one of the two articles is a copy of the other."""
        named = features(evidence)
        logit = self.intercept + sum(weight * named[name] for name, weight in self.coefficients.items())
        return _logistic(logit)


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


def judge(evidence: Evidence, config: VerdictConfig, *, probability: float | None = None) -> tuple[Verdict, float]:
    """
    The verdict on a pair, and its score.

    Args:
        evidence: what comparing the two gave.
        config: the thresholds.
        probability: the probability of a copy, of another model than the shipped one.
    """
    measures = evidence.measures
    if probability is None:
        probability = verdict_model().probability(evidence)
    agrees = _agrees(evidence, config)
    whole = max(probability if agrees else 0.0, word_for_word(measures))
    # Half at the least number of words that make an excerpt, and as good as sure at five times that.
    lifted = 1 - 2 ** (-measures.copied_words / config.min_excerpt_words)
    score = max(whole, lifted, 0.0 if agrees else DISAGREEING * probability)
    if whole >= config.min_score and _covers(evidence, config):
        return _kind_of_copy(evidence, config), score
    if whole >= config.min_score or measures.copied_words >= config.min_excerpt_words:
        return Verdict.EXCERPT, score
    if measures.quoted_words >= config.min_quoted_words:
        return Verdict.SHARED_QUOTATIONS, score
    if measures.retold >= config.min_retold:
        return Verdict.SAME_EVENT, score
    return Verdict.UNRELATED, score


def _covers(evidence: Evidence, config: VerdictConfig) -> bool:
    """Whether a copy is one of the whole and no excerpt: most of one article, much of both, or the details of both."""
    measures = evidence.measures
    # Words in common runs are covered even where a text is too short to have passages.
    less, more = sorted(
        (
            max(measures.left_share_unquoted, measures.left_verbatim),
            max(measures.right_share_unquoted, measures.right_verbatim),
        )
    )
    mutual = more >= config.min_half_share and less >= config.min_mutual_share
    return more >= config.min_copy_share or mutual or _retells(evidence, config)


def _agrees(evidence: Evidence, config: VerdictConfig) -> bool:
    """Whether there is enough to go by to ask the model: one article follows or retells the other, details and all."""
    if evidence.own_words < config.min_rewritten_words or evidence.measures.numbers < config.min_numbers:
        return False
    if evidence.digits > TABLE or _is_brief_of_one_form(evidence):
        return False
    return _follows(evidence, config) or _combines(evidence, config) or _retells(evidence, config)


def _is_brief_of_one_form(evidence: Evidence) -> bool:
    """Whether both are short or one is, neither quotes anyone, and one does not follow the other closely."""
    measures = evidence.measures
    quotes = max(measures.left_quotations, measures.right_quotations) > NO_QUOTATIONS
    return (
        evidence.own_words < BRIEF_WORDS and not quotes and max(measures.left_chain, measures.right_chain) < BRIEF_CHAIN
    )


def _follows(evidence: Evidence, config: VerdictConfig) -> bool:
    """
    Whether one article follows the other sentence by sentence, and is no notice of the same form.

    Notices (dividends, results, rates, lists of deaths) follow one another with other names and numbers in
    them: where these differ, likeness of the sentences proves nothing. Such notices are short.
    """
    measures = evidence.measures
    if max(measures.left_chain, measures.right_chain) < config.min_chain:
        return False
    if evidence.own_words >= config.min_retold_words:
        return measures.numbers >= LOOSE_NUMBERS or measures.told_together >= config.min_told_together
    return measures.numbers >= AGREED_NUMBERS and features(evidence)["shorter_details"] >= config.min_details


def _combines(evidence: Evidence, config: VerdictConfig) -> bool:
    """Whether two articles put the same terms into the same sentences, nearly follow one another and agree."""
    measures = evidence.measures
    chain = max(measures.left_chain, measures.right_chain)
    if measures.told_together < config.min_told_together or chain < LOOSE_CHAIN * config.min_chain:
        return False
    agrees = features(evidence)["shorter_details"] >= LOOSE_DETAILS or evidence.own_words >= config.min_retold_words
    return agrees and measures.numbers >= AGREED_NUMBERS


def _retells(evidence: Evidence, config: VerdictConfig) -> bool:
    """
    Whether two long enough articles tell the same names and numbers, in whatever order.

    Where they share no quotation the details have to agree on both sides, for there is less to go by.
    """
    measures = evidence.measures
    if evidence.own_words < config.min_retold_words or measures.numbers < AGREED_NUMBERS:
        return False
    less, more = sorted((measures.left_details, measures.right_details))
    quotes = features(evidence)["shorter_quotations"] > NO_QUOTATIONS
    agrees = (more if quotes else (less + more) / 2) >= config.min_details
    return agrees and less >= config.min_mutual_details


def word_for_word(measures: Measures) -> float:
    """
    The probability of a copy by words alone, for texts whose sentences tell little: lists, scores, pure quotation.

    A logistic curve over the share of own words in shared runs: 0.02 where independent articles about
    one event reach at most (.16), 0.5 at three words in seven, 0.99 at three in four.
    """
    return _logistic(-6.0 + 14.0 * max(measures.left_verbatim, measures.right_verbatim))


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
