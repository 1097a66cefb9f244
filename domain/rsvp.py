"""What an answer makes of an invitation."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from domain.calendar import end_of_day, local
from domain.errors import DomainError
from domain.invitation import Attendance, Consent, Invitation, PartStat
from domain.meeting import Meeting
from domain.offers import Choice, asks_the_chair, needs_name, needs_reason, open_choices, seats_open
from domain.people import Function
from domain.second_step import placed


def check_offered(invitation: Invitation, meeting: Meeting, choice: Choice, *, now: datetime) -> None:
    """Raise DomainError meeting_not_live, meeting_began or answer_not_offered before anything is asked."""
    check_open(meeting, now)
    if choice not in open_choices(invitation, meeting):
        raise DomainError("answer_not_offered", choice=choice)


def answer(
    invitation: Invitation,
    meeting: Meeting,
    choice: Choice,
    *,
    by: str,
    now: datetime,
    named: Sequence[Attendance] = (),
    reason: str = "",
    function: str = "",
    on_whose_word: str = "",
) -> Invitation:
    """The invitation with this answer in place of any earlier one.

    `by` is the name and post of who answers, `function` what he is in the unit (a value of people.Function),
    `on_whose_word` for whom, `named` who comes (to ADD: who comes too). Raises DomainError: meeting_not_live,
    meeting_began, answer_not_offered, name_missing, seats_exceeded, reason_missing, answer_same (it stands so
    already).
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


def _check_complete(invitation: Invitation, choice: Choice, named: Sequence[Attendance], reason: str) -> None:
    if needs_name(invitation, choice):
        if not named or not all(one.name.strip() and one.post.strip() for one in named):
            raise DomainError("name_missing")
        if len(named) > (seats := seats_open(invitation, choice)):
            raise DomainError("seats_exceeded", seats=seats, named=len(named))
    if needs_reason(invitation, choice) and not reason.strip():
        raise DomainError("reason_missing")


def _substance(
    invitation: Invitation, choice: Choice, named: Sequence[Attendance], reason: str
) -> Invitation:
    fresh = _cleared(invitation)
    if choice is Choice.ATTEND:
        return replace(fresh, partstat=PartStat.ACCEPTED)
    if choice is Choice.RECEIVED:
        return replace(fresh, received=True)
    if choice is Choice.DECLINE:
        return replace(fresh, partstat=PartStat.DECLINED, consent=_consent_for(invitation), reason=reason)
    before = invitation.attendances if choice is Choice.ADD else ()
    people = placed(invitation, (*before, *named))
    if not any(one.in_place_of for one in people):
        return replace(fresh, partstat=PartStat.ACCEPTED, attendances=people)
    consent = _consent_for_people(invitation, people)
    return replace(fresh, partstat=PartStat.DELEGATED, consent=consent, reason=reason, attendances=people)


def _consent_for_people(invitation: Invitation, people: Sequence[Attendance]) -> Consent:
    """What the chair has before him or has agreed to holds on, as long as nobody new is asked for."""
    asked_before = all(one in invitation.attendances for one in people if one.in_place_of)
    if asked_before and invitation.consent in (Consent.SUBMITTED, Consent.AGREED):
        return invitation.consent
    return _consent_for(invitation)


def _consent_for(invitation: Invitation) -> Consent:
    return Consent.PENDING if asks_the_chair(invitation) else Consent.NOT_NEEDED


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
