"""Many guests on Telegram, and a judge that compares what they got with what the house believes."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from bot.example import HOST, LETTER, example_people
from domain.people import Address, Function
from tests.fakes.telegram_phone import Phone
from tests.fakes.telegram_world import World
from tests.house import HOLD, ORGANIZER, House, calls_meeting, with_example
from usecases.load_example import ExamplePerson, load_example

FIRST = 3000
MARK = "(Gửi lại; nếu đã nhận, xin bỏ qua)"
CARD = "Kính mời:"


async def with_crowd(house: House, size: int) -> list[Phone]:
    """So many more guests of the example's letter, a few to a unit."""
    units = sorted({one.unit for one in example_people("telegram")} - {HOST})
    people = [
        ExamplePerson(
            Address("telegram", str(FIRST + i)),
            f"Nguyễn Văn {i}",
            "Thủ trưởng",
            units[i % len(units)],
            Function.HEAD,
        )
        for i in range(size)
    ]
    await house.do(load_example, [], people, now=house.app.desk.now())
    return [house.world.user(FIRST + i, f"Khách {i}", started=True) for i in range(size)]


async def called(house: House, size: int) -> tuple[Phone, list[Phone]]:
    """A meeting whose cards are on their way: the organizer's phone and the crowd's."""
    phones = await with_example(house)
    crowd = await with_crowd(house, size)
    await calls_meeting(house, phones[ORGANIZER])
    return phones[ORGANIZER], crowd


async def release_cards(house: House, organizer: Phone, *, hold: timedelta = HOLD) -> None:
    """Call the meeting and let the hold pass, without waiting for what happens then."""
    organizer.sends_file(LETTER.name, LETTER.read_bytes())
    await house.settled()
    for label in ("Xác nhận đúng", "Đã phát hành", "Gửi tin mời"):
        organizer.presses(label)
        await house.settled()
    await house.app.trial_clock.advance(hold)


@dataclass(frozen=True)
class Copies:
    """The messages in which one card came to a phone. A unit that is invited twice gets two cards."""

    texts: tuple[str, ...]

    @property
    def marked(self) -> int:
        return sum(MARK in text for text in self.texts)

    @property
    def unmarked(self) -> int:
        return len(self.texts) - self.marked


def cards_of(world: World, phone: Phone) -> list[Copies]:
    """What this phone was sent, card by card: the same card has the same button data."""
    texts: dict[str, list[str]] = {}
    for entry in world.ledger.of("sendMessage", chat_id=phone.person.id):
        if CARD in entry.text:
            texts.setdefault(entry.buttons[0][0]["data"], []).append(entry.text)
    return [Copies(tuple(those)) for those in texts.values()]


def states(folder: Path, phones: Iterable[Phone], kind: str = "invitation") -> list[str]:
    """What the house believes of the messages of a kind to these phones, in their order."""
    query = """SELECT d.state FROM deliveries d JOIN addresses a ON a.id = d.address_id
               WHERE a.value = ? AND d.kind = ? AND d.operation = 'send'"""
    return [row[0] for phone in phones for row in rows(folder, query, str(phone.person.id), kind)]


def rows(folder: Path, query: str, *values: object) -> list[tuple[object, ...]]:
    """Look into the database from outside."""
    connection = sqlite3.connect(f"file:{folder / 'giaymoi.db'}?mode=ro", uri=True)
    try:
        return connection.execute(query, values).fetchall()
    finally:
        connection.close()
