"""*Đồng ý đổi*, *Giữ nguyên*: the head says whether his answer is changed as one of his people proposes."""

from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain import proposal
from domain.errors import DomainError
from domain.invitation import Invitation
from domain.meeting import Meeting
from domain.notice import CardKind
from domain.people import Function, Viewer
from domain.proposal import Proposal
from usecases.propose import tell_proposer
from usecases.record_answer import record, show_anew, signature


def decide_proposal(
    uow: UnitOfWork, token: str, agree: bool, *, by: Viewer, now: datetime, inbox: int
) -> Proposal:
    """Decide once, for any head of the unit; raises DomainError proposal_void or proposal_closed afterwards."""
    with uow:
        asked, invitation, meeting = _pressed(uow, token, by)
        decided = proposal.decide(asked, meeting, agree=agree, by=by.person_id, now=now)
        uow.proposals.save(decided)
        if agree:
            _carry_out(uow, decided, invitation, meeting, now)
        else:
            show_anew(uow, invitation, now)
        tell_proposer(uow, decided, invitation, meeting, now)
        what = "proposal_accepted" if agree else "proposal_kept"
        uow.audit.add(what, f"proposal:{decided.id}", by=by.person_id, now=now)
        uow.commit(closes=inbox)
    return decided


def _pressed(uow: UnitOfWork, token: str, by: Viewer) -> tuple[Proposal, Invitation, Meeting]:
    """The proposal under a pressed button, while its reader is a head of the unit."""
    card = uow.cards.pressed(token, owner=by)
    if card.kind is not CardKind.PROPOSAL or card.proposal_id is None:
        raise DomainError("button_unknown")
    asked = uow.proposals.get(card.proposal_id)
    invitation, meeting = uow.meetings.invitation(asked.invitation_id, by)
    if by.contact_for(invitation.unit).function is not Function.HEAD:
        raise DomainError("button_unknown")
    return asked, invitation, meeting


def _carry_out(
    uow: UnitOfWork, accepted: Proposal, invitation: Invitation, meeting: Meeting, now: datetime
) -> None:
    proposer = uow.people.contact_at(invitation.unit, accepted.person_id)
    if proposer is None:
        raise DomainError("not_found")
    changed = proposal.applied(accepted, invitation, meeting, by=signature(proposer), now=now)
    record(uow, changed, by=accepted.person_id, now=now)
