"""A complete answer is recorded, put before the head, or asked on whose word it is given."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum

from db.unit_of_work import UnitOfWork
from domain import offers, on_whose_word
from domain.answer import Answer, Signature, given
from domain.errors import DomainError
from domain.invitation import Attendance, Invitation
from domain.meeting import Meeting
from domain.on_whose_word import Course, Word
from domain.people import Contact, Viewer
from usecases.dialog import ask, leave
from usecases.naming_doubts import naming_doubts
from usecases.propose import heads_of, propose
from usecases.record_answer import record, signature


@dataclass(frozen=True)
class Occasion:
    """Who answers which line of which meeting, and when."""

    invitation: Invitation
    meeting: Meeting
    by: Viewer
    now: datetime

    @property
    def contact(self) -> Contact:
        """What the person is in the invited unit; DomainError not_found for one who is nothing there."""
        return self.by.contact_for(self.invitation.unit)


@dataclass(frozen=True)
class Answered:
    """What came of it: `asks` is the question that is open now; `proposed`, that the head decides."""

    invitation: Invitation
    asks: str = ""
    proposed: bool = False
    doubts: Mapping[str, tuple[Attendance, ...]] = field(default_factory=dict)
    """What the unit is told of those whom it has named just now (usecases/naming_doubts.py)."""


def course(uow: UnitOfWork, choice: StrEnum, occasion: Occasion) -> Course:
    """What this choice goes through, or DomainError where it is not this person's to make."""
    has_head = bool(heads_of(uow, occasion.invitation.unit))
    return on_whose_word.course_of(occasion.contact.function, choice, occasion.invitation, has_head=has_head)


def settle(uow: UnitOfWork, answer: Answer, occasion: Occasion, *, picked: Word | None = None) -> Answered:
    """Carry a complete answer as far as it goes; part of a use case's transaction.

    `picked` is the word that was chosen just now.
    """
    goes = course(uow, answer.choice, occasion)
    if goes is Course.PROPOSE:
        propose(uow, answer, occasion.invitation, occasion.meeting, occasion.contact, occasion.now)
        leave(uow, occasion.by, occasion.now, closed="proposed")
        return Answered(occasion.invitation, proposed=True)
    if goes is Course.FREE:
        return _record(uow, _given(answer, occasion), occasion)
    words = on_whose_word.words_of(
        uow.directory.some([occasion.invitation.unit])[occasion.invitation.unit], goes
    )
    word = picked or _remembered(uow, answer, occasion, words)
    if word not in words:
        return _ask_whose_word(uow, answer, occasion, words)
    return _record(uow, _given(answer, occasion, word), occasion)


def _given(answer: Answer, occasion: Occasion, word: str = "") -> Invitation:
    contact = occasion.contact
    signed = Signature(by=signature(contact), function=contact.function, on_whose_word=word)
    return given(answer, occasion.invitation, occasion.meeting, signed=signed, now=occasion.now)


def _record(uow: UnitOfWork, answered: Invitation, occasion: Occasion) -> Answered:
    record(uow, answered, by=occasion.by.person_id, now=occasion.now)
    leave(uow, occasion.by, occasion.now, closed="done")
    return Answered(answered, doubts=_doubts_of(uow, answered, occasion))


def _doubts_of(
    uow: UnitOfWork, answered: Invitation, occasion: Occasion
) -> dict[str, tuple[Attendance, ...]]:
    """Nothing where the answer is none of names."""
    if answered.attendances in ((), occasion.invitation.attendances):
        return {}
    return naming_doubts(uow, answered, occasion.by)


def _remembered(uow: UnitOfWork, answer: Answer, occasion: Occasion, words: Sequence[Word]) -> str:
    """The word of this person's latest answer here: it is asked once.

    The same answer given again asks anew where there is a choice: it may be the word that is to be mended.
    """
    word = uow.meetings.latest_word(occasion.invitation.id, occasion.by.person_id)
    if len(words) > 1 and _stands_so(answer, occasion, word):
        return ""
    return word


def _stands_so(answer: Answer, occasion: Occasion, word: str) -> bool:
    try:
        _given(answer, occasion, word)
    except DomainError as refusal:
        return refusal.code == "answer_same"
    return False


def _ask_whose_word(uow: UnitOfWork, answer: Answer, occasion: Occasion, words: Sequence[Word]) -> Answered:
    """The reason goes into the dialog alone: it is not for the card."""
    would_be = _given(answer, occasion, Word.HEAD)
    doubts = naming_doubts(uow, would_be, occasion.by)
    facts = asked_facts(occasion) | {
        "choice": answer.choice,
        "named": _rows(answer.named),
        **{doubt: _rows(people) for doubt, people in doubts.items()},
        "words": list(words),
        "function": occasion.contact.function,
    }
    ask(
        uow,
        "on_whose_word",
        facts,
        to=occasion.by,
        now=occasion.now,
        keeps={"reason": answer.reason},
        closed="continued",
    )
    return Answered(occasion.invitation, asks="on_whose_word")


def _rows(people: Iterable[Attendance]) -> list[dict[str, str]]:
    return [asdict(person) for person in people]


def asked_facts(occasion: Occasion) -> dict[str, object]:
    """What every question about an answer tells of the invitation."""
    invitation = occasion.invitation
    return {
        "invitation": invitation.id,
        "role": invitation.role,
        "title": occasion.meeting.title,
        "asks_chair": offers.asks_the_chair(invitation),
        "rank": invitation.rank,
    }
