"""A verdict and a score put together again from what an explanation shows, and from nothing else."""

from dedup.explanation.reasons import COPY
from dedup.explanation.values import Reasons
from dedup.model import Verdict
from dedup.relation import DOUBTED


def is_asked_by(reasons: Reasons) -> bool:
    """Whether the model counts, by the checks alone."""
    one_of_each = [
        any(all(check.is_met for check in route.checks) for route in several)
        for several in (reasons.routes, reasons.backings)
    ]
    return all(check.is_met for check in reasons.grounds) and all(one_of_each)


def verdict_by(reasons: Reasons) -> Verdict:
    """The verdict that the checks alone would give."""
    met = {check.setting: check.is_met for check in reasons.checks}
    kinds = {
        kind: all(check.is_met for check in reasons.checks if check.leads_to is kind)
        for kind in (Verdict.VERBATIM_COPY, Verdict.EDITED_COPY)
    }
    if not met["verdict.min_words"]:
        return Verdict.UNRELATED
    if reasons.same_words:
        return Verdict.VERBATIM_COPY
    if met["verdict.min_score"] and any(all(check.is_met for check in route.checks) for route in reasons.coverings):
        return next((kind for kind, holds in kinds.items() if holds), COPY)
    if met["verdict.min_score"] or met["verdict.min_excerpt_words"]:
        return Verdict.EXCERPT
    if met["verdict.min_quoted_words"]:
        return Verdict.SHARED_QUOTATIONS
    return Verdict.SAME_EVENT if met["verdict.min_retold"] else Verdict.UNRELATED


def score_by(reasons: Reasons) -> float:
    """The score that the probabilities alone would give, where the model counts if the checks say so."""
    met = {check.setting: check.is_met for check in reasons.checks}
    if not met["verdict.min_words"] or reasons.same_words:
        return float(met["verdict.min_words"])
    model = reasons.model if is_asked_by(reasons) else min(reasons.model, DOUBTED)
    return max(model, reasons.word_for_word, reasons.lifted)
