"""An organizer speaks of those whom the letter concerns without inviting: whose desk, who need not know."""

from collections.abc import Sequence

from bot.handlers.buttons import Pressed
from bot.handlers.events import Asked, Desk, Place, Reply
from domain.errors import DomainError
from usecases.choose_desk import ask_desk, choose_desk, drop_informed

PLACED = Reply("guest_placed", place=Place.TOAST)
ACTIONS = ("desk", "later", "uninform")


async def on_concerned_press(
    asked: Asked, pressed: Pressed, action: str, numbers: Sequence[int], desk: Desk
) -> Reply:
    """A press on the guest list: `numbers` are the key of a line and the place of a candidate."""
    token, by, now, row = pressed.token, asked.viewer, desk.now(), asked.event.row
    match action, list(numbers):
        case "desk", [key]:
            await desk.do(ask_desk, token, key, by=by, now=now, inbox=row)
            return Reply("desk_asked", place=Place.TOAST)
        case "desk", [key, candidate]:
            await desk.do(choose_desk, token, key, candidate, by=by, now=now, inbox=row)
        case "later", []:
            await desk.do(ask_desk, token, 0, by=by, now=now, inbox=row)
        case "uninform", [key]:
            await desk.do(drop_informed, token, key, by=by, now=now, inbox=row)
        case _:
            raise DomainError("button_unknown")
    return PLACED
