"""
What a pair is to each other, and its evidence.

The verdict is a probability followed by rules that say which kind of copy it is: the
probability of a model where the guards say that there is enough to go by, and one by words alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from dedup.align.evidence import Evidence, gather
from dedup.align.passages import WordPassage
from dedup.align.profile import Profile
from dedup.align.runs import Worded, gather_runs
from dedup.config import Config, VerdictConfig
from dedup.guards import Case, all_hold, any_holds
from dedup.model import Fragment, Passage, Relation, Span, Verdict
from dedup.probability import features, verdict_model, word_for_word
from dedup.routes import (
    AGREES,
    BACKS,
    COVERS,
    EDITED,
    ENOUGH_TO_ASK,
    LIFTED,
    QUOTES_THE_SAME,
    SAME_FACTS,
    VERBATIM,
)

DOUBTED = 0.25
"""What the model's probability counts at most where too little agrees, or backs it, for it to decide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """
    A verdict, and what it rests on; every probability is in [0, 1].

    Attributes:
        verdict: what the two are to each other.
        score: the largest of `whole`, `doubted` and `lifted`.
        model: the probability of a copy that the model gives, whether or not it counts.
        agrees: whether enough agrees to go by the model, and more than form backs it.
        word_for_word: the probability of a copy by words alone.
        whole: the probability of a copy that decides: by words alone, or the model's where that is more and counts.
        doubted: what the model's adds to the score where it does not count.
        lifted: what the copied words give: half at the least number that makes an excerpt, and as good as sure at
            five times that.
    """

    verdict: Verdict
    score: float
    model: float
    agrees: bool
    word_for_word: float
    whole: float
    doubted: float
    lifted: float


def relate(left_id: str, left: Profile, right_id: str, right: Profile, config: Config) -> Relation:
    """The relation of two articles, with its passages in code points of their texts as given."""
    return relation(left_id, left, right_id, right, find_evidence(left, right, config), config)


def relate_by_words(left_id: str, left: Worded, right_id: str, right: Worded, config: Config) -> Relation:
    """The same by their words alone, for settings without a content view."""
    return relation(left_id, left, right_id, right, gather_runs(left, right, config.align), config)


def find_evidence(left: Profile, right: Profile, config: Config) -> Evidence:
    """What comparing the two gives: all of it, or what their words alone give for settings without a content view."""
    return gather_runs(left, right, config.align) if config.sketch.is_verbatim else gather(left, right, config)


def relation(left_id: str, left: Worded, right_id: str, right: Worded, evidence: Evidence, config: Config) -> Relation:
    """The same of two articles that were compared already, to that *evidence*."""
    if min(evidence.left_words, evidence.right_words) < config.verdict.min_words:
        verdict, score = Verdict.UNRELATED, 0.0
    elif have_same_words(left, right):
        verdict, score = Verdict.VERBATIM_COPY, 1.0
    else:
        judgement = judge(evidence, config.verdict)
        verdict, score = judgement.verdict, judgement.score
    return Relation(
        left=left_id,
        right=right_id,
        verdict=verdict,
        score=score,
        measures=evidence.measures,
        passages=_passages(evidence.passages, left, right),
    )


def have_same_words(left: Worded, right: Worded) -> bool:
    """Whether the two say the very same, so that there is nothing to judge."""
    return np.array_equal(left.tokens.words, right.tokens.words)


def _passages(aligned: Sequence[WordPassage], left: Worded, right: Worded) -> tuple[Passage, ...]:
    """Passages of words, in code points of the two texts as given."""
    words = []
    for passage in aligned:
        words.append((passage.left, passage.right))
        words += ((fragment.left, fragment.right) for fragment in passage.fragments)
    spans = zip(left.spans(one for one, _ in words), right.spans(other for _, other in words), strict=True)
    return tuple(_passage(passage, spans) for passage in aligned)


def _passage(passage: WordPassage, spans: Iterator[tuple[Span, Span]]) -> Passage:
    """One of them; *spans* go on with its own and then with those of its fragments."""
    left, right = next(spans)
    return Passage(
        left=left,
        right=right,
        kind=passage.kind,
        score=passage.likeness,
        fragments=tuple(
            Fragment(left=one, right=other, kind=fragment.kind, score=fragment.likeness)
            for fragment, (one, other) in zip(passage.fragments, spans, strict=False)
        ),
    )


def judge(evidence: Evidence, limits: VerdictConfig, *, probability: float | None = None) -> Judgement:
    """
    The verdict on a pair, and its score.

    Args:
        evidence: what comparing the two gave.
        limits: the thresholds.
        probability: the probability of a copy, of another model than the shipped one.
    """
    case = Case(evidence=evidence, features=features(evidence), limits=limits)
    model = verdict_model().probability(case.features) if probability is None else probability
    agrees = all_hold(ENOUGH_TO_ASK, case) and any_holds(AGREES, case) and any_holds(BACKS, case)
    by_words = word_for_word(evidence.measures)
    lifted = 1 - 2 ** (-evidence.measures.copied_words / limits.min_excerpt_words)
    whole = max(model if agrees else 0.0, by_words)
    doubted = 0.0 if agrees else min(model, DOUBTED)
    return Judgement(
        verdict=_verdict(case, whole),
        score=max(whole, doubted, lifted),
        model=model,
        agrees=agrees,
        word_for_word=by_words,
        whole=whole,
        doubted=doubted,
        lifted=lifted,
    )


def _verdict(case: Case, whole: float) -> Verdict:
    """The strongest verdict that *case* reaches, of which the probability of a copy is *whole*."""
    is_copied = whole >= case.limits.min_score
    if is_copied and any_holds(COVERS, case):
        return _kind_of_copy(case)
    if is_copied or LIFTED.holds(case):
        return Verdict.EXCERPT
    if QUOTES_THE_SAME.holds(case):
        return Verdict.SHARED_QUOTATIONS
    return Verdict.SAME_EVENT if SAME_FACTS.holds(case) else Verdict.UNRELATED


def _kind_of_copy(case: Case) -> Verdict:
    """Verbatim, edited or rewritten."""
    if all_hold(VERBATIM, case):
        return Verdict.VERBATIM_COPY
    return Verdict.EDITED_COPY if all_hold(EDITED, case) else Verdict.REWRITTEN_COPY
