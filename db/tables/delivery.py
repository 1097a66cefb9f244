"""What is owed to people: cards, deliveries, every call of a network."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from db.tables.metadata import metadata
from db.types import UtcDateTime

cards = Table(
    "cards",
    metadata,
    Column("token", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("address_id", ForeignKey("addresses.id"), nullable=False, index=True),
    Column("meeting_id", ForeignKey("meetings.id"), index=True),
    Column("letter_id", ForeignKey("letters.id"), index=True),
    Column("invitation_id", ForeignKey("invitations.id"), index=True),
    Column("contact_id", ForeignKey("contacts.id"), index=True),
    Column("assignment_id", ForeignKey("assignments.id"), index=True),
    Column("proposal_id", ForeignKey("proposals.id"), index=True),
    Column("sequence", Integer, nullable=False),
    Column("facts", JSON, nullable=False),
    Column("message_ids", JSON, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("opened_at", UtcDateTime),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("card", ForeignKey("cards.token"), nullable=False, index=True),
    Column("address_id", ForeignKey("addresses.id"), nullable=False),
    Column("meeting_id", ForeignKey("meetings.id")),
    Column("sequence", Integer, nullable=False),
    Column("operation", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("slot", String, nullable=False),
    Column("priority", Integer, nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime),
    Column("state", String, nullable=False),
    Column("attempt_no", Integer, nullable=False, server_default="0"),
    Column("lease_token", String),
    Column("next_at", UtcDateTime, nullable=False),
    Column("resend_no", Integer, nullable=False, server_default="0"),
    Column("possible_duplicate", Boolean, nullable=False, server_default=text("0")),
    Column("plain", Boolean, nullable=False, server_default=text("0")),
    Column("message_id", String),
    Column("shown", Text),
    Column("detail", String, nullable=False, server_default=""),
    Column("created_at", UtcDateTime, nullable=False),
    Column("finished_at", UtcDateTime),
    UniqueConstraint("meeting_id", "sequence", "address_id", "kind", "slot"),
)
Index(
    "ix_deliveries_open",
    deliveries.c.next_at,
    sqlite_where=deliveries.c.state.in_(("pending", "sending", "unknown")),
    postgresql_where=deliveries.c.state.in_(("pending", "sending", "unknown")),
)
Index("ix_deliveries_address", deliveries.c.address_id, deliveries.c.state)

attempts = Table(
    "attempts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("delivery_id", ForeignKey("deliveries.id"), nullable=False, index=True),
    Column("n", Integer, nullable=False),
    Column("lease_token", String, nullable=False),
    Column("started_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    Column("outcome", String),
    Column("detail", String, nullable=False, server_default=""),
    Column("message_id", String),
)

gates = Table(
    "gates",
    metadata,
    Column("channel", String, primary_key=True),
    Column("blocked_until", UtcDateTime),
    Column("stopped", Boolean, nullable=False, server_default=text("0")),
    Column("detail", String, nullable=False, server_default=""),
)
