"""Letter 32's orders as a conversation on Telegram: the test, the hall, the documents; and a unit that must know."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.example import LETTER
from domain.people import Address, Function
from tests.bot.test_change_conversation import MOVED, announces
from tests.fakes.hand_clock import HandClock
from tests.fakes.telegram_phone import Phone
from tests.fakes.telegram_world import World
from tests.house import HOLD, ORGANIZER, TRA_ON, House, open_house, with_example
from usecases.load_example import ExamplePerson, load_example

HEALTH, ROOM, HOME, COURT = 1101, 1102, 1103, 1104
MORE_PEOPLE = (
    (HEALTH, "Võ Thị Hạnh", "Phó Giám đốc", "so-y-te", Function.DEPUTY),
    (ROOM, "Đỗ Văn Khánh", "Trưởng phòng", "vp-phong-qttv", Function.HEAD),
    (HOME, "Bùi Thị Nga", "Văn thư", "so-noi-vu", Function.CLERK),
    (COURT, "Trương Văn Út", "Chánh Văn phòng", "tand", Function.CLERK),
)
TEXT = (
    LETTER.with_suffix(".txt")
    .read_text(encoding="utf-8")
    .replace("- Phòng Quản trị - Tài vụ;", "- Tòa án nhân dân tỉnh;")
)


@pytest.fixture
def world() -> World:
    return World(clock=HandClock())


async def with_desks(house: House) -> dict[int, Phone]:
    phones = await with_example(house)
    people = [
        ExamplePerson(Address("telegram", str(number)), name, post, unit, function)
        for number, name, post, unit, function in MORE_PEOPLE
    ]
    await house.do(load_example, [], people, now=house.app.desk.now())
    more = {number: house.world.user(number, f"Người {number}", started=True) for number, *_ in MORE_PEOPLE}
    return phones | more


async def presses(house: House, phone: Phone, *said: str) -> None:
    for label in said:
        phone.presses(label)
        await house.settled()


async def calls_with_a_desk(house: House, organizer: Phone) -> None:
    """The letter goes out with the hall given to the room that looks after it."""
    organizer.sends_file("gm-32.txt", TEXT.encode())
    await house.settled()
    await presses(house, organizer, "Xác nhận đúng", "Chọn nơi nhận (2)", "Phòng Quản trị")
    await presses(house, organizer, "Đã phát hành", "Gửi tin mời")
    await house.passes(HOLD)


def order_of(phone: Phone) -> str:
    return next(one.text for one in phone.messages() if "Nhiệm vụ theo Giấy mời" in one.text)


def buttons_of(phone: Phone, words: str) -> list[str]:
    message = next(one for one in phone.messages() if words in one.text)
    return [label for row in message.buttons for label in row]


async def test_each_order_reaches_its_desk_is_noted_and_follows_the_head_count(
    tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_desks(house)
        await calls_with_a_desk(house, phones[ORGANIZER])
        assert "test nhanh Covid-19" in order_of(phones[HEALTH])
        assert "bố trí hội trường" in order_of(phones[ROOM])
        assert "hoàn chỉnh tài liệu" in order_of(phones[HOME])
        assert not [one for one in phones[ORGANIZER].messages() if "Nhiệm vụ theo" in one.text]

        await presses(house, phones[HEALTH], "Đã nhận nhiệm vụ")
        await presses(house, phones[ROOM], "Đã nhận nhiệm vụ")
        await house.passes(timedelta(seconds=3))
        panel = next(one for one in phones[ORGANIZER].messages() if one.pinned)
        assert "Nhiệm vụ: đã nhận 2/3; chưa: Sở Nội vụ" in panel.text

        await presses(house, phones[TRA_ON], "Xác nhận tham dự")
        await house.passes(timedelta(minutes=2))
        assert "đã xác nhận 1 đại biểu; chưa phản hồi 56 lời mời" in order_of(phones[HEALTH])
        await presses(house, phones[HEALTH], "Số đại biểu")
        assert "đã xác nhận 1 đại biểu" in phones[HEALTH].last().text


async def test_a_unit_that_must_know_reads_quietly_and_hears_of_a_change(
    tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_desks(house)
        await calls_with_a_desk(house, phones[ORGANIZER])
        court = phones[COURT]
        [told] = court.messages()
        assert told.silent
        assert buttons_of(court, "Kính báo để biết") == ["Đã nhận thông tin", "Xem giấy mời"]
        await presses(house, court, "Xem giấy mời", "Đã nhận thông tin")
        assert "Đã nhận thông tin: Chánh Văn phòng Trương Văn Út" in court.messages()[0].text

        await announces(house, phones[ORGANIZER], MOVED)
        assert "13 giờ 30" in court.last().text
        assert not court.last().silent
        assert [label for row in court.last().buttons for label in row] == [
            "Đã nhận thông tin",
            "Xem giấy mời",
        ]


async def test_a_line_of_noi_nhan_that_was_dropped_is_told_nothing(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_desks(house)
        organizer = phones[ORGANIZER]
        organizer.sends_file("gm-32.txt", TEXT.encode())
        await house.settled()
        await presses(house, organizer, "Xác nhận đúng", "Bỏ dòng này (a)", "Đã phát hành", "Gửi tin mời")
        await house.passes(HOLD)
        assert phones[COURT].messages() == []
