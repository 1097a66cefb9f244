"""An answer with all that belongs to it, while it is asked about, proposed or given."""

from dataclasses import dataclass
from datetime import datetime

from domain import offers, reconfirm, rsvp
from domain.invitation import Attendance, Invitation
from domain.meeting import Meeting

LONGEST_REASON = 300
"""Characters of a reason; what stands behind them is left out."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What is said: a choice with the persons or the reason that completes it."""

    choice: offers.Choice | reconfirm.Choice
    named: tuple[Attendance, ...] = ()
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Signature:
    """Who says it: post and name, what he is in the unit (a value of people.Function), on whose word."""

    by: str
    function: str
    on_whose_word: str = ""


def given(
    answer: Answer, invitation: Invitation, meeting: Meeting, *, signed: Signature, now: datetime
) -> Invitation:
    """The invitation with this answer; raises what rsvp.answer and reconfirm.keep raise."""
    signature = {"by": signed.by, "function": signed.function, "on_whose_word": signed.on_whose_word}
    choice = answer.choice
    if isinstance(choice, reconfirm.Choice):
        return reconfirm.keep(invitation, meeting, now=now, **signature)
    named, reason = answer.named, answer.reason
    return rsvp.answer(invitation, meeting, choice, now=now, named=named, reason=reason, **signature)
