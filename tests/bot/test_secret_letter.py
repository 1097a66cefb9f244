"""A letter that bears a secrecy mark leaves nothing behind, in the chat and on the disk."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.example import LETTER
from tests.fakes.hand_clock import HandClock
from tests.fakes.telegram_phone import Phone
from tests.fakes.telegram_screen import Seen
from tests.fakes.telegram_world import World
from tests.house import ORGANIZER, STRANGER, TRA_ON, House, open_house, with_example
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


async def is_gone(house: House, phone: Phone, folder: Path, *, left: Sequence[Seen] = ()) -> None:
    """The sender is told, his messages are gone but what is `left`, and no byte of the letter lies in the folder."""
    assert "TUYỆT MẬT" in phone.last().text
    assert [one.id for one in phone.messages() if one.mine] == [one.id for one in left]
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


@pytest.mark.parametrize(
    "caption", ["TUYỆT MẬT", f"Giấy mời tuyệt mật, {WORDS}", "Kính gửi\nTUYỆT MẬT - HỎA TỐC"]
)
async def test_a_mark_in_the_words_beside_a_file_is_enough(
    tmp_path: Path, world: World, caption: str
) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        phones[ORGANIZER].sends_file("gm.docx", b"PK anything", caption=caption)
        await house.settled()
        await is_gone(house, phones[ORGANIZER], tmp_path)
        assert world.ledger.of("getFile") == []


@pytest.mark.parametrize("by_reply", [False, True])
async def test_a_secret_letter_pasted_as_a_correction_is_gone_too(
    tmp_path: Path, world: World, *, by_reply: bool
) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        phone = phones[ORGANIZER]
        phone.sends_file("gm.txt", LETTER.with_suffix(".txt").read_bytes())
        await house.settled()
        file, draft = phone.messages()
        if by_reply:
            phone.types(SECRET[:3000], reply_to=draft)
        else:
            phone.presses("Máy đọc sai")
            await house.settled()
            phone.types(SECRET[:3000])
        await house.settled()
        await is_gone(house, phone, tmp_path, left=[file])


async def test_a_secret_letter_pasted_as_any_other_answer_is_gone_too(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        phone = phones[TRA_ON]
        phone.types("/huydangky")
        await house.settled()
        command = [one for one in phone.messages() if one.mine]
        phone.types(SECRET[:3000])
        await house.settled()
        await is_gone(house, phone, tmp_path, left=command)


async def test_a_secret_letter_from_who_may_send_none_is_gone_too(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        stranger = world.user(STRANGER, "Người lạ", started=True)
        stranger.types(SECRET[:3000])
        await house.settled()
        await is_gone(house, stranger, tmp_path)


async def test_who_may_send_no_letter_is_told_what_to_do_with_a_secret_one(
    tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        stranger = world.user(STRANGER, "Người lạ", started=True)
        stranger.sends_file("TUYỆT MẬT gm.docx", WORDS.encode())
        await house.settled()
        await is_gone(house, stranger, tmp_path)
        assert "báo người phụ trách bảo mật" in stranger.last().text
