"""Give a message of the web chat another face, in its place."""

from dataclasses import replace
from datetime import datetime

from db.unit_of_work import UnitOfWork
from usecases.show_in_webchat import ButtonRows, button_rows


def edit_in_webchat(
    uow: UnitOfWork, chat: str, message_id: int, html: str, *, buttons: ButtonRows, pin: bool, now: datetime
) -> bool:
    """Change words and buttons; files stay, and so does the pin. False if the message is not there."""
    with uow:
        old = uow.webchat.load(chat, message_id)
        if old is None:
            return False
        new = replace(old, html=html, buttons=button_rows(buttons), pinned=old.pinned or pin)
        if new != old:
            uow.webchat.change(replace(new, edited_at=now))
        uow.commit()
    return True
