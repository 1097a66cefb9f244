"""Who there is: units, persons, what they may do, how they came in."""

from sqlalchemy import JSON, Boolean, Column, Date, ForeignKey, Integer, String, Table, UniqueConstraint, text

from db.tables.metadata import metadata
from db.types import UtcDateTime

units = Table(
    "units",
    metadata,
    Column("code", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("short_name", String, nullable=False),
    Column("aliases", JSON, nullable=False),
    Column("kind", String, nullable=False),
    Column("relation", String, nullable=False),
    Column("level", String, nullable=False),
    Column("parent", String),
    Column("groups", JSON, nullable=False),
    Column("valid_from", Date),
    Column("valid_to", Date),
    Column("successor", String),
    Column("protocol_order", Integer, nullable=False),
    Column("phone", String, nullable=False),
    Column("address", String, nullable=False),
    Column("travel_min", Integer, nullable=False),
)

persons = Table(
    "persons",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("phone", String, nullable=False, server_default=""),
    Column("created_at", UtcDateTime, nullable=False),
)

addresses = Table(
    "addresses",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person_id", ForeignKey("persons.id"), index=True),
    Column("channel", String, nullable=False),
    Column("value", String, nullable=False),
    Column("state", String, nullable=False, server_default="active"),
    Column("offer", JSON),
    UniqueConstraint("channel", "value"),
)

contacts = Table(
    "contacts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person_id", ForeignKey("persons.id"), nullable=False, index=True),
    Column("unit", ForeignKey("units.code"), nullable=False, index=True),
    Column("post", String, nullable=False),
    Column("function", String, nullable=False),
    Column("state", String, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("decided_at", UtcDateTime),
    Column("decided_by", ForeignKey("persons.id")),
    UniqueConstraint("person_id", "unit"),
)

roles = Table(
    "roles",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person_id", ForeignKey("persons.id"), nullable=False, index=True),
    Column("unit", ForeignKey("units.code")),
    Column("role", String, nullable=False),
    Column("granted_at", UtcDateTime, nullable=False),
    Column("granted_by", ForeignKey("persons.id")),
    UniqueConstraint("person_id", "unit", "role"),
)

registration_codes = Table(
    "registration_codes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("hash", String, nullable=False, unique=True),
    Column("unit", ForeignKey("units.code"), nullable=False, index=True),
    Column("invitation_id", ForeignKey("invitations.id")),
    Column("uses_left", Integer, nullable=False),
    Column("preapproved", Boolean, nullable=False, server_default=text("0")),
    Column("created_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
)

code_failures = Table(
    "code_failures",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("address_id", ForeignKey("addresses.id"), nullable=False),
    Column("at", UtcDateTime, nullable=False, index=True),
)

imports = Table(
    "imports",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("by", ForeignKey("persons.id")),
    Column("file_name", String, nullable=False),
    Column("letter_number", String, nullable=False),
    Column("added", Integer, nullable=False),
    Column("changed", Integer, nullable=False),
)
