"""Rows for every table of a database, made from its own description."""

from datetime import UTC, date, datetime

from sqlalchemy import (
    JSON,
    Boolean,
    Date,
    DateTime,
    Engine,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    func,
    select,
)

NOON = datetime(2022, 2, 18, 5, 0, tzinfo=UTC)
_VALUES = (
    (Boolean, True),
    (Integer, 1),
    (DateTime, NOON.replace(tzinfo=None)),
    (Date, date(2022, 2, 22)),
    (LargeBinary, b"Gi\xe1y"),
    (JSON, []),
)


def described(engine: Engine) -> MetaData:
    """The tables as they stand in the file, without Alembic's own."""
    found = MetaData()
    found.reflect(engine, only=lambda name, _: name != "alembic_version")
    return found


def fill(engine: Engine) -> None:
    """One row in every table, with every reference set."""
    tables = described(engine).tables.values()
    with engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        for table in tables:
            connection.execute(table.insert().values(_row(table)))


def counted(engine: Engine) -> dict[str, int]:
    """How many rows each table has."""
    tables = described(engine).tables
    with engine.connect() as connection:
        return {
            name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for name, table in tables.items()
        }


def _row(table: Table) -> dict[str, object]:
    """Numbers are 1 and words are "x", so that every reference finds its row."""
    return {
        column.name: next((value for kind, value in _VALUES if isinstance(column.type, kind)), "x")
        for column in table.columns
    }
