"""The timeline: lanes in order of time, brackets where only the day is known, nothing outside or lost uncounted."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dedup.provenance.moments import Moment, moment
from dedup.report.drawings.calendar import DAY, MAX_TICKS, ticks
from dedup.report.drawings.timeline import APART, LEFT, MAX_EVENTS, MAX_LANES, WIDTH, Event, timeline


def event(lane: str, date: str | None, *, is_trusted: bool = True) -> Event:
    found = moment(date) if date else None
    return Event(name=f"of {lane}", lane=lane, moment=found, is_trusted=is_trusted, words=date or "", route="")


def test_the_outlet_that_was_first_has_the_first_lane_and_what_bears_no_date_the_last():
    drawn = timeline(
        (
            event("late", "2026-11-05"),
            event("none", None),
            event("early", "2026-11-03T08:00Z"),
            event("late", "2026-11-06"),
        )
    )

    assert [(lane.name, lane.is_undated) for lane in drawn.lanes] == [
        ("early", False),
        ("late", False),
        ("no date known", True),
    ]


def test_a_day_is_a_bracket_and_a_time_is_a_dot():
    day, time = timeline((event("a", "2026-11-03"), event("b", "2026-11-03T08:00Z"))).marks

    assert day.end > day.x
    assert time.end == time.x
    assert day.x < time.x < day.end


def test_marks_at_one_time_stand_in_lines_of_their_own():
    drawn = timeline(tuple(event("a", "2026-11-03T08:00Z") for _ in range(3)))

    assert len({mark.y for mark in drawn.marks}) == 3
    assert all(drawn.lanes[0].y < mark.y < drawn.axis for mark in drawn.marks)


def test_what_is_too_much_is_counted():
    many = [event(f"outlet {number}", f"2026-11-03T08:{number % 60:02}Z") for number in range(MAX_LANES + 3)]
    more = [event("one", None) for _ in range(MAX_EVENTS)]
    drawn = timeline((*many, *more))

    assert len(drawn.lanes) == MAX_LANES + 1
    assert len(drawn.marks) == MAX_EVENTS
    assert drawn.n_left_out == len(many) + len(more) - MAX_EVENTS


def test_without_any_date_there_is_no_axis():
    drawn = timeline((event("a", None), event("b", None)))

    assert drawn.ticks == ()
    assert len(drawn.marks) == 2


moments = st.builds(
    lambda start, length: Moment(start, start + length),
    st.integers(1700 * 366 * DAY, 2200 * 365 * DAY),
    st.sampled_from([1, 60, DAY, 31 * DAY, 365 * DAY]),
)


@given(st.lists(st.one_of(st.none(), moments), max_size=40))
def test_every_mark_lies_within_the_drawing(known):
    events = tuple(
        Event(name="x", lane=f"{place % 5}", moment=when, is_trusted=True, words="", route="")
        for place, when in enumerate(known)
    )
    drawn = timeline(events)

    assert len(drawn.marks) + drawn.n_left_out == len(events)
    for mark in drawn.marks:
        assert LEFT <= mark.x <= mark.end <= WIDTH
        assert 0 < mark.y < drawn.height
    for line in {mark.y for mark in drawn.marks}:
        places = sorted((mark.x, mark.end) for mark in drawn.marks if mark.y == line and mark.event.moment)
        if len(places) < 4:  # more stand above one another in the last line of a lane
            assert all(later[0] - first[1] >= APART - 0.2 for first, later in pairwise(places))


@given(st.integers(1700 * 366 * DAY, 2100 * 365 * DAY), st.integers(1, 300 * 365 * DAY))
def test_an_axis_has_a_few_marks_in_order_and_within_it(start, length):
    found = ticks(start, start + length)

    assert len(found) <= MAX_TICKS + 1
    assert [at for at, _ in found] == sorted({at for at, _ in found})
    assert all(start <= at <= start + length for at, _ in found)
