"""Hours in words, and the part of the day to which an hour belongs."""

import pytest

from domain.letter.cues import Role
from domain.letter.hours import find_hours
from domain.letter.when import find_whens


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("bảy giờ rưỡi sáng", ["07:30"]),
        ("vào hai giờ chiều", ["14:00"]),
        ("mười bốn giờ ba mươi phút", ["14:30"]),
        ("họp trong hai giờ", []),
        ("tám giờ đồng hồ", []),
    ],
)
def test_hours_are_read_in_words_and_durations_are_none(text, hours):
    assert [f"{found.value:%H:%M}" for found in find_hours(text)] == hours


def test_the_afternoon_belongs_to_the_hour_behind_it():
    [when] = find_whens("Buổi sáng từ 8h00, buổi chiều từ 2h00")
    assert [f"{hour:%H:%M}" for hour in when.hours] == ["08:00", "14:00"]


def test_an_end_alone_is_no_hour_to_begin():
    day, end = find_whens("thứ Ba ngày 12/02/2019, kết thúc lúc 11 giờ")
    assert (day.hours, end.role) == ((), Role.END)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("hội nghị kết nối cung cầu lúc 8g30 ngày 12/9/2023", Role.START),
        ("hội nghị cán bộ chủ chốt ngày 12/9/2023", Role.START),
        ("chốt danh sách ngày 12/9/2023", Role.RECORD),
        ("Hạn gửi danh sách người dự: 12/9/2023", Role.DEADLINE),
        ("ngày đăng: 12/9/2023", Role.RECORD),
    ],
)
def test_a_word_inside_another_word_is_no_cue(text, role):
    assert [when.role for when in find_whens(text)] == [role]
