from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.letter.cues import Role
from domain.letter.dates import find_days, find_months, find_weekdays
from domain.letter.hours import find_hours
from domain.letter.moment import Month
from domain.letter.when import find_whens
from domain.letter.years import Ground, resolve

NUMBERS_AND_WORDS = st.text(alphabet="0123456789 /.-:hgiờ^'ngàythứtrướcđến,;()\n", max_size=80)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("7 ^h 30' - 7 ^h 40'", ["07:30", "07:40"]),
        ("07 giờ 30 phút, ngày 22/02/2022", ["07:30"]),
        ("từ 7h30 -9h00", ["07:30", "09:00"]),
        ("8g00–9g45", ["08:00", "09:45"]),
        ("13h30’, ngày 31 tháng 7", ["13:30"]),
        ("09giờ 00 ngày 25/02", ["09:00"]),
        ("9 giờ kém 15", ["08:45"]),
        ("8 giờ rưỡi", ["08:30"]),
        ("2 giờ chiều", ["14:00"]),
        ("7 giờ tối", ["19:00"]),
        ("từ 7-11h", ["07:00", "11:00"]),
        ("14:05", ["14:05"]),
        ("8 giờ 15 tháng 3", ["08:00"]),
        ("8 giờ 22/02", ["08:00"]),
    ],
)
def test_an_hour_is_read_in_every_way_that_offices_write_it(text: str, hours: list[str]) -> None:
    assert [f"{found.value:%H:%M}" for found in find_hours(text)] == hours


@pytest.mark.parametrize(
    "text", ["48h", "25 giờ", "3 gói", "1 huyện", "12:30:45", "15:32:11 +07:00", "số 88", "7,5h"]
)
def test_what_is_no_hour_of_a_day_is_passed_over(text: str) -> None:
    assert list(find_hours(text)) == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("ngày 22/02/2022", [(22, 2, 2022)]),
        ("ngày 15 tháng 3 năm 2016", [(15, 3, 2016)]),
        ("02-3-2022 và 2.3.2022", [(2, 3, 2022), (2, 3, 2022)]),
        ("02 ngày, 26 và 27/3/2024", [(26, 3, 2024), (27, 3, 2024)]),
        ("từ ngày 10 đến ngày 12/5/2021", [(10, 5, 2021), (12, 5, 2021)]),
        ("thứ sáu, 05/01", [(5, 1, None)]),
        ("ngày 09, 16 tháng 7 năm 2024", [(9, 7, 2024), (16, 7, 2024)]),
        ("ngày 13/8/21", [(13, 8, 2021)]),
    ],
)
def test_a_day_is_read_in_every_way_that_offices_write_it(
    text: str, days: list[tuple[int, int, int | None]]
) -> None:
    assert [(day.day, day.month, day.year) for day in find_days(text)] == days


@pytest.mark.parametrize(
    "text",
    [
        "1/2 ngày",
        "số 88/12 đường Hùng Vương",
        "ngày    /02/2022",
        "ngày 31/02/2022",
        "Luật số 42/2013/QH13",
        "nhiệm kỳ 2021-2026",
        "(tức ngày 16 tháng 1 âm lịch)",
        "0270.3.822.123",
    ],
)
def test_what_is_no_day_of_the_calendar_is_passed_over(text: str) -> None:
    assert list(find_days(text)) == []


def test_a_month_alone_is_a_month() -> None:
    assert [month for month, _ in find_months("Tháng 09/2020 (Dự kiến)")] == [Month(2020, 9)]


def test_an_ordinal_is_no_weekday() -> None:
    assert [weekday for weekday, _ in find_weekdays("Kỳ họp thứ Hai, dòng thứ nhất, vào thứ Năm")] == [3]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("họp lúc 8 giờ ngày 21/7/2020", Role.START),
        ("khai mạc 8h00 ngày 26/3/2024", Role.OPENING),
        ("phản hồi trước 15g00 ngày 04/02", Role.DEADLINE),
        ("hạn nộp phiếu 25/4/2026", Role.DEADLINE),
        ("đón cổ đông, kiểm tra tư cách từ 07 giờ 15", Role.ARRIVAL),
        ("Kiểm tra đường truyền lúc 9 giờ ngày 11/5/2022", Role.LINE_TEST),
        ("Giấy mời số 140/GM-UBND ngày 15/7/2020", Role.REFERENCE),
        ("chốt danh sách ngày 02/04/2020", Role.RECORD),
        ("7h00: đón đại biểu", Role.ARRIVAL),
        ("bế mạc lúc 17h00", Role.END),
    ],
)
def test_the_words_around_a_time_say_what_it_is(text: str, role: Role) -> None:
    assert [when.role for when in find_whens(text)] == [role]


def test_an_invitation_after_the_number_of_a_letter_is_not_that_letters_date() -> None:
    [when] = find_whens("đã gửi Giấy mời số 19/GM-SCT mời doanh nghiệp dự hội nghị vào chiều ngày 09/8/2021")
    assert when.role is Role.START


def test_an_afternoon_counts_from_noon() -> None:
    [when] = find_whens("lúc 2 giờ, chiều thứ Năm 5/9/2024")
    assert [hour.hour for hour in when.hours] == [14]


def day_of(text: str, ground: Ground, weekday: int | None = None) -> tuple[date, bool] | None:
    [written] = find_days(text)
    resolved = resolve(written, ground, weekday)
    return (resolved.day, resolved.guessed) if resolved else None


DECEMBER = Ground(issue=date(2023, 12, 28))


def test_a_day_without_a_year_is_the_next_one_after_the_issue_and_a_guess() -> None:
    assert day_of("ngày 05/01", DECEMBER) == (date(2024, 1, 5), True)


def test_a_weekday_that_agrees_makes_the_year_certain() -> None:
    assert day_of("ngày 05/01", DECEMBER, weekday=4) == (date(2024, 1, 5), False)


def test_a_wrong_weekday_never_sends_a_meeting_a_year_away() -> None:
    assert day_of("ngày 24/2", Ground(issue=date(2022, 2, 18)), weekday=4) == (date(2022, 2, 24), True)


def test_without_any_ground_there_is_no_year() -> None:
    assert day_of("ngày 05/01", Ground()) is None


@settings(max_examples=80)
@given(NUMBERS_AND_WORDS)
def test_readers_of_times_never_raise_and_never_invent(text: str) -> None:
    for when in find_whens(text):
        assert 0 <= when.span[0] < when.span[1] <= len(text)
        assert when.days or when.hours or when.month
        for written in when.days:
            assert str(written.day) in text or f"{written.day:02d}" in text


def test_a_year_named_in_the_title_is_a_ground_unless_the_weekday_speaks_against_it() -> None:
    ground = Ground(year=2025)
    assert day_of("ngày 13/10", ground, weekday=0) == (date(2025, 10, 13), False)
    assert day_of("ngày 13/10", ground) == (date(2025, 10, 13), True)
