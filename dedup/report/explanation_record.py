"""The record of an explanation; docs/formats.md describes every field."""

from dedup.explanation.values import Check, CheckedRoute, Explanation, Feature, Meeting, Reasons, Side, Way
from dedup.model import MemberPair, Span
from dedup.report.record import Record, relation_record, rounded
from dedup.report.spin_record import substitution_record


def explanation_record(explanation: Explanation) -> Record:
    """Everything that decides on two articles: the relation with its passages, then why."""
    return {
        "type": "explanation",
        "left": _side(explanation.left),
        "right": _side(explanation.right),
        "relation": relation_record(explanation.relation, passages=True),
        "rule": explanation.reasons.rule,
        "same_words": explanation.reasons.same_words,
        "meeting": _meeting(explanation.meeting),
        "model": _model(explanation.reasons),
        "coverings": list(map(_route, explanation.reasons.coverings)),
        "checks": list(map(_check, explanation.reasons.checks)),
        "misses": list(map(_check, explanation.misses)),
        "shared_pairs": [
            {"words": [pair.one, pair.other], "rarity": rounded(pair.rarity)} for pair in explanation.shared_pairs
        ],
        "substitutions": list(map(substitution_record, explanation.substitutions)),
        "way": _way(explanation.way) if explanation.way else None,
    }


def _side(side: Side) -> Record:
    return {
        "id": side.article.id,
        "n_words": side.n_words,
        "roles": [{"span": _pair(role.span), "role": role.role.value, "reason": role.reason} for role in side.roles],
        "quotations": list(map(_pair, side.quotations)),
        "matched": list(map(_pair, side.matched)),
        "unmatched": list(map(_pair, side.unmatched)),
    }


def _meeting(meeting: Meeting) -> Record:
    return {
        "is_candidate": meeting.is_candidate,
        "same_words": meeting.same_words,
        "bands": list(meeting.bands),
        "n_bands": meeting.n_bands,
        "resemblance": rounded(meeting.resemblance),
        "probability": rounded(meeting.probability),
        "shared_pairs": meeting.shared_pairs,
        "left_pairs": meeting.left_pairs,
        "right_pairs": meeting.right_pairs,
        "shared_quotations": meeting.shared_quotations,
        "checks": list(map(_check, meeting.checks)),
    }


def _model(reasons: Reasons) -> Record:
    return {
        "is_asked": reasons.is_asked,
        "probability": rounded(reasons.model),
        "intercept": rounded(reasons.intercept),
        "features": list(map(_feature, reasons.features)),
        "grounds": list(map(_check, reasons.grounds)),
        "routes": list(map(_route, reasons.routes)),
        "backings": list(map(_route, reasons.backings)),
        "word_for_word": rounded(reasons.word_for_word),
        "whole": rounded(reasons.whole),
        "doubted": rounded(reasons.doubted),
        "lifted": rounded(reasons.lifted),
    }


def _feature(feature: Feature) -> Record:
    return {
        "name": feature.name,
        "value": rounded(feature.value),
        "coefficient": rounded(feature.coefficient),
        "contribution": rounded(feature.contribution),
        "needed": None if feature.needed is None else rounded(feature.needed),
    }


def _route(route: CheckedRoute) -> Record:
    return {"name": route.name, "is_open": route.is_open, "checks": list(map(_check, route.checks))}


def _check(check: Check) -> Record:
    return {
        "setting": check.setting,
        "measured": check.measured,
        "value": rounded(check.value),
        "needed": rounded(check.needed),
        "is_strict": check.is_strict,
        "is_met": check.is_met,
        "leads_to": check.leads_to.value if check.leads_to else None,
    }


def _way(way: Way) -> Record:
    return {
        "left_cluster": way.left_cluster,
        "right_cluster": way.right_cluster,
        "is_listed": way.is_listed,
        "steps": list(map(_step, way.steps)),
    }


def _step(step: MemberPair) -> Record:
    return {"left": step.left, "right": step.right, "verdict": step.verdict.value, "score": rounded(step.score)}


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]
