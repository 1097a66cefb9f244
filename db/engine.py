"""The database engine: SQLite so that a commit is a promise (RELIABILITY: WAL, FULL, BEGIN IMMEDIATE)."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url

__all__ = ["Engine", "open_engine"]

BUSY_TIMEOUT_MS = 10_000


def open_engine(url: str) -> Engine:
    """An engine whose transactions take the write lock at once unless the execution option `reading` is set.

    Without the lock SQLAlchemy's default loses updates in silence: two read-then-write transactions both read
    the old row.
    """
    database = make_url(url).database
    if database and database != ":memory:":
        _keep_private(Path(database))
    engine = create_engine(url, connect_args={"check_same_thread": False})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _keep_private(path: Path) -> None:
    """Letters and phone numbers are nobody else's business: folder 0700, file 0600."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600, exist_ok=True)
    path.chmod(0o600)


def _prepare(connection: Any, _record: object) -> None:
    # The driver must not begin transactions by itself: `_begin` says which kind is meant.
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        f"busy_timeout={BUSY_TIMEOUT_MS}",
        "foreign_keys=ON",
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
