"""Dates become moments in UTC with the precision that they have; what may mean two days means none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.ingest.dates import moment_of
from dedup.text.months import MONTHS


@pytest.mark.parametrize(
    ("text", "utc", "precision", "is_zoned"),
    [
        ("2031", "2031", "year", False),
        ("2031-03", "2031-03", "month", False),
        ("2031-03-05", "2031-03-05", "day", False),
        ("20310305", "2031-03-05", "day", False),
        ("March 5, 2031", "2031-03-05", "day", False),
        ("Wednesday, 5th March 2031", "2031-03-05", "day", False),
        ("5. März 2031", "2031-03-05", "day", False),
        ("5 de marzo de 2031", "2031-03-05", "day", False),
        ("5 марта 2031 г.", "2031-03-05", "day", False),
        ("2031-03-05T08:30", "2031-03-05T08:30Z", "minute", False),
        ("2031-03-05 08:30:12", "2031-03-05T08:30:12Z", "second", False),
        ("2031-03-05T08:30:12.5+05:30", "2031-03-05T03:00:12Z", "second", True),
        ("20310305T083012Z", "2031-03-05T08:30:12Z", "second", True),
        ("Wed, 05 Mar 2031 08:30:00 +0100", "2031-03-05T07:30:00Z", "second", True),
        ("1709625600", "2024-03-05T08:00:00Z", "second", True),
        ("1709625600000", "2024-03-05T08:00:00Z", "second", True),
    ],
)
def test_a_date_keeps_its_precision(text, utc, precision, is_zoned):
    moment = moment_of(text)
    assert (moment.utc, moment.precision, moment.is_zoned) == (utc, precision, is_zoned)


@pytest.mark.parametrize(
    "text",
    [
        "",
        None,
        "05/03/2031",
        "yesterday",
        "2031-13-45",
        "31 June 2031",
        "March 2031 or May 2031",
        "March 5",
        "1, 2 May 2031",
        "1970010112",
        "12345",
        "9" * 60,
    ],
)
def test_what_is_no_date_or_may_be_two_gives_none(text):
    assert moment_of(text) is None


@given(st.text(max_size=70) | st.from_regex(r"[\d :/TZ+.-]{1,40}", fullmatch=True))
def test_no_text_crashes(text):
    moment = moment_of(text)
    assert moment is None or moment.precision in {"year", "month", "day", "minute", "second"}


def test_names_of_months_are_lower_case_words():
    assert all(name == name.lower() and name.isalpha() and 1 <= number <= 12 for name, number in MONTHS.items())
