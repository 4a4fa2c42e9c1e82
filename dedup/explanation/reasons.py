"""How a verdict came about: every feature of the model, every threshold, and the rule that decided."""

import math
from collections.abc import Iterator

from dedup.align.evidence import Evidence
from dedup.config import Config, VerdictConfig
from dedup.explanation.values import Check, Feature, Reasons
from dedup.model import Measures, PassageClass, Relation, Verdict
from dedup.relation import features, verdict_model, word_for_word

COPY = Verdict.REWRITTEN_COPY
"""What the checks of a copy lead to, whatever its kind: the weakest of the three."""


def reasons(relation: Relation, evidence: Evidence, n_words: int, config: Config) -> Reasons:
    """
    How the verdict of *relation* came about.

    Args:
        relation: what the two are to each other.
        evidence: what comparing them gave.
        n_words: words of the article that has fewer.
        config: the settings.
    """
    model, limits, measures = verdict_model(), config.verdict, relation.measures
    return Reasons(
        rule=_rule(relation, n_words, limits),
        intercept=model.intercept,
        features=_features(measures, limits.min_score),
        model=model.probability(measures),
        is_asked=evidence.own_words >= limits.min_rewritten_words and measures.numbers >= limits.min_numbers,
        word_for_word=word_for_word(measures),
        lifted=1 - 2 ** (-measures.copied_words / limits.min_excerpt_words),
        checks=tuple(_checks(evidence, n_words, limits)),
    )


def misses(relation: Relation, checks: tuple[Check, ...]) -> tuple[Check, ...]:
    """
    The checks that were missed on the way to a stronger verdict or to being compared, the nearest first.

    What kind of copy a pair would be is asked only of copies.
    """
    strength = list(Verdict)
    reached = strength.index(relation.verdict)
    strongest = 0 if relation.verdict.joins_cluster else strength.index(COPY)
    missed = [
        check
        for check in checks
        if not check.is_met and (check.leads_to is None or strongest <= strength.index(check.leads_to) < reached)
    ]
    return tuple(sorted(missed, key=lambda check: (-check.value / check.needed, check.setting)))


def _features(measures: Measures, min_score: float) -> tuple[Feature, ...]:
    """Every feature of the model with what it adds, and what it would have to be."""
    model = verdict_model()
    values = features(measures)
    logit = model.intercept + sum(weight * values[name] for name, weight in model.coefficients.items())
    missing = math.log(min_score / (1 - min_score)) - logit if 0 < min_score < 1 else None
    found = [
        Feature(
            name=name,
            value=values[name],
            coefficient=weight,
            contribution=weight * values[name],
            needed=values[name] + missing / weight if missing is not None and weight else None,
        )
        for name, weight in model.coefficients.items()
    ]
    return tuple(sorted(found, key=lambda each: (-abs(each.contribution), each.name)))


def _checks(evidence: Evidence, n_words: int, limits: VerdictConfig) -> Iterator[Check]:
    """Every threshold of the verdict, from the weakest condition to the strongest verdict."""
    measures = evidence.measures
    asked = evidence.own_words >= limits.min_rewritten_words and measures.numbers >= limits.min_numbers
    whole = max(verdict_model().probability(measures) if asked else 0.0, word_for_word(measures))
    less, more = sorted((measures.left_share_unquoted, measures.right_share_unquoted))
    halves = more >= limits.min_half_share and less >= limits.min_mutual_share
    table: list[tuple[str, str, float, Verdict]] = [
        ("min_words", "words of the shorter article", n_words, Verdict.SAME_EVENT),
        ("min_retold", "content pairs retold in other words", measures.retold, Verdict.SAME_EVENT),
        ("min_quoted_words", "words that both quote", measures.quoted_words, Verdict.SHARED_QUOTATIONS),
        ("min_excerpt_words", "own words in verbatim and edited passages", measures.copied_words, Verdict.EXCERPT),
        ("min_rewritten_words", "own words of the shorter article, to ask the model", evidence.own_words, COPY),
        ("min_numbers", "agreement of the numbers, to ask the model", measures.numbers, COPY),
        ("min_score", "the model, or word for word where that is more", whole, COPY),
    ]
    if more >= limits.min_copy_share or not halves:
        table.append(("min_copy_share", "own share of the more covered article", more, COPY))
    if more < limits.min_copy_share:
        table.append(("min_half_share", "own share of the more covered article, if the other", more, COPY))
        table.append(("min_mutual_share", "... is covered as well", less, COPY))
    paraphrased = evidence.words_by_class.get(PassageClass.PARAPHRASED, 0)
    aligned = measures.copied_words + paraphrased
    kept = measures.copied_words / aligned if aligned else 0.0
    table.append(("min_edited", "aligned own words in verbatim and edited passages", kept, Verdict.EDITED_COPY))
    share, in_runs = max(
        (measures.left_share_unquoted, measures.left_verbatim), (measures.right_share_unquoted, measures.right_verbatim)
    )
    verbatim = min(1.0, in_runs / share) if share else 0.0
    table.append(("min_verbatim", "its own share that stands in common runs", verbatim, Verdict.VERBATIM_COPY))
    for name, measured, value, leads_to in table:
        needed = getattr(limits, name)
        yield Check(
            setting=f"verdict.{name}", measured=measured, value=float(value), needed=float(needed), leads_to=leads_to
        )


def _rule(relation: Relation, n_words: int, limits: VerdictConfig) -> str:
    """The rule that decided, in words; see docs/how-it-works.md."""
    if n_words < limits.min_words:
        return f"an article of fewer than {limits.min_words} words is not judged"
    copy = f"the probability of a copy reaches {limits.min_score:g}, and the shares are those of a whole: a copy; "
    rules = {
        Verdict.VERBATIM_COPY: f"{copy}nearly all that is shared stands in common runs of words",
        Verdict.EDITED_COPY: f"{copy}most of what is shared is verbatim or lightly edited",
        Verdict.REWRITTEN_COPY: f"{copy}most of what is shared is in other words",
        Verdict.EXCERPT: "passages were copied, and they are the smaller part of either article: an excerpt, no copy",
        Verdict.SHARED_QUOTATIONS: f"no copy, no excerpt; both quote the same {limits.min_quoted_words} words or more",
        Verdict.SAME_EVENT: f"no copy, no excerpt, no quotations; {limits.min_retold:g} of the content pairs in both",
        Verdict.UNRELATED: "no threshold is reached: nothing in common that matters",
    }
    return rules[relation.verdict]
