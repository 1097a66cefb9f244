"""The draft card tells what was read, and mends it in the organizer's own words."""

from pathlib import Path

import pytest

from tests.fakes.hand_clock import HandClock
from tests.fakes.telegram_phone import Phone
from tests.fakes.telegram_screen import Seen
from tests.fakes.telegram_world import World
from tests.house import ORGANIZER, House, open_house, with_example

LETTER = """SỞ Y TẾ TỈNH A
Số: 12/GM-SYT
Tân An, ngày 04 tháng 3 năm 2024

GIẤY MỜI
Tập huấn tiêm chủng

Sở Y tế trân trọng kính mời dự lớp tập huấn:
Thời gian: 02 buổi
- Buổi 1: 8 giờ 00 ngày 13/3/2024, tại Hội trường A.
- Buổi 2: 14 giờ 00 ngày 14/3/2024, tại Hội trường B.
Họp trực tuyến qua Zoom: https://zoom.us/j/123456789, ID: 123 456 789, mật khẩu: 2024.
Thành phần: Lãnh đạo Trung tâm Y tế các huyện.
Trang phục: áo blouse trắng.
Tài liệu: đại biểu tải tại trang của Sở.
Đề nghị gửi danh sách học viên trước ngày 11/3/2024.
"""
MOVED = """ỦY BAN NHÂN DÂN TỈNH VĨNH LONG
Số: 37/TB-UBND
Vĩnh Long, ngày 21 tháng 02 năm 2022

THÔNG BÁO
Thay đổi thời gian Hội nghị

Thay đổi thời gian Hội nghị theo Giấy mời số 32/GM-UBND ngày 18/02/2022 như sau:
- Thời gian cũ: 7 giờ 30 ngày 22/02/2022.
- Thời gian mới: 13 giờ 30 ngày 22/02/2022 (thứ Ba).
"""


@pytest.fixture
def world() -> World:
    return World(clock=HandClock())


def draft_card(organizer: Phone) -> Seen:
    return next(seen for seen in organizer.messages() if seen.text.startswith("Bản đọc"))


async def hands_in(house: House, text: str) -> Phone:
    organizer = (await with_example(house))[ORGANIZER]
    organizer.types(text)
    await house.settled()
    return organizer


async def corrects(house: House, organizer: Phone, words: str) -> None:
    organizer.presses("Máy đọc sai")
    await house.settled()
    organizer.types(words)
    await house.settled()


async def test_sittings_the_way_in_and_the_rest_of_the_letter_stand_on_the_card(
    tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        text = draft_card(await hands_in(house, LETTER)).text
        assert "Gồm 2 buổi:" in text
        assert "14 giờ 00, thứ Năm, ngày 14/03/2024; Hội trường B" in text
        assert "https://zoom.us/j/123456789" in text
        assert "123 456 789" in text
        assert "Trang phục: áo blouse trắng" in text
        assert "11/03/2024" in text


async def test_a_change_shows_the_old_time_and_promises_no_guest_list(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        organizer = await hands_in(house, MOVED)
        assert "Thời gian cũ: 7 giờ 30, thứ Ba, ngày 22/02/2022" in draft_card(organizer).text
        organizer.presses("Xác nhận đúng")
        await house.settled()
        assert "danh sách mời" not in draft_card(organizer).text
        assert "danh sách mời" not in (organizer.toast or "")


async def test_an_hour_and_a_place_in_one_line_are_both_taken(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        organizer = await hands_in(house, LETTER)
        await corrects(house, organizer, "lúc 9 giờ sáng thứ sáu 15/3 tại Hội trường C")
        text = draft_card(organizer).text
        assert "Thời gian: 9 giờ 00, thứ Sáu, ngày 15/03/2024" in text
        assert "Địa điểm: Hội trường C" in text


async def test_a_weekday_that_the_organizer_wrote_is_not_called_the_letters(
    tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        organizer = await hands_in(house, LETTER)
        await corrects(house, organizer, "9 giờ thứ hai 15/3")
        text = draft_card(organizer).text
        assert "Nội dung sửa ghi thứ Hai, nhưng ngày 15/03/2024 là thứ Sáu" in text


async def test_guests_are_added_and_dropped_by_phrases_and_no_list_is_typed_anew(
    tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        organizer = await hands_in(house, LETTER)
        await corrects(house, organizer, "Thành phần: Giám đốc Sở Nội vụ")
        assert "Thêm: Giám đốc Sở Y tế" in organizer.last().text
        organizer.types("Thêm: Giám đốc Sở Nội vụ\nBỏ: Trung tâm Y tế các huyện")
        await house.settled()
        assert "Thành phần mời: 1 dòng" in draft_card(organizer).text
        organizer.presses("Xác nhận đúng")
        await house.settled()
        assert "Giám đốc Sở Nội vụ" in organizer.last().text


async def test_pictures_sent_together_are_not_taken_for_a_letter_each(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        organizer = (await with_example(house))[ORGANIZER]
        for page in (b"first", b"second"):
            organizer.sends_photo(page, album="pages")
        await house.settled()
        assert "gộp các trang thành một tệp PDF" in organizer.last().text
        assert not any(seen.text.startswith("Bản đọc") for seen in organizer.messages())
