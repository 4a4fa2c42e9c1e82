"""How a verdict came about: every feature of the model, every guard, and the rule that decided."""

import math
from collections.abc import Iterator

from dedup.align.evidence import Evidence
from dedup.config import Config
from dedup.explanation.rules import rule
from dedup.explanation.values import Check, CheckedRoute, Feature, Reasons
from dedup.guards import Case, Guard, Route
from dedup.model import Verdict
from dedup.probability import features, verdict_model
from dedup.relation import Judgement, judge
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

COPY = Verdict.REWRITTEN_COPY
"""What the checks of a copy lead to, whatever its kind: the weakest of the three."""

KINDS = (
    *((guard, Verdict.EDITED_COPY) for guard in EDITED),
    *((guard, Verdict.VERBATIM_COPY) for guard in VERBATIM),
)
"""The guards of the kinds of copies, and which kind each is a condition of."""


def reasons(evidence: Evidence, n_words: int, config: Config, *, same_words: bool = False) -> Reasons:
    """
    How the verdict on a pair came about.

    Args:
        evidence: what comparing the two gave.
        n_words: words of the article that has fewer.
        config: the settings.
        same_words: whether the two have the very same words.
    """
    limits = config.verdict
    case = Case(evidence=evidence, features=features(evidence), limits=limits)
    judgement = judge(evidence, limits)
    routes = tuple(_checked(route, case) for route in AGREES)
    coverings = tuple(_checked(route, case) for route in COVERS)
    return Reasons(
        rule=rule(judgement, routes, coverings, limits, n_words=n_words, same_words=same_words),
        same_words=same_words,
        intercept=verdict_model().intercept,
        features=_features(case),
        model=judgement.model,
        is_asked=judgement.agrees,
        grounds=tuple(_check(guard, case, COPY) for guard in ENOUGH_TO_ASK),
        routes=routes,
        backings=tuple(_checked(route, case) for route in BACKS),
        word_for_word=judgement.word_for_word,
        whole=judgement.whole,
        doubted=judgement.doubted,
        lifted=judgement.lifted,
        coverings=coverings,
        checks=tuple(_checks(case, judgement, n_words)),
    )


def _features(case: Case) -> tuple[Feature, ...]:
    """Every feature of the model with what it adds, and what it would have to be."""
    model, min_score = verdict_model(), case.limits.min_score
    missing = math.log(min_score / (1 - min_score)) - model.logit(case.features) if 0 < min_score < 1 else None
    found = [
        Feature(
            name=name,
            value=case.features[name],
            coefficient=weight,
            contribution=weight * case.features[name],
            needed=case.features[name] + missing / weight if missing is not None and weight else None,
        )
        for name, weight in model.coefficients.items()
    ]
    return tuple(sorted(found, key=lambda each: (-abs(each.contribution), each.name)))


def _checks(case: Case, judgement: Judgement, n_words: int) -> Iterator[Check]:
    """Every threshold that belongs to no route, from the weakest condition to the strongest verdict."""
    yield Check(
        setting="verdict.min_words",
        measured="words of the shorter article",
        value=float(n_words),
        needed=float(case.limits.min_words),
        leads_to=Verdict.SAME_EVENT,
    )
    yield _check(SAME_FACTS, case, Verdict.SAME_EVENT)
    yield _check(QUOTES_THE_SAME, case, Verdict.SHARED_QUOTATIONS)
    yield _check(LIFTED, case, Verdict.EXCERPT)
    yield Check(
        setting="verdict.min_score",
        measured="the probability of a copy that decides",
        value=judgement.whole,
        needed=case.limits.min_score,
        leads_to=COPY,
    )
    for guard, leads_to in KINDS:
        yield _check(guard, case, leads_to)


def _checked(route: Route, case: Case) -> CheckedRoute:
    return CheckedRoute(name=route.then, checks=tuple(_check(guard, case, COPY) for guard in route.guards))


def _check(guard: Guard, case: Case, leads_to: Verdict) -> Check:
    return Check(
        setting=f"verdict.{guard.setting}" if guard.setting else None,
        measured=guard.measured,
        value=float(guard.value(case)),
        needed=float(guard.needed(case)),
        leads_to=leads_to,
        is_strict=guard.is_strict,
    )
