"""
What a threshold of a verdict is: guards, each one figure of a pair with its threshold, and routes of several guards.

A `Route` is guards that have to hold together; where there are several routes to the same end, one is enough.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter

from dedup.align.evidence import Evidence
from dedup.config import VerdictConfig


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """
    What is judged: the evidence on a pair, the features of the model in it, and the settings.

    Attributes:
        evidence: what comparing the two gave.
        features: the figures that the model weighs; see `probability.features`.
        limits: the thresholds.
    """

    evidence: Evidence
    features: Mapping[str, float]
    limits: VerdictConfig


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """
    One figure of a pair, and the threshold that it has to reach.

    Attributes:
        measured: what is compared with the threshold, in words.
        value: what a pair has.
        needed: the threshold.
        setting: the setting of `VerdictConfig` that the threshold is, or is part of; None for one that is fixed.
        is_strict: whether the value has to lie above the threshold.
    """

    measured: str
    value: Callable[[Case], float]
    needed: Callable[[Case], float]
    setting: str | None = None
    is_strict: bool = False

    def holds(self, case: Case) -> bool:
        """Whether *case* reaches the threshold."""
        if self.is_strict:
            return self.value(case) > self.needed(case)
        return self.value(case) >= self.needed(case)


@dataclass(frozen=True, slots=True)
class Route:
    """Guards that have to hold together; what is *then* true of the two articles, in words."""

    then: str
    guards: tuple[Guard, ...]


def all_hold(guards: Iterable[Guard], case: Case) -> bool:
    """Whether every one of *guards* holds; no further is looked at than the first that does not."""
    for guard in guards:  # noqa: SIM110 - every pair comes through here, and a generator takes twice the time
        if not guard.holds(case):
            return False
    return True


def any_holds(routes: Iterable[Route], case: Case) -> bool:
    """Whether one of *routes* holds; no further is looked at than the first that does."""
    for route in routes:  # noqa: SIM110 - as in `all_hold`
        if all_hold(route.guards, case):
            return True
    return False


def by_setting(setting: str, measured: str, value: Callable[[Case], float]) -> Guard:
    """A guard whose threshold is a setting."""
    return Guard(measured=measured, value=value, needed=attrgetter(f"limits.{setting}"), setting=setting)


def fixed(measured: str, value: Callable[[Case], float], needed: float, *, is_strict: bool = False) -> Guard:
    """A guard whose threshold is no setting."""
    return Guard(measured=measured, value=value, needed=lambda _: needed, is_strict=is_strict)
