"""Dates as publishers write them, to UTC with the precision they have."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from dedup.metadata import Moment
from dedup.text.months import MONTHS

# Longer values are no dates.
_MAX_CHARS = 64

_ISO = re.compile(
    r"(\d{4})(?:-?(\d{2})(?:-?(\d{2})"
    r"(?:[T ]?(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)? ?(Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)?)?)?)?",
    re.ASCII | re.IGNORECASE,
)
_SINCE_1970 = re.compile(r"1\d{9}(?:\d{3})?", re.ASCII)
_DIGITS_OF_A_DATE = re.compile(r"19\d\d(?:0\d|1[0-2])(?:[0-2]\d|3[01])", re.ASCII)
_WORD = re.compile(r"[^\W\d_]+|\d+")
# A weekday, and small words such as “de”, may stand beside day, month and year.
_MOST_WORDS = 7
_PATH_DATE = re.compile(r"/((?:19|20)\d{2})[/-]?(0[1-9]|1[0-2])(?:[/-]?(0[1-9]|[12]\d|3[01]))?(?=[/-])", re.ASCII)


def moment_of(text: str | None) -> Moment | None:
    """
    The moment that *text* gives, None where it gives none.

    Read are ISO 8601 in its long and short form, as in news formats and JSON,
    the form of mail and RSS, `Tue, 05 Mar 2024 08:00:00 GMT`, a day with the
    name of its month in any language of the table, and seconds or
    milliseconds since 1970. Forms in which day and month cannot be told
    apart are not guessed at.
    """
    text = (text or "").strip()
    if not text or len(text) > _MAX_CHARS:
        return None
    try:
        match = _ISO.fullmatch(text)
        if match:
            return _moment_of_iso(*match.groups())
        return _moment_of_clock(text) or _moment_of_words(text) or _moment_of_mail(text)
    except (ValueError, OverflowError, IndexError, TypeError):
        return None


def date_in(url: str | None) -> str | None:
    """The date that the path of an address gives, as in `/2024/03/05/`, to the day or the month; None without one."""
    match = _PATH_DATE.search((url or "")[:2000])
    return "-".join(part for part in match.groups() if part) if match else None


def _moment_of_iso(
    year: str,
    month: str | None,
    day: str | None,
    hour: str | None,
    minute: str | None,
    second: str | None,
    zone: str | None,
) -> Moment:
    """
    The moment of the parts of an ISO date.

    Raises:
        ValueError: where there is no such date.
    """
    datetime(int(year), int(month or 1), int(day or 1), tzinfo=UTC)
    if hour is None:
        parts = [part for part in (year, month, day) if part]
        return Moment(utc="-".join(parts), precision=("year", "month", "day")[len(parts) - 1])
    sign = "+00:00" if zone is None or zone[0].upper() in "ZUG" else _long_zone(zone)
    local = datetime.fromisoformat(f"{year}-{month}-{day}T{hour}:{minute}:{second or '00'}{sign}")
    return _moment(local, zone is not None, has_seconds=second is not None)


def _moment_of_clock(text: str) -> Moment | None:
    """The moment of seconds or milliseconds since 1970, of this century's programs; digits of a date are not such."""
    if not _SINCE_1970.fullmatch(text) or _DIGITS_OF_A_DATE.match(text):
        return None
    seconds = int(text) // (1000 if len(text) == 13 else 1)
    return _moment(datetime.fromtimestamp(seconds, UTC), True, has_seconds=True)  # noqa: FBT003 - two of a kind


def _moment_of_words(text: str) -> Moment | None:
    """The day of a date with its month by name, such as `March 5, 2024` or `5. März 2024`, and without a clock."""
    words = [word.lower() for word in _WORD.findall(text)]
    months = {MONTHS[word] for word in words if word in MONTHS}
    years = [word for word in words if len(word) == 4 and word.isdecimal()]
    days = [word for word in words if len(word) <= 2 and word.isdecimal()]
    if len(months) != 1 or len(years) != 1 or len(days) != 1 or ":" in text or len(words) > _MOST_WORDS:
        return None
    day = datetime(int(years[0]), months.pop(), int(days[0]), tzinfo=UTC)
    return Moment(utc=day.strftime("%Y-%m-%d"), precision="day")


def _long_zone(zone: str) -> str:
    """`+01`, `+0100` or `+01:00` as `+01:00`."""
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return f"{zone[0]}{digits[:2]}:{digits[2:]}"


def _moment_of_mail(text: str) -> Moment:
    """
    The moment of a date as in mail.

    Raises:
        ValueError: where it is none.
    """
    local = parsedate_to_datetime(text)
    is_zoned = local.tzinfo is not None
    return _moment(local if is_zoned else local.replace(tzinfo=UTC), is_zoned, has_seconds=text.count(":") > 1)


def _moment(local: datetime, is_zoned: bool, *, has_seconds: bool) -> Moment:  # noqa: FBT001 - two of a kind
    universal = local.astimezone(UTC)
    form = "%Y-%m-%dT%H:%M:%SZ" if has_seconds else "%Y-%m-%dT%H:%MZ"
    return Moment(utc=universal.strftime(form), precision="second" if has_seconds else "minute", is_zoned=is_zoned)
