"""The local chat's trial: its clock can be moved, and the example is one click away."""

import secrets
from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.channels.webchat import Webchat
from bot.clock import Clock
from bot.example import BEGINS, LETTER, example_people, example_units
from bot.handlers.events import Desk
from usecases.load_example import load_example
from usecases.trial_clock import keep_clock_offset, next_reminder_due

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class TrialClock:
    """The chat's clock. Its offset is kept, so that a restart goes on where it stood."""

    def __init__(self, clock: Clock, desk: Desk, tick: Callable[[], Awaitable[None]]) -> None:
        """`tick` does what is due, so that one need not wait for the next one."""
        self._clock = clock
        self._desk = desk
        self._tick = tick

    @property
    def speed(self) -> float:
        return self._clock.speed

    async def advance(self, by: timedelta) -> None:
        self._clock.advance(by)
        await self._keep()

    async def to_next_reminder(self) -> bool:
        due_at = await self._desk.do(next_reminder_due, now=self._desk.now())
        if due_at is None:
            return False
        self._clock.set(due_at)
        await self._keep()
        return True

    async def to_beginning(self) -> None:
        self._clock.set(BEGINS)
        await self._keep()

    async def _keep(self) -> None:
        await self._desk.do(keep_clock_offset, self._clock.offset)
        await self._tick()
        self._desk.wake()


class Example:
    """The example on the phones of the web chat."""

    def __init__(self, desk: Desk, clock: TrialClock, webchat: Webchat) -> None:
        self._desk = desk
        self._clock = clock
        self._webchat = webchat

    async def load(self) -> None:
        """The units and people of the example, and the clock at its beginning."""
        await self._clock.to_beginning()
        people = example_people(self._webchat.name)
        await self._desk.do(load_example, example_units(), people, now=self._desk.now())

    async def hand_in_letter(self) -> None:
        """The same, and the letter comes in from the organizer's phone."""
        await self.load()
        organizer = next(one for one in example_people(self._webchat.name) if one.role is not None)
        data = LETTER.read_bytes()
        await self._webchat.hand_in(
            organizer.address.value,
            organizer.name,
            file=LETTER.name,
            media_type=DOCX,
            data=data,
            size=len(data),
            key=secrets.token_hex(8),
        )
