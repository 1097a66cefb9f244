"""The record of who did what: append-only, each row sealed by the hash of the one before.

The chain shows by itself that a row was changed, moved or taken out, but not that its latest rows are gone, nor
that somebody wrote all of it anew. Who keeps a seal in a second place finds these too: a chain that has lost
that seal has lost what stood there.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import Connection, exists, insert, select

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
        previous = self.latest_seal()
        row = {"at": now, "person_id": by, "what": what, "subject": subject, "before": before, "after": after}
        seal = _seal(previous, row)
        self._connection.execute(insert(audit).values(**row, previous_hash=previous, hash=seal))

    def latest_seal(self) -> str:
        """The seal of the latest row, 64 hexadecimal digits; FIRST while there is no row."""
        latest = select(audit.c.hash).order_by(audit.c.id.desc()).limit(1)
        return self._connection.execute(latest).scalar() or FIRST

    def holds(self, seal: str) -> bool:
        """Whether a seal that was the latest one once still stands in the chain."""
        found = select(exists().where(audit.c.hash == seal))
        return seal == FIRST or bool(self._connection.execute(found).scalar())

    def first_broken(self) -> int | None:
        """The id of the first row that was changed, was moved or follows a missing one; None if all is whole.

        Rows that are missing at the end are not seen here: ask `holds` with a seal that was noted elsewhere.
        """
        previous = FIRST
        for row in self._connection.execute(select(audit).order_by(audit.c.id)).mappings():
            kept = {key: row[key] for key in ("at", "person_id", "what", "subject", "before", "after")}
            if row["previous_hash"] != previous or row["hash"] != _seal(previous, kept):
                return int(row["id"])
            previous = row["hash"]
        return None


def _seal(previous: str, row: Mapping[str, object]) -> str:
    at = row["at"]
    assert isinstance(at, datetime)
    stated = {**row, "at": at.astimezone(UTC).isoformat()}
    text = json.dumps(stated, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(f"{previous}\n{text}".encode()).hexdigest()
