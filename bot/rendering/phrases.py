"""Days and hours as an office writes them, by the office's clocks."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.calendar import local
from domain.letter.moment import Moment

When = datetime | date | Moment
"""An aware moment, a day, or a letter's own local moment."""

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")

_PARTS_OF_THE_DAY = (
    (time(11), "sáng nay"),
    (time(13), "trưa nay"),
    (time(18), "chiều nay"),
    (time.max, "tối nay"),
)
"""Up to which hour a moment is called what."""


class Phrases:
    """Filters of the templates. Without an hour only the day is told, for an hour is never invented."""

    def __init__(self, zone: ZoneInfo) -> None:
        self._zone = zone

    def filters(self) -> Mapping[str, Callable[..., str]]:
        return {
            "hour": self.hour,
            "clock": self.clock,
            "day": self.day,
            "short_day": self.short_day,
            "full_day": self.full_day,
            "weekday": self.weekday,
            "long_moment": self.long_moment,
            "moment": self.moment,
            "until": self.until,
            "near": self.near,
            "today": self.today,
            "upper_first": upper_first,
            "lower_first": lower_first,
        }

    def hour(self, when: When) -> str:
        """ "7 giờ 30"; empty without an hour."""
        _, hour = self._parts(when)
        return f"{hour.hour} giờ {hour.minute:02d}" if hour else ""

    def clock(self, when: When) -> str:
        """ "9:12": when somebody pressed."""
        _, hour = self._parts(when)
        return f"{hour.hour}:{hour.minute:02d}" if hour else ""

    def day(self, when: When) -> str:
        """ "22/02/2022"."""
        return f"{self._parts(when)[0]:%d/%m/%Y}"

    def short_day(self, when: When) -> str:
        """ "22/02"."""
        return f"{self._parts(when)[0]:%d/%m}"

    def full_day(self, when: When) -> str:
        """ "30/6/2025", as it is written inside a sentence about years."""
        day = self._parts(when)[0]
        return f"{day.day}/{day.month}/{day.year}"

    def weekday(self, when: When) -> str:
        return WEEKDAYS[self._parts(when)[0].weekday()]

    def long_moment(self, when: When) -> str:
        """ "7 giờ 30, thứ Ba, ngày 22/02/2022"."""
        return _listed(self.hour(when), self.weekday(when), f"ngày {self.day(when)}")

    def moment(self, when: When) -> str:
        """ "16 giờ 00, thứ Hai, 21/02"."""
        return _listed(self.hour(when), self.weekday(when), self.short_day(when))

    def until(self, when: datetime, now: datetime) -> str:
        """ "2 giờ 10 phút", "40 giây": how long it is from `now`; never less than nothing."""
        left = max(when - now, timedelta())
        if left < timedelta(minutes=2):
            return f"{int(left.total_seconds())} giây"
        hours, minutes = divmod(int(left.total_seconds()) // 60, 60)
        return f"{hours} giờ {minutes:02d} phút" if hours else f"{minutes} phút"

    def near(self, when: When, now: datetime) -> str:
        """ "16 giờ 00 hôm nay", "7 giờ 30 ngày mai"; further away as `moment`."""
        days = (self._parts(when)[0] - self._parts(now)[0]).days
        word = {0: "hôm nay", 1: "ngày mai"}.get(days)
        return f"{self.hour(when)} {word}".strip() if word else self.moment(when)

    def today(self, when: When) -> str:
        """ "7 giờ 00 sáng nay": for what comes on the same day."""
        _, hour = self._parts(when)
        part = next((part for end, part in _PARTS_OF_THE_DAY if hour and hour < end), "hôm nay")
        return f"{self.hour(when)} {part}".strip()

    def _parts(self, when: When) -> tuple[date, time | None]:
        if isinstance(when, Moment):
            return when.day, when.hour
        if isinstance(when, datetime):
            here = local(when, self._zone)
            return here.date(), here.time()
        return when, None


def upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """For a phrase that goes on inside a sentence; an abbreviation stays as it is."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _listed(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
