"""A notice that changes a place or a chair only, held as conversations on Telegram."""

from pathlib import Path

import pytest

from tests.bot.test_change_conversation import announces, line_of
from tests.fakes.hand_clock import HandClock
from tests.fakes.telegram_world import World
from tests.house import ORGANIZER, TRA_ON, calls_meeting, open_house, with_example
from usecases.show_board import board_of_meeting, board_of_meetings

HEAD = """ỦY BAN NHÂN DÂN TỈNH VĨNH LONG
Số: 42/TB-UBND
Vĩnh Long, ngày 21 tháng 02 năm 2022

THÔNG BÁO
"""
EARLIER = "Giấy mời số 32/GM-UBND ngày 18/02/2022"
NEW_PLACE = f"""{HEAD}Thay đổi địa điểm Hội nghị

Ủy ban nhân dân tỉnh thông báo thay đổi địa điểm Hội nghị theo {EARLIER}:
- Thời gian: 7 giờ 30 ngày 22/02/2022.
- Địa điểm: Hội trường B, Văn phòng UBND tỉnh./.
"""
NEW_CHAIR = f"""{HEAD}Đính chính Giấy mời

Tại {EARLIER} có ghi chủ trì: Chủ tịch UBND tỉnh, nay đính chính là: Phó Chủ tịch UBND tỉnh./.
"""
UNTOLD_HOUR = f"""{HEAD}Thay đổi thời gian Hội nghị

Thay đổi thời gian Hội nghị theo {EARLIER}, giờ họp sẽ gửi kèm./.
"""


@pytest.fixture
def world() -> World:
    return World(clock=HandClock())


async def test_a_new_place_that_repeats_the_hour_keeps_the_reception_and_says_so(
    tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        await calls_meeting(house, phones[ORGANIZER])
        [before] = await house.do(board_of_meetings)
        phones[ORGANIZER].types(NEW_PLACE)
        await house.settled()
        phones[ORGANIZER].presses("Xác nhận đúng")
        await house.settled()
        plan = phones[ORGANIZER].last().text
        assert plan.startswith("Đổi địa điểm – Giấy mời số 32/GM-UBND")
        assert "Thời gian giữ nguyên" in plan
        for label in ("Đã phát hành", "Gửi thông báo"):
            phones[ORGANIZER].presses(label)
            await house.settled()

        [after] = await house.do(board_of_meetings)
        assert after["arrives_at"] == before["arrives_at"] is not None
        told = phones[TRA_ON].last().text
        assert "Thay đổi địa điểm họp" in told
        assert "Thời gian không thay đổi: 7 giờ 30" in told
        assert "7 giờ 00" in told
        assert "Hội trường B, Văn phòng UBND tỉnh" in told


async def test_another_chair_alone_is_told_and_takes_no_answer_away(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        await calls_meeting(house, phones[ORGANIZER])
        phones[TRA_ON].presses("Xác nhận tham dự")
        await house.settled()
        await announces(house, phones[ORGANIZER], NEW_CHAIR)

        board = await house.do(board_of_meeting, 1)
        assert line_of(board, "ubnd-tra-on")["partstat"] == "accepted"
        told = phones[TRA_ON].last().text
        assert "Đính chính – Giấy mời số 32/GM-UBND" in told
        assert "Chủ trì: Phó Chủ tịch UBND tỉnh" in told
        assert "Thời gian không thay đổi" in told


async def test_a_notice_of_another_hour_that_tells_none_is_not_confirmed_before_it_is_typed(
    tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        organizer = phones[ORGANIZER]
        await calls_meeting(house, organizer)
        organizer.types(UNTOLD_HOUR)
        await house.settled()
        assert "Không đọc được ngày, giờ họp." in organizer.last().text
        organizer.presses("Xác nhận đúng")
        await house.settled()
        assert "chưa rõ ngày họp" in (organizer.toast or "")
        organizer.presses("Máy đọc sai")
        await house.settled()
        organizer.types("13 giờ 30 ngày 22/02/2022")
        await house.settled()
        for label in ("Xác nhận đúng", "Đã phát hành", "Gửi thông báo"):
            organizer.presses(label)
            await house.settled()
        [meeting] = await house.do(board_of_meetings)
        assert meeting["starts_at"] == "2022-02-22T13:30:00+07:00"


async def test_a_letter_of_the_same_number_and_another_year_is_not_changed_unasked(
    tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        await calls_meeting(house, phones[ORGANIZER])
        phones[ORGANIZER].types(NEW_PLACE.replace("18/02/2022", "18/02/2021"))
        await house.settled()
        phones[ORGANIZER].presses("Xác nhận đúng")
        await house.settled()
        assert "Văn bản này thay đổi cuộc họp nào?" in phones[ORGANIZER].last().text
