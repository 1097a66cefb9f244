"""Whose button it is: every role with every kind of somebody else's button, and with his own after it is old."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.bot.crowd import rows
from tests.fakes.hand_clock import HandClock
from tests.fakes.telegram_phone import Phone
from tests.fakes.telegram_world import World
from tests.house import (
    ADMIN,
    GIAO_THONG,
    ORGANIZER,
    STRANGER,
    TRA_ON,
    TUYEN_GIAO,
    House,
    calls_meeting,
    open_house,
    with_example,
)

LATER = timedelta(minutes=1)
"""When the panel has been brought up to date: it lags behind a little."""
PATIENCE_S = 60
ROLES = (ADMIN, ORGANIZER, TRA_ON, GIAO_THONG, TUYEN_GIAO, STRANGER)
CHANGING = ("invitations", "answers", "meetings", "dialogs", "roles", "contacts", "letters", "deliveries")


@pytest.fixture
async def called(tmp_path: Path) -> AsyncIterator[tuple[House, dict[int, Phone]]]:
    world = World(clock=HandClock())
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        await calls_meeting(house, phones[ORGANIZER])
        stranger = world.user(STRANGER, "Người lạ", started=True)
        phones[STRANGER] = stranger
        for phone in phones.values():
            phone.types("/help")
        await house.passes(LATER)
        yield house, phones


def buttons(world: World) -> list[tuple[int, str]]:
    """(owner, data) of every button that was ever shown."""
    return [
        (entry.chat_id or 0, button["data"])
        for entry in world.ledger
        for row in entry.buttons
        for button in row
        if "data" in button
    ]


def state(folder: Path) -> dict[str, list[Any]]:
    return {table: rows(folder, f"SELECT * FROM {table} ORDER BY 1") for table in CHANGING}


async def test_nobody_moves_anything_with_somebody_elses_button(
    called: tuple[House, dict[int, Phone]], tmp_path: Path
) -> None:
    house, phones = called
    before = state(tmp_path)
    for owner, data in sorted(set(buttons(house.world))):
        for role in ROLES:
            if role != owner:
                phones[role].presses_data(data, on=phones[role].last())
    await house.settled(PATIENCE_S)
    assert state(tmp_path) == before
    assert all(phone.unanswered == 0 for phone in phones.values())
    told = {call.text for call in house.world.ledger.of("answerCallbackQuery") if call.details["alert"]}
    assert len(told) == 1
    assert not any(name in "".join(told) for name in ("Trà Ôn", "Giao thông", "Thuận"))


async def test_in_a_group_a_button_does_nothing_even_for_its_owner(
    called: tuple[House, dict[int, Phone]], tmp_path: Path
) -> None:
    house, phones = called
    group = house.world.group(-100, "Phòng Tổng hợp", [phones[TRA_ON]])
    phones[TRA_ON].types("/help", chat=group)
    await house.settled()
    before = state(tmp_path)
    for owner, data in sorted(set(buttons(house.world))):
        if owner == TRA_ON:
            phones[TRA_ON].presses_data(data, on=phones[TRA_ON].messages(group)[-1])
    await house.settled()
    assert state(tmp_path) == before
    assert phones[TRA_ON].unanswered == 0
