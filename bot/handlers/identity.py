"""Who is asking: one look at the directory of people for each event."""

from bot.handlers.buttons import Pressed
from bot.handlers.events import Asked, Desk, Incoming
from usecases.receive import who_is


async def identify(event: Incoming, desk: Desk) -> Asked:
    card = Pressed.unpack(event.button).token if event.button is not None else None
    viewer = await desk.do(who_is, event.address, card=card, message=event.message, now=desk.now())
    return Asked(event, viewer)
