"""The one row about this installation: when it last ticked, and how its trial clock is set."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.sqlite import insert

from db.tables import instance


class Instance:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ensure(self) -> None:
        row = {"id": 1, "epoch": secrets.token_hex(8)}
        self._connection.execute(insert(instance).values(row).on_conflict_do_nothing())

    def tick(self, now: datetime) -> None:
        self._connection.execute(update(instance).values(last_tick=now))

    def last_tick(self) -> datetime | None:
        return self._connection.execute(select(instance.c.last_tick)).scalar()

    def clock_offset(self) -> timedelta:
        seconds = self._connection.execute(select(instance.c.clock_offset_s)).scalar()
        return timedelta(seconds=seconds or 0)

    def set_clock_offset(self, offset: timedelta) -> None:
        self._connection.execute(update(instance).values(clock_offset_s=int(offset.total_seconds())))

    def link(self) -> str:
        """How a deep link into the bot begins, as its network last told; empty while it never did."""
        return self._connection.execute(select(instance.c.link)).scalar() or ""

    def set_link(self, link: str) -> None:
        self._connection.execute(update(instance).values(link=link))
