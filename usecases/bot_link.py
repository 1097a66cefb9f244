"""How a deep link into the bot begins: told by the network to the running bot, needed by the command line."""

from db.unit_of_work import UnitOfWork


def keep_link(uow: UnitOfWork, link: str) -> None:
    """`link` is all but the payload."""
    with uow:
        uow.instance.set_link(link)
        uow.commit()


def known_link(uow: UnitOfWork) -> str:
    with uow:
        return uow.instance.link()
