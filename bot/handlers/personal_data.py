"""What a person may ask about himself: to see all that is kept, to leave a unit, to be taken out."""

from bot.handlers.buttons import Pressed
from bot.handlers.events import Asked, Desk, Place, Reply
from domain.errors import DomainError
from usecases.erase_person import ask_erasure, erase_person
from usecases.leave_unit import ask_to_leave, leave_unit
from usecases.menus import EVERYONE, menus_of
from usecases.own_data import own_data


async def on_own_data(asked: Asked, desk: Desk) -> Reply:
    """/dulieucuatoi."""
    return Reply("own_data", {"data": await desk.do(own_data, by=asked.viewer)})


async def on_erasure(asked: Asked, desk: Desk) -> Reply:
    """/huydangky: the question comes out of the outbox."""
    await desk.do(ask_erasure, by=asked.viewer, now=desk.now(), inbox=asked.event.row)
    return Reply("silence", place=Place.SILENCE)


async def on_erase(asked: Asked, pressed: Pressed, desk: Desk) -> Reply:
    """*Đồng ý xóa*: the answer goes out at once, for afterwards nobody knows where this person reads."""
    left = await desk.do(erase_person, pressed.token, by=asked.viewer, now=desk.now(), inbox=asked.event.row)
    await desk.delete(asked.event)
    return Reply("erased", menus=[(address, EVERYONE) for address in left])


async def on_registration_press(asked: Asked, pressed: Pressed, desk: Desk) -> Reply:
    """A button on the card of the approval."""
    if pressed.choice == "own_data":
        return await on_own_data(asked, desk)
    if pressed.choice != "leave_unit":
        raise DomainError("button_unknown")
    await desk.do(ask_to_leave, pressed.token, by=asked.viewer, now=desk.now(), inbox=asked.event.row)
    return Reply("silence", place=Place.SILENCE)


async def on_leave_unit(asked: Asked, pressed: Pressed, desk: Desk) -> Reply:
    left = await desk.do(leave_unit, pressed.token, by=asked.viewer, now=desk.now(), inbox=asked.event.row)
    changed = await desk.do(menus_of, left.person_id)
    return Reply("unit_left", place=Place.TOAST, menus=changed)


async def on_unclear(asked: Asked, desk: Desk) -> Reply:
    """A text in place of a press, where a slip would take something away."""
    raise DomainError("press_needed")
