"""The face of one question of a dialog."""

from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain.face import Button, Face, Keyboard, Rows
from domain.notice import Card
from domain.people import Viewer

REASONS: Rows = (
    (Button("reason_other_meeting", "reason.other_meeting"), Button("reason_superior", "reason.superior")),
    (Button("reason_travel", "reason.travel"), Button("reason_leave", "reason.leave")),
)
LEAVE = Button("leave", "leave")
KEEP = Button("keep_as_is", "leave")
CHOICES: dict[str, Rows] = {
    "give_reason": (*REASONS, (LEAVE,)),
    "share_phone": ((Button("skip_phone", "skip_phone"),),),
    "leave_unit": ((Button("revoke_contact", "leave_unit"), KEEP),),
    "erase_person": ((Button("erase_person", "erase"), KEEP),),
}


def question_face(uow: UnitOfWork, card: Card, viewer: Viewer, now: datetime) -> Face | None:
    question = str(card.facts["question"])
    closed = str(card.facts.get("closed", ""))
    buttons: Rows = () if closed else CHOICES.get(question, ((LEAVE,),))
    return Face(
        template=f"question/{question}",
        data={**card.facts, "closed": closed},
        buttons=buttons,
        silent=bool(closed),
        keyboard=_keyboard(question, closed),
    )


def _keyboard(question: str, closed: str) -> Keyboard:
    if question != "share_phone":
        return Keyboard.AS_IT_IS
    return Keyboard.GONE if closed else Keyboard.SHARE_PHONE
