"""The reason from dates: what was published later cannot be the source."""

from collections.abc import Iterator
from datetime import date

from dedup.model import Reason, ReasonKind
from dedup.provenance.moments import MINUTES_A_DAY, Moment, day_of_year, in_year_of
from dedup.provenance.trace import Trace

SURE = 2.5
"""Weight of dates that lie a day or more apart. They rule the later article out as the source."""

HASTY = 0.5
"""Weight of times that lie a minute apart: clocks of publishers differ, pages are stamped anew, and customers of an
agency print within minutes of one another."""

BETWEEN_DAYS = 1080
"""Minutes, 18 hours, that count as the gap between two days in a row: evening here may be morning there."""

UNSURE = 1.0
"""Weight where one of the dates is uncertain: a month, a day without its year, day and month in doubtful order."""


def date_reasons(left: Trace, right: Trace) -> Iterator[Reason]:
    """The reason that the dates of two articles give; none where they overlap or one is not known."""
    ours, theirs = _moments(left, right)
    if ours is None or theirs is None:
        return
    for one, other, first, later in ((left, right, ours, theirs), (right, left, theirs, ours)):
        gap = first.gap_before(later)
        if gap is None:
            continue
        if first.is_sure and later.is_sure:
            weight = HASTY + (SURE - HASTY) * min(1.0, (gap + _within_days(first, later)) / MINUTES_A_DAY)
            words = f"was published later: {_shown(other, later)}, the other {_shown(one, first)}"
        else:
            weight = UNSURE
            words = f"seems to be of a later date: {_shown(other, later)}, the other {_shown(one, first)}"
        yield Reason(kind=ReasonKind.DATE, source=one.id, weight=weight, words=words)


def _moments(left: Trace, right: Trace) -> tuple[Moment | None, Moment | None]:
    """The moments of two articles; that of a dateline, in the year of the other, where one has no date of its own."""
    ours, theirs = left.moment, right.moment
    if ours is None and theirs is not None:
        ours = _of_dateline(left, theirs)
    elif theirs is None and ours is not None:
        theirs = _of_dateline(right, ours)
    return ours, theirs


def _of_dateline(article: Trace, other: Moment) -> Moment | None:
    day = day_of_year(article.dateline_day) if article.dateline_day else None
    return None if day is None else in_year_of(day, other)


def _within_days(first: Moment, later: Moment) -> int:
    """Minutes that the hours within two days add to the gap between them: days in a row leave none."""
    both = min(first.end - first.start, later.end - later.start)
    return BETWEEN_DAYS if both >= MINUTES_A_DAY else 0


def _shown(article: Trace, moment: Moment) -> str:
    """A moment for a reader: a day where nothing finer is known."""
    if not moment.is_sure and article.moment is None:
        return article.dateline_day
    day, minute = divmod(moment.start, MINUTES_A_DAY)
    shown = date.fromordinal(day).isoformat()
    return shown if moment.end - moment.start >= MINUTES_A_DAY else f"{shown} {minute // 60:02}:{minute % 60:02}"
