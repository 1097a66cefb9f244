"""A letter that is wrong itself: held until it is corrected, or let go on a leader's word."""

from pathlib import Path

import pytest

from bot.example import LETTER
from tests.fakes.hand_clock import HandClock
from tests.fakes.telegram_phone import Phone
from tests.fakes.telegram_screen import Seen
from tests.fakes.telegram_world import World
from tests.house import HOLD, ORGANIZER, TRA_ON, House, open_house, with_example
from usecases.show_board import board_of_meetings

CORRECTION = """ỦY BAN NHÂN DÂN TỈNH VĨNH LONG
Số: 42/TB-UBND
Vĩnh Long, ngày 18 tháng 02 năm 2022

THÔNG BÁO
Đính chính Giấy mời số 32/GM-UBND

Ủy ban nhân dân tỉnh đính chính Giấy mời số 32/GM-UBND ngày 18/02/2022 như sau:
Thời gian đã ghi "7 giờ 30", nay sửa là "13 giờ 30", ngày 22/02/2022 (thứ Ba)./.
"""
CANCELLED = """ỦY BAN NHÂN DÂN TỈNH VĨNH LONG
Số: 43/TB-UBND
Vĩnh Long, ngày 18 tháng 02 năm 2022

THÔNG BÁO
Không tổ chức Hội nghị

Ủy ban nhân dân tỉnh thông báo không tổ chức Hội nghị theo Giấy mời số 32/GM-UBND ngày 18/02/2022./.
"""


@pytest.fixture
def world() -> World:
    return World(clock=HandClock())


def draft_card(organizer: Phone) -> Seen:
    return next(seen for seen in organizer.messages() if seen.text.startswith("Bản đọc"))


async def holds(house: House, organizer: Phone) -> None:
    organizer.sends_file(LETTER.name, LETTER.read_bytes())
    await house.settled()
    organizer.presses("Giấy mời ghi sai")
    await house.settled()


async def calls(house: House, organizer: Phone) -> None:
    for label in ("Xác nhận đúng", "Đã phát hành", "Gửi tin mời"):
        organizer.presses(label)
        await house.settled()
    await house.passes(HOLD)


async def test_a_correction_of_the_reading_does_not_lift_the_hold(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        organizer = (await with_example(house))[ORGANIZER]
        await holds(house, organizer)
        organizer.presses("Máy đọc sai")
        await house.settled()
        organizer.types("Giờ: 9 giờ")
        await house.settled()
        assert "Đang giữ lại" in draft_card(organizer).text
        assert "9 giờ 00" in draft_card(organizer).text


async def test_on_a_leaders_word_the_cards_tell_the_right_hour_and_what_the_letter_has(
    tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        organizer = phones[ORGANIZER]
        await holds(house, organizer)
        organizer.presses("Gửi, sẽ đính chính")
        await house.settled()
        assert "Ai đã quyết định" in organizer.last().text
        for words in ("Chánh Văn phòng", "Giờ: 8 giờ"):
            organizer.types(words)
            await house.settled()
        card = draft_card(organizer).text
        assert "theo ý kiến của Chánh Văn phòng" in card
        assert "Giấy mời ghi thời gian 7 giờ 30, thứ Ba, ngày 22/02/2022; Văn phòng sẽ đính chính." in card
        await calls(house, organizer)

        [meeting] = await house.do(board_of_meetings)
        assert meeting["starts_at"] == "2022-02-22T08:00:00+07:00"
        told = phones[TRA_ON].last().text
        assert "8 giờ 00, thứ Ba, ngày 22/02/2022" in told
        assert "Giấy mời ghi thời gian 7 giờ 30, thứ Ba, ngày 22/02/2022; Văn phòng sẽ đính chính." in told


async def test_without_a_mistake_told_the_letter_stays_held(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        organizer = (await with_example(house))[ORGANIZER]
        await holds(house, organizer)
        organizer.presses("Gửi, sẽ đính chính")
        await house.settled()
        for words in ("Chánh Văn phòng", "Giờ: 7 giờ 30"):
            organizer.types(words)
            await house.settled()
        assert "chưa rõ giấy mời sai chỗ nào" in organizer.last().text
        assert "Đang giữ lại" in draft_card(organizer).text


async def test_a_correction_of_a_held_letter_is_read_into_its_draft_and_named_on_the_cards(
    tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        organizer = phones[ORGANIZER]
        await holds(house, organizer)
        organizer.types(CORRECTION)
        await house.settled()
        organizer.presses("Xác nhận đúng")
        await house.settled()
        assert "Giấy mời số 32/GM-UBND chưa gửi tin mời" in organizer.last().text
        for label in ("Đã phát hành", "Sửa bản đọc"):
            organizer.presses(label)
            await house.settled()
        assert "13 giờ 30, thứ Ba, ngày 22/02/2022" in draft_card(organizer).text
        assert "đã đính chính tại văn bản số 42/TB-UBND ngày 18/02/2022" in draft_card(organizer).text
        organizer.presses("Xác nhận đúng", on=draft_card(organizer))
        await house.settled()
        for label in ("Đã phát hành", "Gửi tin mời"):
            organizer.presses(label)
            await house.settled()
        await house.passes(HOLD)

        [meeting] = await house.do(board_of_meetings)
        assert (meeting["starts_at"], meeting["arrives_at"]) == ("2022-02-22T13:30:00+07:00", None)
        told = phones[TRA_ON].last().text
        assert "Giấy mời ghi thời gian 7 giờ 30, thứ Ba, ngày 22/02/2022" in told
        assert "đã đính chính tại văn bản số 42/TB-UBND ngày 18/02/2022" in told


async def test_a_letter_whose_meeting_is_off_before_it_was_sent_is_held(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        organizer = (await with_example(house))[ORGANIZER]
        organizer.sends_file(LETTER.name, LETTER.read_bytes())
        await house.settled()
        organizer.types(CANCELLED)
        await house.settled()
        for label in ("Xác nhận đúng", "Đã phát hành", "Sửa bản đọc"):
            organizer.presses(label)
            await house.settled()
        assert "đã được giữ lại" in organizer.last().text
        assert "Đang giữ lại" in draft_card(organizer).text
        assert await house.do(board_of_meetings) == []
