"""The postman: claims what is due, looks once more, renders, sends, and reports. He decides nothing.

The promise: planned exactly once, never lost in silence; a second copy only when the outcome of the first cannot
be known, and then it is marked as a repeat.
"""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from bot.bell import Bell
from bot.channels.port import Abilities, Button, Channel, Failure, Key, Message, SendFailed
from bot.fitting import Fitted, fitted
from bot.handlers.buttons import pack
from bot.handlers.events import Desk, OutgoingFile
from bot.pace import Closed, Pace, Silence
from bot.rendering import Words
from domain.delivery import CALL_DEADLINE, IN_FLIGHT, Operation, Outcome, Report
from domain.face import Keyboard, Rows
from domain.notice import AWAITED, Card
from usecases.claim_deliveries import claim_deliveries, record_outcomes
from usecases.look_delivery import Sendable

log = logging.getLogger(__name__)

AGAIN_S = 1.0
"""Wait before the outbox is asked again when the database refused."""
MARGIN = timedelta(seconds=0.1)
"""On top of what a network asks for: its clock is not ours."""
NO_WAIT = timedelta()


class Postman:
    """One per process. `speed` is how fast the office's clock runs: a network's wait is in real seconds."""

    def __init__(
        self, desk: Desk, channels: Mapping[str, Channel], words: Words, pace: Pace, *, speed: float
    ) -> None:
        self._desk = desk
        self._channels = channels
        self._words = words
        self._pace = pace
        self._speed = speed
        self._bell = Bell()
        self._stopping = False
        self._held: set[str] = set()
        self._reports: list[Report] = []

    def wake(self) -> None:
        self._bell.ring()

    def stop(self) -> None:
        """Claim no more, begin no call; `run` returns when those under way have ended and are recorded."""
        self._stopping = True
        self._pace.close()
        self._bell.ring()

    async def run(self) -> None:
        async with asyncio.TaskGroup() as calls:
            while not self._stopping:
                if not await self._round(calls):
                    await self._bell.rest()
        await self._record()

    async def _round(self, calls: asyncio.TaskGroup) -> int:
        """Record what has ended, take what is due; returns how many calls were begun."""
        await self._record()
        try:
            sendables = await self._take()
        except Exception:
            log.exception("the outbox could not be worked on; trying again")
            await asyncio.sleep(AGAIN_S)
            return 0
        for sendable in sendables:
            calls.create_task(self._deliver(sendable))
        return len(sendables)

    async def _take(self) -> list[Sendable]:
        free = IN_FLIGHT - len(self._held)
        if free <= 0 or self._stopping:
            return []
        sendables = await self._desk.do(
            claim_deliveries,
            list(self._channels),
            free,
            held=tuple(self._held),
            now=self._desk.now(),
            office=self._desk.office,
        )
        self._held |= {_lease(one) for one in sendables}
        return sendables

    async def _record(self) -> None:
        """Keep how calls ended. A report that cannot be kept holds up no other, and is tried again."""
        reports, self._reports = self._reports, []
        if not reports or await self._is_recorded(reports):
            return
        self._reports += [one for one in reports if not await self._is_recorded([one])]

    async def _is_recorded(self, reports: list[Report]) -> bool:
        try:
            await self._desk.do(record_outcomes, reports, now=self._desk.now(), office=self._desk.office)
        except Exception:
            log.exception("%d outcomes could not be recorded yet", len(reports))
            return False
        self._held -= {report.lease_token for report in reports}
        return True

    async def _deliver(self, sendable: Sendable) -> None:
        """Make the one call of a claim; whatever becomes of it is reported."""
        report = Report(
            delivery_id=sendable.delivery.id, lease_token=_lease(sendable), outcome=Outcome.UNKNOWN
        )
        try:
            report = await self._outcome(sendable, report)
        finally:
            self._reports.append(report)
            self._bell.ring()

    async def _outcome(self, sendable: Sendable, unknown: Report) -> Report:
        try:
            ready = self._ready(sendable)
        except Exception:
            log.exception("delivery %s could not be made", sendable.delivery.id)
            return replace(unknown, outcome=Outcome.BROKEN)
        try:
            await self._pace.turn_unless_silent(sendable.claimed.channel, sendable.claimed.chat)
        except (Silence, Closed) as no_turn:
            return self._not_begun(unknown, no_turn)
        return await self._called(sendable, ready, unknown)

    async def _called(self, sendable: Sendable, ready: Fitted, unknown: Report) -> Report:
        """From here on everything that is not known for sure is unknown."""
        try:
            message_id = await self._call(sendable, ready.message)
        except SendFailed as failed:
            return self._failed(sendable, failed, unknown)
        except TimeoutError:
            return replace(unknown, detail="the whole call took too long")
        except Exception as error:
            log.exception("the call of delivery %s ended in an unforeseen way", sendable.delivery.id)
            return replace(unknown, detail=type(error).__name__)
        accepted = replace(unknown, outcome=Outcome.ACCEPTED, message_id=message_id)
        return replace(accepted, shown=ready.message.html, offer=ready.offer)

    async def _call(self, sendable: Sendable, message: Message) -> str:
        claimed = sendable.claimed
        channel = self._channels[claimed.channel]
        async with asyncio.timeout(CALL_DEADLINE.total_seconds()):
            if sendable.delivery.operation is Operation.SEND:
                return await channel.send(claimed.chat, message)
            if channel.abilities.edit:
                return await _edit_all(channel, claimed.chat, sendable.card, message)
            if sendable.card.kind in AWAITED:
                return await channel.send(claimed.chat, message)
        raise SendFailed(Failure.GONE, "this channel cannot edit")

    def _failed(self, sendable: Sendable, failed: SendFailed, unknown: Report) -> Report:
        """The report of a failure; a network's wait is counted in the office's time."""
        report = replace(unknown, outcome=Outcome(failed.failure.value), detail=failed.detail)
        if failed.retry_after is None:
            return replace(report, moved_to=failed.moved_to)
        wait = failed.retry_after + MARGIN
        self._pace.hold(sendable.claimed.channel, wait.total_seconds())
        return replace(report, retry_after=wait * self._speed)

    def _not_begun(self, unknown: Report, no_turn: Silence | Closed) -> Report:
        wait = timedelta(seconds=no_turn.seconds) * self._speed if isinstance(no_turn, Silence) else NO_WAIT
        return replace(unknown, outcome=Outcome.NOT_SENT, detail="no call was begun", retry_after=wait)

    def _ready(self, sendable: Sendable) -> Fitted:
        abilities = self._channels[sendable.claimed.channel].abilities
        return fitted(self._with_keys(self._message(sendable), sendable, abilities), abilities, self._words)

    def _with_keys(self, message: Message, sendable: Sendable, abilities: Abilities) -> Message:
        """Keys take the place of the buttons where the network has them."""
        if not abilities.keys or sendable.face.keyboard is Keyboard.AS_IT_IS:
            return message
        if sendable.face.keyboard is Keyboard.GONE:
            return replace(message, keys=())
        share = Key(self._words.label("share_phone"), shares_phone=True)
        return replace(message, buttons=(), keys=((share,), (Key(self._words.label("skip_phone")),)))

    def _message(self, sendable: Sendable) -> Message:
        face, delivery = sendable.face, sendable.delivery
        html = self._words.notice(
            face, repeat=delivery.resend_no > 0, plain=delivery.plain, now=self._desk.now()
        )
        file = sendable.file
        return Message(
            html,
            buttons=self._buttons(face.buttons, sendable.card),
            files=(OutgoingFile(file.name, file.media_type, file.data),) if file else (),
            pin=face.pin,
            silent=face.silent,
        )

    def _buttons(self, rows: Rows, card: Card) -> list[list[Button]]:
        return [
            [
                Button(self._words.label(one.label, one.facts), url=one.url)
                if one.url
                else Button(self._words.label(one.label, one.facts), pack(card.kind, card.token, one.choice))
                for one in row
            ]
            for row in rows
        ]


def _lease(sendable: Sendable) -> str:
    assert sendable.delivery.lease_token is not None
    return sendable.delivery.lease_token


async def _edit_all(channel: Channel, chat: str, card: Card, message: Message) -> str:
    """Edit every message that shows the card (after a repeat there are two); one that is gone is no matter."""
    gone: SendFailed | None = None
    for message_id in card.message_ids:
        try:
            await channel.edit(chat, message_id, message)
        except SendFailed as failed:
            if failed.failure is not Failure.GONE:
                raise
            gone = failed
    if gone is not None and len(card.message_ids) == 1:
        raise gone
    return card.message_ids[-1]
