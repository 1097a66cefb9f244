"""A whole running bot for conversations: everything real but the network."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.app import App
from bot.channels.port import Channel
from bot.channels.telegram import Telegram
from bot.example import LETTER, example_units
from bot.settings import Settings
from domain.people import Address, Function, Role
from tests.fakes.telegram_phone import Phone
from tests.fakes.telegram_request import FakeRequest
from tests.fakes.telegram_world import World
from usecases.load_example import ExamplePerson, load_example

FRIDAY = datetime.fromisoformat("2022-02-18T15:00:00+07:00")
PATIENCE_S = 10
HOLD = timedelta(seconds=61)

ADMIN = 1000
ORGANIZER = 1001
TRA_ON = 1002
GIAO_THONG = 1003
GIAO_THONG_HEAD = 1004
TUYEN_GIAO = 1005
STRANGER = 1999


@dataclass
class House:
    """The app, the fake world, and ways to wait for both without counting seconds."""

    app: App
    world: World

    async def until(self, true: Callable[[], object], what: str = "") -> None:
        """Wait until something is so."""
        try:
            async with asyncio.timeout(PATIENCE_S):
                while not true():
                    await asyncio.sleep(0.01)
        except TimeoutError:
            raise AssertionError(f"did not come about: {what or true}") from None

    async def settled(self, patience_s: float = PATIENCE_S) -> None:
        """Wait until every event is carried out and nothing that is due waits in the outbox."""
        try:
            async with asyncio.timeout(patience_s):
                while not await self._is_settled():
                    await asyncio.sleep(0.01)
        except TimeoutError:
            raise AssertionError("the house does not come to rest") from None

    async def _is_settled(self) -> bool:
        if self.world.updates.waiting or not self.app.inbound.is_idle:
            return False
        return bool(await self.app.desk.do(_at_rest, self.app.desk.now()))

    async def passes(self, span: timedelta) -> None:
        """Let the office's time pass, and what is due happen."""
        await self.app.trial_clock.advance(span)
        await self.settled()

    async def do(self, use_case: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        return await self.app.desk.do(use_case, *args, **kwargs)


def _at_rest(uow: Any, now: datetime) -> bool:
    with uow:
        due = uow.outbox.next_due()
        counts = uow.outbox.all_counts()
        busy = uow.inbox.counts().get("new", 0) + counts.get("sending", 0)
    return not busy and (due is None or due > now)


def settings_for(folder: Path, **more: Any) -> Settings:
    values = {"data_dir": folder, "office_name": "Văn phòng UBND tỉnh", "office_phone": "0270.3000.112"}
    return Settings.model_construct(
        **{"webchat": "off", "clock": FRIDAY, "admins": f"telegram:{ADMIN}", **values, **more}
    )


def telegram_of(app_world: World) -> Telegram:
    return Telegram(
        app_world.token,
        api_url="http://telegram.test",
        commands={},
        request=FakeRequest(app_world),
        polling=FakeRequest(app_world),
    )


@asynccontextmanager
async def open_house(
    folder: Path, world: World, *, channels: Sequence[Channel] | None = None, **settings: Any
) -> AsyncIterator[House]:
    """A running bot on this folder's database; leaving it shuts down as SIGTERM does."""
    talking = [telegram_of(world)] if channels is None else channels
    app = App(settings_for(folder, **settings), channels=talking, limits={})
    await app.prepare()
    async with asyncio.TaskGroup() as tasks:
        listeners = app.begin(tasks)
        try:
            yield House(app, world)
        finally:
            await app.end(listeners)
    await app.close()


PEOPLE = (
    (TRA_ON, "Nguyễn Văn Thuận", "Chủ tịch", "ubnd-tra-on", Function.HEAD),
    (GIAO_THONG, "Phạm Thị Dung", "Văn thư", "so-gtvt", Function.CLERK),
    (GIAO_THONG_HEAD, "Lê Quang Hải", "Giám đốc", "so-gtvt", Function.HEAD),
    (TUYEN_GIAO, "Lê Thị Lan", "Trưởng ban", "btg-tinh-uy", Function.HEAD),
)


async def with_example(house: House) -> dict[int, Phone]:
    """The example's units and a few people on Telegram; the phones by their ids."""
    people = [
        ExamplePerson(Address("telegram", str(number)), name, post, unit, function)
        for number, name, post, unit, function in PEOPLE
    ]
    organizer = ExamplePerson(
        Address("telegram", str(ORGANIZER)),
        "Trần Minh Tâm",
        "Chuyên viên",
        "vp-ubnd",
        Function.CLERK,
        Role.ORGANIZER,
    )
    await house.do(load_example, example_units(), [organizer, *people], now=house.app.desk.now())
    numbers = [ADMIN, ORGANIZER, *(number for number, *_ in PEOPLE)]
    return {number: house.world.user(number, f"Người {number}", started=True) for number in numbers}


async def says(house: House, phone: Phone, label: str, *more: str) -> None:
    """Press one after the other: an answer, its reason, on whose word it is."""
    for one in (label, *more):
        phone.presses(one)
        await house.settled()


async def calls_meeting(house: House, organizer: Phone) -> None:
    """From the letter to sent cards."""
    organizer.sends_file(LETTER.name, LETTER.read_bytes())
    await house.settled()
    for label in ("Xác nhận đúng", "Đã phát hành", "Gửi tin mời"):
        organizer.presses(label)
        await house.settled()
    await house.passes(HOLD)
