"""A letter pasted into the chat: networks cut a long text, so parts that follow closely are one letter."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from db.dialogs import Dialog
from db.unit_of_work import UnitOfWork
from domain.people import Viewer

PARTED_AT = 3500
"""A text of at least so many characters may have been cut by the network, and a next part may follow."""
GAP = timedelta(seconds=3)
DIALOG = "pasted_letter"


@dataclass(frozen=True)
class Pasted:
    """A letter out of its parts, with the channel's ids of the messages that brought them."""

    text: str
    messages: tuple[str, ...]


def hold_part(
    uow: UnitOfWork, text: str, *, message: str | None, by: Viewer, now: datetime, inbox: int
) -> Pasted | None:
    """Join a part to those before it; return the whole letter, or None while a further part may come.

    The parts are held until the letter is kept or refused: a crash meanwhile loses none.
    """
    with uow:
        held = _pasted(uow.dialogs.at(by.address_id))
        whole = Pasted("\n".join(filter(None, (held.text, text))), (*held.messages, *filter(None, [message])))
        if len(text) < PARTED_AT:
            return whole
        uow.dialogs.open(by.address_id, DIALOG, {"text": whole.text, "messages": list(whole.messages)}, now)
        uow.commit(closes=inbox)
    return None


def whole_letters(
    uow: UnitOfWork, *, now: datetime, busy: Collection[tuple[str, str]]
) -> list[tuple[Viewer, Pasted]]:
    """Letters that have waited long enough for a further part, with their senders; `busy` chats are let be."""
    with uow:
        ready = [
            (uow.people.viewer_at(address_id), _pasted(dialog))
            for address_id, dialog in uow.dialogs.begun_before(DIALOG, now - GAP)
        ]
    return [
        (sender, letter)
        for sender, letter in ready
        if (sender.address.channel, sender.address.value) not in busy
    ]


def drop_parts(uow: UnitOfWork, *, by: Viewer) -> None:
    """Hold the parts no longer: they make no letter."""
    with uow:
        close_parts(uow, by)
        uow.commit()


def close_parts(uow: UnitOfWork, by: Viewer) -> None:
    """The parts have become a letter; part of another use case's transaction."""
    dialog = uow.dialogs.at(by.address_id)
    if dialog is not None and dialog.kind == DIALOG:
        uow.dialogs.close(by.address_id)


def _pasted(dialog: Dialog | None) -> Pasted:
    if dialog is None or dialog.kind != DIALOG:
        return Pasted("", ())
    messages = dialog.data["messages"]
    assert isinstance(messages, list)
    return Pasted(str(dialog.data["text"]), tuple(map(str, messages)))
