"""What stands on the phones of the web chat, all of it or what changed, and the files under it."""

from collections.abc import Collection
from dataclasses import dataclass

from db.files import StoredFile
from db.unit_of_work import UnitOfWork
from db.webchat import Bubble as Bubble

LAST_BUBBLES = 200
"""So many of a phone's messages are shown; older ones stay in the database."""


@dataclass(frozen=True)
class Screen:
    """Bubbles of several phones; `mark` is the change up to which this is everything."""

    mark: int
    bubbles: tuple[Bubble, ...]


def look_at_webchat(uow: UnitOfWork, chats: Collection[str]) -> Screen:
    """The whole screen of these phones."""
    with uow:
        bubbles = tuple(bubble for chat in chats for bubble in uow.webchat.last(chat, LAST_BUBBLES))
        return Screen(uow.webchat.mark(), bubbles)


def look_at_webchat_changes(uow: UnitOfWork, chats: Collection[str], since: int) -> Screen:
    """What was put, edited or deleted on these phones after the mark `since`."""
    with uow:
        changed = uow.webchat.since(since)
        return Screen(uow.webchat.mark(), tuple(bubble for bubble in changed if bubble.chat in chats))


def load_webchat_file(
    uow: UnitOfWork, chats: Collection[str], message_id: int, position: int
) -> StoredFile | None:
    """The file at `position` under a message of one of these phones, under the name it has there."""
    with uow:
        found = (uow.webchat.load(chat, message_id) for chat in chats)
        files = next((bubble.files for bubble in found if bubble is not None), ())
        if not 0 <= position < len(files):
            return None
        shown = files[position]
        kept = uow.files.load(shown.sha256)
        return None if kept is None else StoredFile(shown.name, shown.media_type, kept.data)


def load_webchat_upload(uow: UnitOfWork, sha256: str) -> bytes | None:
    """The bytes of a file that a person sent."""
    with uow:
        kept = uow.files.load(sha256)
        return None if kept is None else kept.data
