"""A letter with a secrecy mark: nothing of it stays with us (Law on State Secrets 117/2025/QH15, art. 5)."""

from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain.letter.model import Secrecy
from domain.people import Viewer


def refuse_secret(uow: UnitOfWork, mark: Secrecy, *, ref: str, by: Viewer, now: datetime, inbox: int) -> None:
    """Wipe the event, the file under `ref` and parts that were held, and note that it happened, without content."""
    with uow:
        uow.files.wipe(ref)
        uow.dialogs.close(by.address_id)
        after = {"mark": mark.value}
        uow.audit.add("secret_refused", f"address:{by.address_id}", by=by.person_id, now=now, after=after)
        uow.commit(closes=inbox)
        uow.scrub()
