"""The office's clock: its day is the office's day."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.clock import Clock

EVENING_IN_LONDON = datetime(2025, 6, 30, 18, 0, tzinfo=UTC)


def clock() -> Clock:
    return Clock(zone=ZoneInfo("Asia/Ho_Chi_Minh"), begins=EVENING_IN_LONDON)


def test_after_midnight_in_the_office_it_is_the_next_day_though_it_is_not_in_utc():
    assert clock().now().date() == date(2025, 7, 1)
    assert clock().now() - EVENING_IN_LONDON < timedelta(minutes=1)


def test_a_clock_that_was_set_goes_on_in_the_offices_zone():
    moved = clock()
    moved.set(EVENING_IN_LONDON - timedelta(hours=2))
    assert moved.now().date() == date(2025, 6, 30)
    moved.advance(timedelta(hours=2))
    assert moved.now().date() == date(2025, 7, 1)
