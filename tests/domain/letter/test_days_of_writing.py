"""Days that belong to the paper and not to the meeting: of receipt, of writing, of an online invitation."""

from domain.letter.dates import find_days
from domain.letter.parse import read

from .letters import PLACE, TIME, letter

INCOMING = "CÔNG VĂN ĐẾN\nSố: 5127\nNgày: 13/3/2024\n\n"


def test_the_stamp_of_the_receiving_office_tells_no_time_and_no_number():
    reading = letter(
        TIME, PLACE, head=INCOMING + "SỞ A\nSố: 12/GM-SA\nTân An, ngày 04/3/2024\n\nGIẤY MỜI\nHọp\n\n"
    )
    assert (reading.number, str(reading.starts_at)) == ("12/GM-SA", "2024-03-15T08:00")


def test_the_day_on_which_a_private_letter_was_written_is_no_start():
    text = "Ngày 11 tháng 6, 2018\n\nBan Liên lạc mời các bạn dự buổi hội ngộ vào chiều thứ Bảy 14 tháng 7, 2018.\n"
    reading = letter(text, "Buổi hội ngộ bắt đầu lúc 3 giờ 30 chiều.\n", head="THƯ MỜI\nThân gửi các bạn\n\n")
    assert str(reading.starts_at) == "2018-07-14T15:30"


def test_online_invitations_tell_their_day_in_english():
    assert [(day.day, day.month, day.year) for day in find_days("Oct 9, 2021 and 12 November 2022")] == [
        (9, 10, 2021),
        (12, 11, 2022),
    ]


def test_streets_and_halls_are_named_after_days_and_tell_none():
    text = "số 45 đường 23 tháng 3, đường 30/4/1975, Hội trường 22 tháng 12"
    assert list(find_days(text)) == []


def test_a_sentence_that_ends_in_a_day_is_no_dateline():
    reading = letter("Kính mời dự họp vào lúc thứ Sáu, 8 giờ, ngày 15/3/2024\n", PLACE)
    assert str(reading.starts_at) == "2024-03-15T08:00"


def test_the_hour_at_which_a_page_was_put_up_is_no_hour_of_the_meeting() -> None:
    reading = read(
        "LỊCH HỌP TỔ\nNgày đăng 08/11/2023 | 15:12 | Lượt truy cập: 87\nHọp ngày 14/11/2023 tại nhà văn hóa A."
    )
    assert str(reading.starts_at) == "2023-11-14"
