"""The face of one question of a dialog."""

from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain.face import Button, Face, Keyboard, Rows, rows_of
from domain.notice import Card
from domain.on_whose_word import Word
from domain.people import Viewer
from domain.unit import Kind

REASONS: Rows = (
    (Button("reason_other_meeting", "reason.other_meeting"), Button("reason_superior", "reason.superior")),
    (Button("reason_travel", "reason.travel"), Button("reason_leave", "reason.leave")),
)
LEAVE = Button("leave", "leave")
KEEP = Button("keep_as_is", "leave")
TODAY = Button("today", "unit.today")
KIND_BUTTONS = (
    Button("kind_department", f"unit.kind.{Kind.DEPARTMENT}"),
    Button("kind_committee", f"unit.kind.{Kind.COMMITTEE}"),
    Button("kind_party", f"unit.kind.{Kind.PARTY}"),
    Button("kind_front", f"unit.kind.{Kind.FRONT}"),
    Button("kind_vertical", f"unit.kind.{Kind.VERTICAL}"),
    Button("kind_press", f"unit.kind.{Kind.PRESS}"),
    Button("kind_council", f"unit.kind.{Kind.COUNCIL}"),
    Button("kind_district_party", f"unit.kind.{Kind.DISTRICT_PARTY}"),
    Button("kind_standing", f"unit.kind.{Kind.STANDING}"),
    Button("kind_host", f"unit.kind.{Kind.HOST}"),
)
"""Those that are added most often first."""
GROUPS = (Button("join_groups", "unit.groups.join"), Button("no_groups", "unit.groups.none"))
CHOICES: dict[str, Rows] = {
    "give_reason": (*REASONS, (LEAVE,)),
    "share_phone": ((Button("skip_phone", "skip_phone"),),),
    "leave_unit": ((Button("revoke_contact", "leave_unit"), KEEP),),
    "revoke_contact": ((Button("revoke_contact", "revoke_contact"), KEEP),),
    "erase_person": ((Button("erase_person", "erase"), KEEP),),
    "replace_codes": ((Button("unit_code", "replace_codes"), KEEP),),
    "end_unit": ((TODAY, LEAVE),),
    "merge_day": ((TODAY, LEAVE),),
    "add_unit_kind": (*rows_of(KIND_BUTTONS, 2), (LEAVE,)),
    "add_unit_groups": (GROUPS, (LEAVE,)),
}
WORDS = {
    Word.DIRECTOR: Button("word_director", "word.director"),
    Word.DEPUTY_DIRECTOR: Button("word_deputy_director", "word.deputy_director"),
    Word.CHAIRMAN: Button("word_chairman", "word.chairman"),
    Word.DEPUTY_CHAIRMAN: Button("word_deputy_chairman", "word.deputy_chairman"),
    Word.HEAD: Button("word_head", "word.head"),
}


def question_face(uow: UnitOfWork, card: Card, viewer: Viewer, now: datetime) -> Face | None:
    question = str(card.facts["question"])
    closed = str(card.facts.get("closed", ""))
    buttons: Rows = () if closed else _choices(question, card)
    return Face(
        template=f"question/{question}",
        data={**card.facts, "closed": closed, **_person(uow, card)},
        buttons=buttons,
        silent=bool(closed),
        keyboard=_keyboard(question, closed),
    )


def _person(uow: UnitOfWork, card: Card) -> dict[str, object]:
    """Loaded anew, for a name that is to be forgotten stands in no card."""
    number = card.facts.get("contact")
    return {} if number is None else {"contact": uow.people.contact(int(str(number)))}


def _choices(question: str, card: Card) -> Rows:
    if question == "on_whose_word":
        return (*_words(card), (LEAVE,))
    if oneself := card.facts.get("oneself"):
        return ((Button("person_name", "oneself", {"name": oneself}),), (LEAVE,))
    return CHOICES.get(question, ((LEAVE,),))


def _words(card: Card) -> Rows:
    words = card.facts["words"]
    assert isinstance(words, list)
    return rows_of([WORDS[Word(word)] for word in words], 2)


def _keyboard(question: str, closed: str) -> Keyboard:
    if question != "share_phone":
        return Keyboard.AS_IT_IS
    return Keyboard.GONE if closed else Keyboard.SHARE_PHONE
