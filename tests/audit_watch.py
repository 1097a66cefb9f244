"""Looks on while tests run: whatever use case changes the office's record writes a row of the audit with it."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, event

USECASES = Path(__file__).parents[1] / "usecases"
RECORD = frozenset(
    {
        *("units", "imports", "persons", "contacts", "roles", "registration_codes"),
        *("letters", "meetings", "agenda_items", "assignments", "briefs", "informed", "desks"),
        *("invitations", "attendances", "answers", "proposals"),
    }
)
"""What an office must answer for. All other tables are the machine's own: what waits, was shown, is being asked."""
_CHANGE = re.compile(r"\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM)\s+\"?(\w+)", re.IGNORECASE)


class AuditWatch:
    """`broken` are the use cases that committed a change of the record without a word in the audit."""

    def __init__(self) -> None:
        self.broken: list[str] = []
        self._changed: WeakKeyDictionary[Connection, set[str]] = WeakKeyDictionary()
        self._last: WeakKeyDictionary[Connection, tuple[str, int] | None] = WeakKeyDictionary()

    def begin(self, connection: Connection) -> None:
        self._changed[connection], self._last[connection] = set(), None

    def before(self, connection: Connection, cursor: Any, statement: str, *_: object) -> None:
        self._look_back(connection)
        found = _CHANGE.match(statement)
        self._last[connection] = (found[1], _rows_changed(connection)) if found else None

    def commit(self, connection: Connection) -> None:
        self._look_back(connection)
        changed = self._changed.pop(connection, set())
        use_case = _use_case()
        if use_case and changed & RECORD and "audit" not in changed:
            self.broken.append(f"{use_case} changes {', '.join(sorted(changed & RECORD))}")

    def _look_back(self, connection: Connection) -> None:
        """Did the statement before change a row? One with RETURNING tells only when its rows were fetched."""
        last = self._last.pop(connection, None)
        if last and _rows_changed(connection) > last[1]:
            self._changed.setdefault(connection, set()).add(last[0])


def _rows_changed(connection: Connection) -> int:
    driver = connection.connection.driver_connection
    assert driver is not None
    return int(driver.total_changes)


def _use_case() -> str:
    """The use case that is being carried out; empty where a test writes by hand."""
    frame, found = sys._getframe(), ""
    while frame is not None:
        if Path(frame.f_code.co_filename).is_relative_to(USECASES):
            found = frame.f_code.co_name
        frame = frame.f_back  # type: ignore[assignment]
    return found


@contextmanager
def watched() -> Iterator[AuditWatch]:
    """Look on at every database that is used meanwhile."""
    watch = AuditWatch()
    listeners = (("begin", watch.begin), ("before_cursor_execute", watch.before), ("commit", watch.commit))
    for name, listener in listeners:
        event.listen(Engine, name, listener)
    try:
        yield watch
    finally:
        for name, listener in listeners:
            event.remove(Engine, name, listener)
