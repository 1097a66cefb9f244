"""Faces about registration codes: what became of those that were shown, and the alarm when they are guessed."""

from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain.errors import DomainError
from domain.face import Face
from domain.notice import Card, CardKind
from domain.people import Viewer
from domain.registration import FAILURE_WINDOW, MOST_FAILURES_OF_ALL


def code_face(uow: UnitOfWork, card: Card, viewer: Viewer, now: datetime) -> Face | None:
    """That codes open nothing any more; None while they do, for in clear they stand only in the first message."""
    if "closed" not in card.facts:
        return None
    unit = uow.directory.get(str(card.facts["unit"]))
    if unit is None:
        raise DomainError("not_found")
    closed_at = datetime.fromisoformat(str(card.facts["closed_at"]))
    data = {"unit": unit, "closed": card.facts["closed"], "closed_at": closed_at}
    return Face(template=CardKind.CODE, data=data)


def alarm_face(uow: UnitOfWork, card: Card, viewer: Viewer, now: datetime) -> Face | None:
    """That codes are being guessed; None when the reader is no administrator any more."""
    if not viewer.is_administrator:
        return None
    failures = max(uow.codes.failures(now - FAILURE_WINDOW), MOST_FAILURES_OF_ALL)
    return Face(template=CardKind.ALARM, data={"failures": failures})
