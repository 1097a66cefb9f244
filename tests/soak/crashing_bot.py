"""`python -m tests.soak.crashing_bot`: the bot, but it dies at a named point of its writes.

CRASH=POINT:N kills the process as `kill -9` does when it comes to POINT for the Nth time. A point is a commit
that writes to a table, `before` or `after` it: the whole way of a message and of a press lies between such commits.
"""

import os
import signal
from collections import Counter
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.pool import Pool

from bot.commands.run import run

POINTS = {
    "claim": "INSERT INTO attempts",
    "record": "UPDATE attempts",
    "store": "INSERT INTO inbox",
    "answer": "INSERT INTO answers",
}


class Executioner:
    """Counts how often each point was come to, and kills at the one that was asked for."""

    def __init__(self, order: str) -> None:
        self._point, _, number = order.partition(":")
        self._number = int(number)
        self._seen: Counter[str] = Counter()

    def watch(self) -> None:
        event.listen(Engine, "before_cursor_execute", self._notes)
        event.listen(Engine, "commit", self._commits)
        event.listen(Pool, "checkin", self._committed)

    def _notes(self, connection: Any, _cursor: object, statement: str, *_rest: object) -> None:
        for name, beginning in POINTS.items():
            if statement.startswith(beginning):
                connection.info.setdefault("writes", set()).add(name)

    def _commits(self, connection: Any) -> None:
        names = connection.info.pop("writes", set())
        self._come_to(f"before_{name}" for name in names)
        connection.info["written"] = names

    def _committed(self, _connection: object, record: Any) -> None:
        self._come_to(f"after_{name}" for name in record.info.pop("written", ()))

    def _come_to(self, points: Any) -> None:
        for point in points:
            self._seen[point] += 1
            if point == self._point and self._seen[point] == self._number:
                os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    if order := os.environ.get("CRASH"):
        Executioner(order).watch()
    run()
