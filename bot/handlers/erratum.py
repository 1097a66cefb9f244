"""A letter that is wrong is let go on a leader's word: who decided, and what is right."""

from bot.handlers.events import Asked, Desk, Place, Reply
from usecases.let_go import let_go, name_who_lets_go


async def on_who(asked: Asked, desk: Desk) -> Reply:
    event = asked.event
    await desk.do(name_who_lets_go, event.text, by=asked.viewer, now=desk.now(), inbox=event.row)
    return Reply("silence", place=Place.SILENCE)


async def on_how(asked: Asked, desk: Desk) -> Reply:
    event = asked.event
    await desk.do(let_go, event.text, by=asked.viewer, now=desk.now(), inbox=event.row)
    return Reply("silence", place=Place.SILENCE)
