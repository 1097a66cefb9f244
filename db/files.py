"""Files under the hash of their bytes."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from db.tables import files


@dataclass(frozen=True)
class StoredFile:
    name: str
    media_type: str
    data: bytes


class Files:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, name: str, media_type: str, data: bytes, now: datetime) -> str:
        """Keep a file and return its SHA-256; the same bytes are kept once."""
        sha256 = hashlib.sha256(data).hexdigest()
        row = {"sha256": sha256, "name": name, "media_type": media_type, "bytes": data, "kept_at": now}
        self._connection.execute(insert(files).values(row).on_conflict_do_nothing())
        return sha256

    def wipe(self, sha256: str) -> None:
        """Delete a file; SQLite overwrites the bytes (secure_delete)."""
        self._connection.execute(delete(files).where(files.c.sha256 == sha256))

    def load(self, sha256: str) -> StoredFile | None:
        row = self._connection.execute(select(files).where(files.c.sha256 == sha256)).mappings().first()
        return None if row is None else StoredFile(row["name"], row["media_type"], row["bytes"])
