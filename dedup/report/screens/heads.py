"""Headline, byline and dateline of the members of a cluster: what became of them around the copied body."""

from dataclasses import dataclass

from dedup.provenance.trace import Trace, letters_of, trace
from dedup.report.screens.stories import Kin, Story
from dedup.report.visible import visible_line
from dedup.report.words import percent

MAX_ROWS = 60
"""Members listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A part of an article: its words, and what became of it: `kept`, `changed`, `new`, `left out`, or nothing."""

    words: str
    change: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadRow:
    """A member with its parts, and how much of its body is in what it hangs on; empty for a root."""

    outlet: str
    body: str
    headline: Head
    byline: Head
    dateline: Head


def heads(story: Story) -> tuple[HeadRow, ...]:
    """The members in the order of the tree, each against what it hangs on; nothing where none has any part."""
    traces: dict[str, Trace] = {}
    for kin in story.kin[:MAX_ROWS]:
        for member in (kin.branch.member, kin.branch.parent):
            if member and member not in traces:
                traces[member] = trace(story.facts[member])
    return tuple(_row(story, kin, traces) for kin in story.kin[:MAX_ROWS])


def _row(story: Story, kin: Kin, traces: dict[str, Trace]) -> HeadRow:
    ours = _parts(story, kin.branch.member, traces)
    theirs = _parts(story, kin.branch.parent, traces) if kin.branch.parent else (None, None, None)
    headline, byline, dateline = (_head(one, other) for one, other in zip(ours, theirs, strict=True))
    return HeadRow(
        outlet=story.label(kin.branch.member),
        body=f"{percent(kin.share)} shared" if kin.relation else "",
        headline=headline,
        byline=byline,
        dateline=dateline,
    )


def _parts(story: Story, member: str, traces: dict[str, Trace]) -> tuple[str, str, str]:
    """Headline, byline and dateline of a member; empty where it has none."""
    found = traces[member]
    byline = found.byline.of(found.text) if found.byline else story.facts[member].article.metadata.byline or ""
    dateline = found.dateline.of(found.text).rstrip(" -–—:.") if found.dateline else ""  # noqa: RUF001 - dashes
    return visible_line(found.headline, 160), visible_line(byline, 100), visible_line(dateline, 80)


def _head(ours: str, theirs: str | None) -> Head:
    if theirs is None:
        return Head(words=ours, change="")
    if not ours:
        return Head(words="", change="left out" if theirs else "")
    if not theirs:
        return Head(words=ours, change="new")
    return Head(words=ours, change="kept" if letters_of(ours) == letters_of(theirs) else "changed")
