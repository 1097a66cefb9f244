"""In a group: title and time, and for everything else a word to write privately."""

from collections.abc import Callable

from bot.handlers.events import Desk, Incoming, Place, Reply
from domain.errors import DomainError
from usecases.look_in_group import Titles, invited_titles, overseen_titles

LISTS: dict[str, Callable[..., Titles]] = {
    "lich": invited_titles,
    "cuochop": overseen_titles,
    "meetings": overseen_titles,
}
NOTHING = Reply("silence", place=Place.SILENCE)


async def in_group(event: Incoming, desk: Desk) -> Reply:
    """Names, answers and buttons are nobody's business there; nor is whether there are any."""
    if event.button is not None:
        raise DomainError("button_unknown")
    if event.command is None:
        return NOTHING
    titles = LISTS.get(event.command)
    found = await desk.do(titles, event.address, now=desk.now()) if titles else []
    return Reply("group_titles", {"meetings": found}) if found else Reply("only_private")
