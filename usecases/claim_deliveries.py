"""Take what is due from the outbox, and keep what became of it."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from db.unit_of_work import UnitOfWork
from domain.delivery import Claimed, Outcome, Report, State, lost_sight_of, repeat, settle
from domain.notice import CardKind
from domain.office import Office

PANEL_WITHIN = timedelta(seconds=2)


def claim_deliveries(
    uow: UnitOfWork,
    channels: Sequence[str],
    limit: int,
    *,
    held: Collection[str],
    now: datetime,
    office: Office,
) -> list[Claimed]:
    """Claim up to `limit` rows, each with its attempt noted; committed before the first byte goes out.

    `held` are the lease tokens of the calls under way: any other claim was left by a sender that is gone.
    """
    with uow:
        _tidy(uow, held, now, office)
        closed = uow.outbox.blocked(now)
        open_ones = [channel for channel in channels if channel not in closed]
        claimed = uow.outbox.claim(open_ones, now, limit) if open_ones and limit else []
        uow.commit()
    return claimed


def open_gates(uow: UnitOfWork) -> None:
    """At start: what a person has mended meanwhile (a token) may be tried again."""
    with uow:
        uow.outbox.open_gates()
        uow.commit()


def record_outcomes(uow: UnitOfWork, reports: Sequence[Report], *, now: datetime, office: Office) -> None:
    """Keep how calls ended, each under its lease: a late report is kept as evidence and changes nothing."""
    with uow:
        for report in reports:
            _record(uow, report, now, office)
        uow.commit()


def release_claims(uow: UnitOfWork, claims: Sequence[tuple[int, str]], *, now: datetime) -> None:
    """At shutdown: claims whose call never began go back as if untouched."""
    reports = [Report(delivery_id=i, lease_token=t, outcome=Outcome.STOPPED) for i, t in claims]
    with uow:
        for report in reports:
            delivery = uow.outbox.in_hand(report.delivery_id, report.lease_token)
            uow.outbox.note_attempt(report, now)
            if delivery is not None:
                uow.outbox.save(settle(delivery, report, now=now, unknown_wait=timedelta()), now)
        uow.commit()


def _tidy(uow: UnitOfWork, held: Collection[str], now: datetime, office: Office) -> None:
    """Expire what is past, lose sight of abandoned claims, repeat what has no evidence."""
    uow.outbox.expire(now)
    for delivery in uow.outbox.out_of_sight(held):
        uow.outbox.save(lost_sight_of(delivery, now=now, unknown_wait=office.unknown_wait), now)
    for delivery in uow.outbox.without_evidence(now):
        uow.outbox.save(repeat(delivery), now)


def _record(uow: UnitOfWork, report: Report, now: datetime, office: Office) -> None:
    uow.outbox.note_attempt(report, now)
    delivery = uow.outbox.in_hand(report.delivery_id, report.lease_token)
    if delivery is None:
        if report.outcome is Outcome.ACCEPTED and report.message_id:
            uow.outbox.arrived_late(report.delivery_id, report.message_id, now)
        return
    settled = settle(delivery, report, now=now, unknown_wait=office.unknown_wait)
    uow.outbox.save(settled, now, shown=report.shown)
    card = uow.cards.get(delivery.card)
    if settled.state is State.SENT and report.message_id:
        uow.cards.remember_message(card.token, report.message_id)
    if settled.state is State.SENT and report.offer:
        uow.people.keep_offer(card.address_id, report.offer)
    _follow(uow, card.address_id, report, now)
    if card.kind is CardKind.INVITATION and card.meeting_id is not None:
        panels = uow.cards.of_meeting(card.meeting_id, [CardKind.PANEL])
        uow.outbox.edit_soon(panels, now, within=PANEL_WITHIN)


def _follow(uow: UnitOfWork, address_id: int, report: Report, now: datetime) -> None:
    """What one answer tells about the channel or the address as a whole."""
    channel = uow.people.viewer_at(address_id).address.channel
    match report.outcome:
        case Outcome.NOT_SENT if report.retry_after:
            uow.outbox.block(channel, now + report.retry_after, stopped=False, detail=report.detail)
        case Outcome.STOPPED:
            uow.outbox.block(channel, None, stopped=True, detail=report.detail)
        case Outcome.REFUSED:
            uow.people.mark_unreachable(address_id)
        case Outcome.MOVED:
            uow.people.move_address(address_id, report.moved_to)
