"""A letter that bears a secrecy mark: wiped here, deleted in the chat, and the sender told what to do."""

from typing import NoReturn

from bot.handlers.events import Asked, Desk
from domain.errors import DomainError
from domain.letter.model import Secrecy
from domain.letter.secrecy import gravest, read_secrecy
from domain.letter.secrecy_of_name import secrecy_of_name
from usecases.refuse_secret import refuse_secret


async def refuse_if_marked(asked: Asked, desk: Desk) -> None:
    """Look at what was written, at the names of files and at the words beside them, before anything is done."""
    event = asked.event
    named = (*(file.name for file in event.files), *([event.text] if event.files else []))
    mark = gravest((read_secrecy(event.text), *map(secrecy_of_name, named)))
    if mark is not None:
        await refuse_marked(asked, mark, desk)


async def refuse_marked(asked: Asked, mark: Secrecy, desk: Desk) -> NoReturn:
    """Leave nothing behind; the refusal that is raised tells the sender to delete it elsewhere too."""
    event = asked.event
    ref = event.files[0].ref if event.files else ""
    await desk.do(refuse_secret, mark, ref=ref, by=asked.viewer, now=desk.now(), inbox=event.row)
    await desk.delete(event)
    raise DomainError("letter_secret", mark=mark.value)
