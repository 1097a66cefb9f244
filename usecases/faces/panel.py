"""The organizer's panel of one meeting: who comes, who was reached, what waits."""

from collections.abc import Iterable
from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain import reconfirm, tally
from domain.calling import gets_a_card
from domain.delivery import State
from domain.errors import DomainError
from domain.face import Button, Face
from domain.invitation import Invitation
from domain.notice import Card, CardKind
from domain.people import Viewer
from usecases.list_orders import informed_count, order_lines


def panel_face(uow: UnitOfWork, card: Card, viewer: Viewer, now: datetime) -> Face | None:
    if card.meeting_id is None:
        raise DomainError("not_found")
    meeting = uow.meetings.overseen(card.meeting_id, viewer)
    invitations = uow.meetings.invitations(meeting.id, viewer)
    carded = [invitation for invitation in invitations if gets_a_card(invitation)]
    reached = {one.unit for one in uow.people.recipients({one.unit for one in carded})}
    opened = uow.cards.opened_invitations(meeting.id)
    counts = uow.outbox.counts(meeting.id, CardKind.INVITATION)
    counted = tally.count(invitations)
    data = {
        "meeting": meeting,
        "tally": counted,
        "sent": counts.get(State.SENT, 0),
        "to_send": counts.get(State.PENDING, 0) + counts.get(State.SENDING, 0),
        "unknown": counts.get(State.UNKNOWN, 0) + counts.get(State.UNRESOLVED, 0),
        "failed": counts.get(State.FAILED, 0),
        "opened": len(opened),
        "unreached": [one for one in carded if one.unit not in reached],
        "changed": meeting.sequence > 0,
        "knowing": sum(reconfirm.knows(one, meeting) for one in carded),
        "orders": order_lines(uow, meeting),
        "informed": informed_count(uow, meeting),
        "latest": _latest(invitations),
        "now": now,
    }
    silent = Button("silent_units", "silent", {"n": counted.silent})
    pending = counted.substitutes_pending + counted.absent_pending
    buttons = (
        (silent, Button("requests", "requests", {"n": pending})),
        (Button("call_sheet", "calls"), Button("quick_report", "report")),
    )
    return Face(template="panel", data=data, buttons=buttons, pin=True)


def _latest(invitations: Iterable[Invitation]) -> Invitation | None:
    """The line that was answered last."""
    answered = [(one.answered_at, one.id, one) for one in invitations if one.answered_at is not None]
    return max(answered)[-1] if answered else None
