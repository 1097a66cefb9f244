"""Take a message off a phone of the web chat."""

from dataclasses import replace

from db.unit_of_work import UnitOfWork


def delete_in_webchat(uow: UnitOfWork, chat: str, message_id: int) -> bool:
    """Blank the message and hide it; False if it is not there. Whoever kept its files deletes them there."""
    with uow:
        old = uow.webchat.load(chat, message_id)
        if old is None:
            return False
        uow.webchat.change(
            replace(old, html="", text="", buttons=(), files=(), pinned=False, deleted=True, reply_to=None)
        )
        uow.commit()
    return True
