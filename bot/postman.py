"""The postman: claims what is due, looks once more, renders, sends, and reports. He decides nothing.

The promise: planned exactly once, never lost in silence; a second copy only when the outcome of the first cannot
be known, and then it is marked as a repeat.
"""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from bot.channels.port import Button, Channel, Failure, Message, SendFailed
from bot.fitting import fitted
from bot.handlers.buttons import pack
from bot.handlers.events import Desk, OutgoingFile
from bot.pace import Pace
from bot.rendering import Words
from domain.delivery import CALL_DEADLINE, IN_FLIGHT, Operation, Outcome, Report
from domain.face import Rows
from domain.notice import AWAITED, Card
from usecases.claim_deliveries import claim_deliveries, record_outcomes
from usecases.look_delivery import Sendable, look_deliveries

log = logging.getLogger(__name__)

IDLE_S = 0.5
"""How often to look at the outbox when nobody rings."""
AGAIN_S = 1.0
"""Wait before a report that the database refused is tried again: it is the only memory of a call."""


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
        self._bell = asyncio.Event()
        self._stopping = False
        self._held: set[str] = set()
        self._reports: list[Report] = []

    def wake(self) -> None:
        self._bell.set()

    def stop(self) -> None:
        """Claim no more; `run` returns when the calls under way have ended and are recorded."""
        self._stopping = True
        self._bell.set()

    async def run(self) -> None:
        async with asyncio.TaskGroup() as calls:
            while not self._stopping:
                begun = await self._round(calls)
                if not begun and not self._reports:
                    await self._rest()
        await self._record()

    async def _round(self, calls: asyncio.TaskGroup) -> int:
        """Record what has ended, take what is due; returns how many calls were begun."""
        try:
            await self._record()
            sendables = await self._take()
        except Exception:
            log.exception("the outbox could not be worked on; trying again")
            await asyncio.sleep(AGAIN_S)
            return 0
        for sendable in sendables:
            calls.create_task(self._deliver(sendable))
        return len(sendables)

    async def _rest(self) -> None:
        try:
            async with asyncio.timeout(IDLE_S):
                await self._bell.wait()
        except TimeoutError:
            pass
        self._bell.clear()

    async def _take(self) -> list[Sendable]:
        free = IN_FLIGHT - len(self._held)
        if free <= 0 or self._stopping:
            return []
        now = self._desk.now()
        claims = await self._desk.do(
            claim_deliveries,
            list(self._channels),
            free,
            held=tuple(self._held),
            now=now,
            office=self._desk.office,
        )
        if not claims:
            return []
        sendables = await self._desk.do(look_deliveries, claims, now=now)
        self._held |= {_lease(one) for one in sendables}
        return sendables

    async def _record(self) -> None:
        reports, self._reports = self._reports, []
        if not reports:
            return
        try:
            await self._desk.do(record_outcomes, reports, now=self._desk.now(), office=self._desk.office)
        except Exception:
            self._reports = reports + self._reports
            raise
        self._held -= {report.lease_token for report in reports}

    async def _deliver(self, sendable: Sendable) -> None:
        """Make the one call of a claim; whatever becomes of it is reported."""
        report = Report(
            delivery_id=sendable.delivery.id, lease_token=_lease(sendable), outcome=Outcome.UNKNOWN
        )
        try:
            report = await self._outcome(sendable, report)
        except SendFailed as failed:
            wait = self._wait(sendable, failed)
            outcome = Outcome(failed.failure.value)
            report = replace(
                report, outcome=outcome, detail=failed.detail, retry_after=wait, moved_to=failed.moved_to
            )
        except TimeoutError:
            report = replace(report, detail="the whole call took too long")
        except Exception:
            log.exception("delivery %s could not be made", sendable.delivery.id)
            report = replace(report, outcome=Outcome.BROKEN)
        finally:
            self._reports.append(report)
            self._bell.set()

    async def _outcome(self, sendable: Sendable, report: Report) -> Report:
        abilities = self._channels[sendable.claimed.channel].abilities
        ready = fitted(self._message(sendable), abilities, self._words)
        message_id = await self._call(sendable, ready.message)
        return replace(
            report,
            outcome=Outcome.ACCEPTED,
            message_id=message_id,
            shown=ready.message.html,
            offer=ready.offer,
        )

    async def _call(self, sendable: Sendable, message: Message) -> str:
        claimed = sendable.claimed
        channel = self._channels[claimed.channel]
        await self._pace.turn(claimed.channel, claimed.chat)
        async with asyncio.timeout(CALL_DEADLINE.total_seconds()):
            if sendable.delivery.operation is Operation.SEND:
                return await channel.send(claimed.chat, message)
            if channel.abilities.edit:
                return await _edit_all(channel, claimed.chat, sendable.card, message)
            if sendable.card.kind in AWAITED:
                return await channel.send(claimed.chat, message)
        raise SendFailed(Failure.GONE, "this channel cannot edit")

    def _wait(self, sendable: Sendable, failed: SendFailed) -> timedelta | None:
        """The network's wait, in the office's time; nothing is said on the channel meanwhile."""
        if failed.retry_after is None:
            return None
        self._pace.hold(sendable.claimed.channel, failed.retry_after.total_seconds())
        return failed.retry_after * self._speed

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
