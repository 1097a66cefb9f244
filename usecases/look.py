"""Look things up: nothing here changes what is remembered, but for the note that a card was opened."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from db.files import StoredFile
from db.people import Recipient
from db.reminders import PlannedReminder
from db.unit_of_work import UnitOfWork
from domain import tally
from domain.call_sheet import is_called
from domain.calling import gets_a_card, guest_list, invitations_of, meeting_of
from domain.errors import DomainError
from domain.face import Face
from domain.invitation import Attendance, Invitation
from domain.meeting import Meeting
from domain.notice import CardKind
from domain.office import Office
from domain.people import Viewer
from domain.second_step import below_deputy
from domain.state_line import state_key
from domain.unit import Unit
from usecases.faces.invitation import call_face


@dataclass(frozen=True)
class Line:
    """An invitation with its unit, as lists show it."""

    invitation: Invitation
    unit: Unit
    state: str
    has_contact: bool

    @property
    def below(self) -> tuple[Attendance, ...]:
        """For whom the chair is asked although he stands below a deputy."""
        return below_deputy(self.invitation)

    readers: tuple[Recipient, ...] = ()
    """Who reads for the unit; those who gave a number can be called on it."""


@dataclass(frozen=True)
class Opened:
    """What a card's lower buttons open."""

    invitation: Invitation
    meeting: Meeting
    unit: Unit
    file: StoredFile | None
    text: str


def my_meetings(uow: UnitOfWork, *, by: Viewer, now: datetime) -> list[tuple[Invitation, Meeting, str]]:
    """What my units have been invited to, with the state line of each: not before the hold is over."""
    with uow:
        pairs = uow.meetings.invited(by)
    return [
        (one, meeting, state_key(one, meeting))
        for one, meeting in pairs
        if gets_a_card(one) and meeting.releases_at is not None and meeting.releases_at <= now
    ]


def organized_meetings(uow: UnitOfWork, *, by: Viewer, now: datetime) -> list[tuple[Meeting, tally.Tally]]:
    """The meetings whose panels I may see, with their head counts."""
    with uow:
        found = uow.meetings.organized(by)
        return [(one, tally.count(uow.meetings.invitations(one.id, by))) for one in found]


def open_from_card(uow: UnitOfWork, token: str, *, by: Viewer, now: datetime, inbox: int) -> Opened:
    """Programme, brief or letter from an invitation card; the card counts as opened."""
    with uow:
        card = uow.cards.pressed(token, owner=by)
        if card.invitation_id is None:
            raise DomainError("button_old")
        invitation, meeting = uow.meetings.invitation(card.invitation_id, by)
        uow.cards.note_opened(token, now)
        for panel in uow.cards.of_meeting(meeting.id, [CardKind.PANEL]):
            uow.outbox.edit([panel], now)
        unit = uow.directory.get(invitation.unit)
        assert unit is not None
        text, file = uow.letters.issued(meeting)
        stored = uow.files.load(file) if file else None
        uow.commit(closes=inbox)
    return Opened(invitation, meeting, unit, stored, text)


def panel_lines(uow: UnitOfWork, token: str, *, by: Viewer) -> tuple[Meeting, list[Line], tally.Tally]:
    """All lines of the meeting of a panel, from which its lists are drawn."""
    with uow:
        card = uow.cards.pressed(token, owner=by)
        return meeting_lines(uow, card.meeting_id or 0, by)


def meeting_lines(uow: UnitOfWork, meeting_id: int, by: Viewer) -> tuple[Meeting, list[Line], tally.Tally]:
    """Part of a use case's own transaction: the meeting, its lines in the letter's order, the head count."""
    meeting = uow.meetings.overseen(meeting_id, by)
    invitations = uow.meetings.invitations(meeting_id, by)
    units = uow.directory.some({one.unit for one in invitations})
    readers: dict[str, list[Recipient]] = {}
    for reader in uow.people.recipients(units):
        readers.setdefault(reader.unit, []).append(reader)
    lines = [
        Line(
            one,
            units[one.unit],
            state_key(one, meeting),
            one.unit in readers,
            tuple(readers.get(one.unit, ())),
        )
        for one in invitations
    ]
    if not by.stands_by_chair(meeting.unit):
        lines = [_from_aside(line) for line in lines]
    return meeting, lines, tally.count(invitations)


def _from_aside(line: Line) -> Line:
    """A line as those see it who only look on: without the reason, and without people's own numbers."""
    return replace(line, invitation=replace(line.invitation, reason=""), readers=())


def silent_lines(lines: Sequence[Line]) -> list[Line]:
    """Who got a card and has not answered."""
    return [line for line in lines if gets_a_card(line.invitation) and line.invitation.is_silent]


def request_lines(lines: Sequence[Line]) -> list[Line]:
    """Whose request waits for the chair."""
    return [line for line in lines if line.invitation.awaits_consent]


def call_lines(lines: Sequence[Line]) -> list[Line]:
    """Whom only the telephone reaches."""
    return [line for line in lines if is_called(line.invitation, has_contact=line.has_contact)]


def open_requests(uow: UnitOfWork, *, by: Viewer) -> list[tuple[Meeting, list[Line]]]:
    """Requests that wait for the chair, meeting by meeting."""
    with uow:
        found = [meeting_lines(uow, one.id, by) for one in uow.meetings.organized(by)]
    waiting = [(meeting, request_lines(lines)) for meeting, lines, _ in found]
    return [(meeting, lines) for meeting, lines in waiting if lines]


def reminder_plan(uow: UnitOfWork, *, by: Viewer) -> list[tuple[Meeting, list[PlannedReminder]]]:
    """The reminders of every meeting that I organize."""
    with uow:
        return [(one, uow.reminders.of_meeting(one.id)) for one in uow.meetings.organized(by)]


def trial_card(
    uow: UnitOfWork, token: str, index: int | None, *, by: Viewer, now: datetime, office: Office
) -> Face:
    """The card of one guest as it will be received, without putting it anywhere; `index` None: the first."""
    with uow:
        card = uow.cards.pressed(token, owner=by)
        draft = uow.letters.get(card.letter_id or 0, by)
        directory = uow.directory.all()
        meeting = meeting_of(draft, meeting_id=0, zone=office.zone, directory=directory)
        carded = [one for one in invitations_of(guest_list(draft, directory).guests, 0) if gets_a_card(one)]
        if not carded or not 0 <= (index or 0) < len(carded):
            raise DomainError("button_old")
        return call_face(uow, carded[index or 0], meeting, now)
