"""A letter that bears a secrecy mark: wiped here, deleted in the chat, and the sender told what to do."""

from typing import NoReturn

from bot.handlers.events import Asked, Desk
from domain.errors import DomainError
from domain.letter.model import Secrecy
from usecases.refuse_secret import refuse_secret


async def refuse_marked(asked: Asked, mark: Secrecy, desk: Desk) -> NoReturn:
    """Leave nothing behind; the refusal that is raised tells the sender to delete it elsewhere too."""
    event = asked.event
    ref = event.files[0].ref if event.files else ""
    await desk.do(refuse_secret, mark, ref=ref, by=asked.viewer, now=desk.now(), inbox=event.row)
    await desk.delete(event)
    raise DomainError("letter_secret", mark=mark.value)
