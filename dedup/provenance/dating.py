"""The reason from dates: what was published later cannot be the source."""

from collections.abc import Iterator

from dedup.model import Reason, ReasonKind
from dedup.provenance.moments import MINUTES_A_DAY, Moment, day_of_year, in_year_of
from dedup.provenance.trace import Trace

SURE = 2.5
"""Weight of dates that lie a day or more apart. They rule the later article out as the source, not a third text in."""

HASTY = 0.5
"""Weight of times that lie a minute apart: clocks of publishers differ, pages are stamped anew, and customers of an
agency print within minutes of one another."""

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
            weight = HASTY + (SURE - HASTY) * min(1.0, gap / MINUTES_A_DAY)
            # Days that follow one another leave no gap between them, and are apart all the same.
            weight = SURE if first.end - first.start >= MINUTES_A_DAY else weight
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


def _shown(article: Trace, moment: Moment) -> str:
    """A moment for a reader: a day where nothing finer is known."""
    from datetime import date, datetime, timedelta  # noqa: PLC0415 -- only where something is told

    if not moment.is_sure and article.moment is None:
        return article.dateline_day
    if moment.end - moment.start >= MINUTES_A_DAY:
        return date.fromordinal(moment.start // MINUTES_A_DAY).isoformat()
    start = datetime(1, 1, 1) + timedelta(days=moment.start // MINUTES_A_DAY - 1, minutes=moment.start % MINUTES_A_DAY)  # noqa: DTZ001 -- UTC or unknown
    return start.strftime("%Y-%m-%d %H:%M")
