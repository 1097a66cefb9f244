"""Working time runs only while offices are open, and quiet hours let nobody's phone ring."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import (
    QuietHours,
    add_working_time,
    half_of_working_time,
    is_working_day,
    is_working_moment,
    last_working_day_before,
    working_time_between,
)
from domain.holidays import DAYS_OFF, MAKE_UP_DAYS

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
NIGHT = QuietHours.parse("21:00-06:00")
HOUR = timedelta(hours=1)

BEGINNING = datetime(2022, 1, 1, tzinfo=UTC)
moments = st.timedeltas(timedelta(), timedelta(days=6 * 365)).map(lambda since: BEGINNING + since)
spans = st.timedeltas(timedelta(), timedelta(hours=120))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("begin", "end", "hours"),
    [
        ("2022-02-18 15:00", "2022-02-21 16:00", 9.5),
        ("2022-02-18 06:00", "2022-02-18 19:00", 8.5),
        ("2022-02-18 11:30", "2022-02-18 13:00", 0),
        ("2022-02-19 00:00", "2022-02-21 07:00", 0),
        ("2022-01-28 16:00", "2022-02-07 08:00", 2),
        ("2024-05-03 16:00", "2024-05-06 08:00", 10.5),
        ("2022-02-21 16:00", "2022-02-18 15:00", 0),
    ],
    ids=["weekend", "day", "lunch", "closed", "Tết", "make-up Saturday", "backwards"],
)
def test_only_open_hours_of_working_days_count(begin, end, hours):
    assert working_time_between(at(begin), at(end), VIETNAM) == hours * HOUR


@given(moments, spans)
def test_what_is_added_is_what_lies_between(begin, span):
    end = add_working_time(begin, span, VIETNAM)
    assert end.tzinfo is UTC
    assert working_time_between(begin, end, VIETNAM) == span


@given(moments, st.timedeltas(timedelta(), timedelta(days=20)))
def test_both_halves_of_the_working_time_are_equal(begin, width):
    half = half_of_working_time(begin, begin + width, VIETNAM)
    if half is None:
        assert working_time_between(begin, begin + width, VIETNAM) == timedelta()
    else:
        before = working_time_between(begin, half, VIETNAM)
        after = working_time_between(half, begin + width, VIETNAM)
        assert abs(before - after) <= timedelta(microseconds=1)


def test_half_of_no_working_time_is_none():
    assert half_of_working_time(at("2022-02-19 08:00"), at("2022-02-20 20:00"), VIETNAM) is None


def test_working_time_does_not_run_backwards():
    with pytest.raises(ValueError, match="forward"):
        add_working_time(at("2022-02-18 15:00"), -HOUR, VIETNAM)


@pytest.mark.parametrize(
    ("day", "before"),
    [
        (date(2022, 2, 22), date(2022, 2, 21)),
        (date(2022, 2, 21), date(2022, 2, 18)),
        (date(2022, 2, 7), date(2022, 1, 28)),
        (date(2024, 5, 5), date(2024, 5, 4)),
        (date(2024, 5, 2), date(2024, 4, 26)),
    ],
)
def test_the_last_working_day_before_skips_weekends_and_holidays(day, before):
    assert last_working_day_before(day) == before


def test_a_moment_is_working_from_the_opening_up_to_the_closing():
    hours = ("06:59", "07:00", "11:29", "11:30", "13:00", "16:59", "17:00")
    open_at = [is_working_moment(at(f"2022-02-18 {hour}"), VIETNAM) for hour in hours]
    assert open_at == [False, True, True, False, True, True, False]


def test_a_day_is_counted_by_the_clocks_of_the_office_and_not_by_utc():
    sunday_night_in_utc = datetime(2022, 2, 21, 0, 30, tzinfo=UTC)
    assert is_working_moment(sunday_night_in_utc, VIETNAM)
    assert not is_working_moment(sunday_night_in_utc, ZoneInfo("America/New_York"))


def test_the_table_lists_only_exceptions_to_the_week():
    assert all(day.weekday() < 5 for day in DAYS_OFF)
    assert all(day.weekday() == 5 and is_working_day(day) for day in MAKE_UP_DAYS)


@pytest.mark.parametrize("year", range(2022, 2028))
def test_each_year_has_its_fixed_holidays_on_that_day_or_compensated(year):
    for month, day in ((1, 1), (4, 30), (5, 1), (9, 2)):
        holiday = date(year, month, day)
        assert holiday in DAYS_OFF or holiday.weekday() >= 5
    working = [date(year, 1, 1) + timedelta(days=offset) for offset in range(365)]
    weekdays_off = sum(day in DAYS_OFF for day in working)
    swapped = sum(day.year == year for day in MAKE_UP_DAYS)
    culture_day = 1 if year >= 2026 else 0
    assert weekdays_off - swapped == (9 if year == 2027 else 11 + culture_day)


@pytest.mark.parametrize(
    ("moment", "allowed"),
    [
        ("2022-02-18 15:00", "2022-02-18 15:00"),
        ("2022-02-17 20:59", "2022-02-17 20:59"),
        ("2022-02-17 21:00", "2022-02-18 06:00"),
        ("2022-02-18 05:59", "2022-02-18 06:00"),
        ("2022-02-18 21:30", "2022-02-21 06:00"),
        ("2022-02-19 10:00", "2022-02-21 06:00"),
        ("2022-01-31 10:00", "2022-02-07 06:00"),
        ("2024-05-04 10:00", "2024-05-04 10:00"),
    ],
)
def test_a_message_waits_for_the_morning_of_a_working_day(moment, allowed):
    assert NIGHT.next_allowed(at(moment), VIETNAM) == at(allowed)


@given(moments, st.times(), st.times())
def test_the_next_allowed_moment_is_allowed_and_not_earlier(moment, begins, ends):
    quiet = QuietHours(begins, ends)
    allowed = quiet.next_allowed(moment, VIETNAM)
    assert allowed >= moment
    assert not quiet.covers(allowed, VIETNAM)
    assert is_working_day(allowed.astimezone(VIETNAM).date())


def test_quiet_hours_within_a_day_cover_no_night():
    lunch = QuietHours.parse("11:30-13:00")
    hours = ("11:29", "11:30", "12:59", "13:00", "02:00")
    assert [lunch.covers(at(f"2022-02-18 {hour}"), VIETNAM) for hour in hours] == [
        *(False, True, True, False, False)
    ]


def test_equal_hours_mean_no_quiet():
    assert not QuietHours.parse("00:00-00:00").covers(at("2022-02-18 00:00"), VIETNAM)


def test_quiet_hours_are_read_as_they_are_written():
    assert QuietHours.parse(" 9:30 - 18:05 ") == QuietHours(time(9, 30), time(18, 5))


@pytest.mark.parametrize("text", ["", "21-6", "21:00", "25:00-06:00", "21:00-06:60", "21:00-06:00-07:00"])
def test_other_words_are_no_quiet_hours(text):
    with pytest.raises(ValueError):
        QuietHours.parse(text)


@pytest.mark.parametrize(
    "ask",
    [
        lambda naive: working_time_between(naive, at("2022-02-18 15:00"), VIETNAM),
        lambda naive: working_time_between(at("2022-02-18 15:00"), naive, VIETNAM),
        lambda naive: add_working_time(naive, HOUR, VIETNAM),
        lambda naive: half_of_working_time(naive, at("2022-02-18 15:00"), VIETNAM),
        lambda naive: is_working_moment(naive, VIETNAM),
        lambda naive: NIGHT.covers(naive, VIETNAM),
        lambda naive: NIGHT.next_allowed(naive, VIETNAM),
    ],
)
def test_a_moment_without_a_zone_is_refused(ask):
    with pytest.raises(ValueError, match="zone"):
        ask(datetime(2022, 2, 18, 15))  # noqa: DTZ001
