"""All that is kept about the one who asks."""

from db.own_data import OwnData
from db.unit_of_work import UnitOfWork
from domain.people import Viewer


def own_data(uow: UnitOfWork, *, by: Viewer) -> OwnData:
    """About nobody else, whoever asks: an administrator gets his own too."""
    with uow:
        return uow.personal_data.of(by.person_id, by.address_id)
