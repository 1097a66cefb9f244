import pytest

from domain.letter.model import Reading
from domain.letter.parse import is_letter, read

HEAD = "UBND TỈNH A\nSố: 93/TB-UBND\nTân An, ngày 20 tháng 7 năm 2020\n\nTHÔNG BÁO\n"


def notice(text: str) -> Reading:
    return read(HEAD + text)


def story(reading: Reading) -> tuple[str, list[str], list[str]]:
    return (
        str(reading.starts_at),
        [*map(str, reading.old_starts_at or ())],
        [*map(str, reading.new_starts_at or ())],
    )


MOVED = notice(
    "Thay đổi thời gian họp\n\nTại Giấy mời số 140/GM-UBND ngày 15/7/2020, "
    "UBND tỉnh mời các sở đến họp 08 giờ 00 ngày "
    "21/7/2020.\n\nUBND tỉnh chuyển cuộc họp sang 14 giờ 00 ngày 23/7/2020 (thứ Năm)."
)


def test_a_moved_meeting_has_its_old_and_new_start_and_the_earlier_letter() -> None:
    assert story(MOVED) == ("2020-07-23T14:00", ["2020-07-21T08:00"], ["2020-07-23T14:00"])
    assert (MOVED.changed, MOVED.postponed, MOVED.cancelled) == (True, False, False)
    assert [reference.number for reference in MOVED.refers_to or ()] == ["140/GM-UBND"]


def test_a_postponed_meeting_without_a_new_day_has_no_start() -> None:
    reading = notice(
        "Hoãn hội nghị\n\nUBND tỉnh hoãn hội nghị dự kiến họp ngày 21/7/2020; thời gian báo sau."
    )
    assert (reading.postponed, reading.changed, reading.starts_at) == (True, False, None)
    assert [str(old) for old in reading.old_starts_at or ()] == ["2020-07-21"]


def test_a_correction_gives_the_right_value_not_the_wrong_one_before_it() -> None:
    reading = notice(
        "Đính chính Giấy mời số 35/GM-SXD\n\n"
        'Dòng 4 đã ghi "8 giờ 30", nay sửa là "13 giờ 30", ngày 01/8/2020 (thứ Bảy).'
    )
    assert story(reading) == ("2020-08-01T13:30", ["2020-08-01T08:30"], ["2020-08-01T13:30"])


def test_only_a_month_as_new_time_is_a_postponement_and_a_change() -> None:
    reading = notice(
        "V/v thay đổi thời gian tổ chức lễ\n\nLịch ban đầu:\n1. Thời gian: 9g30, ngày 16/8/2020\n"
        "Lịch mới:\n1. Thời gian: Tháng 09/2020 (dự kiến)"
    )
    assert story(reading) == ("None", ["2020-08-16T09:30"], ["2020-09"])
    assert (reading.postponed, reading.changed, reading.tentative) == (True, True, True)


def test_another_place_alone_keeps_the_hour() -> None:
    reading = notice(
        "Thay đổi địa điểm họp\n\nUBND tỉnh thay đổi địa điểm họp từ Hội trường A sang Phòng họp số 2; "
        "thời gian giữ nguyên: 8h00 ngày 21/7/2020."
    )
    assert story(reading) == ("2020-07-21T08:00", [], [])
    assert (reading.changed, reading.venue) == (True, "Phòng họp số 2")


def test_the_day_on_which_the_invitation_was_sent_is_not_the_meetings() -> None:
    reading = notice(
        "Hoãn hội nghị\n\nNgày 10/5/2020, Sở A đã ban hành Giấy mời số 88/GM-S mời dự hội nghị lúc "
        "14h00 ngày 20/5/2020. "
        "Nay Sở A thông báo hoãn hội nghị."
    )
    assert [str(old) for old in reading.old_starts_at or ()] == ["2020-05-20T14:00"]


def test_a_cancelled_meeting_has_no_start() -> None:
    reading = notice("Hủy hội nghị\n\nUBND tỉnh không tổ chức hội nghị ngày 21/7/2020 như đã mời.")
    assert (reading.cancelled, reading.changed, reading.starts_at) == (True, False, None)


@pytest.mark.parametrize(
    "text",
    [
        "Họp định kỳ\n\nThời gian: 8h ngày 21/7/2020, nếu trùng ngày nghỉ thì lùi cuộc họp một ngày.",
        "Họp định kỳ\n\nThời gian: 8h ngày 21/7/2020. Nếu thay đổi thời gian sẽ báo sau.",
    ],
)
def test_a_condition_changes_nothing(text: str) -> None:
    reading = notice(text)
    assert (reading.changed, reading.postponed, str(reading.starts_at)) == (False, False, "2020-07-21T08:00")


def test_a_notice_and_an_invitation_are_letters() -> None:
    assert is_letter(MOVED)
    assert is_letter(read("GIẤY MỜI\n\nUBND xã mời họp lúc 8h ngày 1/2/2024 tại hội trường xã."))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n\t",
        "Đường vô xứ Huế quanh quanh\nNon xanh nước biếc",
        "Mua 3 kg gạo, 2 chai nước mắm\nTổng: 250.000đ",
    ],
)
def test_other_texts_are_no_letters(text: str) -> None:
    assert not is_letter(read(text))


def test_the_day_of_the_earlier_letter_is_neither_the_old_nor_the_new_start() -> None:
    reading = notice(
        "V/v thay đổi thời gian họp\n\nNgày 09/7/2020, UBND tỉnh có Giấy mời số 19/GM-UBND mời họp lúc 8h00 ngày "
        "16/7/2020. Nay UBND tỉnh thay đổi như sau:\n\n- Thời gian: 14h00 ngày 16/7/2020."
    )
    assert story(reading) == ("2020-07-16T14:00", ["2020-07-16T08:00"], ["2020-07-16T14:00"])


def test_what_should_be_read_instead_is_the_new_start() -> None:
    reading = notice(
        "V/v đính chính Giấy mời số 118-GM/HU\n\nVăn phòng xin đính chính:\n\n- Đã ghi: 8 giờ, ngày 24/7/2020."
        "\n- Xin đọc là: 8 giờ, ngày 27/7/2020 (thứ Hai)."
    )
    assert story(reading) == ("2020-07-27T08:00", ["2020-07-24T08:00"], ["2020-07-27T08:00"])


def test_a_new_start_without_a_year_is_doubted_as_any_other() -> None:
    reading = notice(
        "Thay đổi thời gian họp\n\nUBND tỉnh chuyển cuộc họp từ 8 giờ ngày 21/7 sang 14 giờ ngày 23/7."
    )
    assert str(reading.starts_at) == "2020-07-23T14:00"
    assert [doubt.code for doubt in reading.doubts if doubt.field == "starts_at"] == ["year_guessed"]


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        (
            "UBND tỉnh dời cuộc họp lúc 8h00 ngày 21/7/2020 (Giấy mời số 5/GM-UBND) đến 8h00 ngày 28/7/2020.",
            "2020-07-21T08:00",
            "2020-07-28T08:00",
        ),
        (
            "UBND tỉnh lùi cuộc họp từ 8h00 ngày 21/7/2020 đến 14h00 ngày 28/7/2020.",
            "2020-07-21T08:00",
            "2020-07-28T14:00",
        ),
        ("Lùi Hội nghị từ ngày 21/7/2020 đến ngày 28/7/2020.", "2020-07-21", "2020-07-28"),
        ("Dời Hội nghị từ ngày 21-22/7/2020 sang ngày 28-29/7/2020.", "2020-07-21", "2020-07-28"),
        (
            "Điều chỉnh giờ họp tại Giấy mời số 5/GM-UBND ngày 15/7/2020 từ 8h00 sang 14h00 cùng ngày 21/7/2020.",
            "2020-07-21T08:00",
            "2020-07-21T14:00",
        ),
    ],
)
def test_a_meeting_moved_from_one_time_to_another_has_both(text: str, old: str, new: str) -> None:
    reading = notice(f"Thay đổi thời gian họp\n\n{text}")
    assert story(reading) == (new, [old], [new])


def test_a_meeting_that_is_put_off_by_a_day_has_its_new_time_after_that() -> None:
    reading = notice("Lùi lịch họp\n\nCuộc họp 8h ngày 23/7/2020 lùi lại 1 ngày, vào 8h ngày 24/7/2020.")
    assert story(reading) == ("2020-07-24T08:00", ["2020-07-23T08:00"], ["2020-07-24T08:00"])


def test_a_time_that_stays_is_neither_old_nor_new() -> None:
    told = notice(
        "Về việc đổi nơi họp\n\nSở A có Thư mời số 13/TM-SA ngày 01/7/2020, nay xin đổi nơi họp:\n\n"
        "Địa điểm đã ghi: Hội trường A\nĐịa điểm mới: Hội trường B\n\n"
        "Ngày giờ vẫn như thư mời: 8 giờ 00, ngày 14/8/2020; có mặt lúc 7 giờ 40."
    )
    assert story(told) == ("2020-08-14T08:00", [], [])
