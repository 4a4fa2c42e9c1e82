"""Method and limits: how the run was made, what was not read, and what the page leaves out."""

from dataclasses import dataclass

from dedup.model import Run
from dedup.report.choice import MAX_LISTED, Choice, left_out
from dedup.report.record import versions
from dedup.report.screens.method_words import LIMITS, STEPS, TERMS
from dedup.report.screens.values import HOME, METHOD, Crumb
from dedup.report.visible import visible_line


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodView:
    """
    Method and limits.

    Attributes:
        route: its route.
        crumbs: the way to it.
        settings: groups of settings, each with its names and values.
        settings_line: the line that reproduces the run.
        facts: names and values: versions, input digest, counts.
        skips: origin and reason of what was not read.
        left_out: sentences on what the page leaves out; empty when nothing is.
        steps: how copies are found: a name and a sentence a step.
        terms: what the figures mean.
        limits: what cannot be known.
    """

    route: str
    crumbs: tuple[Crumb, ...]
    settings: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    settings_line: str
    facts: tuple[tuple[str, str], ...]
    skips: tuple[tuple[str, str], ...]
    left_out: tuple[str, ...]
    steps: tuple[tuple[str, str], ...] = STEPS
    terms: tuple[tuple[str, str], ...] = TERMS
    limits: tuple[str, ...] = LIMITS


def method_view(choice: Choice) -> MethodView:
    """The screen on method and limits."""
    run = choice.run
    return MethodView(
        route=METHOD,
        crumbs=(HOME, Crumb(name="Method and limits")),
        settings=_settings(run.settings),
        settings_line=visible_line(run.settings),
        facts=_facts(run),
        skips=tuple((visible_line(skip.origin), visible_line(skip.reason)) for skip in run.skips[:MAX_LISTED]),
        left_out=left_out(choice),
    )


def _settings(line: str) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """The settings line as groups: `verdict.min_score=0.5` is min_score with 0.5 in the group verdict."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for setting in visible_line(line).split():
        path, _, value = setting.partition("=")
        group, _, name = path.rpartition(".")
        groups.setdefault(group, []).append((name, value))
    return tuple((group, tuple(settings)) for group, settings in groups.items())


def _facts(run: Run) -> tuple[tuple[str, str], ...]:
    counts = ((visible_line(name).replace("_", " "), f"{run.counts[name]:,}") for name in sorted(run.counts))
    return (("page made by", f"dedup {versions()['dedup']}"), ("input digest", visible_line(run.input_digest)), *counts)
