"""Keep a letter that was read, and show its draft to the one who sent it."""

from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain.errors import DomainError
from domain.letter.model import Reading
from domain.letter.parse import is_letter
from domain.notice import CardKind, Notice
from domain.people import Role, Viewer
from usecases.letter_parts import close_parts


def read_letter(
    uow: UnitOfWork,
    text: str,
    reading: Reading,
    *,
    file: tuple[str, str, bytes] | None,
    by: Viewer,
    now: datetime,
    inbox: int,
) -> int:
    """Keep the letter as a draft of the organizer's unit; return its id.

    `file` is (name, media type, bytes) of the document, if there was one. A letter that bears a secrecy mark is
    refused and leaves nothing behind.
    """
    check_letter(reading, by)
    with uow:
        unit = organizing_unit(uow, by)
        sha256 = uow.files.keep(*file, now) if file else None
        letter_id = uow.letters.add(
            unit=unit, file=sha256, text=text, reading=reading, sent_by=by.address_id, now=now
        )
        uow.outbox.put_one(
            Notice(kind=CardKind.DRAFT, address_id=by.address_id, due_at=now, letter_id=letter_id), now
        )
        close_parts(uow, by)
        uow.audit.add("letter_read", f"letter:{letter_id}", by=by.person_id, now=now)
        uow.commit(closes=inbox)
    return letter_id


def check_letter(reading: Reading, by: Viewer) -> None:
    if not by.may_organize:
        raise DomainError("not_organizer")
    if reading.secret is not None:
        raise DomainError("letter_secret", mark=str(reading.secret))
    if not is_letter(reading):
        raise DomainError("not_a_letter")


def organizing_unit(uow: UnitOfWork, viewer: Viewer) -> str:
    """The unit for which this person organizes: the one named in the role, else the host's office."""
    named = sorted(grant.unit for grant in viewer.grants if grant.role is Role.ORGANIZER and grant.unit)
    if named:
        return named[0]
    host = uow.directory.host()
    if host is None:
        raise DomainError("directory_empty")
    return host.code
