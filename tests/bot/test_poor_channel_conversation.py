"""The same conversations where the network can show neither buttons nor edits: numbers are typed."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from bot.channels.port import Failure, SendFailed
from bot.example import LETTER, example_units
from domain.people import Address, Function, Role
from tests.bot.crowd import MARK, rows
from tests.fakes.poor_channel import PoorChannel, PoorPhone
from tests.fakes.telegram_world import World
from tests.house import HOLD, House, open_house
from usecases.load_example import ExamplePerson, load_example
from usecases.show_board import board_of_meeting

HEAD, CLERK, ORGANIZER = "chu-tich", "van-thu", "to-chuc"
PEOPLE = (
    (HEAD, "Nguyễn Văn Thuận", "Chủ tịch", "ubnd-tra-on", Function.HEAD, None),
    (CLERK, "Phạm Thị Dung", "Văn thư", "so-gtvt", Function.CLERK, None),
    (ORGANIZER, "Trần Minh Tâm", "Chuyên viên", "vp-ubnd", Function.CLERK, Role.ORGANIZER),
)


@pytest.fixture
def channel() -> PoorChannel:
    return PoorChannel()


async def with_people(house: House, channel: PoorChannel) -> dict[str, PoorPhone]:
    people = [
        ExamplePerson(Address(channel.name, phone), name, post, unit, function, role)
        for phone, name, post, unit, function, role in PEOPLE
    ]
    await house.do(load_example, example_units(), people, now=house.app.desk.now())
    return {phone: channel.user(phone, name) for phone, name, *_ in PEOPLE}


async def chooses(house: House, phone: PoorPhone, label: str) -> None:
    """Type the number that stands before the label in the newest list of choices."""
    offers = (re.findall(r"(?m)^\s*(\d+)\W+(.+)$", note.text) for note in reversed(phone.messages))
    listed = next(found for found in offers if any(label in text for _, text in found))
    phone.types(next(number for number, text in listed if label in text))
    await came_to_rest(house)


async def came_to_rest(house: House) -> None:
    await house.until(lambda: not house.app.channels["poor"]._waiting, "everything is taken in")
    await house.settled()


async def calls(house: House, organizer: PoorPhone, *, hold: timedelta = HOLD) -> None:
    organizer.types(LETTER.with_suffix(".txt").read_text(encoding="utf-8"))
    await came_to_rest(house)
    await house.passes(timedelta(seconds=4))
    await house.until(
        lambda: any("32/GM-UBND" in note.text and not note.mine for note in organizer.messages), "it"
    )
    await house.settled()
    for label in ("Xác nhận đúng", "Đã phát hành", "Gửi tin mời"):
        await chooses(house, organizer, label)
    await house.passes(hold)


async def state_of(house: House, unit: str) -> tuple[str, str, list[dict[str, str]]]:
    board = await house.do(board_of_meeting, 1)
    line = next(one for one in board["invitations"] if one["unit"] == unit)
    return line["partstat"], line["consent"], line["attendees"]


async def test_a_meeting_is_called_answered_and_reminded_of_with_numbers_alone(
    tmp_path: Path, channel: PoorChannel
) -> None:
    async with open_house(tmp_path, World(), channels=[channel], admins="") as house:
        phones = await with_people(house, channel)
        await calls(house, phones[ORGANIZER])
        assert "đồng chí Chủ tịch UBND huyện Trà Ôn" in phones[HEAD].messages[-1].text

        await chooses(house, phones[HEAD], "Xác nhận tham dự")
        assert (await state_of(house, "ubnd-tra-on"))[0] == "accepted"

        await chooses(house, phones[CLERK], "Xin cử người dự thay")
        phones[CLERK].types("Lê Văn Cường, Phó Giám đốc")
        await came_to_rest(house)
        await chooses(house, phones[CLERK], "Phó Giám đốc")
        named = [{"name": "Lê Văn Cường", "post": "Phó Giám đốc"}]
        assert await state_of(house, "so-gtvt") == ("delegated", "pending", named)
        assert channel.complaints == []


async def test_a_head_decides_a_proposal_by_its_number(tmp_path: Path, channel: PoorChannel) -> None:
    async with open_house(tmp_path, World(), channels=[channel], admins="") as house:
        phones = await with_people(house, channel)
        director = ExamplePerson(
            Address(channel.name, "giam-doc"), "Lê Quang Hải", "Giám đốc", "so-gtvt", Function.HEAD
        )
        await house.do(load_example, [], [director], now=house.app.desk.now())
        head = channel.user("giam-doc", "Lê Quang Hải")
        await calls(house, phones[ORGANIZER])
        await chooses(house, head, "Xác nhận tham dự")
        await chooses(house, phones[CLERK], "Xin vắng mặt")
        await chooses(house, phones[CLERK], "Đi công tác")
        assert (await state_of(house, "so-gtvt"))[0] == "accepted"
        await chooses(house, head, "Đồng ý đổi")
        assert (await state_of(house, "so-gtvt"))[0] == "declined"
        assert "Đã đồng ý đổi phản hồi" in phones[CLERK].messages[-1].text
        assert channel.complaints == []


async def test_reminders_reach_those_who_are_silent_and_take_a_number(
    tmp_path: Path, channel: PoorChannel
) -> None:
    async with open_house(tmp_path, World(), channels=[channel], admins="") as house:
        phones = await with_people(house, channel)
        await calls(house, phones[ORGANIZER])
        await chooses(house, phones[HEAD], "Xác nhận tham dự")
        seen = len(phones[HEAD].messages)
        await house.app.trial_clock.to_next_reminder()
        await house.settled()
        assert "kính nhắc" in phones[CLERK].messages[-1].text
        assert len(phones[HEAD].messages) == seen
        await chooses(house, phones[CLERK], "Xác nhận tham dự")
        phones[CLERK].types("theo lời sếp")
        await came_to_rest(house)
        assert (await state_of(house, "so-gtvt"))[0] == "needs_action"
        phones[CLERK].types("giám đốc")
        await came_to_rest(house)
        assert (await state_of(house, "so-gtvt"))[0] == "accepted"
        await house.app.trial_clock.to_next_reminder()
        await house.settled()
        assert not any("Sắp chốt danh sách" in note.text for note in phones[CLERK].messages)
        assert channel.complaints == []


@pytest.mark.parametrize("typed", ["0", "99", "-1", "1.5", "²", "1" * 500])
async def test_a_number_that_was_not_offered_is_no_answer(
    typed: str, tmp_path: Path, channel: PoorChannel
) -> None:
    async with open_house(tmp_path, World(), channels=[channel], admins="") as house:
        phones = await with_people(house, channel)
        await calls(house, phones[ORGANIZER])
        phones[HEAD].types(typed)
        await came_to_rest(house)
        assert (await state_of(house, "ubnd-tra-on"))[0] == "needs_action"
        assert not phones[HEAD].messages[-1].mine


async def test_here_too_an_unknown_fate_is_repeated_once_with_its_mark(
    tmp_path: Path, channel: PoorChannel
) -> None:
    async with open_house(tmp_path, World(), channels=[channel], admins="") as house:
        phones = await with_people(house, channel)
        await calls(house, phones[ORGANIZER], hold=timedelta())
        channel.fail_next.append(SendFailed(Failure.UNKNOWN, "silence"))
        await house.passes(HOLD)
        await house.passes(timedelta(seconds=61))
        marked = [phone.id for phone in phones.values() if any(MARK in note.text for note in phone.messages)]
        assert len(marked) == 1
        states = rows(tmp_path, "SELECT DISTINCT state FROM deliveries WHERE kind = 'invitation'")
        assert states == [("sent",)]


async def test_people_register_and_leave_where_there_are_neither_buttons_nor_keys(
    tmp_path: Path, channel: PoorChannel
) -> None:
    async with open_house(tmp_path, World(), channels=[channel], admins=f"{channel.name}:quan-tri") as house:
        await with_people(house, channel)
        admin, newcomer = channel.user("quan-tri", "Quản trị"), channel.user("moi", "Người mới")
        admin.types("/donvi mã Sở Giao thông vận tải")
        await came_to_rest(house)
        code = next(line for line in admin.messages[-1].text.split("\n") if len(line) == 10)
        for text in (code, "Lê Thị Lan", "Văn thư", "0912 345 678"):
            newcomer.types(text)
            await came_to_rest(house)
        assert rows(tmp_path, "SELECT phone FROM persons WHERE phone != ''") == [("0912345678",)]
        await chooses(house, admin, "Xác nhận đầu mối")
        newcomer.types("/huydangky")
        await came_to_rest(house)
        await chooses(house, newcomer, "Đồng ý xóa")
        assert newcomer.messages[-1].text.startswith("Đã hủy đăng ký")
        assert channel.complaints == []
