"""The place of a meeting that moves or waits."""

import pytest

from domain.letter.parse import read

MOVED = "Thông báo dời ngày họp\n\nĐại hội dự kiến ngày 16-17/04/2024 tại Quy Nhơn chưa an toàn. "


def test_a_meeting_that_moves_to_another_day_keeps_its_place() -> None:
    reading = read(f"{MOVED}Ban tổ chức quyết định dời ngày tổ chức sang 25-26/06/2024.")
    assert (str(reading.starts_at), reading.venue) == ("2024-06-25", "Quy Nhơn")


def test_it_does_not_where_the_place_is_told_another_time() -> None:
    told = f"{MOVED}Ban tổ chức quyết định dời ngày tổ chức sang 25-26/06/2024. Địa điểm sẽ thông báo sau."
    assert read(told).venue is None


@pytest.mark.parametrize(
    ("told", "place"), [("địa điểm không đổi", "nhà thờ tổ An Lộc"), ("sẽ báo trước nửa tháng", None)]
)
def test_a_meeting_that_waits_has_a_place_only_where_it_is_said_to_stay(told: str, place: str | None) -> None:
    reading = read(
        "THÔNG BÁO hoãn họp\n\nPhiên họp đã định vào ngày 19/02/2024 tại nhà thờ tổ An Lộc.\n"
        f"Nay dịch còn phức tạp, phiên họp chuyển sang tháng 5/2024; {told}."
    )
    assert (reading.starts_at, reading.venue) == (None, place)


def test_a_city_before_its_days_is_the_place_of_a_conference() -> None:
    reading = read(
        "HỘI NGHỊ TOÁN HỌC TOÀN QUỐC\n\nThành phố Huế, ngày 8-10 tháng 11 năm 2024\n\nKính gửi: Các nhà khoa học"
    )
    assert (str(reading.starts_at), str(reading.ends_at), reading.venue) == (
        "2024-11-08",
        "2024-11-10",
        "Thành phố Huế",
    )
