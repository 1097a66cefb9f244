"""Who has an order, or only must know of a meeting, speaks: says that it has been received, looks things up."""

from bot.handlers.buttons import Pressed
from bot.handlers.events import Asked, Desk, Place, Reply
from bot.handlers.letter_file import letter_file
from domain.errors import DomainError
from usecases.note_concerned import head_count, note_informed, note_order, open_letter


async def on_order_press(asked: Asked, pressed: Pressed, desk: Desk) -> Reply:
    if pressed.choice == "noted":
        await desk.do(note_order, pressed.token, by=asked.viewer, now=desk.now(), inbox=asked.event.row)
        return Reply("noted", place=Place.TOAST)
    if pressed.choice == "count":
        return await _count(asked, pressed, desk)
    return await _letter(asked, pressed, desk)


async def on_inform_press(asked: Asked, pressed: Pressed, desk: Desk) -> Reply:
    if pressed.choice == "noted":
        await desk.do(note_informed, pressed.token, by=asked.viewer, now=desk.now(), inbox=asked.event.row)
        return Reply("noted", place=Place.TOAST)
    return await _letter(asked, pressed, desk)


async def _count(asked: Asked, pressed: Pressed, desk: Desk) -> Reply:
    meeting, tally = await desk.do(
        head_count, pressed.token, by=asked.viewer, now=desk.now(), inbox=asked.event.row
    )
    return Reply("head_count", {"meeting": meeting, "tally": tally, "now": desk.now()})


async def _letter(asked: Asked, pressed: Pressed, desk: Desk) -> Reply:
    if pressed.choice != "see_letter":
        raise DomainError("button_unknown")
    opened = await desk.do(open_letter, pressed.token, by=asked.viewer, now=desk.now(), inbox=asked.event.row)
    data = {"meeting": opened.meeting, "signed": opened.file is not None}
    return Reply("see_letter", data, files=[letter_file(opened)])
