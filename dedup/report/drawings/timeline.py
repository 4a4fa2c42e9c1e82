"""
When the members of a cluster were published: a lane for each outlet, and one for what bears no date.

A moment that is known to the minute is a dot, a day or longer a bracket from
its first minute to its last. Marks whose date is not trusted are hollow.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dedup.provenance.moments import Moment
from dedup.report.drawings.calendar import DAY, ticks
from dedup.report.drawings.lettering import fitted

WIDTH = 1160
"""Width of the drawing."""

LEFT, RIGHT, TOP, BOTTOM = 186, 18, 12, 34
"""Room for the names of lanes, at the other end, above the first lane, and for the axis."""

LINE = 20
"""Height of one line of marks; a lane has as many as it needs for no two to touch."""

MAX_LINES = 4
"""Lines of one lane; further marks stand in the last one, above one another."""

MAX_LANES, MAX_EVENTS = 24, 240
"""Outlets and articles drawn."""

LETTERS = 25
"""Letters of a lane's name."""

APART = 13.0
"""Room that one mark takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """
    An article on the timeline.

    Attributes:
        name: its headline.
        lane: its outlet.
        moment: when it was published; None where that is not known.
        is_trusted: whether the date is to be believed.
        words: the date for a reader.
        route: of its screen; empty where there is none.
    """

    name: str
    lane: str
    moment: Moment | None
    is_trusted: bool
    words: str
    route: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """An event in its place: from *x* to *end*, which are equal for a dot."""

    event: Event
    x: float
    end: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A lane from *y* on: its name, cut, and whether it holds what bears no date."""

    name: str
    y: float
    height: float
    middle: float
    is_undated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """
    The drawing.

    Attributes:
        lanes: from above.
        marks: all marks.
        ticks: places on the axis, and what is written there.
        left: where time begins.
        right: where it ends.
        axis: how far down the axis is.
        height: of the drawing.
        n_left_out: articles that are not drawn.
    """

    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]
    ticks: tuple[tuple[float, str], ...]
    axis: float
    height: float
    n_left_out: int
    left: int = LEFT
    right: int = WIDTH - RIGHT
    width: int = WIDTH


def timeline(events: Sequence[Event]) -> Timeline:
    """The timeline of *events*: the outlet that was first on top, what bears no date below."""
    dated = sorted((each for each in events if each.moment), key=_earliest_first)
    drawn: dict[str, list[Event]] = {}
    for event in dated[:MAX_EVENTS]:
        if event.lane in drawn or len(drawn) < MAX_LANES:
            drawn.setdefault(event.lane, []).append(event)
    undated = [each for each in events if each.moment is None][: MAX_EVENTS - sum(map(len, drawn.values()))]
    scale = _Scale(event.moment for lane in drawn.values() for event in lane if event.moment)
    lanes: list[Lane] = []
    marks: list[Mark] = []
    y = float(TOP)
    for name, lane in drawn.items():
        placed = [(event, *scale.ends(event.moment)) for event in lane if event.moment]
        y = _stack(lanes, marks, y, name, placed, is_undated=False)
    if undated:
        y = _stack(lanes, marks, y, "no date known", _side_by_side(undated), is_undated=True)
    return Timeline(
        lanes=tuple(lanes),
        marks=tuple(marks),
        ticks=tuple((scale.x(at), words) for at, words in ticks(scale.start, scale.end)) if drawn else (),
        axis=y,
        height=y + (BOTTOM if drawn else 6),
        n_left_out=len(events) - len(marks),
    )


class _Scale:
    """Minutes to places between the left and the right end."""

    def __init__(self, moments: Iterable[Moment]) -> None:
        known = list(moments)
        self.start = min((each.start for each in known), default=0)
        self.end = max((each.end for each in known), default=DAY)
        # A little room on both sides, so that no mark is cut, and a moment alone stands in the middle of a day.
        room = max((self.end - self.start) // 30, 60) if self.end - self.start >= 240 else DAY // 4
        self.start, self.end = self.start - room, self.end + room

    def x(self, minute: int) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * (minute - self.start) / (self.end - self.start), 1)

    def ends(self, moment: Moment) -> tuple[float, float]:
        if moment.end - moment.start < DAY:
            at = self.x(moment.start)
            return at, at
        return self.x(moment.start), self.x(moment.end)


def _stack(
    lanes: list[Lane],
    marks: list[Mark],
    y: float,
    name: str,
    placed: Iterable[tuple[Event, float, float]],
    *,
    is_undated: bool,
) -> float:
    """Add a lane with its marks, in as many lines as keep them apart; where the next one begins."""
    free: list[float] = []
    found: list[tuple[Event, float, float, int]] = []
    for event, x, end in placed:
        line = next((number for number, taken in enumerate(free) if taken <= x - APART), len(free))
        if line == len(free):
            free.append(0.0)
        free[line] = max(end, x)
        found.append((event, x, end, min(line, MAX_LINES - 1)))
    n_lines = min(len(free), MAX_LINES)
    height = LINE * n_lines + 8
    marks += [Mark(event=event, x=x, end=end, y=round(y + 4 + LINE * (line + 0.5), 1)) for event, x, end, line in found]
    lanes.append(Lane(name=fitted(name, LETTERS), y=y, height=height, middle=y + height / 2, is_undated=is_undated))
    return y + height


def _side_by_side(events: Sequence[Event]) -> Iterable[tuple[Event, float, float]]:
    """Events without a date, one beside the other, closer where there are many."""
    step = min(APART + 5, (WIDTH - LEFT - RIGHT - APART) / len(events))
    for place, event in enumerate(events):
        x = round(LEFT + APART + place * step, 1)
        yield event, x, x


def _earliest_first(event: Event) -> tuple[int, int, str]:
    if event.moment is None:
        return 0, 0, event.name
    return event.moment.start, event.moment.end, event.name
