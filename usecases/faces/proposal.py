"""Faces of a proposal: the question before the unit's head, and the news before the proposer."""

from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain.errors import DomainError
from domain.face import Button, Face, Rows
from domain.notice import Card, CardKind
from domain.people import Function, Viewer
from domain.proposal import ProposalState, state_of
from domain.state_line import state_key

DECISIONS: Rows = ((Button("agree_to_change", "agree"), Button("keep_answer", "keep")),)


def proposal_face(uow: UnitOfWork, card: Card, viewer: Viewer, now: datetime) -> Face | None:
    """Who proposes which change of which answer, and what was decided by whom."""
    if card.proposal_id is None:
        raise DomainError("not_found")
    proposal = uow.proposals.get(card.proposal_id)
    invitation, meeting = uow.meetings.invitation(proposal.invitation_id, viewer)
    contact = viewer.contact_for(invitation.unit)
    standing = state_of(proposal, meeting, now)
    data = {
        "proposal": proposal,
        "standing": standing,
        "proposer": uow.people.contact_at(invitation.unit, proposal.person_id),
        "decider": uow.people.contact_at(invitation.unit, proposal.decided_by or 0),
        "invitation": invitation,
        "meeting": meeting,
        "unit": uow.directory.get(invitation.unit),
        "state": state_key(invitation, meeting),
    }
    if card.facts["news"]:
        return Face(template="proposal_news", data=data)
    if contact.function is not Function.HEAD:
        return None
    buttons = DECISIONS if standing is ProposalState.OPEN else ()
    return Face(template=CardKind.PROPOSAL, data=data, buttons=buttons)
