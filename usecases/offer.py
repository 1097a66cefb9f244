"""Numbers in place of buttons: what was last offered at an address without them."""

from collections.abc import Sequence

from db.unit_of_work import UnitOfWork
from domain.people import Address


def keep_offer(uow: UnitOfWork, address: Address, choices: Sequence[str]) -> None:
    with uow:
        uow.people.keep_offer(uow.people.viewer(address).address_id, choices)
        uow.commit()


def chosen(uow: UnitOfWork, address: Address, number: int) -> str | None:
    """The button that a typed number stands for; None where it stands for nothing."""
    with uow:
        offer = uow.people.offer_at(address)
    return offer[number - 1] if 1 <= number <= len(offer) else None
