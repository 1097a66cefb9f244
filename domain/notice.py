"""What is put into the outbox: which card goes to whom, when, and until when it makes sense."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from domain.delivery import Priority


class CardKind(StrEnum):
    """Every message that is sent as a row of the outbox; each has a face in templates/notices/."""

    INVITATION = "invitation"
    CHASE = "chase"
    LAST_CALL = "last_call"
    MORNING = "morning"
    CHANGE = "change"
    """Another time or place, a postponement, a cancellation."""
    ASSIGNMENT = "assignment"
    """An order of the letter, before those who carry it out."""
    INFORM = "inform"
    """The meeting, before a unit that only must know."""
    INFORM_CHANGE = "inform_change"
    """A change, before those who must know or have an order and are no guests."""
    PROPOSAL = "proposal"
    """A change of the head's answer, before the head; and what he decided, before the proposer."""
    DRAFT = "draft"
    GUESTS = "guests"
    """The guest list with the gate, before the invitations are sent."""
    TRIAL = "trial"
    """A card as one unit will get it, shown to the organizer."""
    PANEL = "panel"
    QUESTION = "question"
    """One question of a dialog."""
    CONTACT_REQUEST = "contact_request"
    """A person who wants to speak for a unit, before an administrator."""
    REGISTRATION = "registration"
    """What became of the request, before the person."""
    PERSONNEL = "personnel"
    """Somebody begins or ends to speak for a unit, before the unit's other people and those who approve."""
    PERSON = "person"
    """What somebody may do, before an administrator who may change it."""
    HOLDERS = "holders"
    """Everybody who may do anything, before an administrator."""
    ROLE_NEWS = "role_news"
    """A role was given or taken back, before the person."""
    CODE = "code"
    """Fresh registration codes, before who asked for them; in clear they stand only in the first message."""
    ALARM = "alarm"
    """Registration codes are being guessed, before the administrators."""
    UNIT = "unit"
    """A unit of the directory, before those who keep it."""
    UNITS_FOUND = "units_found"
    """The units that a search found."""
    UNIT_MERGED = "unit_merged"
    """A unit goes over into another, before those who spoke for it."""
    DIRECTORY_PLAN = "directory_plan"
    """What a file that was sent would change in the directory."""


AWAITED = frozenset(
    {
        CardKind.DRAFT,
        CardKind.GUESTS,
        CardKind.CONTACT_REQUEST,
        CardKind.UNIT,
        CardKind.PERSON,
        CardKind.DIRECTORY_PLAN,
    }
)
"""Cards whose next face somebody waits for: where a channel cannot edit, these alone are sent anew."""


CONCERNING = frozenset({CardKind.ASSIGNMENT, CardKind.INFORM, CardKind.INFORM_CHANGE})
"""Cards for units that a meeting concerns without an invitation; the fact `unit` says through which one."""


@dataclass(frozen=True, kw_only=True)
class Notice:
    """A message to be sent: its references, its place in the queue and its unique key.

    (meeting_id, sequence, address_id, kind, slot) is put once only; without a meeting every notice is its own.
    """

    kind: CardKind
    address_id: int
    due_at: datetime
    expires_at: datetime | None = None
    meeting_id: int | None = None
    letter_id: int | None = None
    invitation_id: int | None = None
    contact_id: int | None = None
    assignment_id: int | None = None
    proposal_id: int | None = None
    sequence: int = 0
    slot: str = ""
    priority: int = Priority.ANSWER
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Card:
    """A message with a face that can be made anew: what it is about, whose it is, where it stands."""

    token: str
    kind: CardKind
    address_id: int
    sequence: int
    meeting_id: int | None
    letter_id: int | None
    invitation_id: int | None
    contact_id: int | None
    assignment_id: int | None
    proposal_id: int | None
    facts: Mapping[str, object]
    message_ids: tuple[str, ...]
