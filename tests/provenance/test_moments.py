"""A date is read only where its form leaves no doubt, and as exactly as it was given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.provenance.moments import Moment, day_of_year, in_year_of, moment

DAY = moment("2026-11-03")


@pytest.mark.parametrize(
    "text",
    [
        "20261103",
        "2026-11-03T00:00:00Z",
        "3 November 2026",
        "November 3, 2026",
        "Nov. 3, 2026",
        "Tuesday, 3 November 2026",
        "3. November 2026",
        "le 3 novembre 2026",
        "3 de noviembre de 2026",
        "3 novembre 2026",
        "3 listopada 2026",
        "3 ноября 2026 г.",
        "3 Kasım 2026",
        "2026年11月3日",
        "2026년 11월 3일",
        "03.11.2026",
        "  2026-11-03 ",
    ],
)
def test_a_day_is_the_same_in_every_form(text):
    assert moment(text) == DAY


def test_a_time_with_its_zone_is_a_minute_in_utc():
    assert moment("2026-11-03T06:30:00+01:00") == moment("2026-11-03 05:30Z") == moment("Tue, 03 Nov 2026 05:30:00 GMT")


def test_a_day_and_an_hour_of_it_come_in_no_order():
    hour = moment("2026-11-03T12:00:00Z")

    assert DAY.gap_before(hour) is None
    assert hour.gap_before(DAY) is None


def test_days_come_in_order_and_times_by_their_distance():
    assert DAY.gap_before(moment("2026-11-04")) == 0
    assert moment("2026-11-04").gap_before(DAY) is None
    assert moment("2026-11-03T05:00Z").gap_before(moment("2026-11-03T06:00Z")) == 59


def test_day_and_month_that_might_be_swapped_leave_the_day_open():
    doubtful = moment("03/11/2026")

    assert not doubtful.is_sure
    assert doubtful.start == moment("2026-03-11").start
    assert doubtful.end == DAY.end
    assert moment("23/11/2026").is_sure


@pytest.mark.parametrize("text", ["2026-11", "2026", "November 2026"])
def test_a_month_or_a_year_leaves_the_day_open(text):
    assert not moment(text).is_sure
    assert moment(text).gap_before(DAY) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "2026-02-30",
        "0001-01-01",
        "1 January 0001",
        "9999-12-31",
        "31.02.2026",
        "Nov. 3",
        "3 November or 4 December 2026",
        "1793679000",
        "2026-11-03" * 20,
        "２０２６-13-41",
    ],
)
def test_what_is_no_believable_date_is_none(text):
    assert moment(text) is None


@given(st.text(max_size=60))
def test_no_text_is_too_odd(text):
    assert moment(text) is None or moment(text).start < moment(text).end
    day_of_year(text)


def test_a_dateline_is_a_day_of_the_year_that_brings_it_closest():
    assert day_of_year("Nov. 3") == day_of_year("3 novembre") == (11, 3)
    assert in_year_of((11, 3), moment("2026-11-04")) == Moment(DAY.start, DAY.end, is_sure=False)
    assert in_year_of((12, 31), moment("2027-01-01")).end == moment("2027-01-01").start
    assert in_year_of((2, 29), moment("2026-03-01")) is None
