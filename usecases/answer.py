"""A unit answers: what is missing is asked for first, and nothing is recorded before it is complete."""

from datetime import datetime

from db.dialogs import Dialog
from db.unit_of_work import UnitOfWork
from domain import offers, on_whose_word, reconfirm, rsvp
from domain.answer import LONGEST_REASON, Answer
from domain.errors import DomainError
from domain.invitation import Attendance, Invitation
from domain.meeting import Meeting
from domain.named_list import read_people
from domain.notice import Card
from domain.on_whose_word import Word
from domain.people import Contact, Viewer
from domain.spelling import key
from usecases.dialog import ask
from usecases.settle_answer import Answered, Occasion, asked_facts, course, settle


def press_answer(
    uow: UnitOfWork, token: str, choice: offers.Choice, *, by: Viewer, now: datetime, inbox: int
) -> Answered:
    """Carry out a press on a card: answer at once, or ask for what is missing."""
    with uow:
        card, invitation, meeting = pressed_card(uow, token, by, now)
        if choice is offers.Choice.CHANGE:
            uow.cards.set_facts(card, {"reopened": True})
            uow.outbox.edit([card], now)
            answered = Answered(invitation)
        else:
            rsvp.check_offered(invitation, meeting, choice, now=now)
            answered = _choose(uow, choice, Occasion(invitation, meeting, by, now))
        uow.commit(closes=inbox)
    return answered


def name_people(uow: UnitOfWork, text: str, *, by: Viewer, now: datetime, inbox: int) -> Answered:
    """The names and posts asked for: who comes, or who is asked to be let come."""
    with uow:
        dialog, occasion = _asked_about(uow, "name_person", by, now)
        choice = _naming(dialog)
        rsvp.check_offered(occasion.invitation, occasion.meeting, choice, now=now)
        named = read_people(text, offers.seats_open(occasion.invitation, choice))
        answered = settle(uow, Answer(choice=choice, named=named), occasion)
        uow.commit(closes=inbox)
    return answered


def name_oneself(uow: UnitOfWork, token: str, *, by: Viewer, now: datetime, inbox: int) -> Answered:
    """Who was asked for a name, by the card with this token, comes himself."""
    with uow:
        dialog, occasion = _asked_about(uow, "name_person", by, now, token)
        contact = occasion.contact
        oneself = Attendance(name=contact.person_name, post=contact.post)
        answered = settle(uow, Answer(choice=_naming(dialog), named=(oneself,)), occasion)
        uow.commit(closes=inbox)
    return answered


def give_reason(uow: UnitOfWork, reason: str, *, by: Viewer, now: datetime, inbox: int) -> Answered:
    """The reason asked for: an absence is asked of the chair."""
    with uow:
        _, occasion = _asked_about(uow, "give_reason", by, now)
        answered = settle(uow, Answer(choice=offers.Choice.DECLINE, reason=reason[:LONGEST_REASON]), occasion)
        uow.commit(closes=inbox)
    return answered


def choose_word(
    uow: UnitOfWork, said: str, token: str | None, *, by: Viewer, now: datetime, inbox: int
) -> Answered:
    """On whose word: a Word's value pressed on the card with this token, or without one a typed post.

    Raises DomainError word_not_offered where it is neither.
    """
    with uow:
        dialog, occasion = _asked_about(uow, "on_whose_word", by, now, token)
        offered = [Word(word) for word in dialog.data["words"]]  # type: ignore[attr-defined]
        picked = on_whose_word.read_word(said, offered) if token is None else _pressed(said, offered)
        answered = settle(uow, _waiting_answer(dialog), occasion, picked=picked)
        uow.commit(closes=inbox)
    return answered


def pressed_card(uow: UnitOfWork, token: str, by: Viewer, now: datetime) -> tuple[Card, Invitation, Meeting]:
    """The card under a pressed button, with its line, while its reader speaks for the unit."""
    card = uow.cards.pressed(token, owner=by)
    if card.invitation_id is None:
        raise DomainError("button_old")
    invitation, meeting = uow.meetings.invitation(card.invitation_id, by)
    if not uow.cards.still_speaks(card, invitation.unit):
        raise DomainError("button_unknown")
    uow.cards.note_opened(token, now)
    return card, invitation, meeting


def _choose(uow: UnitOfWork, choice: offers.Choice, occasion: Occasion) -> Answered:
    course(uow, choice, occasion)
    if offers.needs_name(occasion.invitation, choice):
        return _ask_name(uow, choice, occasion)
    if offers.needs_reason(occasion.invitation, choice):
        ask(uow, "give_reason", asked_facts(occasion), to=occasion.by, now=occasion.now)
        return Answered(occasion.invitation, asks="give_reason")
    return settle(uow, Answer(choice=choice), occasion)


def _ask_name(uow: UnitOfWork, choice: offers.Choice, occasion: Occasion) -> Answered:
    contact, seats = occasion.contact, offers.seats_open(occasion.invitation, choice)
    facts = asked_facts(occasion) | {"choice": choice, "seats": seats}
    is_named = choice is offers.Choice.ADD and _is_named(contact, occasion.invitation)
    if on_whose_word.names_himself(contact.function, occasion.invitation) and not is_named:
        facts["oneself"] = contact.person_name
    ask(uow, "name_person", facts, to=occasion.by, now=occasion.now)
    return Answered(occasion.invitation, asks="name_person")


def _is_named(contact: Contact, invitation: Invitation) -> bool:
    return key(contact.person_name) in {key(one.name) for one in invitation.attendances}


def _asked_about(
    uow: UnitOfWork, question: str, by: Viewer, now: datetime, token: str | None = None
) -> tuple[Dialog, Occasion]:
    """The open dialog; with a token only while the question stands on that very card."""
    dialog = uow.dialogs.at(by.address_id)
    if dialog is None or dialog.kind != question:
        raise DomainError("nothing_open")
    if token is not None and dialog.data["card"] != token:
        raise DomainError("button_old")
    invitation_id = dialog.data["invitation"]
    assert isinstance(invitation_id, int)
    invitation, meeting = uow.meetings.invitation(invitation_id, by)
    return dialog, Occasion(invitation, meeting, by, now)


def _naming(dialog: Dialog) -> offers.Choice:
    return offers.Choice(str(dialog.data["choice"]))


def _waiting_answer(dialog: Dialog) -> Answer:
    choice, named = str(dialog.data["choice"]), dialog.data["named"]
    assert isinstance(named, list)
    return Answer(
        choice=reconfirm.Choice(choice) if choice in list(reconfirm.Choice) else offers.Choice(choice),
        named=tuple(Attendance(**person) for person in named),
        reason=str(dialog.data["reason"]),
    )


def _pressed(value: str, offered: list[Word]) -> Word:
    if value not in offered:
        raise DomainError("button_unknown")
    return Word(value)
