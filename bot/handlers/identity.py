"""Who is asking: one look at the directory of people for each event."""

from bot.handlers.events import Asked, Desk, Incoming
from usecases.receive import who_is


async def identify(event: Incoming, desk: Desk) -> Asked:
    return Asked(event, await desk.do(who_is, event.address))
