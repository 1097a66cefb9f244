"""Conversations, events that came in, this installation, and who did what."""

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from db.tables.metadata import metadata
from db.types import UtcDateTime

dialogs = Table(
    "dialogs",
    metadata,
    Column("address_id", ForeignKey("addresses.id"), primary_key=True),
    Column("kind", String, nullable=False),
    Column("data", JSON, nullable=False),
    Column("started_at", UtcDateTime, nullable=False),
)

inbox = Table(
    "inbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("channel", String, nullable=False),
    Column("key", String, nullable=False),
    Column("chat", String, nullable=False),
    Column("raw", Text, nullable=False),
    Column("state", String, nullable=False),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("received_at", UtcDateTime, nullable=False),
    Column("detail", String, nullable=False, server_default=""),
    UniqueConstraint("channel", "key"),
)
Index(
    "ix_inbox_new",
    inbox.c.id,
    sqlite_where=inbox.c.state == "new",
    postgresql_where=inbox.c.state == "new",
)

instance = Table(
    "instance",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("epoch", String, nullable=False),
    Column("last_tick", UtcDateTime),
    Column("clock_offset_s", Integer, nullable=False, server_default="0"),
    Column("link", String, nullable=False, server_default=""),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("person_id", Integer),
    Column("what", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("before", JSON),
    Column("after", JSON),
    Column("previous_hash", String, nullable=False),
    Column("hash", String, nullable=False),
)
