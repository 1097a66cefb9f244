"""The record of who did what: append-only, each row sealed by the hash of the one before."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, insert, select

from db.tables import audit

FIRST = "0" * 64


class Audit:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(
        self,
        what: str,
        subject: str,
        *,
        by: int | None,
        now: datetime,
        before: Mapping[str, object] | None = None,
        after: Mapping[str, object] | None = None,
    ) -> None:
        """Add a row: person `by` (None: the house) did `what` to `subject`, "invitation:12"."""
        latest = select(audit.c.hash).order_by(audit.c.id.desc()).limit(1)
        previous = self._connection.execute(latest).scalar() or FIRST
        row = {"at": now, "person_id": by, "what": what, "subject": subject, "before": before, "after": after}
        seal = _seal(previous, row)
        self._connection.execute(insert(audit).values(**row, previous_hash=previous, hash=seal))

    def first_broken(self) -> int | None:
        """The id of the first row that was changed, moved or follows a deleted one; None if all is whole."""
        previous = FIRST
        for row in self._connection.execute(select(audit).order_by(audit.c.id)).mappings():
            kept = {key: row[key] for key in ("at", "person_id", "what", "subject", "before", "after")}
            if row["previous_hash"] != previous or row["hash"] != _seal(previous, kept):
                return int(row["id"])
            previous = row["hash"]
        return None


def _seal(previous: str, row: Mapping[str, object]) -> str:
    at = row["at"]
    stated = {**row, "at": at.isoformat() if isinstance(at, datetime) else at}
    text = json.dumps(stated, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(f"{previous}\n{text}".encode()).hexdigest()
