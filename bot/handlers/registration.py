"""A person introduces himself: with a code, a name and a post."""

from bot.handlers.events import Asked, Desk, Place, Reply
from usecases.begin_registration import begin_registration
from usecases.register_contact import give_name, give_post

ASKED = Reply("silence", place=Place.SILENCE)
"""The next question, or the news, comes out of the outbox."""


async def on_start(asked: Asked, desk: Desk) -> Reply:
    """/start, by itself or with the code of a link."""
    if not asked.event.args.strip():
        return Reply("start", {"viewer": asked.viewer})
    return await _begin(asked, asked.event.args, desk)


async def on_typed_code(asked: Asked, desk: Desk) -> Reply:
    return await _begin(asked, asked.event.text, desk)


async def on_register_name(asked: Asked, desk: Desk) -> Reply:
    event = asked.event
    await desk.do(give_name, event.text, by=asked.viewer, now=desk.now(), inbox=event.row)
    return ASKED


async def on_register_post(asked: Asked, desk: Desk) -> Reply:
    event = asked.event
    await desk.do(give_post, event.text, by=asked.viewer, now=desk.now(), inbox=event.row)
    return ASKED


async def _begin(asked: Asked, code: str, desk: Desk) -> Reply:
    await desk.do(begin_registration, code, by=asked.viewer, now=desk.now(), inbox=asked.event.row)
    return ASKED
