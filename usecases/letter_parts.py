"""A letter pasted into the chat: networks cut a long text, so parts that follow closely are one letter."""

from datetime import datetime, timedelta

from db.unit_of_work import UnitOfWork
from domain.people import Viewer

PARTED_AT = 3500
"""A text of at least so many characters may have been cut by the network, and a next part may follow."""
GAP = timedelta(seconds=3)
DIALOG = "letter_parts"


def hold_part(uow: UnitOfWork, text: str, *, by: Viewer, now: datetime, inbox: int) -> str | None:
    """Join a part to those before it; return the whole text, or None while a further part may come."""
    with uow:
        open_one = uow.dialogs.at(by.address_id)
        parts: list[str] = []
        if open_one is not None and open_one.kind == DIALOG:
            parts = [str(part) for part in _list(open_one.data["parts"])]
        parts.append(text)
        if len(text) >= PARTED_AT:
            uow.dialogs.open(by.address_id, DIALOG, {"parts": parts}, now)
            uow.commit(closes=inbox)
            return None
        if len(parts) > 1:
            uow.dialogs.close(by.address_id)
            uow.commit()
    return "\n".join(parts)


def whole_letters(uow: UnitOfWork, *, now: datetime) -> list[tuple[Viewer, str]]:
    """Take what has waited long enough for a further part: whose, and the text."""
    with uow:
        ready = uow.dialogs.begun_before(DIALOG, now - GAP)
        taken = [
            (uow.people.viewer_at(address_id), "\n".join(map(str, _list(dialog.data["parts"]))))
            for address_id, dialog in ready
        ]
        for address_id, _ in ready:
            uow.dialogs.close(address_id)
        if ready:
            uow.commit()
    return taken


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
