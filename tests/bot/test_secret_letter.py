"""A letter that bears a secrecy mark leaves nothing behind, in the chat and on the disk."""

from pathlib import Path

import pytest

from bot.example import LETTER
from tests.fakes.hand_clock import HandClock
from tests.fakes.telegram_phone import Phone
from tests.fakes.telegram_world import World
from tests.house import ORGANIZER, House, open_house, with_example
from usecases.letter_parts import GAP

WORDS = "KEHOACHPHONGTHU7"
"""Plain ASCII, so that no way of writing it down hides it."""
SECRET = (
    LETTER.with_suffix(".txt")
    .read_text(encoding="utf-8")
    .replace("GIẤY MỜI", f"TUYỆT MẬT\n\nGIẤY MỜI\n{WORDS}", 1)
)


@pytest.fixture
def world() -> World:
    return World(clock=HandClock())


async def is_gone(house: House, phone: Phone, folder: Path) -> None:
    """The sender is told, his message is gone, and no byte of the letter lies in the data folder."""
    assert "TUYỆT MẬT" in phone.last().text
    assert [one for one in phone.messages() if one.mine] == []
    await house.do(lambda uow: None)
    for file in folder.iterdir():
        assert WORDS.encode() not in file.read_bytes(), file.name


async def test_a_secret_file_is_wiped_deleted_and_only_its_mark_is_noted(
    tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        phones[ORGANIZER].sends_file("gm.txt", SECRET.encode())
        await house.settled()
        await is_gone(house, phones[ORGANIZER], tmp_path)


async def test_a_secret_text_is_wiped_from_the_inbox_too(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        phones[ORGANIZER].types(SECRET[:3000])
        await house.settled()
        await is_gone(house, phones[ORGANIZER], tmp_path)


async def test_a_mark_in_the_files_name_is_enough_and_nothing_is_fetched(
    tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        phones[ORGANIZER].sends_file("TUYỆT MẬT gm.docx", b"PK anything")
        await house.settled()
        await is_gone(house, phones[ORGANIZER], tmp_path)
        assert world.ledger.of("getFile") == []


async def test_a_secret_text_in_parts_is_deleted_whole_from_the_chat(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        assert len(SECRET) > 4000
        phones[ORGANIZER].types(SECRET[:4000])
        phones[ORGANIZER].types(SECRET[4000:])
        await house.settled()
        await is_gone(house, phones[ORGANIZER], tmp_path)


async def test_a_secret_part_after_which_nothing_comes_is_deleted_too(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        phones[ORGANIZER].types(SECRET[:4000])
        await house.settled()
        await house.passes(GAP * 2)
        await house.until(lambda: any(not one.mine for one in phones[ORGANIZER].messages()), "the refusal")
        await is_gone(house, phones[ORGANIZER], tmp_path)
