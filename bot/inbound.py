"""Events in: taken from the inbox in each chat's own order, carried out, answered."""

import asyncio
import logging
import secrets
from collections.abc import Collection, Mapping
from dataclasses import replace

from bot.bell import Bell
from bot.channels.port import Button, Channel, Message, SendFailed
from bot.fitting import fitted
from bot.handlers import organizer
from bot.handlers.events import Asked, Desk, Incoming, Place, Reply
from bot.handlers.refusals import REFUSAL, apologize, refuse
from bot.handlers.router import route
from bot.pace import Closed, Pace
from bot.rendering import Words, toast
from domain.errors import DomainError
from domain.people import Viewer
from usecases.letter_parts import Pasted, drop_parts, whole_letters
from usecases.offer import chosen, keep_offer
from usecases.receive import InboxRow, close_event, fail_event, take_events

log = logging.getLogger(__name__)

AT_ONCE = 8
AGAIN_S = 1.0
"""Before an event that failed is tried again, so that three tries outlast a short trouble."""
LAST_CALL_S = 20.0
"""How long events under way are waited for at the end; what is not done then is done at the next start."""


class Inbound:
    def __init__(self, desk: Desk, channels: Mapping[str, Channel], words: Words, pace: Pace) -> None:
        self._desk = desk
        self._channels = channels
        self._words = words
        self._pace = pace
        self._bell = Bell()
        self._stopping = False
        self._under_way: dict[tuple[str, str], asyncio.Task[None]] = {}

    def wake(self) -> None:
        self._bell.ring()

    @property
    def is_idle(self) -> bool:
        """Whether no event is being carried out or answered."""
        return not self._under_way

    def stop(self) -> None:
        """Take no more; `run` returns when what is under way is done, or has had its time."""
        self._stopping = True
        self._pace.close()
        self._bell.ring()

    async def run(self) -> None:
        async with asyncio.TaskGroup() as work:
            while not self._stopping:
                if not await self._round(work):
                    await self._bell.rest()
            await self._end()

    async def _round(self, work: asyncio.TaskGroup) -> int:
        """Begin what waits and may be begun; returns how many events that were."""
        busy = tuple(self._under_way)
        try:
            rows = await self._desk.do(take_events, busy, AT_ONCE - len(busy))
            await self._finish_letters(busy)
        except Exception:
            log.exception("the inbox could not be read; trying again")
            await asyncio.sleep(AGAIN_S)
            return 0
        for row in rows:
            self._under_way[row.channel, row.chat] = work.create_task(self._carry_out(row))
        return len(rows)

    async def _end(self) -> None:
        tasks = list(self._under_way.values())
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=LAST_CALL_S)
            for task in late:
                task.cancel()

    async def _carry_out(self, row: InboxRow) -> None:
        try:
            await self._do(row)
        except Closed:
            log.info("event %s is left for the next start", row.id)
        except Exception as error:
            await self._set_back(row, error)
        finally:
            self._under_way.pop((row.channel, row.chat), None)
            self._bell.ring()
            self._desk.wake()

    async def _do(self, row: InboxRow) -> None:
        channel = self._channels[row.channel]
        event = channel.parse(row.raw)
        if event is not None:
            event = await self._read_number(channel, replace(event, row=row.id))
            await self._answer(event, await self._handle(event))
        await self._desk.do(close_event, row.id)

    async def _read_number(self, channel: Channel, event: Incoming) -> Incoming:
        """Where buttons go out as numbers, a number that comes in is a press."""
        number = event.text.strip()
        if channel.abilities.buttons or not (number.isascii() and number.isdecimal()):
            return event
        button = await self._desk.do(chosen, event.address, int(number[:3]))
        return event if button is None else replace(event, text="", button=button)

    async def _handle(self, event: Incoming) -> Reply:
        try:
            return await route(event, self._desk)
        except DomainError as refusal:
            return refuse(refusal, event)

    async def _set_back(self, row: InboxRow, error: Exception) -> None:
        """Try again; after the last try tell the sender the number in the log. Nothing here may stop the others."""
        reference = secrets.token_hex(4)
        log.error("event %s failed, reference %s", row.id, reference, exc_info=error)
        try:
            if await self._desk.do(fail_event, row.id, f"{reference}: {type(error).__name__}"):
                await self._apologize(row, reference)
                return
        except Exception:
            log.exception("event %s could not be set back", row.id)
        await asyncio.sleep(AGAIN_S)

    async def _apologize(self, row: InboxRow, reference: str) -> None:
        try:
            event = self._channels[row.channel].parse(row.raw)
        except Exception:  # what cannot be read tells no sender
            return
        if event is not None:
            await self._answer(event, apologize(reference, event))

    async def _finish_letters(self, busy: Collection[tuple[str, str]]) -> None:
        """Letters pasted in parts, when no further part has come."""
        for viewer, pasted in await self._desk.do(whole_letters, now=self._desk.now(), busy=busy):
            event = Incoming(address=viewer.address, name=viewer.name)
            await self._answer(event, await self._read_letter(event, viewer, pasted))

    async def _read_letter(self, event: Incoming, viewer: Viewer, pasted: Pasted) -> Reply:
        try:
            return await organizer.on_whole_letter(Asked(event, viewer), pasted, self._desk)
        except DomainError as refusal:
            return refuse(refusal, event)
        except Exception:
            reference = secrets.token_hex(4)
            log.exception("a letter in parts could not be read, reference %s", reference)
            await self._desk.do(drop_parts, by=viewer)
            return apologize(reference, event)

    async def _answer(self, event: Incoming, reply: Reply) -> None:
        """Answer at once and at most once: what must not be lost is in the outbox."""
        channel = self._channels[event.address.channel]
        try:
            if event.press is not None:
                text = "" if reply.place in (Place.MESSAGE, Place.SILENCE) else toast(self._html(reply))
                await channel.answer_press(event.press, text, alert=reply.place is Place.ALERT)
            if reply.place is Place.MESSAGE or (event.press is None and reply.place is not Place.SILENCE):
                await self._say(channel, event, reply)
            await self._change_menus(reply)
        except SendFailed as failed:
            if failed.retry_after is not None:
                self._pace.hold(channel.name, failed.retry_after.total_seconds())
            log.warning("a reply was not sent: %s", failed.failure)

    async def _change_menus(self, reply: Reply) -> None:
        for address, audience in reply.menus:
            if address.channel in self._channels:
                await self._channels[address.channel].audience(address.value, audience)

    async def _say(self, channel: Channel, event: Incoming, reply: Reply) -> None:
        buttons = [
            [Button(self._words.label(one.label, one.facts), one.button) for one in row]
            for row in reply.choices
        ]
        message = Message(self._html(reply), buttons=buttons, files=reply.files)
        ready = fitted(message, channel.abilities, self._words)
        if not await self._has_turn(channel, event):
            return
        await channel.send(event.room or event.address.value, ready.message)
        if ready.offer:
            await self._desk.do(keep_offer, event.address, ready.offer)

    async def _has_turn(self, channel: Channel, event: Incoming) -> bool:
        """A person is waited for; what is asked in a group faster than one may write there stays unanswered."""
        if event.room:
            return await self._pace.turn_in_group(channel.name, event.room)
        await self._pace.turn(channel.name, event.address.value)
        return True

    def _html(self, reply: Reply) -> str:
        if reply.template == REFUSAL:
            facts = reply.data["facts"]
            assert isinstance(facts, Mapping)
            return self._words.refusal(str(reply.data["code"]), facts)
        return self._words.reply(reply.template, {"now": self._desk.now(), **reply.data})
