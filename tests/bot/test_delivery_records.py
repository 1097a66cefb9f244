"""Claims and reports on the real database, with the network's part spoken by the test."""

from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from db.engine import open_engine
from db.unit_of_work import UnitOfWork
from domain.delivery import IN_FLIGHT, Operation, Outcome, Report, State
from domain.notice import CardKind, Notice
from domain.people import Address
from tests.bot.crowd import rows
from tests.fakes.telegram_world import World
from tests.house import GIAO_THONG, TRA_ON, House, open_house, with_example
from usecases.claim_deliveries import claim_deliveries, record_outcomes
from usecases.look_delivery import Sendable
from usecases.receive import who_is

FINAL = ("sent", "failed", "cancelled", "superseded", "expired", "unresolved")
AFTER_UNKNOWN = timedelta(seconds=61)


@dataclass
class Outbox:
    """An outbox that nobody empties but the test."""

    house: House
    folder: Path
    held: tuple[str, ...] = ()
    later: timedelta = timedelta()

    @property
    def now(self) -> Any:
        return self.house.app.desk.now() + self.later

    async def put(self, person: int = TRA_ON, **more: Any) -> str:
        facts = {"question": "give_reason", "role": "Chủ tịch", "title": "Hội nghị", "asks_chair": False}
        notice = {"kind": CardKind.QUESTION, "due_at": self.now, "facts": {**facts, "rank": "head"}}
        return str(await self.house.do(_put, person, {**notice, **more}, self.now))

    async def claims(self, limit: int = IN_FLIGHT) -> list[Sendable]:
        office = self.house.app.desk.office
        claimed = await self.house.do(
            claim_deliveries, ["telegram"], limit, held=self.held, now=self.now, office=office
        )
        self.held += tuple(one.delivery.lease_token for one in claimed)
        return list(claimed)

    async def ends(self, sendable: Sendable, outcome: Outcome, **more: Any) -> None:
        lease = sendable.delivery.lease_token or ""
        report = Report(delivery_id=sendable.delivery.id, lease_token=lease, outcome=outcome, **more)
        await self.house.do(record_outcomes, [report], now=self.now, office=self.house.app.desk.office)
        self.held = tuple(token for token in self.held if token != lease)

    async def pressed(self, card: str, message: str, person: int = TRA_ON) -> None:
        address = Address("telegram", str(person))
        await self.house.do(who_is, address, card=card, message=message, now=self.now)

    def state(self, card: str) -> str:
        [(state,)] = rows(
            self.folder, "SELECT state FROM deliveries WHERE card = ? AND operation = 'send'", card
        )
        return str(state)


def _put(uow: UnitOfWork, person: int, notice: dict[str, Any], now: Any) -> str:
    with uow:
        address_id = uow.people.viewer(Address("telegram", str(person))).address_id
        token = uow.outbox.put_one(Notice(**notice, address_id=address_id), now)
        uow.commit()
    return token


@pytest.fixture
async def outbox(tmp_path: Path) -> AsyncIterator[Outbox]:
    async with open_house(tmp_path, World(), channels=[]) as house:
        await with_example(house)
        yield Outbox(house, tmp_path)


async def test_a_press_while_the_call_is_under_way_is_evidence(outbox: Outbox) -> None:
    card = await outbox.put()
    [sendable] = await outbox.claims()
    await outbox.pressed(card, "55")
    await outbox.ends(sendable, Outcome.UNKNOWN)
    assert outbox.state(card) == "sent"


async def test_a_press_after_a_crash_is_evidence_too(outbox: Outbox) -> None:
    card = await outbox.put()
    await outbox.claims()
    await outbox.pressed(card, "55")
    outbox.held = ()
    await outbox.claims()
    assert outbox.state(card) == "sent"


async def test_a_press_stops_the_repeat_that_is_on_its_way(outbox: Outbox) -> None:
    card = await outbox.put()
    [sendable] = await outbox.claims()
    await outbox.ends(sendable, Outcome.UNKNOWN)
    outbox.later = AFTER_UNKNOWN
    await outbox.claims(limit=0)
    assert outbox.state(card) == "pending"
    await outbox.pressed(card, "55")
    assert outbox.state(card) == "sent"
    assert await outbox.claims() == []


async def test_somebody_elses_press_is_no_evidence(outbox: Outbox) -> None:
    card = await outbox.put()
    [sendable] = await outbox.claims()
    await outbox.ends(sendable, Outcome.UNKNOWN)
    await outbox.pressed(card, "55", person=GIAO_THONG)
    assert outbox.state(card) == "unknown"


async def test_a_claim_that_nobody_holds_is_unknown_and_comes_again_with_a_mark(outbox: Outbox) -> None:
    card = await outbox.put()
    await outbox.claims()
    outbox.held = ()
    await outbox.claims()
    assert outbox.state(card) == "unknown"
    outbox.later = AFTER_UNKNOWN
    [repeat] = await outbox.claims()
    assert (repeat.delivery.resend_no, repeat.delivery.possible_duplicate) == (1, True)


async def test_a_claim_under_way_is_nobody_elses(outbox: Outbox) -> None:
    card = await outbox.put()
    [sendable] = await outbox.claims()
    assert await outbox.claims() == []
    outbox.later = timedelta(hours=1)
    assert await outbox.claims() == []
    assert outbox.state(card) == "sending"
    await outbox.ends(sendable, Outcome.ACCEPTED, message_id="5")
    assert outbox.state(card) == "sent"


@pytest.mark.parametrize("outcome", Outcome)
async def test_a_late_report_changes_nothing_but_may_be_evidence(outcome: Outcome, outbox: Outbox) -> None:
    card = await outbox.put()
    [late] = await outbox.claims()
    outbox.held = ()
    await outbox.claims()
    outbox.later = AFTER_UNKNOWN
    [repeat] = await outbox.claims()
    await outbox.ends(late, outcome, message_id="7")
    assert outbox.state(card) == "sending"
    await outbox.ends(repeat, Outcome.REFUSED)
    assert outbox.state(card) == "failed"
    told = rows(outbox.folder, "SELECT outcome FROM attempts ORDER BY id")
    assert told == [(outcome.value,), ("refused",)]


async def test_a_late_success_of_a_given_up_call_saves_the_repeat(outbox: Outbox) -> None:
    card = await outbox.put()
    [late] = await outbox.claims()
    outbox.held = ()
    await outbox.claims()
    await outbox.ends(late, Outcome.ACCEPTED, message_id="7")
    assert outbox.state(card) == "sent"


@pytest.mark.parametrize("final", FINAL)
async def test_what_is_final_stays_as_it_is(final: str, outbox: Outbox) -> None:
    for outcome in Outcome:
        card = await outbox.put()
        [sendable] = await outbox.claims()
        await outbox.house.do(_settle, sendable, State(final), outbox.now)
        await outbox.ends(sendable, outcome, message_id="7")
        outbox.later += timedelta(hours=1)
        assert await outbox.claims() == []
        knows_better = final == "unresolved" and outcome is Outcome.ACCEPTED
        assert outbox.state(card) == ("sent" if knows_better else final)


def _settle(uow: UnitOfWork, sendable: Sendable, state: State, now: Any) -> None:
    with uow:
        uow.claims.drop(sendable.delivery, state, now)
        uow.commit()


async def test_an_edit_that_nobody_finished_is_simply_done_again(outbox: Outbox) -> None:
    card = await outbox.put()
    [sendable] = await outbox.claims()
    await outbox.ends(sendable, Outcome.ACCEPTED, message_id="5")
    await outbox.house.do(_edit, card, outbox.now)
    [edit] = await outbox.claims()
    assert edit.delivery.operation is Operation.EDIT
    outbox.held, outbox.later = (), timedelta(minutes=2)
    [again] = [*await outbox.claims(), *await _after_backoff(outbox)]
    assert again.delivery.id == edit.delivery.id
    assert (again.delivery.resend_no, again.delivery.possible_duplicate) == (0, False)


async def _after_backoff(outbox: Outbox) -> list[Sendable]:
    outbox.later = timedelta(minutes=4)
    return await outbox.claims()


def _edit(uow: UnitOfWork, card: str, now: Any) -> None:
    with uow:
        uow.outbox.edit([uow.cards.get(card)], now)
        uow.commit()


async def test_one_person_gets_one_call_at_a_time(outbox: Outbox) -> None:
    for _ in range(3):
        await outbox.put()
    await outbox.put(GIAO_THONG)
    assert len(await outbox.claims()) == 2


async def test_no_more_is_claimed_than_there_are_hands(outbox: Outbox) -> None:
    people = range(4000, 4012)
    for person in people:
        await outbox.put(person)
    assert len(await outbox.claims(limit=5)) == 5


async def test_the_attempt_is_noted_before_the_call(outbox: Outbox) -> None:
    await outbox.put()
    [sendable] = await outbox.claims()
    lease = sendable.delivery.lease_token
    assert rows(outbox.folder, "SELECT lease_token, n, outcome FROM attempts") == [(lease, 1, None)]
    assert rows(outbox.folder, "SELECT state, attempt_no FROM deliveries") == [("sending", 1)]


async def test_what_is_past_its_time_expires_instead_of_being_sent(outbox: Outbox) -> None:
    card = await outbox.put(expires_at=outbox.now + timedelta(minutes=1))
    outbox.later = timedelta(minutes=1)
    assert await outbox.claims() == []
    assert outbox.state(card) == "expired"


async def test_a_stopped_channel_is_not_used_until_the_next_start(outbox: Outbox) -> None:
    card = await outbox.put()
    [sendable] = await outbox.claims()
    await outbox.ends(sendable, Outcome.STOPPED)
    outbox.later = timedelta(days=3)
    assert await outbox.claims() == []
    assert outbox.state(card) == "pending"


async def test_of_many_who_claim_at_once_each_row_has_one_winner_and_nobody_fails(outbox: Outbox) -> None:
    for person in range(4000, 4040):
        await outbox.put(person)
    url = f"sqlite:///{outbox.folder / 'giaymoi.db'}"
    with ThreadPoolExecutor(4) as workers:
        taken = [one for found in workers.map(_claim_all, [url] * 4, [outbox.now] * 4) for one in found]
    assert len(taken) == 40
    assert len(set(taken)) == 40
    assert rows(outbox.folder, "SELECT max(attempt_no) FROM deliveries") == [(1,)]


def _claim_all(url: str, now: Any) -> list[int]:
    """One sender of several, each with a connection of its own, until nothing is left."""
    engine, taken = open_engine(url), []
    while True:
        with UnitOfWork(engine) as uow:
            claims = uow.claims.claim(["telegram"], now, 1)
            uow.commit()
        if not claims:
            engine.dispose()
            return taken
        taken += [one.delivery.id for one in claims]
