"""After a change: an answer that was given waits to be confirmed, and everybody says that he knows."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from domain import offers, rsvp
from domain.errors import DomainError
from domain.invitation import Invitation, PartStat
from domain.meeting import Meeting
from domain.offers import Option


class Choice(StrEnum):
    """Presses that only a change offers; the others are rsvp's."""

    KEEP = "keep"
    """The earlier answer holds for the new time and place too."""
    NOTED = "noted"
    """*Đã nhận thông tin*: known, and nothing answered by it."""


_COMING = (PartStat.ACCEPTED, PartStat.DELEGATED)


def options(invitation: Invitation, meeting: Meeting) -> tuple[Option, ...]:
    """What the card of a change offers now."""
    noted = () if knows(invitation, meeting) else (Option(Choice.NOTED, "noted"),)
    if not meeting.is_live:
        return noted
    offered = offers.options(invitation, meeting)
    if invitation.partstat is not PartStat.TENTATIVE:
        return (*offered, *noted)
    if invitation.earlier in _COMING:
        return (Option(Choice.KEEP, "still_attend"), *_instead(offered), *noted)
    others = (one for one in offered if one.choice not in (offers.Choice.DECLINE, offers.Choice.RECEIVED))
    return (Option(Choice.KEEP, "still_absent"), *others, *noted)


def knows(invitation: Invitation, meeting: Meeting) -> bool:
    """Whether the unit has answered or noted since the latest change."""
    return meeting.sequence in (invitation.noted_sequence, invitation.answered_sequence)


def keep(
    invitation: Invitation,
    meeting: Meeting,
    *,
    by: str,
    now: datetime,
    function: str = "",
    on_whose_word: str = "",
) -> Invitation:
    """The earlier answer, given again for what the meeting is now, with its persons, reason and consent.

    `by`, `function` and `on_whose_word` sign it as they do in rsvp.answer.
    """
    if invitation.partstat is not PartStat.TENTATIVE or invitation.earlier is None:
        raise DomainError("button_old")
    rsvp.check_open(meeting, now)
    return replace(
        invitation,
        partstat=invitation.earlier,
        earlier=None,
        answered_by=by,
        answered_function=function,
        on_whose_word=on_whose_word,
        answered_at=now,
        answered_sequence=meeting.sequence,
        noted_sequence=meeting.sequence,
    )


def note(invitation: Invitation, meeting: Meeting) -> Invitation:
    """The unit knows of the change."""
    if knows(invitation, meeting):
        raise DomainError("answer_same")
    return replace(invitation, noted_sequence=meeting.sequence)


def _instead(offered: Iterable[Option]) -> Iterator[Option]:
    """What a unit that said it would come may answer instead."""
    for one in offered:
        if one.choice is offers.Choice.NAME:
            yield Option(offers.Choice.NAME, "change_person")
        elif one.choice is offers.Choice.DECLINE:
            yield one
