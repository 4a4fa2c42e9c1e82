"""Where the axis of a timeline bears marks: at round hours, midnights, and first days of months or years."""

from collections.abc import Iterator
from datetime import date

DAY = 1440
"""Minutes of a day."""

MAX_TICKS = 8
"""Marks on one axis."""

_HOURS = (15, 30, 60, 180, 360, 720)
_DAYS = (1, 2, 7, 14)
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000)


def ticks(start: int, end: int) -> tuple[tuple[int, str], ...]:
    """
    Marks between two moments, in minutes as `provenance.moments` counts them, each with what is written there.

    >>> ticks(DAY * 738000, DAY * 738002 + 60)
    ((1062720000, '2021-07-29'), (1062721440, '2021-07-30'), (1062722880, '2021-07-31'))
    """
    for step in _HOURS:
        if (end - start) / step <= MAX_TICKS - 1 and (end - start) < DAY:
            return tuple((at, _hour(at)) for at in range(-(-start // step) * step, end + 1, step))
    for days in _DAYS:
        if (end - start) / (days * DAY) <= MAX_TICKS - 1:
            step = days * DAY
            return tuple((at, _day(at)) for at in range(-(-start // DAY) * DAY, end + 1, step))
    for months in _MONTHS:
        if (end - start) / (months * 30.4 * DAY) <= MAX_TICKS - 1:
            return tuple(_months(start, end, months))
    return ()


def _months(start: int, end: int, step: int) -> Iterator[tuple[int, str]]:
    """The first days of every *step* months; from a year on, they are those of years."""
    first = date.fromordinal(max(1, start // DAY))
    number = -(-(first.year * 12 + first.month - 1) // step) * step
    while number // 12 <= date.max.year:
        at = date(max(1, number // 12), number % 12 + 1, 1).toordinal() * DAY
        if at > end:
            return
        if at >= start:
            yield at, _day(at)[: 4 if step % 12 == 0 else 7]
        number += step


def _day(minute: int) -> str:
    return date.fromordinal(max(1, minute // DAY)).isoformat()


def _hour(minute: int) -> str:
    at = minute % DAY
    return _day(minute) if at == 0 else f"{at // 60:02}:{at % 60:02}"
