"""
Dates of publication as intervals of time, so that a day never comes before an hour of the same day.

A date is read only where its form leaves no doubt: ISO 8601, the dates of mail headers, and day, month by
name and year in the languages of the table. Where day and month might be swapped, the interval covers both.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dedup.text.months import MONTHS

MINUTES_A_DAY = 1440

FIRST_YEAR, LAST_YEAR = 1700, 2200
"""Years of publication that are believed; others are defaults of a system, or of another calendar."""

_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Moment:
    """
    When something was published: minutes [start, end) since the day before year 1, in UTC where a zone was given.

    `is_sure` is False where the form of the date leaves the day open.
    """

    start: int
    end: int
    is_sure: bool = True

    def gap_before(self, other: "Moment") -> int | None:
        """Minutes by which this lies wholly before *other*; None where it does not."""
        return other.start - self.end if self.end <= other.start else None


_ISO = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ]+(\d\d):(\d\d)(?::\d\d(?:[.,]\d{1,9})?)? ?(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?)?)?"
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_CJK = re.compile(r"(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]")
_FIGURES = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
_CLOCK = re.compile(r"\b(\d{1,2}):(\d\d)(?::\d\d)?(?: ?(Z|UTC|GMT|[+-]\d\d:?\d\d)\b)?")
_WORD = re.compile(r"\d+|[^\W\d_]+")


@lru_cache(maxsize=1 << 13)
def moment(text: str) -> Moment | None:
    """
    The moment that a date in *text* names; None where it names none that is believed.

    >>> moment("2026-11-03T06:30:00+01:00") == moment("Tue, 03 Nov 2026 05:30:00 GMT")
    True
    >>> moment("3. November 2026") == moment("2026-11-03") == moment("2026年11月3日")
    True
    """
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    try:
        return _iso(text) or _figures(text) or _named(text)
    except (ValueError, OverflowError):  # a day that its month does not have
        return None


@lru_cache(maxsize=1 << 13)
def day_of_year(text: str) -> tuple[int, int] | None:
    """The month and day that *text* names without a year, as datelines do: `Nov. 3`."""
    words = [word.casefold() for word in _WORD.findall(text[:_LONGEST])]
    months = [MONTHS[word] for word in words if word in MONTHS]
    days = [int(word) for word in words if word.isdecimal() and 1 <= int(word) <= 31]
    return (months[0], days[0]) if len(months) == len(days) == 1 else None


def in_year_of(day: tuple[int, int], other: Moment) -> Moment | None:
    """The moment of a *day* of the year (month, day) in the year that brings it closest to *other*; never sure."""
    year = date.fromordinal(max(1, other.start // MINUTES_A_DAY)).year
    near = [found for each in (year - 1, year, year + 1) if (found := _day(each, *day)) is not None]
    closest = min(near, key=lambda found: abs(found.start - other.start), default=None)
    return None if closest is None else Moment(closest.start, closest.end, is_sure=False)


def _iso(text: str) -> Moment | None:
    """ISO 8601 down to what is given; a time of midnight is a day whose time was not known."""
    if found := _COMPACT.fullmatch(text) or _CJK.match(text):
        return _day(*map(int, found.groups()))
    found = _ISO.fullmatch(text)
    if found is None:
        return None
    year, month, day, hour, minute, zone = found.groups()
    if month is None or day is None:
        return _month(int(year), int(month) if month else None)
    whole = _day(int(year), int(month), int(day))
    return whole if hour is None else _at(whole, int(hour), int(minute), zone)


def _figures(text: str) -> Moment | None:
    """`03.11.2026`, and `03/11/2026`, which may be the third of November or the eleventh of March."""
    found = _FIGURES.match(text)
    if found is None:
        return None
    first, mark, second, year = int(found[1]), found[2], int(found[3]), int(found[4])
    readings = [(second, first)] if mark == "." else [(second, first), (first, second)]
    days = [day for month, number in readings if month <= 12 and (day := _day(year, month, number))]
    if not days:
        return None
    return Moment(min(day.start for day in days), max(day.end for day in days), is_sure=len(set(days)) == 1)


def _named(text: str) -> Moment | None:
    """A day, a month by its name and a year of four figures, in any order; a time where there is one."""
    clock = _CLOCK.search(text)
    rest = text.replace(clock.group(), " ") if clock else text
    words = list(_words(rest))
    months = [MONTHS[word] for word in words if word in MONTHS]
    years = [int(word) for word in words if word.isdecimal() and len(word) == 4]
    days = [int(word) for word in words if word.isdecimal() and len(word) <= 2 and 1 <= int(word) <= 31]
    if len(months) != 1 or len(years) != 1 or len(days) > 1:
        return None
    if not days:
        return _month(years[0], months[0])
    whole = _day(years[0], months[0], days[0])
    has_half = any(word in {"am", "pm", "a", "p"} for word in words)
    return whole if clock is None or has_half else _at(whole, int(clock[1]), int(clock[2]), clock[3])


def _words(text: str) -> Iterator[str]:
    return (word.casefold() for word in _WORD.findall(text))


def _day(year: int, month: int, day: int) -> Moment | None:
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        return None
    try:
        ordinal = date(year, month, day).toordinal()
    except ValueError:
        return None
    return Moment(ordinal * MINUTES_A_DAY, (ordinal + 1) * MINUTES_A_DAY)


def _month(year: int, month: int | None) -> Moment | None:
    """A month, or a year; where in it, nobody knows."""
    first = _day(year, month or 1, 1)
    after = _day(year + (month in {None, 12}), 1 if month in {None, 12} else (month or 0) + 1, 1)
    return Moment(first.start, after.start, is_sure=False) if first and after else None


def _at(day: Moment | None, hour: int, minute: int, zone: str | None) -> Moment | None:
    """A minute of a *day*, which is left as it is for midnight and for a time that no clock shows."""
    if day is None or (hour, minute) == (0, 0) or hour > 23 or minute > 59:
        return day
    offset = 0
    if zone and zone[0] in "+-":
        offset = (int(zone[1:3]) * 60 + int(zone[-2:])) * (1 if zone[0] == "+" else -1)
    start = day.start + hour * 60 + minute - offset
    return Moment(start, start + 1)
