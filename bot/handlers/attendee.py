"""A representative speaks: answers a card, names a person, gives a reason, looks things up."""

from bot.handlers.buttons import Pressed
from bot.handlers.events import Asked, Desk, Place, Reply
from bot.handlers.letter_file import letter_file
from domain import reconfirm
from domain.errors import DomainError
from domain.offers import Choice
from usecases.answer import choose_word, give_reason, name_oneself, name_people, press_answer
from usecases.confirm_again import keep_answer, note_change
from usecases.decide_proposal import decide_proposal
from usecases.dialog import leave_dialog
from usecases.look import my_meetings, open_from_card
from usecases.settle_answer import Answered

LOOKS = ("see_letter", "agenda", "brief", "contact")
AGAIN = {str(reconfirm.Choice.KEEP): keep_answer, str(reconfirm.Choice.NOTED): note_change}
DECISIONS = {"agree": True, "keep": False}


async def on_card_press(asked: Asked, pressed: Pressed, desk: Desk) -> Reply:
    if pressed.choice in LOOKS:
        return await _open(asked, pressed, desk)
    if pressed.choice in AGAIN:
        return await _again(asked, pressed, desk)
    if pressed.choice not in list(Choice):
        raise DomainError("button_unknown")
    choice = Choice(pressed.choice)
    answered = await desk.do(
        press_answer, pressed.token, choice, by=asked.viewer, now=desk.now(), inbox=asked.event.row
    )
    return _told(answered, choice, place=Place.TOAST)


async def _again(asked: Asked, pressed: Pressed, desk: Desk) -> Reply:
    """One tap after a change."""
    answered = await desk.do(
        AGAIN[pressed.choice], pressed.token, by=asked.viewer, now=desk.now(), inbox=asked.event.row
    )
    return _told(answered, pressed.choice, place=Place.TOAST)


async def _open(asked: Asked, pressed: Pressed, desk: Desk) -> Reply:
    opened = await desk.do(
        open_from_card, pressed.token, by=asked.viewer, now=desk.now(), inbox=asked.event.row
    )
    files = [letter_file(opened)] if pressed.choice == "see_letter" else []
    data = {
        "invitation": opened.invitation,
        "meeting": opened.meeting,
        "unit": opened.unit,
        "signed": opened.file is not None,
    }
    return Reply(pressed.choice, data, files=files)


async def on_leave_press(asked: Asked, pressed: Pressed, desk: Desk) -> Reply:
    """*Để sau*, under any question."""
    await desk.do(leave_dialog, by=asked.viewer, now=desk.now(), inbox=asked.event.row)
    return Reply("left", place=Place.TOAST)


async def on_reason_press(asked: Asked, pressed: Pressed, desk: Desk) -> Reply:
    return await _absent(asked, f"reason_{pressed.detail}", desk, place=Place.TOAST)


async def on_word_press(asked: Asked, pressed: Pressed, desk: Desk) -> Reply:
    return await _on_whose_word(asked, pressed.detail, pressed.token, desk, place=Place.TOAST)


async def on_proposal_press(asked: Asked, pressed: Pressed, desk: Desk) -> Reply:
    """The head agrees to another answer, or keeps his own."""
    if pressed.choice not in DECISIONS:
        raise DomainError("button_unknown")
    agree = DECISIONS[pressed.choice]
    await desk.do(
        decide_proposal, pressed.token, agree, by=asked.viewer, now=desk.now(), inbox=asked.event.row
    )
    return Reply("proposal_decided", {"agreed": agree}, place=Place.TOAST)


async def on_named(asked: Asked, desk: Desk) -> Reply:
    """The text that answers "who comes": names and posts."""
    answered = await desk.do(
        name_people, asked.event.text, by=asked.viewer, now=desk.now(), inbox=asked.event.row
    )
    return _told(answered, Choice.NAME, place=Place.SILENCE)


async def on_oneself_press(asked: Asked, pressed: Pressed, desk: Desk) -> Reply:
    answered = await desk.do(
        name_oneself, pressed.token, by=asked.viewer, now=desk.now(), inbox=asked.event.row
    )
    return _told(answered, Choice.NAME, place=Place.TOAST)


async def on_reason(asked: Asked, desk: Desk) -> Reply:
    return await _absent(asked, asked.event.text, desk, place=Place.SILENCE)


async def _absent(asked: Asked, reason: str, desk: Desk, *, place: Place) -> Reply:
    answered = await desk.do(give_reason, reason, by=asked.viewer, now=desk.now(), inbox=asked.event.row)
    return _told(answered, Choice.DECLINE, place=place)


async def on_word(asked: Asked, desk: Desk) -> Reply:
    """On whose word, typed."""
    return await _on_whose_word(asked, asked.event.text, None, desk, place=Place.SILENCE)


async def _on_whose_word(asked: Asked, said: str, token: str | None, desk: Desk, *, place: Place) -> Reply:
    answered = await desk.do(choose_word, said, token, by=asked.viewer, now=desk.now(), inbox=asked.event.row)
    return _told(answered, "word", place=place)


def _told(answered: Answered, choice: str, *, place: Place) -> Reply:
    """What came of an answer. A text is answered by what the cards then show, but for a proposal and doubts."""
    data = {"choice": choice, "invitation": answered.invitation, "asks": answered.asks}
    if answered.proposed:
        place = Place.MESSAGE if place is Place.SILENCE else place
        return Reply("answer_proposed", data, place=place)
    if any(answered.doubts.values()) and place is Place.SILENCE:
        return Reply("naming_doubts", {"invitation": answered.invitation, **answered.doubts})
    return Reply("answer_recorded", data, place=place)


async def on_leave(asked: Asked, desk: Desk) -> Reply:
    """*Thôi*, typed."""
    await desk.do(leave_dialog, by=asked.viewer, now=desk.now(), inbox=asked.event.row)
    return Reply("left")


async def on_my_meetings(asked: Asked, desk: Desk) -> Reply:
    found = await desk.do(my_meetings, by=asked.viewer, now=desk.now())
    return Reply("my_meetings", {"meetings": found, "viewer": asked.viewer})


async def on_help(asked: Asked, desk: Desk) -> Reply:
    return Reply("help", {"viewer": asked.viewer})
