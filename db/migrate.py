"""Bring a database to the present shape: every command that opens it does this first."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine

from db.engine import open_engine
from db.unit_of_work import UnitOfWork

MIGRATIONS = Path(__file__).parent / "migrations"


def open_database(url: str) -> Engine:
    """An engine on a database that has every table of today."""
    engine = open_engine(url)
    migrate(engine)
    with UnitOfWork(engine) as uow:
        uow.instance.ensure()
        uow.commit()
    return engine


def migrate(engine: Engine, *, to: str = "head", scripts: Path = MIGRATIONS) -> None:
    """Run what is missing, on a connection of its own, and keep nothing unless every reference still holds.

    `to` is a revision, `scripts` the folder that has them. Raises RuntimeError for a broken reference.

    Foreign keys are off meanwhile: SQLite changes a table by making it anew, and would delete the rows that
    refer to the old one, without a word.
    """
    with engine.connect() as connection:
        # On the driver's own connection: inside of a transaction the pragma would do nothing.
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                _upgrade(connection, to, scripts)
                _check_references(connection)
        finally:
            driver.execute("PRAGMA foreign_keys=ON")


def _upgrade(connection: Connection, to: str, scripts: Path) -> None:
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def _check_references(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise RuntimeError(f"a migration would leave {len(broken)} rows without what they refer to")
