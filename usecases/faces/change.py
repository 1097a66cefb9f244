"""Faces of a change: the plan before the organizer, and the notice before each unit."""

from collections.abc import Collection
from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain import reconfirm
from domain.calling import gets_a_card
from domain.change import change_of
from domain.draft import DONE, Draft, LetterState
from domain.errors import DomainError
from domain.face import Button, Face, Rows, rows_of
from domain.meeting import Meeting, MeetingState
from domain.notice import Card, CardKind
from domain.people import Viewer
from domain.state_line import earlier_state_key, state_key
from usecases.announce_change import meant
from usecases.apply_correction import unsent_draft
from usecases.faces.informed import change_facts
from usecases.tell_concerned import concerned_readers

MOST_MEETINGS = 8
ISSUED: Rows = ((Button("issued", "issued"),),)


def plan_face(uow: UnitOfWork, draft: Draft, viewer: Viewer) -> Face:
    """What would change, for whom; or the question which meeting the letter speaks of."""
    meeting = meant(uow, draft, viewer)
    if meeting is None and (unsent := unsent_draft(uow, draft, viewer)):
        return Face(
            template="draft_plan", data={"draft": draft, "unsent": unsent}, buttons=_unsent_buttons(draft)
        )
    others = [] if meeting else _candidates(uow, viewer)
    invited = uow.meetings.invitations(meeting.id, viewer) if meeting else []
    carded = [one for one in invited if gets_a_card(one)]
    reached = {one.unit for one in uow.people.recipients({one.unit for one in carded})}
    data = {
        "draft": draft,
        "change": change_of(draft.reading, meeting) if meeting else None,
        "meeting": meeting,
        "told": sum(one.unit in reached for one in carded),
        "to_call": sum(one.unit not in reached for one in carded),
        "concerned": _concerned(uow, meeting, reached) if meeting else 0,
        "others": others,
    }
    return Face(template="change_plan", data=data, buttons=_plan_buttons(draft, meeting, others))


def change_face(uow: UnitOfWork, card: Card, viewer: Viewer, now: datetime) -> Face | None:
    """The notice of a change, with the earlier answer to be confirmed."""
    if card.invitation_id is None:
        raise DomainError("not_found")
    invitation, meeting = uow.meetings.invitation(card.invitation_id, viewer)
    if invitation.unit not in viewer.units or meeting.sequence != card.sequence:
        return None
    data = {
        "invitation": invitation,
        "meeting": meeting,
        "unit": uow.directory.get(invitation.unit),
        "state": state_key(invitation, meeting),
        "earlier": earlier_state_key(invitation, meeting),
        "knows": reconfirm.knows(invitation, meeting),
        **change_facts(card),
    }
    buttons = [Button(one.label, one.choice) for one in reconfirm.options(invitation, meeting)]
    return Face(template=CardKind.CHANGE, data=data, buttons=rows_of(buttons, 2))


def _concerned(uow: UnitOfWork, meeting: Meeting, invited: Collection[str]) -> int:
    """Units that are told though they are not invited: they have an order, or must know."""
    return len({reader.unit for reader in concerned_readers(uow, meeting)} - set(invited))


def _candidates(uow: UnitOfWork, viewer: Viewer) -> list[Meeting]:
    called = [one for one in uow.meetings.changeable(viewer) if one.state is not MeetingState.DRAFT]
    return called[-MOST_MEETINGS:]


def _unsent_buttons(draft: Draft) -> Rows:
    if draft.state in DONE:
        return ()
    return ((Button("amend_draft", "amend"),),) if draft.state is LetterState.ISSUED else ISSUED


def _plan_buttons(draft: Draft, meeting: Meeting | None, others: list[Meeting]) -> Rows:
    if draft.state in DONE:
        return ()
    if meeting is None:
        return rows_of([Button("meeting_name", f"meant.{one.id}", {"meeting": one}) for one in others], 1)
    if draft.state is LetterState.ISSUED:
        return ((Button("announce_change", "announce"),),)
    return ISSUED
