"""Notices that move meetings: which time was, which will be, and which letter told it before."""

import pytest

from domain.letter.model import Reading
from domain.letter.parse import read

HEAD = "UBND TỈNH A\nSố: 93/TB-UBND\nTân An, ngày 20 tháng 7 năm 2020\n\nTHÔNG BÁO\nDời cuộc họp\n\n"


def times(text: str) -> tuple[list[str], list[str]]:
    reading = read(HEAD + text)
    return [*map(str, reading.old_starts_at or ())], [*map(str, reading.new_starts_at or ())]


def earlier(reading: Reading) -> list[tuple[str | None, str | None]]:
    return [(each.number, str(each.date) if each.date else None) for each in reading.refers_to or ()]


def test_each_meeting_of_a_notice_has_its_own_old_and_new_time():
    assert times(
        "Họp A từ 8 giờ 00 ngày 22/7/2020 dời sang 8 giờ 00 ngày 24/7/2020.\n"
        "Họp B từ 14 giờ ngày 23/7/2020 dời sang 15 giờ ngày 28/7/2020.\n"
    ) == (["2020-07-22T08:00", "2020-07-23T14:00"], ["2020-07-24T08:00", "2020-07-28T15:00"])


def test_the_same_day_is_the_day_just_told():
    assert times("Họp A từ 8 giờ 00 ngày 24/7/2020 chuyển sang 14 giờ 00 cùng ngày.\n") == (
        ["2020-07-24T08:00"],
        ["2020-07-24T14:00"],
    )


def test_an_hour_in_brackets_completes_the_new_days():
    assert times("Hội nghị ngày 22/7/2020 chuyển sang ngày 27-28/7/2020 (khai mạc 13h30 ngày 27/7).\n") == (
        ["2020-07-22"],
        ["2020-07-27T13:30"],
    )


def test_a_day_within_the_reason_is_no_old_time():
    assert times(
        "Cuộc họp lúc 8h00 ngày 22/7/2020 phải dời.\nBão số 3 đổ bộ trong ngày 21/7/2020.\n"
        "Nay chuyển sang 8h00 ngày 29/7/2020.\n"
    ) == (["2020-07-22T08:00"], ["2020-07-29T08:00"])


def test_meetings_that_are_moved_as_a_reason_are_not_the_moved_meeting():
    assert times(
        "Hội nghị tổng kết họp ngày 22/7/2020. Ban Chấp hành chuyển kỳ họp sang ngày 22/7/2020. "
        "Do đó, Ban A chuyển Hội nghị tổng kết sang ngày 30/7/2020.\n"
    ) == (["2020-07-22"], ["2020-07-30"])


def test_the_wrong_day_of_a_correction_is_the_old_one():
    assert times("Nay đính chính:\n- Thời gian: 14 giờ 00 ngày 24/7/2020 (không phải ngày 23/7/2020).\n") == (
        ["2020-07-23"],
        ["2020-07-24T14:00"],
    )


def test_what_was_planned_before_is_old_and_no_deadline():
    assert times("Lễ hội trước định vào ngày 22/7/2020 nay dời sang ngày 29/7/2020.\n") == (
        ["2020-07-22"],
        ["2020-07-29"],
    )


def test_until_when_the_new_day_will_be_told_is_no_new_day():
    assert times(
        "Ngày hội ngày 22/7/2020 dời sang tháng 9 năm 2020, ngày cụ thể báo lại sau ngày 15/8/2020.\n"
    ) == (["2020-07-22"], ["2020-09"])


def test_two_new_times_are_two_sittings():
    reading = read(
        HEAD
        + "Lùi khai mạc từ 20 giờ ngày 20/7/2020 sang 20 giờ ngày 27/7/2020, hội thảo sang 8 giờ ngày 28/7/2020."
    )
    assert [str(one.starts_at) for one in reading.sessions] == ["2020-07-27T20:00", "2020-07-28T08:00"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ngày 10/7/2020, Sở có Thông báo số 12/TB-S triệu tập hội nghị.", [("12/TB-S", "2020-07-10")]),
        ("Theo Thông báo số 12/TB-S ngày 10/7/2020, Sở tiếp công dân ngày 15.", [("12/TB-S", "2020-07-10")]),
        ("Hội nghị đã ghi trong lịch tuần gửi ngày 17/7/2020.", [(None, "2020-07-17")]),
        ("Đại hội không mở được như thư mời đã gửi.", [(None, None)]),
        ("Thực hiện Công văn số 5/CV-B ngày 1/7/2020 về hội nghị của Bộ.", []),
        ("Theo thông báo số 262/TB-V ngày 1/7/2020 về dịch, Ban tổ chức đổi lịch họp.", []),
    ],
)
def test_the_earlier_letter_told_the_meeting_and_a_ground_did_not(text, expected):
    assert earlier(read(HEAD + text)) == expected


def test_invitations_go_before_other_papers():
    reading = read(
        HEAD
        + "Theo Thông báo số 3/TB-H ngày 9/6/2020 về dự kiến kỳ họp, Sở đã phát Giấy mời số 62/GM-H. Nay dời họp."
    )
    assert [number for number, _ in earlier(reading)] == ["62/GM-H"]


def test_a_second_call_names_the_meeting_that_had_no_quorum():
    reading = read(
        "CÔNG TY A\nSố: 27/TM-HĐQT\nYên Bái, ngày 08/5/2023\n\nTHƯ MỜI HỌP\nĐẠI HỘI LẦN THỨ HAI\n\n"
        "Cuộc họp ngày 28/4/2023 theo Thư mời số 19/TM-HĐQT ngày 06/4/2023 không tiến hành được. Công ty mời dự lần "
        "thứ hai:\n\n1. Thời gian: 9 giờ 00, ngày 24/5/2023.\n"
    )
    assert earlier(reading) == [("19/TM-HĐQT", "2023-04-06")]
    assert (reading.changed, str(reading.starts_at)) == (False, "2023-05-24T09:00")


def test_columns_of_a_table_tell_old_and_new_times():
    reading = read(
        HEAD + "TT | Cuộc họp | Theo giấy mời | Nay đổi lại\n"
        "1 | Họp A (Giấy mời số 27/GM-B ngày 10/7/2020) | 8h00 ngày 22/7/2020 | 8h00 ngày 23/7/2020\n"
        "2 | Họp C (Giấy mời số 28/GM-B ngày 11/7/2020) | 14h00 ngày 23/7/2020 | 14h30 ngày 24/7/2020\n"
    )
    assert [*map(str, reading.old_starts_at or ())] == ["2020-07-22T08:00", "2020-07-23T14:00"]
    assert [*map(str, reading.new_starts_at or ())] == ["2020-07-23T08:00", "2020-07-24T14:30"]
    assert earlier(reading) == [("27/GM-B", "2020-07-10"), ("28/GM-B", "2020-07-11")]


def test_a_guest_who_may_change_his_class_moves_no_meeting():
    reading = read(
        HEAD.replace("Dời cuộc họp", "Tập huấn")
        + "Đơn vị muốn đổi lớp báo trước 17h00 ngày 22/7/2020. Khai giảng 8h00 "
        "ngày 24/7/2020."
    )
    assert (reading.changed, str(reading.starts_at)) == (False, "2020-07-24T08:00")
