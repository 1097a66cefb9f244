"""One transaction of one use case: what is not committed never was."""

from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from db.audit import Audit
from db.cards import Cards
from db.claims import Claims
from db.codes import Codes
from db.dialogs import Dialogs
from db.directory import Directory
from db.files import Files
from db.gates import Gates
from db.imports import Imports
from db.inbox import Inbox
from db.informed import InformedUnits
from db.instance import Instance
from db.letters import Letters
from db.meetings import Meetings
from db.orders import Orders
from db.outbox import Outbox
from db.people import People
from db.personal_data import PersonalData
from db.proposals import Proposals
from db.reminders import Reminders
from db.roles import Roles
from db.webchat import Webchat


class UnitOfWork:
    """Open it with `with`; `commit` ends it, leaving the block without `commit` undoes everything."""

    def __init__(self, engine: Engine, *, reading: bool = False) -> None:
        self._engine = engine.execution_options(reading=True) if reading else engine
        self._connection: Connection | None = None

    def __enter__(self) -> Self:
        connection = self._engine.connect()
        connection.begin()
        self._connection = connection
        self.audit = Audit(connection)
        self.cards = Cards(connection)
        self.claims = Claims(connection)
        self.codes = Codes(connection)
        self.dialogs = Dialogs(connection)
        self.directory = Directory(connection)
        self.files = Files(connection)
        self.gates = Gates(connection)
        self.imports = Imports(connection)
        self.inbox = Inbox(connection)
        self.informed = InformedUnits(connection)
        self.instance = Instance(connection)
        self.letters = Letters(connection)
        self.meetings = Meetings(connection)
        self.orders = Orders(connection)
        self.outbox = Outbox(connection)
        self.people = People(connection)
        self.personal_data = PersonalData(connection)
        self.proposals = Proposals(connection)
        self.reminders = Reminders(connection)
        self.roles = Roles(connection)
        self.webchat = Webchat(connection)
        return self

    def commit(self, *, closes: int = 0) -> None:
        """Make it so. `closes` is the inbox row whose event this carried out: both or neither."""
        if self._connection is None:
            raise RuntimeError("commit outside of the unit of work")
        if closes:
            self.inbox.close(closes)
        self._connection.commit()

    def scrub(self) -> None:
        """After a commit that deleted: nothing of the deleted rows stays in the write-ahead log either."""
        if self._connection is not None:
            driver = self._connection.connection.driver_connection
            assert driver is not None
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
