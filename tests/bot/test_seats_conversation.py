"""A letter that wants several people of one unit: they are named in one text, or one by one."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.bot.test_poor_channel_conversation import came_to_rest, chooses, with_people
from tests.fakes.hand_clock import HandClock
from tests.fakes.poor_channel import PoorChannel
from tests.fakes.telegram_phone import Phone
from tests.fakes.telegram_world import World
from tests.house import (
    GIAO_THONG,
    GIAO_THONG_HEAD,
    HOLD,
    ORGANIZER,
    House,
    open_house,
    says,
    with_example,
)
from usecases.show_board import board_of_meeting

LETTER = """ỦY BAN NHÂN DÂN
TỈNH VĨNH LONG
Số: 45/GM-UBND
Vĩnh Long, ngày 18 tháng 02 năm 2022

GIẤY MỜI
Tập huấn phần mềm quản lý văn bản

Chủ tịch Ủy ban nhân dân tỉnh mời dự lớp tập huấn như sau:
1. Thời gian: 7 giờ 30, thứ Ba, ngày 22 tháng 02 năm 2022.
2. Địa điểm: Hội trường A, Văn phòng UBND tỉnh.
3. Thành phần mời:
- Lãnh đạo Sở Giao thông vận tải (02 người);
- Chuyên viên Sở Giao thông vận tải (03 người);
- Chủ tịch UBND huyện Trà Ôn.
Đề nghị quý đại biểu dự đúng thành phần./.

Nơi nhận:
- Như trên;
- Lưu: VT.
"""
LEADERS, STAFF = "lãnh đạo Sở Giao thông vận tải", "chuyên viên Sở Giao thông vận tải"


@pytest.fixture
def world() -> World:
    return World(clock=HandClock())


async def called(house: House) -> dict[int, Phone]:
    phones = await with_example(house)
    phones[ORGANIZER].types(LETTER)
    await house.settled()
    await house.passes(timedelta(seconds=4))
    await says(house, phones[ORGANIZER], "Xác nhận đúng", "Đã phát hành", "Gửi tin mời")
    await house.passes(HOLD)
    return phones


def card(phone: Phone, role: str) -> str:
    """The newest text of the unit's card of this line."""
    return next(one.text for one in reversed(phone.messages()) if f"Kính mời: đồng chí {role}" in one.text)


async def types(house: House, phone: Phone, text: str) -> None:
    phone.types(text)
    await house.settled()


async def line(house: House, role: str) -> dict[str, Any]:
    board = await house.do(board_of_meeting, 1)
    return next(one for one in board["invitations"] if one["role"] == role)


async def coming(house: House) -> int:
    return int((await house.do(board_of_meeting, 1))["counts"]["coming"])


async def test_several_people_are_named_in_one_text_and_all_of_them_stand_on_every_card(
    tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await called(house)
        clerk, head = phones[GIAO_THONG], phones[GIAO_THONG_HEAD]
        assert f"{STAFF} (3 người)" in card(clerk, STAFF)

        await says(house, clerk, "Đăng ký người dự")
        assert "3 người" in clerk.last().text
        await types(
            house, clerk, "1. Võ Thị Hoa, Trưởng phòng\n2. Trần Văn Bình, Chuyên viên\n3. Lý An, Lái xe"
        )
        await says(house, clerk, "Giám đốc")

        assert "(3/3): đ/c Võ Thị Hoa, Trưởng phòng; đ/c Trần Văn Bình, Chuyên viên" in card(head, STAFF)
        named = await line(house, STAFF)
        assert [one["name"] for one in named["attendees"]] == ["Võ Thị Hoa", "Trần Văn Bình", "Lý An"]
        assert (named["partstat"], await coming(house)) == ("accepted", 3)


async def test_fewer_people_stand_at_once_and_more_are_added_later_without_asking_whose_word_again(
    tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        clerk = (await called(house))[GIAO_THONG]
        await says(house, clerk, "Đăng ký người dự")
        await types(house, clerk, "Võ Thị Hoa, Trưởng phòng")
        await says(house, clerk, "Giám đốc")
        assert "(1/3)" in card(clerk, STAFF)
        assert await coming(house) == 1

        await says(house, clerk, "Thêm người dự")
        assert "2 chỗ" in clerk.last().text
        await types(house, clerk, "Trần Văn Bình, Chuyên viên")

        assert "(2/3)" in card(clerk, STAFF)
        assert await coming(house) == 2


async def test_who_comes_himself_is_offered_his_name_once(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        head = (await called(house))[GIAO_THONG_HEAD]
        await says(house, head, "Cử người dự", "Lê Quang Hải", "Thêm người dự")
        assert [label for row in head.last().buttons for label in row] == ["Thôi"]
        await types(house, head, "Lê Văn Cường, Phó Giám đốc")
        assert [one["name"] for one in (await line(house, LEADERS))["attendees"]] == [
            "Lê Quang Hải",
            "Lê Văn Cường",
        ]


async def test_more_people_than_seats_are_refused_whole_and_the_question_stays_open(
    tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        clerk = (await called(house))[GIAO_THONG]
        await says(house, clerk, "Cử người dự")
        await types(
            house, clerk, "1. Lê Văn Cường, Phó Giám đốc\n2. Võ Thị Hoa, Phó Giám đốc\n3. Lý An, Chuyên viên"
        )
        assert "còn 2 chỗ" in clerk.last().text
        assert (await line(house, LEADERS))["attendees"] == []

        await types(house, clerk, "1. Lê Văn Cường, Phó Giám đốc\n2. Võ Thị Hoa")
        assert "Người thứ 2 (“Võ Thị Hoa”)" in clerk.last().text

        await types(house, clerk, "1. Lê Văn Cường, Phó Giám đốc\n2. Võ Thị Hoa, Phó Giám đốc")
        await says(house, clerk, "Giám đốc")
        assert await coming(house) == 2


async def test_who_stands_below_a_deputy_is_told_of_at_once_to_unit_and_organizer(
    tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await called(house)
        head, organizer = phones[GIAO_THONG_HEAD], phones[ORGANIZER]
        await says(house, head, "Cử người dự")
        await types(house, head, "Lê Văn Cường, Phó Giám đốc\nVõ Thị Hoa, Trưởng phòng")

        kindly = "Giấy mời ghi lãnh đạo; đồng chí Võ Thị Hoa là trưởng phòng, nên cần ý kiến chủ trì."
        assert kindly in head.last().text
        assert kindly in card(phones[GIAO_THONG], LEADERS)
        assert await coming(house) == 1, "the deputy comes freely, the other waits for the chair"
        await types(house, organizer, "/choykien")
        assert "Thấp hơn cấp phó: Võ Thị Hoa." in organizer.last().text


async def test_a_name_on_two_lines_of_the_unit_is_doubted_and_not_refused(
    tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        head = (await called(house))[GIAO_THONG_HEAD]
        await says(house, head, "Cử người dự")
        await types(house, head, "Lê Văn Cường, Phó Giám đốc")
        assert "hai dòng" not in head.last().text
        await says(house, head, "Đăng ký người dự")
        await types(house, head, "Lê Văn Cường, PGĐ\nVõ Thị Hoa, Chuyên viên")

        assert "Tên Lê Văn Cường có ở hai dòng của đơn vị" in head.last().text
        assert len((await line(house, STAFF))["attendees"]) == 2


async def test_several_people_are_named_where_there_are_neither_buttons_nor_edits(tmp_path: Path) -> None:
    channel = PoorChannel()
    async with open_house(tmp_path, World(), channels=[channel], admins="") as house:
        phones = await with_people(house, channel)
        clerk, organizer = phones["van-thu"], phones["to-chuc"]
        organizer.types(LETTER.replace("- Chuyên viên Sở Giao thông vận tải (03 người);\n", ""))
        await came_to_rest(house)
        await house.passes(timedelta(seconds=4))
        for label in ("Xác nhận đúng", "Đã phát hành", "Gửi tin mời"):
            await chooses(house, organizer, label)
        await house.passes(HOLD)

        await chooses(house, clerk, "Cử người dự")
        clerk.types("1. Lê Văn Cường, Phó Giám đốc\n2. Võ Thị Hoa, Trưởng phòng\n3. Lý An, Lái xe")
        await came_to_rest(house)
        assert "còn 2 chỗ" in clerk.messages[-1].text
        clerk.types("1. Lê Văn Cường, Phó Giám đốc\n2. Võ Thị Hoa, Trưởng phòng")
        await came_to_rest(house)
        assert "nên cần ý kiến chủ trì" in clerk.messages[-1].text
        await chooses(house, clerk, "Giám đốc")

        named = await line(house, LEADERS)
        assert [one["name"] for one in named["attendees"]] == ["Lê Văn Cường", "Võ Thị Hoa"]
        assert (named["consent"], await coming(house)) == ("pending", 1)
        assert channel.complaints == []
