"""What was missed on the way to a stronger verdict, or to being compared."""

import math
from collections.abc import Iterator

from dedup.explanation.reasons import COPY
from dedup.explanation.values import Check, CheckedRoute, Meeting, Reasons
from dedup.model import Verdict


def misses(verdict: Verdict, reasons: Reasons, meeting: Meeting) -> tuple[Check, ...]:
    """
    The checks that were missed on the way to a stronger verdict or to being compared, the nearest first.

    What kind of copy a pair would be is asked only of copies. Of several routes to the same end, only the one that
    was missed by the least tells what is missing.
    """
    strength = list(Verdict)
    reached = strength.index(verdict)
    strongest = 0 if verdict.joins_cluster else strength.index(COPY)
    conditions = dict.fromkeys((*reasons.checks, *_of_copies(reasons)))
    missed = [
        check
        for check in conditions
        if not check.is_met and check.leads_to and strongest <= strength.index(check.leads_to) < reached
    ]
    if not meeting.is_candidate:
        missed += [check for check in meeting.checks if not check.is_met]
    return tuple(sorted(missed, key=lambda check: (-check.nearness, check.setting or "", check.measured)))


def _of_copies(reasons: Reasons) -> Iterator[Check]:
    """What it takes to go by the model, where that is what is missing, and what it takes for a copy of the whole."""
    decides = next(check for check in reasons.checks if check.setting == "verdict.min_score")
    if not decides.is_met and not reasons.is_asked:
        yield from reasons.grounds
        yield from _nearest(reasons.routes).checks
        yield from _nearest(reasons.backings).checks
    yield from _nearest(reasons.coverings).checks


def _nearest(routes: tuple[CheckedRoute, ...]) -> CheckedRoute:
    """The route that is open, or of which the least is missing."""
    return max(routes, key=lambda route: (route.is_open, math.prod(min(1.0, each.nearness) for each in route.checks)))
