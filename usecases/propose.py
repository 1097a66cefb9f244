"""Propose to the head of a unit that his own answer be changed; part of another use case's transaction."""

from collections.abc import Sequence
from datetime import datetime

from db.people import Recipient
from db.unit_of_work import UnitOfWork
from domain import on_whose_word, proposal
from domain.answer import Answer, Signature
from domain.calling import begins_at
from domain.invitation import Invitation
from domain.meeting import Meeting
from domain.notice import CardKind, Notice
from domain.people import Contact, Function
from domain.proposal import Proposal, ProposalState
from usecases.record_answer import close_choices, show_anew, signature


def heads_of(uow: UnitOfWork, unit: str) -> Sequence[Recipient]:
    """The unit's heads whom a message reaches."""
    return [one for one in uow.people.recipients([unit]) if one.function is Function.HEAD]


def propose(
    uow: UnitOfWork, answer: Answer, invitation: Invitation, meeting: Meeting, by: Contact, now: datetime
) -> None:
    """Put a card before every head of the unit; what was proposed before is superseded."""
    unit = uow.directory.some([invitation.unit])[invitation.unit]
    [heads_word] = on_whose_word.words_of(unit, on_whose_word.Course.ASK_HEAD)
    signed = Signature(by=signature(by), function=by.function, on_whose_word=heads_word)
    proposed = proposal.propose(answer, invitation, meeting, by=by.person_id, signed=signed, now=now)
    uow.proposals.close(invitation.id, ProposalState.SUPERSEDED, now)
    proposal_id = uow.proposals.add(proposed)
    close_choices(uow, invitation)
    show_anew(uow, invitation, now)
    heads = heads_of(uow, invitation.unit)
    uow.outbox.put((_notice(proposal_id, meeting, invitation, one.address_id, now) for one in heads), now)
    after = {"proposal": proposal_id, "choice": answer.choice}
    uow.audit.add("change_proposed", f"invitation:{invitation.id}", by=by.person_id, now=now, after=after)


def tell_proposer(
    uow: UnitOfWork, decided: Proposal, invitation: Invitation, meeting: Meeting, now: datetime
) -> None:
    """A message that rings: what the head decided."""
    mine = set(uow.people.addresses_of(decided.person_id))
    for reader in uow.people.recipients([invitation.unit]):
        if reader.address_id in mine:
            notice = _notice(decided.id, meeting, invitation, reader.address_id, now, news=True)
            uow.outbox.put([notice], now)


def _notice(
    proposal_id: int,
    meeting: Meeting,
    invitation: Invitation,
    address_id: int,
    now: datetime,
    *,
    news: bool = False,
) -> Notice:
    return Notice(
        kind=CardKind.PROPOSAL,
        address_id=address_id,
        due_at=now,
        expires_at=begins_at(meeting),
        meeting_id=meeting.id,
        invitation_id=invitation.id,
        proposal_id=proposal_id,
        sequence=meeting.sequence,
        slot=f"{proposal_id}{':news' if news else ''}",
        facts={"news": news},
    )
