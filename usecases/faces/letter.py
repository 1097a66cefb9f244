"""Faces of a letter before it is called: the draft, the guest list with its gate, a trial card."""

from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain.calling import day_of, guest_list
from domain.change import is_change
from domain.concerned import concerned_by
from domain.draft import Draft, LetterState
from domain.errors import DomainError
from domain.face import Button, Face, Rows, rows_of
from domain.meeting import Meeting
from domain.names import GuestList, Question
from domain.notice import Card
from domain.orders import working
from domain.people import Viewer
from domain.phrase_key import phrase_key
from domain.rank import CARDED
from domain.rights import acts_for
from domain.unit import Unit
from usecases.announce_change import meant
from usecases.choose_desk import ASKING
from usecases.faces.change import plan_face
from usecases.faces.concerned import asked_order, concerned_rows, desk_rows, planned_orders
from usecases.remember_aliases import aliases_of


def draft_face(uow: UnitOfWork, card: Card, viewer: Viewer, now: datetime) -> Face | None:
    """What was read of a letter and, first, what is doubted."""
    draft = _draft(uow, card, viewer)
    open_one = draft.state in (LetterState.READ, LetterState.HELD)
    buttons: Rows = ()
    if open_one:
        may_go = draft.state is LetterState.HELD and not is_change(draft.reading)
        wrong = Button("let_go", "let_go") if may_go else Button("letter_wrong", "wrong")
        buttons = ((Button("confirm_reading", "confirm"),), (Button("misread", "misread"), wrong))
    changes = meant(uow, draft, viewer) if is_change(draft.reading) else None
    data = {"draft": draft, "reading": draft.reading, "changes": changes}
    return Face(template="draft", data=data, buttons=buttons)


def guests_face(uow: UnitOfWork, card: Card, viewer: Viewer, now: datetime) -> Face | None:
    """Who is invited, what is still to be asked, and the gate before anything is sent."""
    draft = _draft(uow, card, viewer)
    if draft.state in (LetterState.READ, LetterState.HELD):
        return Face(template="guests_withdrawn", data={"draft": draft})
    if is_change(draft.reading):
        return plan_face(uow, draft, viewer)
    directory = uow.directory.all()
    found = guest_list(draft, directory)
    concerned = concerned_by(draft, found.guests, directory, uow.orders.desks())
    planned = planned_orders(concerned, directory, day_of(draft.reading))
    asked = asked_order(planned, card.facts.get(ASKING))
    meeting = uow.meetings.of_letter(draft.id, viewer)
    may_learn = not found.questions and acts_for(uow.directory.host(), viewer)
    learned = aliases_of(draft, directory) if may_learn else ()
    shown = {guest.unit.code for guest in found.guests} | working(concerned.orders)
    reached = {one.unit for one in uow.people.recipients(shown)}
    data = {
        **_ended(found, directory),
        "draft": draft,
        "reading": draft.reading,
        "guests": found.guests,
        "question": found.questions[0] if found.questions else None,
        "questions_left": len(found.questions),
        "candidates": _candidates(found, directory),
        "reached": reached,
        "meeting": meeting,
        "past_asked": bool(card.facts.get("past_asked")),
        "orders": planned,
        "asked_order": asked,
        "informed": concerned.informed,
        "aliases": learned,
    }
    buttons = _guest_buttons(draft, found, directory, meeting, now)
    if draft.state is not LetterState.CALLED and not found.questions:
        remember: Rows = ((Button("remember_names", "remember"),),) if learned else ()
        buttons = desk_rows(asked) if asked else (*remember, *concerned_rows(planned, concerned), *buttons)
    return Face(template="guests", data=data, buttons=buttons)


def trial_face(uow: UnitOfWork, card: Card, viewer: Viewer, now: datetime) -> Face | None:
    """Which unit's card to show; the card itself is the answer to the press."""
    draft = _draft(uow, card, viewer)
    carded = [one for one in guest_list(draft, uow.directory.all()).guests if one.relation in CARDED]
    sample: dict[str, Button] = {}
    for index, guest in enumerate(carded):
        key = f"{guest.rank}:{guest.relation}"
        sample.setdefault(
            key, Button("unit_name", f"show.{index}", {"name": guest.unit.short_name or guest.unit.name})
        )
    return Face(template="trial", data={"draft": draft}, buttons=rows_of(list(sample.values())[:8], 2))


def _draft(uow: UnitOfWork, card: Card, viewer: Viewer) -> Draft:
    if card.letter_id is None:
        raise DomainError("not_found")
    return uow.letters.get(card.letter_id, viewer)


def _candidates(found: GuestList, directory: list[Unit]) -> list[Unit]:
    names = {unit.code: unit for unit in directory}
    return [names[code] for code in found.questions[0].candidates] if found.questions else []


def _ended(found: GuestList, directory: list[Unit]) -> dict[str, Unit | None]:
    """The unit that bears the name of the first question and does not live on the day, and who follows it."""
    units = {unit.code: unit for unit in directory}
    question = found.questions[0] if found.questions else None
    ended, heir = (question.ended, question.heir) if question else (None, None)
    return {"ended": units.get(ended or ""), "heir": units.get(heir or "")}


def _guest_buttons(
    draft: Draft, found: GuestList, directory: list[Unit], meeting: Meeting | None, now: datetime
) -> Rows:
    if draft.state is LetterState.CALLED:
        holding = meeting is not None and meeting.releases_at is not None and now < meeting.releases_at
        return ((Button("stop_sending", "stop"),),) if holding else ()
    if found.questions:
        return _question_buttons(found.questions[0], directory)
    trial = (Button("show_trial", "trial"), Button("trial_to_me", "trial_me"))
    if draft.state is LetterState.ISSUED:
        return (trial, (Button("send_invitations", "send"),))
    return ((Button("issued", "issued"),), trial)


def _question_buttons(question: Question, directory: list[Unit]) -> Rows:
    names = {unit.code: unit.name for unit in directory}
    key = phrase_key(question.phrase)
    picks = [
        Button("unit_name", f"pick.{key}.{index}", {"name": names[code]})
        for index, code in enumerate(question.candidates)
    ]
    return (*rows_of(picks, 1), (Button("drop_line", f"drop.{key}"),))
