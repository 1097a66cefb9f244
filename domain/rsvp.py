"""What an invited unit may answer, and what an answer makes of its invitation.

Rank and relation rule: a subordinate's absence or substitute is a request to the chair (Decision
45/2018/QĐ-TTg), an equal body's word stands at once, a superior or the host is asked nothing.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from domain.calendar import end_of_day, local
from domain.errors import DomainError
from domain.invitation import Attendance, Consent, Invitation, PartStat
from domain.meeting import Meeting
from domain.people import Function
from domain.rank import Rank, Relation
from domain.second_step import stands_in


class Choice(StrEnum):
    """What a button of a card means."""

    ATTEND = "attend"
    NAME = "name"
    """A person is named: a substitute, a notice of who comes, a registration."""
    DECLINE = "decline"
    RECEIVED = "received"
    """The letter is being put before the head."""
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

_CONSENT_AWAITED = (Consent.PENDING, Consent.SUBMITTED)
_LED = (Rank.HEAD, Rank.LEADER)


def answer_options(invitation: Invitation, meeting: Meeting) -> tuple[Option, ...]:
    """Every answer that this rank and relation may give while the meeting is live."""
    return OFFERS.get((invitation.relation, invitation.rank), ()) if meeting.is_live else ()


def options(invitation: Invitation, meeting: Meeting) -> tuple[Option, ...]:
    """What the card offers now: all answers, or after an answer the ways back from it."""
    offered = answer_options(invitation, meeting)
    if not offered or not invitation.is_answered:
        return offered
    return (_CHANGE, _WITHDRAW) if _is_request_open(invitation) else (_CHANGE,)


def needs_name(invitation: Invitation, choice: Choice) -> bool:
    """Whether the choice is complete only with a named person; the same for every invitation that offers it."""
    return choice is Choice.NAME


def needs_reason(invitation: Invitation, choice: Choice) -> bool:
    """A subordinate head's or leader's absence gives its reason; nobody else is asked for one."""
    return choice is Choice.DECLINE and asks_the_chair(invitation)


def asks_the_chair(invitation: Invitation) -> bool:
    """Whether this line's substitute or absence is a request to the chair."""
    return invitation.relation is Relation.SUBORDINATE and invitation.rank in _LED


def check_offered(invitation: Invitation, meeting: Meeting, choice: Choice, *, now: datetime) -> None:
    """Raise DomainError meeting_not_live, meeting_began or answer_not_offered before anything is asked."""
    check_open(meeting, now)
    if choice not in _open_choices(invitation, meeting):
        raise DomainError("answer_not_offered", choice=choice)


def answer(
    invitation: Invitation,
    meeting: Meeting,
    choice: Choice,
    *,
    by: str,
    now: datetime,
    named: Attendance | None = None,
    reason: str = "",
    function: str = "",
    on_whose_word: str = "",
) -> Invitation:
    """The invitation with this answer in place of any earlier one.

    `by` is the name and post of who answers, `function` what he is in the unit (a value of people.Function),
    `on_whose_word` for whom. Raises DomainError: meeting_not_live, meeting_began, answer_not_offered,
    name_missing, reason_missing, answer_same (it stands so already).
    """
    check_offered(invitation, meeting, choice, now=now)
    _check_complete(invitation, choice, named, reason)
    if choice is Choice.WITHDRAW:
        return _cleared(invitation)
    answered = replace(
        _substance(invitation, choice, named, reason.strip()),
        answered_by=by,
        answered_function=function,
        on_whose_word=on_whose_word,
        answered_at=now,
        answered_sequence=meeting.sequence,
    )
    if _says_the_same(invitation, answered):
        raise DomainError("answer_same")
    return answered


def check_open(meeting: Meeting, now: datetime) -> None:
    """Raise DomainError meeting_not_live or meeting_began when no answer is taken any more."""
    if not meeting.is_live:
        raise DomainError("meeting_not_live", state=meeting.state)
    begins = meeting.starts_at or end_of_day(meeting.starts_on, meeting.zone)
    if local(now, meeting.zone) >= begins:
        raise DomainError("meeting_began", starts_at=meeting.starts_at)


def _check_complete(invitation: Invitation, choice: Choice, named: Attendance | None, reason: str) -> None:
    if needs_name(invitation, choice) and not (named and named.name.strip() and named.post.strip()):
        raise DomainError("name_missing")
    if needs_reason(invitation, choice) and not reason.strip():
        raise DomainError("reason_missing")


def _open_choices(invitation: Invitation, meeting: Meeting) -> set[StrEnum]:
    choices = {option.choice for option in answer_options(invitation, meeting)}
    return choices | {Choice.WITHDRAW} if choices and _is_request_open(invitation) else choices


def _substance(invitation: Invitation, choice: Choice, named: Attendance | None, reason: str) -> Invitation:
    fresh = _cleared(invitation)
    if choice is Choice.ATTEND:
        return replace(fresh, partstat=PartStat.ACCEPTED)
    if choice is Choice.RECEIVED:
        return replace(fresh, received=True)
    if choice is Choice.DECLINE:
        return replace(fresh, partstat=PartStat.DECLINED, consent=_consent_for(invitation), reason=reason)
    assert named is not None
    if not stands_in(invitation, named):
        return replace(fresh, partstat=PartStat.ACCEPTED, attendances=(replace(named, in_place_of=""),))
    return replace(
        fresh,
        partstat=PartStat.DELEGATED,
        consent=_consent_for(invitation),
        reason=reason,
        attendances=(replace(named, in_place_of=invitation.role),),
    )


def _consent_for(invitation: Invitation) -> Consent:
    return Consent.PENDING if asks_the_chair(invitation) else Consent.NOT_NEEDED


def _is_request_open(invitation: Invitation) -> bool:
    return invitation.consent in _CONSENT_AWAITED


def _cleared(invitation: Invitation) -> Invitation:
    """The invitation as if nobody had answered."""
    return replace(
        invitation,
        partstat=PartStat.NEEDS_ACTION,
        consent=Consent.NOT_NEEDED,
        received=False,
        reason="",
        attendances=(),
        answered_by="",
        answered_function="",
        on_whose_word="",
        answered_at=None,
        answered_sequence=None,
        earlier=None,
    )


def _says_the_same(old: Invitation, new: Invitation) -> bool:
    """A request that the chair refused may be made again; one on its way or agreed may not.

    On another's word, or from the head himself after others spoke for him, the same words are a new answer.
    """
    if old.consent is Consent.NOT_AGREED or new.on_whose_word not in ("", old.on_whose_word):
        return False
    if new.answered_function == Function.HEAD != old.answered_function:
        return False
    return _said(old) == _said(new)


def _said(invitation: Invitation) -> tuple[object, ...]:
    return invitation.partstat, invitation.received, invitation.reason, invitation.attendances
