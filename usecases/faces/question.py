"""The face of one question of a dialog."""

from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain.face import Button, Face, Rows
from domain.notice import Card
from domain.people import Viewer

REASONS: Rows = (
    (Button("reason_other_meeting", "reason.other_meeting"), Button("reason_superior", "reason.superior")),
    (Button("reason_travel", "reason.travel"), Button("reason_leave", "reason.leave")),
)
CHOICES: dict[str, Rows] = {"give_reason": REASONS}


def question_face(uow: UnitOfWork, card: Card, viewer: Viewer, now: datetime) -> Face | None:
    question = str(card.facts["question"])
    closed = card.facts.get("closed", "")
    buttons: Rows = () if closed else (*CHOICES.get(question, ()), (Button("leave", "leave"),))
    return Face(template=f"question/{question}", data={**card.facts, "closed": closed}, buttons=buttons)
