"""Take what is due from the outbox, and keep what became of it."""

from collections.abc import Collection, Sequence
from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain.delivery import (
    Delivery,
    Operation,
    Outcome,
    Report,
    State,
    arrived,
    lost_sight_of,
    repeat,
    settle,
)
from domain.notice import Card, CardKind
from domain.office import Office
from usecases.look_delivery import Sendable, look
from usecases.record_answer import PANEL_WITHIN


def claim_deliveries(
    uow: UnitOfWork,
    channels: Sequence[str],
    limit: int,
    *,
    held: Collection[str],
    now: datetime,
    office: Office,
) -> list[Sendable]:
    """Claim up to `limit` rows that are still wanted, each with its attempt noted.

    All of it is committed before the first byte goes out. `held` are the lease tokens of the calls under way:
    any other claim was left by a sender that is gone.
    """
    with uow:
        _tidy(uow, held, now, office)
        closed = uow.gates.blocked(now)
        open_ones = [channel for channel in channels if channel not in closed]
        sendables = _claim(uow, open_ones, limit, now) if open_ones and limit else []
        uow.commit()
    return sendables


def _claim(uow: UnitOfWork, channels: Sequence[str], limit: int, now: datetime) -> list[Sendable]:
    """What is not wanted any more is settled on the way, and does not take a place."""
    sendables: list[Sendable] = []
    while not sendables and (claims := uow.claims.claim(channels, now, limit)):
        sendables = look(uow, claims, now=now)
    return sendables


def open_gates(uow: UnitOfWork) -> None:
    """At start: what a person has mended meanwhile (a token) may be tried again."""
    with uow:
        uow.gates.open_gates()
        uow.commit()


def record_outcomes(uow: UnitOfWork, reports: Sequence[Report], *, now: datetime, office: Office) -> None:
    """Keep how calls ended, each under its lease: a late report is kept as evidence and changes nothing."""
    with uow:
        for report in reports:
            _record(uow, report, now, office)
        uow.commit()


def _tidy(uow: UnitOfWork, held: Collection[str], now: datetime, office: Office) -> None:
    """Expire what is past, lose sight of abandoned claims, repeat what has no evidence; panels show it."""
    changed = uow.claims.expire(now)
    for delivery in uow.claims.out_of_sight(held):
        uow.claims.save(_out_of_sight(uow, delivery, now, office), now)
        changed.append(delivery.card)
    for delivery in uow.claims.without_evidence(now):
        uow.claims.save(repeat(delivery), now)
        changed.append(delivery.card)
    for card in uow.cards.some(changed).values():
        _show_on_panel(uow, card, now)


def _out_of_sight(uow: UnitOfWork, delivery: Delivery, now: datetime, office: Office) -> Delivery:
    message_id = _evidence(uow, delivery)
    if message_id is not None:
        return arrived(delivery, message_id)
    return lost_sight_of(delivery, now=now, unknown_wait=office.unknown_wait)


def _evidence(uow: UnitOfWork, delivery: Delivery) -> str | None:
    """Where a message stands whose own call told nothing: its reader has pressed a button of it meanwhile."""
    if delivery.operation is Operation.EDIT:
        return None
    return next(iter(uow.cards.get(delivery.card).message_ids), None)


def _record(uow: UnitOfWork, report: Report, now: datetime, office: Office) -> None:
    uow.claims.note_attempt(report, now)
    delivery = uow.claims.in_hand(report.delivery_id, report.lease_token)
    if delivery is None:
        if report.outcome is Outcome.ACCEPTED and report.message_id:
            uow.claims.arrived_late(report.delivery_id, report.message_id, now)
        return
    settled = _settled(uow, delivery, report, now, office)
    uow.claims.save(settled, now, shown=report.shown)
    card = uow.cards.get(delivery.card)
    if settled.state is State.SENT and report.message_id:
        uow.cards.remember_message(card.token, report.message_id)
    if settled.state is State.SENT and report.offer:
        uow.people.keep_offer(card.address_id, report.offer)
    _follow(uow, card.address_id, report, now)
    if card.kind is CardKind.INVITATION or report.outcome is Outcome.REFUSED:
        _show_on_panel(uow, card, now)


def _settled(uow: UnitOfWork, delivery: Delivery, report: Report, now: datetime, office: Office) -> Delivery:
    message_id = _evidence(uow, delivery) if report.outcome is Outcome.UNKNOWN else None
    if message_id is not None:
        return arrived(delivery, message_id)
    return settle(delivery, report, now=now, unknown_wait=office.unknown_wait)


def _show_on_panel(uow: UnitOfWork, card: Card, now: datetime) -> None:
    """Whatever becomes of a call to a meeting, its organizer sees it."""
    if card.meeting_id is not None and card.kind is not CardKind.PANEL:
        panels = uow.cards.of_meeting(card.meeting_id, [CardKind.PANEL])
        uow.outbox.edit_soon(panels, now, within=PANEL_WITHIN)


def _follow(uow: UnitOfWork, address_id: int, report: Report, now: datetime) -> None:
    """What one answer tells about the channel or the address as a whole."""
    channel = uow.people.viewer_at(address_id).address.channel
    match report.outcome:
        case Outcome.NOT_SENT if report.retry_after:
            uow.gates.block(channel, now + report.retry_after, stopped=False, detail=report.detail)
        case Outcome.STOPPED:
            uow.gates.block(channel, None, stopped=True, detail=report.detail)
        case Outcome.REFUSED:
            uow.people.mark_unreachable(address_id)
        case Outcome.MOVED:
            uow.people.move_address(address_id, report.moved_to)
