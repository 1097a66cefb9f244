"""Put what a person says on the person's own phone of the web chat."""

from datetime import datetime

from db.unit_of_work import UnitOfWork
from db.webchat import Bubble, BubbleFile


def say_in_webchat(
    uow: UnitOfWork, chat: str, text: str, *, reply_to: int | None, key: str, now: datetime
) -> int:
    """Keep the words and return the bubble's id; the same `key` is kept once. A reply to nothing is no reply."""
    with uow:
        answered = reply_to is not None and uow.webchat.load(chat, reply_to) is not None
        bubble = Bubble(
            chat=chat, at=now, from_bot=False, text=text, key=key, reply_to=reply_to if answered else None
        )
        message_id = uow.webchat.put(bubble)
        uow.commit()
    return message_id


def hand_in_webchat(
    uow: UnitOfWork,
    chat: str,
    name: str,
    media_type: str,
    data: bytes | None,
    *,
    size: int,
    key: str,
    now: datetime,
) -> tuple[int, str]:
    """Keep a file that a person sent; return the bubble's id and the SHA-256.

    `data` is None for a file too large to keep: its bubble shows name and size, and the SHA-256 is empty.
    """
    with uow:
        sha256 = "" if data is None else uow.files.keep(name, media_type, data, now)
        file = BubbleFile(name, size, media_type, sha256)
        message_id = uow.webchat.put(Bubble(chat=chat, at=now, from_bot=False, files=(file,), key=key))
        uow.commit()
    return message_id, sha256
