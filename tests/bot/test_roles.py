"""docs/roles.md is so: every cell of its tables is tried against the running bot."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.handlers.router import COMMANDS
from tests.bot.crowd import rows
from tests.bot.roles_cast import (
    ADMINS,
    CAST,
    INVITED,
    MEETINGS,
    NAMES,
    OFFICES,
    OVERSEEN,
    OWN_NUMBER,
    REASON,
    Called,
    with_cast,
)
from tests.bot.roles_page import BUTTONS, GROUP, LEGEND, PRIVATE, ROLES, cells, columns, legend
from tests.fakes.hand_clock import HandClock
from tests.fakes.telegram_chats import Chat
from tests.fakes.telegram_phone import Phone
from tests.fakes.telegram_world import World
from tests.house import House, open_house

LETTER_ACT, TEXT_ACT = "a letter", "other text"
RIGHTLESS = (
    "not_organizer",
    "not_allowed",
    "not_understood",
    "not_a_letter",
    "nothing_kept",
    "button_unknown",
)
KEPT = (
    *("units", "persons", "contacts", "roles", "registration_codes", "letters", "meetings", "invitations"),
    *("answers", "attendances", "proposals", "assignments", "informed", "desks", "imports", "audit"),
)
OF_TRA_ON = {OWN_NUMBER, "Trà Ôn"}
PLACES = ("Sở Giao thông", "Hội trường", *(one.number for one in MEETINGS))


@dataclass(frozen=True)
class Done:
    """Somebody did something: what he then saw, and whether anything that is kept changed."""

    role: str
    act: str
    seen: tuple[str, ...]
    labels: frozenset[str]
    refusals: frozenset[str]
    changed: bool

    @property
    def text(self) -> str:
        return "\n".join(self.seen)

    @property
    def meetings(self) -> set[Called]:
        return {one for one in MEETINGS if one.number in self.text or one.title in self.text}

    @property
    def others(self) -> set[str]:
        """What of others stands in it: names, places, numbers."""
        own = {NAMES.get(CAST[self.role])} | (OF_TRA_ON if self.role == "representative" else set())
        return {one for one in {REASON, *OF_TRA_ON, *PLACES, *NAMES.values()} - own if one in self.text}

    @property
    def is_refused(self) -> bool:
        return self.text in self.refusals

    @property
    def is_bare(self) -> bool:
        return bool(self.seen) and not (self.meetings or self.others or self.labels or self.changed)


def lists(done: Done, expected: set[Called]) -> bool:
    """Meetings are told: just these. What only the chair's side reads is told to nobody else."""
    aside = {REASON, OWN_NUMBER} & done.others
    may_read = done.role != "viewer"
    return not done.changed and done.meetings == expected and (may_read or not aside)


WORDS: dict[str, Callable[[Done], bool]] = {
    "answers": lambda done: (
        done.is_bare and not done.is_refused and not is_own(done) and not is_invited(done)
    ),
    "refused": lambda done: done.is_bare and done.is_refused,
    "own data": lambda done: done.is_bare and is_own(done),
    "asks first": lambda done: done.labels == {"Đồng ý xóa", "Giữ lại"} and not (done.changed or done.others),
    "invited": lambda done: is_invited(done) and lists(done, INVITED[done.role]),
    "own unit": lambda done: len(done.meetings) == 1 and lists(done, OVERSEEN[done.role]),
    "every unit": lambda done: not is_invited(done) and lists(done, set(MEETINGS)),
    "looks up": lambda done: done.labels == {"Cấp mã mới"} and "Phạm Thị Dung" in done.text,
    "changes": lambda done: {"Cấp mã mới", "Đổi tên", "Phạm Thị Dung"} <= done.labels,
    "reads": lambda done: done.changed and "Xác nhận đúng" in done.labels,
    "silence": lambda done: not done.seen and not done.changed,
}


def is_own(done: Done) -> bool:
    return done.text.startswith("Dữ liệu của tôi")


def is_invited(done: Done) -> bool:
    heads = (
        "Các cuộc họp được mời",
        "Chưa có cuộc họp nào, vì chưa đăng ký",
        "Hiện chưa có cuộc họp nào mời",
    )
    return done.text.startswith(heads)


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with open_house(tmp_path, World(clock=HandClock()), admins=ADMINS) as house:
        yield house


def kept(folder: Path) -> dict[str, list[Any]]:
    return {table: rows(folder, f"SELECT * FROM {table} ORDER BY 1") for table in KEPT}


async def done(
    house: House, folder: Path, role: str, act: str, phone: Phone, chat: Chat | None = None
) -> Done:
    """Carry an act out, and look at the chat in which it was done and at what is kept."""
    before, known = kept(folder), len(phone.messages(chat))
    said_privately = len(phone.messages())
    if act == LETTER_ACT:
        phone.sends_file("giay-moi.txt", OFFICES.letter(), chat=chat)
    elif act == TEXT_ACT:
        phone.types(f"@{house.world.username} xin danh sách đại biểu", chat=chat)
    else:
        phone.types(f"/{act} sở giao thông vận tải" if act in ("donvi", "units") else f"/{act}", chat=chat)
    await house.settled()
    assert chat is None or len(phone.messages()) == said_privately, "a group's question is answered there"
    seen = [one for one in phone.messages(chat)[known:] if not one.mine]
    refusals = {house.app.words.refusal(code, {}) for code in RIGHTLESS}
    return Done(
        role=role,
        act=act,
        seen=tuple(one.text for one in seen),
        labels=frozenset(label for one in seen for label in one.labels),
        refusals=frozenset(refusals),
        changed=kept(folder) != before,
    )


def test_every_command_stands_in_the_tables_with_every_role_and_every_word_in_the_legend() -> None:
    for heading in (PRIVATE, GROUP):
        assert {cell.act for cell in cells(heading)} == {*COMMANDS, LETTER_ACT, TEXT_ACT}
    assert {columns(heading) for heading in (PRIVATE, GROUP, BUTTONS)} == {ROLES}
    assert tuple(CAST) == ROLES
    used = {cell.word for heading in (PRIVATE, GROUP, BUTTONS) for cell in cells(heading)}
    assert used == legend(), LEGEND


async def test_in_a_private_chat_each_command_does_for_each_role_what_the_table_says(
    house: House, tmp_path: Path
) -> None:
    phones = await with_cast(house)
    wrong = {}
    for cell in cells(PRIVATE):
        what = await done(house, tmp_path, cell.role, cell.act, phones[cell.role])
        found = {word for word, is_so in WORDS.items() if is_so(what)}
        if found != {cell.word}:
            wrong[cell] = (found, what.text)
        if cell.word == "asks first":
            phones[cell.role].types("/thoi")
            await house.settled()
    assert wrong == {}
    assert house.world.complaints == []


async def test_in_a_group_title_and_time_are_told_to_who_may_see_them_and_one_sentence_to_all_others(
    house: House, tmp_path: Path
) -> None:
    phones = await with_cast(house)
    group = house.world.group(-1001, "Phòng Tổng hợp", phones.values())
    only_private = house.app.words.reply("only_private", {})
    wrong = {}
    for cell in cells(GROUP):
        what = await done(house, tmp_path, cell.role, cell.act, phones[cell.role], group)
        titles = INVITED if cell.act == "lich" else OVERSEEN
        words = {
            "silence": WORDS["silence"](what),
            "private only": what.seen == (only_private,),
            "title and time": is_bare_list(what, titles[cell.role]),
        }
        if {word for word, is_so in words.items() if is_so} != {cell.word} or what.changed:
            wrong[cell] = what.text
    assert wrong == {}


def is_bare_list(done: Done, expected: set[Called]) -> bool:
    """A line for each meeting: its hour, its title; and no name, no place, no number of any of them."""
    lines = [line for line in done.text.splitlines() if line.startswith("• ")]
    hours = all(line.startswith("• 7 giờ 30, thứ Ba, 22/02: Hội nghị đánh giá") for line in lines)
    return (
        bool(expected)
        and done.meetings == expected
        and len(lines) == len(expected)
        and hours
        and not done.others
    )
