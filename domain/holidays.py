"""Days off and make-up working days of Vietnam's public servants, 2022 to 2027.

Source: Labor Code 45/2019/QH14, article 112 (New Year, five days of Tết, the Hùng Kings' day on the tenth of the
third lunar month, 30 April, 1 May, two days for 2 September) with its compensation for holidays that fall on a
weekend, the yearly announcements of the Government, and Resolution 80-NQ/TW of 2026 for 24 November. Only days
that would else be working days stand here.

For 2027 the Government's choice of the days beside Tết and 2 September is not in this table: it holds the days
off that every choice has in common. Years outside the table have weekends only.
"""

from datetime import date, timedelta


def _days(first: date, last: date) -> frozenset[date]:
    return frozenset(first + timedelta(days=offset) for offset in range((last - first).days + 1))


_2022 = (
    date(2022, 1, 3),
    *_days(date(2022, 1, 31), date(2022, 2, 4)),
    date(2022, 4, 11),
    *_days(date(2022, 5, 2), date(2022, 5, 3)),
    *_days(date(2022, 9, 1), date(2022, 9, 2)),
)
_2023 = (
    date(2023, 1, 2),
    date(2023, 1, 20),
    *_days(date(2023, 1, 23), date(2023, 1, 26)),
    *_days(date(2023, 5, 1), date(2023, 5, 3)),
    date(2023, 9, 1),
    date(2023, 9, 4),
)
_2024 = (
    date(2024, 1, 1),
    *_days(date(2024, 2, 8), date(2024, 2, 9)),
    *_days(date(2024, 2, 12), date(2024, 2, 14)),
    date(2024, 4, 18),
    *_days(date(2024, 4, 29), date(2024, 5, 1)),
    *_days(date(2024, 9, 2), date(2024, 9, 3)),
)
_2025 = (
    date(2025, 1, 1),
    *_days(date(2025, 1, 27), date(2025, 1, 31)),
    date(2025, 4, 7),
    *_days(date(2025, 4, 30), date(2025, 5, 2)),
    *_days(date(2025, 9, 1), date(2025, 9, 2)),
)
_2026 = (
    *_days(date(2026, 1, 1), date(2026, 1, 2)),
    *_days(date(2026, 2, 16), date(2026, 2, 20)),
    date(2026, 4, 27),
    *_days(date(2026, 4, 30), date(2026, 5, 1)),
    *_days(date(2026, 8, 31), date(2026, 9, 2)),
    date(2026, 11, 24),
)
_2027 = (
    date(2027, 1, 1),
    date(2027, 2, 5),
    *_days(date(2027, 2, 8), date(2027, 2, 9)),
    date(2027, 4, 16),
    date(2027, 4, 30),
    date(2027, 5, 3),
    date(2027, 9, 2),
    date(2027, 11, 24),
)

DAYS_OFF = frozenset((*_2022, *_2023, *_2024, *_2025, *_2026, *_2027))
"""Weekdays on which offices are closed."""

MAKE_UP_DAYS = frozenset({date(2024, 5, 4), date(2025, 4, 26), date(2026, 1, 10), date(2026, 8, 22)})
"""Saturdays on which offices work, for a weekday given free."""
