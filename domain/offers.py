"""What an invited unit may answer: the buttons of its card, by rank and relation.

A subordinate's absence or substitute is a request to the chair (Decision 45/2018/QĐ-TTg), an equal body's word
stands at once, a superior or the host is asked nothing.
"""

from dataclasses import dataclass
from enum import StrEnum

from domain.invitation import Consent, Invitation
from domain.meeting import Meeting
from domain.rank import Rank, Relation


class Choice(StrEnum):
    """What a button of a card means."""

    ATTEND = "attend"
    NAME = "name"
    """A person is named: a substitute, a notice of who comes, a registration."""
    DECLINE = "decline"
    RECEIVED = "received"
    """The letter is being put before the head."""
    ADD = "add"
    """One more person is named, beside those who are."""
    CHANGE = "change"
    """Show the choices again; it answers nothing."""
    WITHDRAW = "withdraw"


@dataclass(frozen=True)
class Option:
    """A choice (of this module, or of `reconfirm`), and the key of the label under which this unit sees it."""

    choice: StrEnum
    label: str


_ATTEND = Option(Choice.ATTEND, "attend")
_REQUEST_ABSENCE = Option(Choice.DECLINE, "request_absence")
_BEFORE_HEAD = Option(Choice.RECEIVED, "before_head")
_ADD = Option(Choice.ADD, "add_person")
_CHANGE = Option(Choice.CHANGE, "change_answer")
_WITHDRAW = Option(Choice.WITHDRAW, "withdraw_request")

_HEAD = (_ATTEND, Option(Choice.NAME, "request_substitute"), _REQUEST_ABSENCE, _BEFORE_HEAD)
_LEADER = (Option(Choice.NAME, "send_person"), _REQUEST_ABSENCE, _BEFORE_HEAD)
_REGISTRATION = (Option(Choice.NAME, "register_person"), Option(Choice.DECLINE, "cannot_send"))
_EQUAL = (_ATTEND, Option(Choice.NAME, "notify_person"), Option(Choice.DECLINE, "excuse"))

OFFERS: dict[tuple[Relation, Rank], tuple[Option, ...]] = {
    (Relation.SUBORDINATE, Rank.HEAD): _HEAD,
    (Relation.SUBORDINATE, Rank.LEADER): _LEADER,
    (Relation.SUBORDINATE, Rank.STAFF): _REGISTRATION,
    (Relation.SUBORDINATE, Rank.PRESS): _REGISTRATION,
    (Relation.EQUAL, Rank.HEAD): _EQUAL,
    (Relation.EQUAL, Rank.LEADER): _EQUAL,
    (Relation.EQUAL, Rank.STAFF): _EQUAL,
    (Relation.EQUAL, Rank.PRESS): _REGISTRATION,
}
"""Who is offered what. Superiors and the host stand nowhere: they are called, not asked.

A newspaper is an equal body; called "to attend and report" it registers a reporter, as the labels have it.
"""

_LED = (Rank.HEAD, Rank.LEADER)


def answer_options(invitation: Invitation, meeting: Meeting) -> tuple[Option, ...]:
    """Every answer that this rank and relation may give while the meeting is live."""
    return OFFERS.get((invitation.relation, invitation.rank), ()) if meeting.is_live else ()


def options(invitation: Invitation, meeting: Meeting) -> tuple[Option, ...]:
    """What the card offers now: all answers, or after an answer the ways back from it."""
    offered = answer_options(invitation, meeting)
    if not offered or not invitation.is_answered:
        return offered
    add = (_ADD,) if _has_room(invitation) else ()
    withdraw = (_WITHDRAW,) if invitation.awaits_consent else ()
    return (*add, _CHANGE, *withdraw)


def needs_name(invitation: Invitation, choice: Choice) -> bool:
    """Whether the choice is complete only with a named person; the same for every invitation that offers it."""
    return choice in (Choice.NAME, Choice.ADD)


def seats_open(invitation: Invitation, choice: Choice) -> int:
    """How many persons this choice may name: as many as the letter wants, or as are left."""
    return invitation.seats_left if choice is Choice.ADD else invitation.seats


def needs_reason(invitation: Invitation, choice: Choice) -> bool:
    """A subordinate head's or leader's absence gives its reason; nobody else is asked for one."""
    return choice is Choice.DECLINE and asks_the_chair(invitation)


def asks_the_chair(invitation: Invitation) -> bool:
    """Whether this line's substitute or absence is a request to the chair."""
    return invitation.relation is Relation.SUBORDINATE and invitation.rank in _LED


def open_choices(invitation: Invitation, meeting: Meeting) -> set[StrEnum]:
    """Every choice that is taken now, by whatever card it is pressed."""
    choices = {option.choice for option in answer_options(invitation, meeting)}
    if choices and invitation.awaits_consent:
        choices.add(Choice.WITHDRAW)
    if choices and _has_room(invitation):
        choices.add(Choice.ADD)
    return choices


def _has_room(invitation: Invitation) -> bool:
    is_refused = invitation.consent is Consent.NOT_AGREED
    return bool(
        invitation.is_answered and not is_refused and invitation.attendances and invitation.seats_left
    )
