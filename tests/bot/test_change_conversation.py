"""A letter that changes an earlier one, held as conversations on Telegram."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.fakes.hand_clock import HandClock
from tests.fakes.telegram_phone import Phone
from tests.fakes.telegram_world import World
from tests.house import (
    GIAO_THONG,
    ORGANIZER,
    TRA_ON,
    TUYEN_GIAO,
    House,
    calls_meeting,
    open_house,
    with_example,
)
from usecases.show_board import board_of_meeting, board_of_meetings

MOVED = """ỦY BAN NHÂN DÂN TỈNH VĨNH LONG
Số: 37/TB-UBND
Vĩnh Long, ngày 21 tháng 02 năm 2022

THÔNG BÁO
Thay đổi thời gian Hội nghị

Ủy ban nhân dân tỉnh thông báo thay đổi thời gian Hội nghị theo Giấy mời số 32/GM-UBND ngày 18/02/2022 như sau:
- Thời gian cũ: 7 giờ 30 ngày 22/02/2022.
- Thời gian mới: 13 giờ 30 ngày 22/02/2022 (thứ Ba).
- Địa điểm không thay đổi.
Đề nghị các đại biểu sắp xếp tham dự./.
"""
POSTPONED = """ỦY BAN NHÂN DÂN TỈNH VĨNH LONG
Số: 38/TB-UBND
Vĩnh Long, ngày 21 tháng 02 năm 2022

THÔNG BÁO
Hoãn Hội nghị

Ủy ban nhân dân tỉnh thông báo hoãn Hội nghị lúc 7 giờ 30 ngày 22/02/2022 theo Giấy mời số 32/GM-UBND ngày 18/02/2022.
Thời gian tổ chức lại sẽ thông báo sau./.
"""


@pytest.fixture
def world() -> World:
    return World(clock=HandClock())


async def announces(house: House, organizer: Phone, text: str) -> None:
    """Hand the notice in, confirm it and let it go."""
    organizer.types(text)
    await house.settled()
    for label in ("Xác nhận đúng", "Đã phát hành", "Gửi thông báo"):
        organizer.presses(label)
        await house.settled()


def line_of(board: dict[str, list[dict[str, str]]], unit: str) -> dict[str, str]:
    return next(one for one in board["invitations"] if one["unit"] == unit)


async def test_a_new_hour_changes_the_meeting_and_asks_for_the_answer_again(
    tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        await calls_meeting(house, phones[ORGANIZER])
        phones[TRA_ON].presses("Xác nhận tham dự")
        await house.settled()
        await announces(house, phones[ORGANIZER], MOVED)

        [meeting] = await house.do(board_of_meetings)
        assert meeting["starts_at"] == "2022-02-22T13:30:00+07:00"
        assert meeting["arrives_at"] is None
        assert meeting["counts"]["waiting"] == 1
        assert "13 giờ 30" in phones[TRA_ON].last().text
        assert "chờ xác nhận lại" in phones[TRA_ON].last().text

        phones[TRA_ON].presses("Vẫn tham dự")
        await house.settled()
        board = await house.do(board_of_meeting, 1)
        assert line_of(board, "ubnd-tra-on")["partstat"] == "accepted"
        assert board["counts"]["waiting"] == 0


async def test_who_was_silent_is_told_too_and_may_say_that_he_knows(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        await calls_meeting(house, phones[ORGANIZER])
        await announces(house, phones[ORGANIZER], MOVED)
        phones[TUYEN_GIAO].presses("Đã nhận thông tin")
        await house.settled()
        await house.passes(timedelta(seconds=3))
        board = await house.do(board_of_meeting, 1)
        assert line_of(board, "btg-tinh-uy")["partstat"] == "needs_action"
        panel = next(one for one in phones[ORGANIZER].messages() if one.pinned)
        assert "đã biết 1/57" in panel.text


async def test_a_postponement_asks_nothing_and_ends_the_reminders(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        await calls_meeting(house, phones[ORGANIZER])
        await announces(house, phones[ORGANIZER], POSTPONED)
        board = await house.do(board_of_meeting, 1)
        assert board["state"] == "postponed"
        assert {one["state"] for one in board["reminders"]} == {"cancelled"}
        assert "tạm hoãn" in phones[GIAO_THONG].last().text
        assert [label for row in phones[GIAO_THONG].last().buttons for label in row] == ["Đã nhận thông tin"]


async def test_a_notice_of_an_unknown_letter_asks_which_meeting_it_means(
    tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        await calls_meeting(house, phones[ORGANIZER])
        organizer = phones[ORGANIZER]
        organizer.types(POSTPONED.replace("32/GM-UBND", "99/GM-UBND"))
        await house.settled()
        organizer.presses("Xác nhận đúng")
        await house.settled()
        organizer.presses("GM 32/GM-UBND")
        await house.settled()
        assert "Hoãn họp" in organizer.last().text


async def test_a_notice_never_makes_a_new_meeting(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        phones[ORGANIZER].types(MOVED)
        await house.settled()
        phones[ORGANIZER].presses("Xác nhận đúng")
        await house.settled()
        assert "không tạo cuộc họp mới" in phones[ORGANIZER].last().text
        assert await house.do(board_of_meetings) == []
