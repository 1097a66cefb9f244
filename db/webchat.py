"""What stands on the phones of the web chat: the database is the screen, so a reload shows the same."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    func,
    select,
    update,
)

from db.tables import metadata
from db.types import UtcDateTime

webchat_messages = Table(
    "webchat_messages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String, unique=True),
    Column("chat", String, nullable=False),
    Column("from_bot", Boolean, nullable=False),
    Column("html", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("buttons", JSON, nullable=False),
    Column("files", JSON, nullable=False),
    Column("reply_to", ForeignKey("webchat_messages.id")),
    Column("pinned", Boolean, nullable=False),
    Column("deleted", Boolean, nullable=False),
    Column("change", Integer, nullable=False, unique=True),
    Column("at", UtcDateTime, nullable=False),
    Column("edited_at", UtcDateTime),
)
Index("ix_webchat_messages_chat_id", webchat_messages.c.chat, webchat_messages.c.id)


@dataclass(frozen=True)
class BubbleButton:
    """As on the port: `data` comes back when pressed, or `url` opens."""

    label: str
    data: str = ""
    url: str = ""


@dataclass(frozen=True)
class BubbleFile:
    """A file under a bubble; its bytes are in `files` under `sha256`, empty when they were not kept."""

    name: str
    size: int
    media_type: str
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Bubble:
    """One message on one phone. The bot's has `html`, a person's has `text`.

    `change` numbers every putting, edit and deletion over all phones, upwards: who knows the number up to
    which he has seen can ask for the rest. `key` is the browser's own id of what a person sent.
    """

    chat: str
    at: datetime
    from_bot: bool
    html: str = ""
    text: str = ""
    buttons: tuple[tuple[BubbleButton, ...], ...] = ()
    files: tuple[BubbleFile, ...] = ()
    reply_to: int | None = None
    pinned: bool = False
    deleted: bool = False
    key: str | None = None
    id: int = 0
    change: int = 0
    edited_at: datetime | None = None


class Webchat:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, bubble: Bubble) -> int:
        """Put a new bubble and return its id; a key that was put already keeps its bubble."""
        known = select(webchat_messages.c.id).where(webchat_messages.c.key == bubble.key)
        if bubble.key is not None and (existing := self._connection.execute(known).scalar()) is not None:
            return int(existing)
        row = asdict(bubble) | {"change": self.mark() + 1}
        del row["id"]
        added = webchat_messages.insert().values(row).returning(webchat_messages.c.id)
        return int(self._connection.execute(added).scalar_one())

    def load(self, chat: str, message_id: int) -> Bubble | None:
        """One bubble of the chat; None for another chat's, or a deleted one."""
        table = webchat_messages.c
        query = select(webchat_messages).where(table.id == message_id, table.chat == chat, ~table.deleted)
        row = self._connection.execute(query).mappings().first()
        return None if row is None else _bubble(row)

    def change(self, bubble: Bubble) -> None:
        """Save a bubble that was edited or deleted."""
        row = asdict(bubble) | {"change": self.mark() + 1}
        self._connection.execute(
            update(webchat_messages).where(webchat_messages.c.id == row.pop("id")).values(row)
        )

    def last(self, chat: str, limit: int) -> list[Bubble]:
        """The newest `limit` bubbles of a chat and its pinned ones, in their order, without deleted ones."""
        table = webchat_messages.c
        here = (table.chat == chat) & ~table.deleted
        newest = select(table.id).where(here).order_by(table.id.desc()).limit(limit)
        query = select(webchat_messages).where(here, table.id.in_(newest) | table.pinned).order_by(table.id)
        return self._bubbles(query)

    def since(self, mark: int) -> list[Bubble]:
        """Every bubble that changed after `mark`, deleted ones too, in the order of their changes."""
        later = select(webchat_messages).where(webchat_messages.c.change > mark)
        return self._bubbles(later.order_by(webchat_messages.c.change))

    def mark(self) -> int:
        """The number of the latest change; 0 before the first."""
        return int(self._connection.execute(select(func.max(webchat_messages.c.change))).scalar() or 0)

    def _bubbles(self, query: Any) -> list[Bubble]:
        return [_bubble(row) for row in self._connection.execute(query).mappings()]


def _bubble(row: Mapping[Any, Any]) -> Bubble:
    return Bubble(**{**row, "buttons": _buttons(row["buttons"]), "files": _files(row["files"])})


def _buttons(rows: Sequence[Sequence[dict[str, str]]]) -> tuple[tuple[BubbleButton, ...], ...]:
    return tuple(tuple(BubbleButton(**button) for button in row) for row in rows)


def _files(files: Sequence[dict[str, Any]]) -> tuple[BubbleFile, ...]:
    return tuple(BubbleFile(**file) for file in files)
