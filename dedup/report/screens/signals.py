"""
Outlets that should be looked at together: what they have in common with those that live on the texts of others.

A signal is a figure with its words. One alone says little: agencies' customers take much, and have leave to. An
outlet is named from three signals on, one of which is that nearly all it has follows others, that it mostly tells
what it takes in other words, or that it exchanges the same words in several stories; each is told, so that a reader
can judge.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dedup.report.screens.tallies import Tally
from dedup.report.visible import visible_line
from dedup.report.words import count, percent
from dedup.spin.values import SpinSignature

LEAST_STORIES = 2
"""Stories that an outlet takes from others, at least."""

LEAST_SIGNALS = 3
"""Signals from which an outlet is named."""

MOSTLY = 0.8
"""Share from which something holds for most."""

REWORDED = 0.5
"""Share of the text taken from which it is mostly paraphrased."""

LITTLE_OWN = 0.2
"""Share of own text up to which an article adds little."""

MANY_PAIRS = 2_000
"""Outlets up to which each is held against each other one for the stories that they share."""

MAX_CANDIDATES, MAX_COMPANIONS = 30, 4
"""Outlets named, and others named with one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An outlet with the signals that it shows, and the others that share them with it, each in words."""

    name: str
    signals: tuple[str, ...]
    companions: tuple[str, ...]


def candidates(tallies: Mapping[str, Tally], signatures: Sequence[SpinSignature]) -> tuple[Candidate, ...]:
    """The outlets that show enough signals, those with most first."""
    by_habit = _by_habit(signatures)
    named: dict[str, tuple[str, ...]] = {}
    for name, tally in tallies.items():
        telling = tuple(_telling(name, tally, by_habit)) if len(tally.stories) >= LEAST_STORIES else ()
        signals = (*telling, *_further(tally)) if telling else ()
        if len(signals) >= LEAST_SIGNALS:
            named[name] = signals
    takers = {name: tallies[name] for name in named}
    ranked = sorted(named, key=lambda name: (-len(named[name]), -takers[name].took, name))[:MAX_CANDIDATES]
    return tuple(
        Candidate(
            name=name, signals=named[name], companions=tuple(_companions(name, takers, by_habit))[:MAX_COMPANIONS]
        )
        for name in ranked
    )


def _telling(name: str, tally: Tally, by_habit: Mapping[str, Sequence[SpinSignature]]) -> Iterator[str]:
    """The signals of which an outlet must show one."""
    if tally.took >= MOSTLY * tally.articles:
        yield f"{tally.took:,} of its {count(tally.articles, 'article')} likely follow another outlet"
    if tally.spun >= REWORDED:
        yield f"{percent(tally.spun)} of the text it takes is paraphrased"
    for signature in by_habit.get(name, ())[:1]:
        words = ", ".join(f"{each.plain} → {each.spun}" for each in signature.substitutions[:3])
        yield f"it exchanges the same words in several stories: {visible_line(words, 120)}"


def _further(tally: Tally) -> Iterator[str]:
    """Signals that add to these."""
    known = tally.credited + tally.uncredited
    if known >= LEAST_STORIES and tally.uncredited >= MOSTLY * known:
        yield f"{tally.credited:,} of {known:,} say where the text is from"
    if tally.own <= LITTLE_OWN:
        yield f"{percent(tally.own)} of an article that it takes is its own, on the mean"
    if tally.gave == 0:
        yield "no other outlet is known to follow it"


def _companions(
    name: str, takers: Mapping[str, Tally], by_habit: Mapping[str, Sequence[SpinSignature]]
) -> Iterator[str]:
    """Outlets with the same habit, then those that take the same stories from the same outlets."""
    shared: defaultdict[str, list[str]] = defaultdict(list)
    for signature in by_habit.get(name, ()):
        for other in signature.spun_outlets:
            if other != name:
                shared[visible_line(other, 80)].append(
                    f"the same words exchanged (signature {visible_line(signature.id)})"
                )
    ours = takers[name]
    others = takers if len(takers) <= MANY_PAIRS else {}
    for other, tally in others.items():
        common = ours.stories & tally.stories
        if other != name and len(common) >= LEAST_STORIES and 2 * len(common) >= len(ours.stories | tally.stories):
            sources = sorted(ours.sources.keys() & tally.sources.keys(), key=lambda each: (-ours.sources[each], each))
            from_whom = f", from {', '.join(sources[:2])}" if sources else ""
            shared[other].append(f"{count(len(common), 'story', 'stories')} in common{from_whom}")
    for other, why in sorted(shared.items(), key=lambda each: (-len(each[1]), each[0])):
        yield f"{other}: {'; '.join(why)}"


def _by_habit(signatures: Sequence[SpinSignature]) -> dict[str, list[SpinSignature]]:
    """The signatures whose spun side an outlet is on, by its name."""
    found: dict[str, list[SpinSignature]] = {}
    for signature in signatures:
        for outlet in signature.spun_outlets:
            found.setdefault(visible_line(outlet, 80), []).append(signature)
    return found
