"""The times that the directory was brought in, and the official letters that asked the units for their people."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from db.tables import imports


@dataclass(frozen=True, kw_only=True)
class Import:
    """One reading-in: how many units it added and changed. `letter_number` is empty where none was told."""

    at: datetime
    by: int | None
    file_name: str
    letter_number: str
    added: int
    changed: int


class Imports:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, done: Import) -> None:
        self._connection.execute(insert(imports).values(**vars(done)))

    def latest(self) -> Import | None:
        query = select(imports).order_by(imports.c.id.desc()).limit(1)
        row = self._connection.execute(query).mappings().first()
        return None if row is None else Import(**{key: row[key] for key in Import.__dataclass_fields__})
