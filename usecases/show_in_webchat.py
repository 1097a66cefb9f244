"""Put one of the bot's messages on a phone of the web chat."""

from collections.abc import Sequence
from datetime import datetime

from db.unit_of_work import UnitOfWork
from db.webchat import Bubble, BubbleButton, BubbleFile

ButtonRows = Sequence[Sequence[tuple[str, str, str]]]
"""Rows of (label, data, url)."""


def show_in_webchat(
    uow: UnitOfWork,
    chat: str,
    html: str,
    *,
    buttons: ButtonRows,
    files: Sequence[tuple[str, str, bytes]],
    pin: bool,
    now: datetime,
) -> int:
    """Keep the message with its files (name, media type, bytes) and return its id."""
    with uow:
        kept = tuple(
            BubbleFile(name, len(data), media_type, uow.files.keep(name, media_type, data, now))
            for name, media_type, data in files
        )
        bubble = Bubble(
            chat=chat, at=now, from_bot=True, html=html, buttons=button_rows(buttons), files=kept, pinned=pin
        )
        message_id = uow.webchat.put(bubble)
        uow.commit()
    return message_id


def button_rows(rows: ButtonRows) -> tuple[tuple[BubbleButton, ...], ...]:
    return tuple(tuple(BubbleButton(*button) for button in row) for row in rows)
