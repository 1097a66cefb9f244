"""What a clerk or a deputy would have answered after the head had answered himself, until the head decides."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from domain.answer import Answer, Signature, given
from domain.errors import DomainError
from domain.invitation import Invitation
from domain.meeting import Meeting
from domain.people import Function
from domain.rsvp import check_open


class ProposalState(StrEnum):
    OPEN = "open"
    ACCEPTED = "accepted"
    KEPT = "kept"
    """The head keeps what he answered."""
    SUPERSEDED = "superseded"
    """A newer proposal took its place."""
    OVERTAKEN = "overtaken"
    """The unit gave another answer before it was decided."""
    DEPARTED = "departed"
    """The proposer stopped speaking for the unit before it was decided."""
    VOID = "void"
    """The meeting changed or began; seen at the moment of looking, never kept."""


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """A change proposed to the head. `sequence` is the meeting's at that time, `on_whose_word` the head's word."""

    id: int
    invitation_id: int
    person_id: int
    at: datetime
    sequence: int
    answer: Answer
    on_whose_word: str
    state: ProposalState = ProposalState.OPEN
    decided_at: datetime | None = None
    decided_by: int | None = None


def propose(
    answer: Answer, invitation: Invitation, meeting: Meeting, *, by: int, signed: Signature, now: datetime
) -> Proposal:
    """A new proposal (`id` 0) of person `by`; raises what the answer itself would raise.

    On whose word is no part of what is compared: what the head has said is not proposed to him again.
    """
    given(answer, invitation, meeting, signed=replace(signed, on_whose_word=""), now=now)
    return Proposal(
        id=0,
        invitation_id=invitation.id,
        person_id=by,
        at=now,
        sequence=meeting.sequence,
        answer=answer,
        on_whose_word=signed.on_whose_word,
    )


def state_of(proposal: Proposal, meeting: Meeting, now: datetime) -> ProposalState:
    """How the proposal stands now: an open one is void once the meeting has changed or begun."""
    if proposal.state is not ProposalState.OPEN:
        return proposal.state
    try:
        check_open(meeting, now)
    except DomainError:
        return ProposalState.VOID
    return ProposalState.OPEN if proposal.sequence == meeting.sequence else ProposalState.VOID


def decide(proposal: Proposal, meeting: Meeting, *, agree: bool, by: int | None, now: datetime) -> Proposal:
    """The proposal as person `by` decides it; raises DomainError proposal_void or proposal_closed."""
    state = state_of(proposal, meeting, now)
    if state is ProposalState.VOID:
        raise DomainError("proposal_void")
    if state is not ProposalState.OPEN:
        raise DomainError("proposal_closed", state=state)
    decided = ProposalState.ACCEPTED if agree else ProposalState.KEPT
    return replace(proposal, state=decided, decided_at=now, decided_by=by)


def applied(
    proposal: Proposal, invitation: Invitation, meeting: Meeting, *, by: str, now: datetime
) -> Invitation:
    """The invitation as proposed, signed by the proposer `by` on the head's word.

    It counts as the head's own answer, for he has decided it: the next change is proposed to him again.
    """
    signed = Signature(by=by, function=Function.HEAD, on_whose_word=proposal.on_whose_word)
    return given(proposal.answer, invitation, meeting, signed=signed, now=now)
