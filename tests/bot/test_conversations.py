"""Whole conversations on Telegram: python-telegram-bot's own objects over a fake network."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.example import LETTER
from db.unit_of_work import UnitOfWork
from tests.fakes.hand_clock import HandClock
from tests.fakes.telegram_phone import Phone
from tests.fakes.telegram_world import World
from tests.house import (
    ADMIN,
    GIAO_THONG,
    GIAO_THONG_HEAD,
    ORGANIZER,
    STRANGER,
    TRA_ON,
    TUYEN_GIAO,
    calls_meeting,
    open_house,
    says,
    with_example,
)
from usecases.letter_parts import DIALOG
from usecases.show_board import board_of_meeting, board_of_meetings


@pytest.fixture
def world() -> World:
    return World(clock=HandClock())


def card(phone: Phone) -> str:
    """The text of the newest invitation card on this phone."""
    return next(one.text for one in reversed(phone.messages()) if "Kính mời:" in one.text)


def labels(phone: Phone) -> list[str]:
    return [label for row in phone.last().buttons for label in row]


async def test_a_letter_becomes_cards_and_an_answer_changes_every_copy(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        await calls_meeting(house, phones[ORGANIZER])

        assert "đồng chí Chủ tịch UBND huyện Trà Ôn" in card(phones[TRA_ON])
        assert "7 giờ 00" in card(phones[TRA_ON])
        both = phones[GIAO_THONG], phones[GIAO_THONG_HEAD]
        assert card(both[0]) == card(both[1])

        await says(house, both[0], "Xác nhận tham dự", "Giám đốc")
        await house.passes(timedelta(seconds=3))

        assert "Văn thư Phạm Thị Dung phản hồi, theo ý kiến Giám đốc" in card(both[1])
        assert both[0].toast
        assert both[0].unanswered == 0
        panel = next(one for one in phones[ORGANIZER].messages() if one.pinned)
        assert "tham dự 1 " in panel.text
        assert world.complaints == []


async def test_a_substitute_is_named_in_one_text_and_waits_for_the_chair(
    tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        await calls_meeting(house, phones[ORGANIZER])
        phones[GIAO_THONG].presses("Xin cử người dự thay")
        await house.settled()
        phones[GIAO_THONG].types("Lê Văn Cường")
        await house.settled()
        assert "chức vụ" in phones[GIAO_THONG].last().text
        phones[GIAO_THONG].types("Lê Văn Cường, Phó Giám đốc")
        await house.settled()
        await says(house, phones[GIAO_THONG], "Giám đốc")

        assert "đ/c Lê Văn Cường, Phó Giám đốc" in card(phones[GIAO_THONG_HEAD])
        assert "chờ ý kiến chủ trì" in card(phones[GIAO_THONG_HEAD])
        board = await house.do(board_of_meeting, 1)
        [line] = [one for one in board["invitations"] if one["unit"] == "so-gtvt"]
        assert (line["partstat"], line["consent"]) == ("delegated", "pending")


async def test_an_absence_of_a_subordinate_asks_its_reason(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        await calls_meeting(house, phones[ORGANIZER])
        phones[TRA_ON].presses("Xin vắng mặt")
        await house.settled()
        phones[TRA_ON].presses("Họp cấp trên")
        await house.settled()
        assert "vắng mặt" in card(phones[TRA_ON])
        assert "chờ ý kiến" in card(phones[TRA_ON])


async def test_an_equal_bodys_excuse_stands_at_once_and_is_asked_nothing(
    tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        await calls_meeting(house, phones[ORGANIZER])
        phones[TUYEN_GIAO].presses("Xin cáo lỗi")
        await house.settled()
        board = await house.do(board_of_meeting, 1)
        [line] = [one for one in board["invitations"] if one["unit"] == "btg-tinh-uy"]
        assert (line["partstat"], line["consent"]) == ("declined", "not_needed")


async def test_what_the_machine_misread_is_corrected_in_the_same_card(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        organizer = phones[ORGANIZER]
        organizer.sends_file(LETTER.name, LETTER.read_bytes())
        await house.settled()
        draft = organizer.last()
        organizer.types("Giờ: 8 giờ", reply_to=draft)
        await house.settled()
        assert "8 giờ 00" in organizer.last().text
        assert len([one for one in organizer.messages() if not one.mine]) == 1

        organizer.presses("Máy đọc sai")
        await house.settled()
        organizer.types("Địa điểm: Hội trường B")
        await house.settled()
        first = next(one for one in organizer.messages() if not one.mine)
        assert "Hội trường B" in first.text


async def test_the_hold_can_be_stopped_and_nothing_has_left(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        organizer = phones[ORGANIZER]
        organizer.sends_file(LETTER.name, LETTER.read_bytes())
        await house.settled()
        for label in ("Xác nhận đúng", "Đã phát hành", "Gửi tin mời", "Dừng gửi"):
            organizer.presses(label)
            await house.settled()
        await house.passes(timedelta(minutes=5))
        assert phones[TRA_ON].messages() == []

        organizer.presses("Gửi tin mời")
        await house.settled()
        await house.passes(timedelta(seconds=61))
        assert len(phones[TRA_ON].messages()) == 1


async def test_before_issue_nothing_can_be_sent(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        organizer = phones[ORGANIZER]
        organizer.sends_file(LETTER.name, LETTER.read_bytes())
        await house.settled()
        organizer.presses("Xác nhận đúng")
        await house.settled()
        assert "Gửi tin mời" not in labels(organizer)
        assert "Đã phát hành" in labels(organizer)


async def test_a_trial_shows_the_card_and_sends_nothing(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        organizer = phones[ORGANIZER]
        organizer.sends_file(LETTER.name, LETTER.read_bytes())
        await house.settled()
        organizer.presses("Xác nhận đúng")
        await house.settled()
        organizer.presses("Gửi thử cho tôi")
        await house.settled()
        assert "Kính mời:" in organizer.last().text
        organizer.presses("Xác nhận tham dự")
        await house.settled()
        assert organizer.toast
        assert await house.do(board_of_meetings) == []


async def test_somebody_elses_button_changes_nothing_and_tells_nothing(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        await calls_meeting(house, phones[ORGANIZER])
        stolen = phones[TRA_ON].last()
        button = world.ledger.of("sendMessage", chat_id=TRA_ON)[-1].buttons[0][0]
        stranger = world.user(STRANGER, "Người lạ", started=True)
        stranger.types("/help")
        await house.settled()
        before = await house.do(board_of_meeting, 1)
        stranger.presses_data(button["data"], on=stranger.last())
        await house.settled()
        after = await house.do(board_of_meeting, 1)
        assert before["counts"] == after["counts"]
        assert stranger.toast
        assert "Trà Ôn" not in stranger.toast
        assert stolen.text


@pytest.mark.parametrize(
    "data", ["", "x", "i:AAAAAAAAAAAAAAAA:attend", "i:" + "A" * 60, "d:%s:confirm", "i:../../etc:attend"]
)
async def test_made_up_button_data_gets_one_constant_answer(data: str, tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        phones[TRA_ON].types("/help")
        await house.settled()
        phones[TRA_ON].presses_data(data, on=phones[TRA_ON].last())
        await house.settled()
        assert phones[TRA_ON].toast
        answers = {call.text for call in world.ledger.of("answerCallbackQuery")}
        assert len(answers) == 1


async def test_an_old_button_of_a_called_letter_says_so(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        organizer = phones[ORGANIZER]
        organizer.sends_file(LETTER.name, LETTER.read_bytes())
        await house.settled()
        draft = organizer.last()
        for label in ("Xác nhận đúng", "Đã phát hành", "Gửi tin mời"):
            organizer.presses(label)
            await house.settled()
        organizer.presses("Máy đọc sai", on=draft)
        await house.settled()
        assert organizer.toast
        assert organizer.unanswered == 0


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("trong.docx", b""),
        ("anh.png", b"\x89PNG"),
        ("la.docx", b"PK\x03\x04 broken"),
        ("x.txt", "xin chào".encode()),
    ],
)
async def test_a_file_that_is_no_letter_gets_a_sentence_and_changes_nothing(
    name: str, data: bytes, tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        phones[ORGANIZER].sends_file(name, data)
        await house.settled()
        answer = phones[ORGANIZER].last()
        assert not answer.mine
        assert answer.buttons == []
        assert await house.do(board_of_meetings) == []


async def test_25_megabytes_are_refused_without_being_fetched(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        phones[ORGANIZER].sends_file("to.docx", b"x", size=25_000_000)
        await house.settled()
        assert "20" in phones[ORGANIZER].last().text
        assert world.ledger.of("getFile") == []


async def test_a_letter_pasted_in_two_parts_is_one_letter(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        text = LETTER.with_suffix(".txt").read_text(encoding="utf-8")
        phones[ORGANIZER].types(text)
        await house.settled()
        await house.passes(timedelta(seconds=4))
        await house.until(lambda: not phones[ORGANIZER].last().mine, "the draft")
        drafts = [one for one in phones[ORGANIZER].messages() if "32/GM-UBND" in one.text and not one.mine]
        assert len(drafts) == 1
        assert len([one for one in phones[ORGANIZER].messages() if one.mine]) >= 2


async def test_parts_that_are_no_letter_are_refused_once_and_held_no_longer(
    tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        phones[ORGANIZER].types("Kính chuyển. " * 300)
        await house.settled()
        await house.passes(timedelta(seconds=4))
        await house.until(lambda: any(not one.mine for one in phones[ORGANIZER].messages()), "the refusal")
        refused = len(phones[ORGANIZER].messages())
        await house.passes(timedelta(seconds=30))
        assert len(phones[ORGANIZER].messages()) == refused
        assert await house.do(lambda uow: _parts_held(uow)) == []


def _parts_held(uow: UnitOfWork) -> list[object]:
    with uow:
        return uow.dialogs.begun_before(DIALOG, datetime(2100, 1, 1, tzinfo=UTC))


async def test_a_representatives_letter_is_not_taken(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        phones[TRA_ON].sends_file(LETTER.name, LETTER.read_bytes())
        await house.settled()
        assert not phones[TRA_ON].last().mine
        assert phones[TRA_ON].last().buttons == []


async def test_reminders_go_to_those_who_need_them_and_the_test_stands_in_the_first_line(
    tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        await calls_meeting(house, phones[ORGANIZER])
        phones[TRA_ON].presses("Xác nhận tham dự")
        await house.settled()
        seen = len(phones[TRA_ON].messages())

        await house.app.trial_clock.to_next_reminder()
        await house.settled()
        assert "kính nhắc" in phones[GIAO_THONG].last().text
        assert "kính nhắc" in phones[TUYEN_GIAO].last().text
        await house.app.trial_clock.to_next_reminder()
        await house.settled()
        assert "Sắp chốt danh sách" in phones[GIAO_THONG].last().text
        assert "kính nhắc" in phones[TUYEN_GIAO].last().text
        assert len(phones[TRA_ON].messages()) == seen

        await house.app.trial_clock.to_next_reminder()
        await house.settled()
        first = phones[TRA_ON].last().text.splitlines()[0]
        assert "7 giờ 00" in first
        assert "Covid-19" in first
        assert "Sắp chốt danh sách" in phones[GIAO_THONG].last().text


@pytest.mark.parametrize(
    "command", ["/lich", "/cuochop", "/choykien", "/nhac", "/donvi", "/kenh", "/help", "/start", "/khongco"]
)
@pytest.mark.parametrize("who", [ADMIN, ORGANIZER, TRA_ON, STRANGER])
async def test_every_command_gets_an_answer_from_everyone(
    command: str, who: int, tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        phone = phones.get(who) or world.user(who, "Người lạ", started=True)
        phone.types(command)
        await house.settled()
        assert not phone.last().mine
        assert world.complaints == []


async def test_in_a_group_names_and_answers_are_nobodys_business(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        group = world.group(-100, "Phòng Tổng hợp", [phones[ORGANIZER]])
        phones[ORGANIZER].types("/cuochop", chat=group)
        await house.settled()
        told = phones[ORGANIZER].messages(group)[-1]
        assert not told.mine
        assert not any(word in told.text for word in ("Trà Ôn", "32/GM", "Chưa phản hồi"))
