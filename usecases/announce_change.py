"""A letter that changes or calls off a meeting: the meeting changes, and everybody invited is told."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain import change, reminders
from domain.calling import gets_a_card
from domain.change import Change
from domain.delivery import Priority
from domain.draft import Draft, LetterState
from domain.errors import DomainError
from domain.invitation import Invitation
from domain.meeting import Meeting
from domain.notice import CardKind, Notice
from domain.office import Office
from domain.people import HOUSE, Viewer
from usecases.correct_draft import open_draft
from usecases.tell_concerned import change_notices

REMINDING = (CardKind.CHASE, CardKind.LAST_CALL, CardKind.MORNING)


def announce_change(
    uow: UnitOfWork, token: str, *, by: Viewer, now: datetime, office: Office, inbox: int
) -> int:
    """*Gửi thông báo*: change the meeting and tell every unit that has a card; return how many messages."""
    with uow:
        draft = open_draft(uow, uow.cards.pressed(token, owner=by), by)
        if draft.state is not LetterState.ISSUED:
            raise DomainError("not_issued")
        meeting = meant(uow, draft, by)
        announced = change.change_of(draft.reading, meeting) if meeting else None
        if announced is None or meeting is None:
            raise DomainError("change_of_nothing")
        changed = _change(uow, meeting, announced, now, office)
        notices = list(_notices(uow, meeting, changed, announced, now, office))
        put = uow.outbox.put(
            [*notices, *_beside(uow, notices, meeting, changed, announced, now, office)], now
        )
        uow.letters.save(replace(draft, state=LetterState.CALLED, changes=meeting.id))
        uow.outbox.edit(uow.cards.of_letter(draft.id, [CardKind.GUESTS]), now)
        shown = [CardKind.INVITATION, CardKind.PROPOSAL, CardKind.ASSIGNMENT, CardKind.INFORM, CardKind.PANEL]
        shown += REMINDING
        uow.outbox.edit(uow.cards.of_meeting(meeting.id, shown), now, priority=Priority.CHANGE)
        uow.audit.add(announced.kind, f"meeting:{meeting.id}", by=by.person_id, now=now, after={"told": put})
        uow.commit(closes=inbox)
    return put


def meant(uow: UnitOfWork, draft: Draft, viewer: Viewer) -> Meeting | None:
    """The meeting that the letter changes; part of another use case's transaction."""
    if draft.changes is not None:
        return uow.meetings.to_change(draft.changes, viewer)
    return change.meeting_meant(draft.reading, uow.meetings.changeable(viewer))


def choose_meeting(
    uow: UnitOfWork, token: str, meeting_id: int, *, by: Viewer, now: datetime, inbox: int
) -> None:
    """The organizer says which meeting a letter speaks of."""
    with uow:
        draft = open_draft(uow, uow.cards.pressed(token, owner=by), by)
        meeting = uow.meetings.to_change(meeting_id, by)
        uow.letters.save(replace(draft, changes=meeting.id))
        after = {"meeting": meeting.id}
        uow.audit.add("meeting_chosen", f"letter:{draft.id}", by=by.person_id, now=now, after=after)
        uow.outbox.edit(uow.cards.of_letter(draft.id, [CardKind.GUESTS]), now)
        uow.commit(closes=inbox)


def _change(uow: UnitOfWork, meeting: Meeting, announced: Change, now: datetime, office: Office) -> Meeting:
    changed = change.changed(meeting, announced)
    if changed.is_live and changed.deadline is None:
        changed = replace(changed, deadline=reminders.propose_deadline(changed, now))
    uow.meetings.replace(changed)
    uow.outbox.cancel_meeting(meeting.id, REMINDING, now)
    uow.reminders.cancel_meeting(meeting.id)
    if changed.is_live:
        if announced.asks_again:
            invited = uow.meetings.invitations(meeting.id, HOUSE)
            uow.meetings.keep(change.to_reconfirm(one) for one in invited)
        planned = reminders.plan(changed, called_at=now, quiet=office.quiet)
        uow.reminders.plan(meeting.id, changed.sequence, planned, slot=str(changed.calls))
    return changed


def _notices(
    uow: UnitOfWork, before: Meeting, after: Meeting, announced: Change, now: datetime, office: Office
) -> Iterable[Notice]:
    carded = [one for one in uow.meetings.invitations(after.id, HOUSE) if gets_a_card(one)]
    readers = uow.people.recipients({one.unit for one in carded})
    due_at = change.tell_at(before, after, now, office.quiet)
    for invitation in carded:
        for reader in readers:
            if reader.unit == invitation.unit:
                yield _notice(invitation, reader.address_id, before, after, announced, due_at)


def _notice(
    invitation: Invitation,
    address_id: int,
    before: Meeting,
    after: Meeting,
    announced: Change,
    due_at: datetime,
) -> Notice:
    return Notice(
        kind=CardKind.CHANGE,
        address_id=address_id,
        due_at=due_at,
        expires_at=change.told_until(before, after),
        meeting_id=after.id,
        invitation_id=invitation.id,
        sequence=after.sequence,
        slot=str(invitation.id),
        priority=Priority.CHANGE,
        facts=_facts(announced, before),
    )


def _beside(
    uow: UnitOfWork,
    notices: list[Notice],
    before: Meeting,
    after: Meeting,
    announced: Change,
    now: datetime,
    office: Office,
) -> Iterable[Notice]:
    """Notices for those with an order and those who must know, as far as they are not told as guests."""
    return change_notices(
        uow,
        after,
        _facts(announced, before),
        told={notice.address_id for notice in notices},
        due_at=change.tell_at(before, after, now, office.quiet),
        expires_at=change.told_until(before, after),
    )


def _facts(announced: Change, before: Meeting) -> dict[str, object]:
    """What the cards tell of the change besides the meeting as it is now."""
    return {
        "kind": announced.kind,
        "number": announced.number,
        "issue_date": announced.issue_date.isoformat() if announced.issue_date else "",
        "old_day": before.starts_on.isoformat(),
        "old_start": before.starts_at.isoformat() if before.starts_at else "",
        "old_venue": before.venue,
        "old_arrival": before.arrives_at.isoformat() if before.arrives_at else "",
        "old_chair": before.chair,
    }
