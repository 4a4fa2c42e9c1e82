"""The rule that decided on a pair, in words; docs/how-it-works.md tells all of them."""

from dedup.config import VerdictConfig
from dedup.explanation.values import CheckedRoute
from dedup.model import Verdict
from dedup.relation import Judgement

KINDS = {
    Verdict.VERBATIM_COPY: "nearly all that is shared stands in common runs of words",
    Verdict.EDITED_COPY: "most of what is shared is verbatim or lightly edited",
    Verdict.REWRITTEN_COPY: "most of what is shared is in other words",
}
"""Why a copy is of its kind."""


def rule(
    judgement: Judgement,
    routes: tuple[CheckedRoute, ...],
    coverings: tuple[CheckedRoute, ...],
    limits: VerdictConfig,
    *,
    n_words: int,
    same_words: bool,
) -> str:
    """
    The rule that decided.

    Args:
        judgement: what judging the two gave.
        routes: the ways to go by the model.
        coverings: the ways to a copy of the whole.
        limits: the thresholds.
        n_words: words of the article that has fewer.
        same_words: whether the two have the very same words.
    """
    if n_words < limits.min_words:
        return f"an article of fewer than {limits.min_words} words is not judged"
    if same_words:
        return "both have the very same words: a verbatim copy"
    if judgement.verdict.joins_cluster:
        kind = KINDS[judgement.verdict]
        return f"{_copied(judgement, routes, limits)}, and of the whole ({_first_open(coverings)}): a copy; {kind}"
    if judgement.verdict is Verdict.EXCERPT and judgement.whole >= limits.min_score:
        return f"{_copied(judgement, routes, limits)}, and not of the whole: an excerpt, no copy"
    return f"{_no_copy(judgement, limits)}{_unheard(judgement, limits)}"


def _copied(judgement: Judgement, routes: tuple[CheckedRoute, ...], limits: VerdictConfig) -> str:
    """What says that something was copied, and on which ground."""
    if judgement.word_for_word >= judgement.whole:
        return f"words alone give a copy {limits.min_score:g} or more"
    return f"the model gives a copy {limits.min_score:g} or more ({_first_open(routes)})"


def _no_copy(judgement: Judgement, limits: VerdictConfig) -> str:
    """The rule where the probability of a copy falls short."""
    match judgement.verdict:
        case Verdict.EXCERPT:
            return f"no copy, but {limits.min_excerpt_words} own words or more in copied passages: an excerpt"
        case Verdict.SHARED_QUOTATIONS:
            return f"no copy, no excerpt; both quote the same {limits.min_quoted_words} words or more"
        case Verdict.SAME_EVENT:
            return f"no copy, no excerpt, no quotations; {limits.min_retold:g} of the content pairs in both"
        case _:
            return "no threshold is reached: nothing in common that matters"


def _unheard(judgement: Judgement, limits: VerdictConfig) -> str:
    """That the model would have had it a copy, where it was not asked."""
    if judgement.agrees or judgement.model < limits.min_score:
        return ""
    return f". The model gives a copy {limits.min_score:g} or more, but too little agrees to go by it"


def _first_open(routes: tuple[CheckedRoute, ...]) -> str:
    """The name of the first route that is open, in the order in which judging tries them."""
    return next(route.name for route in routes if route.is_open)
