"""Call a meeting: everything that will be sent is put in one transaction, and may be stopped during the hold."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from db.people import Recipient
from db.unit_of_work import UnitOfWork
from domain import reminders
from domain.calling import (
    begins_at,
    gets_a_card,
    guest_list,
    invitation_notice,
    invitations_of,
    is_called_already,
    meeting_of,
    over_at,
)
from domain.change import is_change
from domain.concerned import concerned_by
from domain.delivery import Priority
from domain.draft import Draft, LetterState
from domain.errors import DomainError
from domain.informed import informed_of
from domain.invitation import Invitation
from domain.meeting import Meeting, MeetingState
from domain.notice import Card, CardKind, Notice
from domain.office import Office
from domain.people import Viewer
from usecases.correct_draft import open_draft
from usecases.tell_concerned import concerned_notices

PANEL_SLOT = "panel"
STOPPABLE = (CardKind.INVITATION, CardKind.ASSIGNMENT, CardKind.INFORM, CardKind.PANEL)


def send_invitations(
    uow: UnitOfWork, token: str, *, by: Viewer, now: datetime, office: Office, inbox: int
) -> int:
    """*Gửi tin mời*: call the meeting; return how many cards are to go when the hold is over."""
    with uow:
        card = uow.cards.pressed(token, owner=by)
        draft = open_draft(uow, card, by)
        _check_gate(uow, draft, card, by, now, office)
        meeting = _call(uow, draft, by, now, office)
        invited = uow.meetings.invitations(meeting.id, by)
        put = uow.outbox.put(_notices(uow, invited, meeting, now), now)
        uow.outbox.put(concerned_notices(uow, meeting, now), now)
        planned = reminders.plan(
            meeting,
            called_at=meeting.releases_at or now,
            quiet=office.quiet,
            farthest_min=_farthest(uow, invited),
        )
        uow.reminders.plan(meeting.id, meeting.sequence, planned, slot=str(meeting.calls))
        uow.outbox.put([_panel(meeting, by)], now)
        uow.letters.save(replace(draft, state=LetterState.CALLED))
        _show_hold(uow, draft, now, office)
        uow.audit.add("called", f"meeting:{meeting.id}", by=by.person_id, now=now, after={"cards": put})
        uow.commit(closes=inbox)
    return put


def stop_sending(uow: UnitOfWork, token: str, *, by: Viewer, now: datetime, inbox: int) -> None:
    """*Dừng gửi*: take everything back while nothing has left."""
    with uow:
        card = uow.cards.pressed(token, owner=by)
        meeting = uow.meetings.of_letter(card.letter_id or 0, by)
        if meeting is None or meeting.releases_at is None or now >= meeting.releases_at:
            raise DomainError("too_late_to_stop")
        draft = uow.letters.get(meeting.letter_id, by)
        uow.outbox.cancel_meeting(meeting.id, STOPPABLE, now)
        uow.reminders.cancel_meeting(meeting.id)
        uow.meetings.save(replace(meeting, state=MeetingState.DRAFT, called_at=None, releases_at=None))
        uow.letters.save(replace(draft, state=LetterState.ISSUED))
        uow.outbox.edit(uow.cards.of_letter(draft.id, [CardKind.GUESTS]), now)
        uow.audit.add("call_stopped", f"meeting:{meeting.id}", by=by.person_id, now=now)
        uow.commit(closes=inbox)


def _check_gate(uow: UnitOfWork, draft: Draft, card: Card, by: Viewer, now: datetime, office: Office) -> None:
    if is_change(draft.reading):
        raise DomainError("letter_changes_meeting")
    if draft.state is not LetterState.ISSUED:
        raise DomainError("not_issued")
    found = guest_list(draft, uow.directory.all())
    if found.questions:
        raise DomainError("guests_open", n=len(found.questions))
    meeting = meeting_of(draft, meeting_id=0, zone=office.zone, directory=uow.directory.all())
    if is_called_already(meeting, uow.meetings.organized(by)):
        raise DomainError("number_called_already", number=meeting.number)
    if begins_at(meeting) <= now and not card.facts.get("past_asked"):
        uow.cards.set_facts(card, {"past_asked": True})
        uow.outbox.edit([card], now)
        uow.commit()
        raise DomainError("meeting_past")


def _call(uow: UnitOfWork, draft: Draft, by: Viewer, now: datetime, office: Office) -> Meeting:
    """The meeting with its invitation list, made now or taken up again after a stop."""
    directory = uow.directory.all()
    guests = guest_list(draft, directory).guests
    concerned = concerned_by(draft, guests, directory, uow.orders.desks())
    known = uow.meetings.of_letter(draft.id, by)
    meeting = replace(
        meeting_of(draft, meeting_id=known.id if known else 0, zone=office.zone, directory=directory),
        assignments=concerned.assignments,
        state=MeetingState.CALLED,
        calls=(known.calls if known else 0) + 1,
        called_at=now,
        releases_at=now + office.undo,
    )
    if meeting.deadline is None or meeting.deadline <= now:
        meeting = replace(meeting, deadline=reminders.propose_deadline(meeting, now))
    if known:
        uow.meetings.uninvite_all(known.id)
        uow.meetings.replace(meeting)
    else:
        meeting = replace(meeting, id=uow.meetings.add(meeting, by=by.person_id))
    uow.meetings.invite(meeting.id, invitations_of(guests, meeting.id))
    uow.informed.keep(meeting.id, informed_of(concerned.informed))
    return meeting


def _notices(uow: UnitOfWork, invited: list[Invitation], meeting: Meeting, now: datetime) -> Iterable[Notice]:
    readers: dict[str, list[Recipient]] = {}
    for recipient in uow.people.recipients({one.unit for one in invited}):
        readers.setdefault(recipient.unit, []).append(recipient)
    for invitation in filter(gets_a_card, invited):
        for reader in readers.get(invitation.unit, []):
            yield invitation_notice(invitation, meeting, reader.address_id, now)


def _farthest(uow: UnitOfWork, invited: list[Invitation]) -> int:
    """Minutes on the road of the unit that must set out first."""
    units = uow.directory.some({one.unit for one in invited})
    return max((unit.travel_min for unit in units.values()), default=0)


def _panel(meeting: Meeting, by: Viewer) -> Notice:
    return Notice(
        kind=CardKind.PANEL,
        address_id=by.address_id,
        due_at=meeting.releases_at or meeting.called_at or begins_at(meeting),
        expires_at=over_at(meeting) + timedelta(days=1),
        meeting_id=meeting.id,
        sequence=meeting.sequence,
        slot=f"{PANEL_SLOT}{meeting.calls}",
        priority=Priority.ANSWER,
    )


def _show_hold(uow: UnitOfWork, draft: Draft, now: datetime, office: Office) -> None:
    """Show the hold at once, and take its button away when it is over."""
    guests = uow.cards.of_letter(draft.id, [CardKind.GUESTS])
    uow.outbox.edit(guests, now)
    uow.outbox.edit_later(guests, now, after=office.undo)
