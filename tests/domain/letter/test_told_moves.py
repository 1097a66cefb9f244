"""Moves as tables, messages and passive sentences tell them."""

import pytest

from domain.letter.model import Reading
from domain.letter.parse import read

HEAD = "UBND XÃ A\nSố: 9/TB-UBND\nTân An, ngày 1 tháng 3 năm 2024\n\nTHÔNG BÁO\nVề việc thay đổi thời gian họp\n\n"
OLD, NEW = "2024-03-07T08:00", "2024-03-08T14:00"


def starts(reading: Reading) -> tuple[list[str], list[str]]:
    return [*map(str, reading.old_starts_at or ())], [*map(str, reading.new_starts_at or ())]


@pytest.mark.parametrize(
    "told",
    [
        "| Nội dung | Đã thông báo | Điều chỉnh |\n| Thời gian | 8h00 ngày 07/3/2024 | 14h00 ngày 08/3/2024 |",
        "| Mục | Thông tin sai | Thông tin đúng |\n| Thời gian | 8h00 ngày 07/3/2024 | 14h00 ngày 08/3/2024 |",
        "| Thời gian cũ | 8h00 ngày 07/3/2024 |\n| Thời gian mới | 14h00 ngày 08/3/2024 |",
        "Cuộc họp 8h00 ngày 07/3/2024 chuyển qua 14h00 ngày 08/3/2024.",
    ],
)
def test_the_heads_of_columns_and_rows_part_the_old_time_from_the_new(told: str) -> None:
    reading = read(HEAD + told)
    assert (starts(reading), str(reading.starts_at)) == (([OLD], [NEW]), NEW)


def test_the_same_hour_goes_with_the_meeting_to_its_new_day() -> None:
    reading = read("Buổi họp tổ lúc 19h ngày 6/12/2024 dời sang Chủ nhật 8/12/2024, cùng giờ, mời bà con dự.")
    assert starts(reading) == (["2024-12-06T19:00"], ["2024-12-08T19:00"])


def test_a_range_of_days_moves_to_another_range() -> None:
    reading = read(HEAD + "Dời lớp học từ ngày 18-19/3/2024 đến ngày 25-26/3/2024, khai giảng lúc 8h00.")
    assert starts(reading) == (["2024-03-18"], ["2024-03-25T08:00"])
    assert str(reading.ends_at) == "2024-03-26"


def test_another_hall_keeps_the_time() -> None:
    head = HEAD.replace("thời gian", "địa điểm")
    reading = read(head + "Hội nghị vào 8h00 ngày 07/3/2024 được chuyển từ Hội trường A sang Hội trường B.")
    assert (str(reading.starts_at), starts(reading), reading.changed) == (OLD, ([], []), True)


def test_a_message_that_addresses_somebody_goes_on_with_its_sentences() -> None:
    reading = read(
        "Kính gửi các đ/c trong BCH. Cuộc họp 15h00 ngày 5/4/2023 tạm hoãn, chuyển sang 15h00 ngày 7/4/2023."
    )
    assert starts(reading) == (["2023-04-05T15:00"], ["2023-04-07T15:00"])


def test_the_letter_that_a_notice_goes_on_from_is_the_earlier_one() -> None:
    reading = read(
        HEAD
        + "Tiếp theo Công văn số 85/CV-A về việc triệu tập học viên, UBND xã dời lớp sang 8h00 ngày 07/3/2024."
    )
    assert [reference.number for reference in reading.refers_to or ()] == ["85/CV-A"]


def test_a_day_without_a_year_is_the_one_that_the_letter_tells_in_full() -> None:
    reading = read(
        "GIẤY MỜI\nMời dự hội thảo trong 02 ngày 24 và 25/10/2019. Khai mạc vào 8:30 ngày 24/10 tại Hội trường."
    )
    assert str(reading.starts_at) == "2019-10-24T08:30"
    assert not [doubt for doubt in reading.doubts if doubt.field == "starts_at"]


@pytest.mark.parametrize(
    ("told", "deadline"),
    [
        ("Đăng ký tham dự từ 01/9/2019 đến 24h00 ngày 10/10/2019.", "2019-10-10"),
        ("Đăng ký tham dự trước 10h sáng mai.", "2019-08-21T10:00"),
    ],
)
def test_guests_answer_by_midnight_or_by_tomorrow(told: str, deadline: str) -> None:
    reading = read(
        f"UBND XÃ A\nTân An, ngày 20 tháng 8 năm 2019\nGIẤY MỜI\nMời dự họp 8h00 ngày 24/10/2019.\n{told}"
    )
    assert reading.rsvp is not None
    assert str(reading.rsvp.deadline) == deadline


def test_a_colon_behind_the_hour_is_no_second() -> None:
    reading = read(
        "GIẤY MỜI\nMời họp 7h30 ngày 24/10/2019.\n07:30 - 08:30: Đón khách\n08:30 - 09:00: Khai mạc"
    )
    assert [(str(row.start)[-5:], row.content) for row in reading.agenda] == [
        ("07:30", "Đón khách"),
        ("08:30", "Khai mạc"),
    ]


def test_not_then_but_then_is_a_move() -> None:
    told = "Lịch họp lớp có thay đổi, không họp lúc 8h00 ngày 07/3/2024 mà họp vào 14h00 ngày 08/3/2024."
    assert starts(read(HEAD + told)) == ([OLD], [NEW])


def test_a_town_is_no_new_time() -> None:
    told = "UBND thành phố hoãn buổi lễ (8h00 ngày 07/3/2024). Thời gian mới: 14h00 ngày 08/3/2024."
    assert starts(read(HEAD + told)) == ([OLD], [NEW])


def test_a_misprint_is_read_as_corrected_and_the_hour_that_stays_goes_with_both_days() -> None:
    reading = read(
        "TRẠM Y TẾ\nSố: 9/TB-TYT\nTân An, ngày 08 tháng 5 năm 2023\n\nTHÔNG BÁO\nVề việc sửa nội dung ghi nhầm\n\n"
        "Giấy mời số 8/GM-TYT ngày 04/5/2023 có chỗ sai. Trạm xin sửa lại như sau:\n"
        'Chỗ ghi "thứ Sáu, ngày 13/5/2023" xin đọc là "thứ Sáu, ngày 12/5/2023". '
        "Giờ họp 07 giờ 30 không thay đổi."
    )
    assert [str(old) for old in reading.old_starts_at or ()] == ["2023-05-13T07:30"]
    assert (str(reading.starts_at), reading.changed) == ("2023-05-12T07:30", True)


def test_a_meeting_put_off_to_some_month_has_no_start() -> None:
    reading = read(
        "THÔNG BÁO\nPhiên họp đã định vào ngày 19/02/2022 nay chưa họp được.\n"
        "Phiên họp dự kiến chuyển sang tháng 5/2022."
    )
    assert (reading.starts_at, reading.postponed) == (None, True)
    assert [str(old) for old in reading.old_starts_at or ()] == ["2022-02-19"]


def test_nay_begins_what_holds_from_now_on() -> None:
    reading = read(
        "Đổi ngày họp\n\nKỳ họp trước đây dự kiến mở trong các ngày 8, 9 và 10-12-2021.\n"
        "Nay kỳ họp diễn ra trong 2 ngày, từ ngày 6 đến ngày 7-12-2021."
    )
    assert (str(reading.starts_at), [str(old) for old in reading.old_starts_at or ()]) == (
        "2021-12-06",
        ["2021-12-08"],
    )


def test_a_sitting_that_was_moved_before_and_is_put_off_now_has_no_start() -> None:
    reading = read(
        "Ngày 25/6/2021 Sở A có Thông báo số 7/TB-SA dời buổi tiếp công dân từ ngày 29/6/2021 sang ngày 30/6/2021.\n"
        "Nay dịch bệnh còn phức tạp, Sở A hoãn buổi tiếp công dân này."
    )
    assert (reading.starts_at, reading.postponed, reading.changed) == (None, True, False)
    assert [str(old) for old in reading.old_starts_at or ()] == ["2021-06-30"]


def test_the_day_by_which_others_report_is_no_day_of_the_meeting_that_is_called_off() -> None:
    reading = read(
        "Không tổ chức đối thoại tháng 6\n\nUBND huyện dự kiến đối thoại ngày 15/6/2021, nay không tổ chức đối thoại."
        " Yêu cầu các phòng gửi kết quả về Văn phòng trong ngày 1/7/2021."
    )
    assert ([str(old) for old in reading.old_starts_at or ()], reading.cancelled) == (["2021-06-15"], True)


def told(text: str) -> tuple[str, list[str], list[str]]:
    reading = read(text)
    olds, news = (reading.old_starts_at or (), reading.new_starts_at or ())
    return str(reading.starts_at), [str(old) for old in olds], [str(new) for new in news]


def test_a_month_expected_after_the_turn_of_the_story_is_the_new_one() -> None:
    assert told(
        "Hoãn họp mặt\n\nQuỹ dự kiến mở buổi họp mặt vào tháng 2/2020.\n"
        "Tuy nhiên, do dịch bệnh, Quỹ tạm hoãn buổi họp mặt. Quỹ dự kiến mở buổi này trong tháng 4/2020."
    ) == ("None", ["2020-02"], ["2020-04"])


def test_work_that_goes_on_after_the_meeting_was_called_off_is_no_meeting() -> None:
    assert told(
        "Tạm dừng Lễ tốt nghiệp\n\nNhà trường tạm dừng Lễ tốt nghiệp tháng 5.\n"
        "Các khoa trả bằng cho sinh viên từ 8h00 ngày 09/5/2021."
    ) == ("None", [], [])


def test_a_meeting_that_is_moved_to_no_day_is_put_off() -> None:
    reading = read("Chuyển thời gian Đại hội\n\nĐại hội dự kiến mở ngày 28/9/2021. Thời gian mới sẽ báo sau.")
    assert (reading.postponed, reading.changed, reading.starts_at) == (True, False, None)


def test_what_stood_before_is_the_old_time_also_where_it_is_told_last() -> None:
    assert told(
        "Đổi lịch tiếp xúc cử tri\n\nTổ đại biểu dời buổi tiếp xúc sang 14 giờ 18-6-2020.\n"
        "Trước đó, Thông báo số 44/TB-HĐND ngày 05-6-2020 ghi buổi tiếp xúc vào 8 giờ 16-6-2020."
    ) == ("2020-06-18T14:00", ["2020-06-16T08:00"], ["2020-06-18T14:00"])


def test_two_meetings_of_one_day_that_are_put_off_are_two() -> None:
    assert told(
        "Tạm hoãn các hội nghị\n\nSở A mời dự hội nghị B vào sáng ngày 06/9/2020.\n"
        "Sở A mời dự hội nghị C vào chiều ngày 06/9/2020.\nNay Sở A tạm hoãn các hội nghị này."
    ) == ("None", ["2020-09-06", "2020-09-06"], [])


def test_a_lunar_day_beside_its_solar_day_tells_the_latter() -> None:
    assert told(
        "Đổi ngày lễ hội\n\nLễ hội định vào ngày 17/9/2024, nay dời sang ngày 24/8 âm lịch, tức ngày 26/9 dương lịch."
    ) == ("2024-09-26", ["2024-09-17"], ["2024-09-26"])


def test_a_list_below_what_is_put_off_tells_old_times() -> None:
    assert told(
        "Hoãn các cuộc họp trong tuần từ 09/9 đến 13/9/2024\n\nUBND thành phố hoãn 02 cuộc họp:\n"
        "1. Họp xét giá đất: 14 giờ 00 ngày 10/9/2024;\n2. Gặp mặt hộ kinh doanh: 8 giờ 30 ngày 12/9/2024.\n"
        "Ngày họp lại sẽ có giấy mời khác, không sớm hơn ngày 20/9/2024."
    ) == ("None", ["2024-09-10T14:00", "2024-09-12T08:30"], [])


@pytest.mark.parametrize(
    "title", ["Dừng phiên tiếp công dân", "Không tổ chức Diễn đàn trẻ em", "Về việc hủy buổi gặp mặt"]
)
def test_a_title_that_ends_the_meeting_calls_it_off(title: str) -> None:
    reading = read(
        f"{title}\n\nTheo lịch, phiên này mở vào ngày 15/6/2021. Tuy nhiên, nay cho dừng phiên này."
    )
    assert (reading.cancelled, reading.postponed, reading.starts_at) == (True, False, None)


def test_a_place_that_moves_while_day_and_hour_stay_leaves_the_start() -> None:
    reading = read(
        "V/v chuyển địa điểm đối thoại\n\nThư mời số 8/CT ghi: đối thoại lúc 8 giờ 00, ngày 15/10/2015, "
        "tại Hội trường A.\n"
        "Cục chuyển buổi đối thoại sang Hội trường B. Ngày, giờ và nội dung không đổi."
    )
    assert (str(reading.starts_at), reading.changed, reading.postponed) == ("2015-10-15T08:00", True, False)


def test_a_day_that_is_put_off_behind_its_words_is_the_old_one() -> None:
    assert told(
        "Nay dịch bệnh còn phức tạp, nên Hội nghị tập huấn vào ngày 13/3/2020 sẽ lùi thời gian tổ chức "
        "đến khi có thông báo mới."
    ) == ("None", ["2020-03-13"], [])


def test_days_of_storms_and_mourning_are_no_days_of_the_meeting() -> None:
    assert told(
        "Dời lễ khai mạc\n\nLễ khai mạc định vào ngày 16/9/2015, nay dời sang ngày 20/9/2015.\n"
        "Trung tâm dự báo cho biết, từ ngày 14/9/2015 bão vào bờ."
    ) == ("2015-09-20", ["2015-09-16"], ["2015-09-20"])
