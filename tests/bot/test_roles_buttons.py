"""docs/roles.md on buttons: pressed by each role, by others than the reader of the card, and in groups."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from domain.notice import CardKind
from tests.bot.crowd import rows
from tests.bot.roles_cast import ADMINS, CAST, MEETINGS, OVERSEEN, with_cards, with_cast
from tests.bot.roles_page import BUTTONS, Cell, cells
from tests.fakes.hand_clock import HandClock
from tests.fakes.telegram_chats import Chat
from tests.fakes.telegram_phone import Phone
from tests.fakes.telegram_world import World
from tests.house import House, open_house

OWN_PANEL, IN_A_GROUP = "of the own panel", "of any own card, in a group"
OTHERS = {
    "of another's panel": {CardKind.PANEL},
    "of another's draft": {CardKind.DRAFT},
    "of another's guest list": {CardKind.GUESTS},
    "of another's invitation": {CardKind.INVITATION},
    "of another's registration request": {CardKind.CONTACT_REQUEST},
    "of another's unit card": {CardKind.UNIT, CardKind.UNITS_FOUND},
    "of another's card of rights": {CardKind.PERSON, CardKind.HOLDERS},
    "of another's codes": {CardKind.CODE},
    "of another's directory file": {CardKind.DIRECTORY_PLAN},
}
LATER = timedelta(minutes=1)
"""When the panels have been brought up to date: they lag behind a little."""
PATIENCE_S = 60
PANELS = ("Chưa phản hồi", "Chờ ý kiến", "Danh sách cần gọi", "Báo cáo nhanh")


@dataclass(frozen=True)
class Shown:
    """A button that somebody was shown once."""

    data: str
    kind: str
    owner: int

    @property
    def what(self) -> tuple[str, str]:
        return self.kind, self.data.split(":")[2].partition(".")[0]


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with open_house(tmp_path, World(clock=HandClock()), admins=ADMINS) as house:
        yield house


def shown(world: World, folder: Path) -> set[Shown]:
    """Every button of every card, with the card's kind and its reader."""
    query = "SELECT c.token, c.kind, a.value FROM cards c JOIN addresses a ON a.id = c.address_id"
    cards = {token: (str(kind), int(str(owner))) for token, kind, owner in rows(folder, query)}
    data = {one.get("data", "") for entry in world.ledger for row in entry.buttons for one in row}
    return {Shown(one, *cards[one.split(":")[1]]) for one in data if one}


def everything(folder: Path) -> dict[str, list[Any]]:
    """All that is remembered, but for what came in."""
    tables = [str(name) for (name,) in rows(folder, "SELECT name FROM sqlite_master WHERE type = 'table'")]
    kept = [name for name in tables if name not in ("inbox", "sqlite_sequence", "instance")]
    return {name: rows(folder, f"SELECT * FROM {name} ORDER BY rowid") for name in kept}


async def answers(house: House, phone: Phone, buttons: set[Shown], chat: Chat | None = None) -> set[str]:
    """Press them all; what is answered."""
    before = len(house.world.ledger)
    on = phone.messages(chat)[-1]
    for one in sorted(buttons, key=lambda shown: shown.data):
        phone.presses_data(one.data, on=on)
    await house.settled(PATIENCE_S)
    assert phone.unanswered == 0
    return {entry.text for entry in list(house.world.ledger)[before:]}


def test_the_table_names_the_presses_that_are_tried() -> None:
    assert {cell.act for cell in cells(BUTTONS)} == {OWN_PANEL, IN_A_GROUP, *OTHERS}


async def test_a_button_of_another_and_any_in_a_group_is_refused_with_one_sentence_and_changes_nothing(
    house: House, tmp_path: Path
) -> None:
    phones = await with_cast(house)
    await with_cards(house, phones)
    group = house.world.group(-1001, "Phòng Tổng hợp", phones.values())
    for phone in phones.values():
        phone.types("/help")
        phone.types("/help", chat=group)
    await house.passes(LATER)
    buttons, before = shown(house.world, tmp_path), everything(tmp_path)
    one_answer = {house.app.words.refusal("button_unknown", {})}
    wrong = {}
    for cell in (cell for cell in cells(BUTTONS) if cell.act != OWN_PANEL):
        if word_of(cell, await _pressed(house, cell, buttons, phones, group), one_answer) != cell.word:
            wrong[cell] = cell.word
    assert wrong == {}
    assert everything(tmp_path) == before


async def _pressed(
    house: House, cell: Cell, buttons: set[Shown], phones: dict[str, Phone], group: Chat
) -> set[str]:
    owner = CAST[cell.role]
    if cell.act == IN_A_GROUP:
        return await answers(house, phones[cell.role], {one for one in buttons if one.owner == owner}, group)
    theirs = {one.what: one for one in buttons if one.kind in OTHERS[cell.act] and one.owner != owner}
    assert {one.kind for one in theirs.values()} == OTHERS[cell.act], "there is something of each to press"
    return await answers(house, phones[cell.role], set(theirs.values()))


def word_of(cell: Cell, answered: set[str], one_answer: set[str]) -> str:
    if not answered:
        return "no card"
    return "refused" if answered == one_answer else "something else"


async def test_the_panel_answers_those_who_may_see_it_and_tells_of_its_own_meeting(house: House) -> None:
    phones = await with_cast(house)
    wrong = {}
    for cell in (cell for cell in cells(BUTTONS) if cell.act == OWN_PANEL):
        if await _own_panel(house, cell.role, phones[cell.role]) != cell.word:
            wrong[cell] = phones[cell.role].last().text
    assert wrong == {}


async def _own_panel(house: House, role: str, phone: Phone) -> str:
    phone.types("/cuochop")
    await house.settled()
    panels = [one for one in phone.messages() if one.text.startswith("Bảng theo dõi")]
    for panel in panels:
        for label in PANELS:
            known = len(phone.messages())
            phone.presses(label, on=panel)
            await house.settled()
            told = "\n".join(one.text for one in phone.messages()[known:])
            [about] = [one for one in MEETINGS if one.number in panel.text]
            if [one for one in MEETINGS if one.number in told] != [about] or about not in OVERSEEN[role]:
                return "something else"
    return "own unit" if panels else "no card"
