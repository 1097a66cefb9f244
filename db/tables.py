"""Every table of the house. docs/glossary.md gives each word its Vietnamese."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from db.types import UtcDateTime

# Names for every constraint from the first migration on: Alembic's batch mode can drop only what has a name.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# Who there is

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

desks = Table(
    "desks",
    metadata,
    Column("phrase", String, primary_key=True),
    Column("unit", ForeignKey("units.code"), nullable=False),
    Column("chosen_at", UtcDateTime, nullable=False),
    Column("chosen_by", ForeignKey("persons.id")),
)

# What was said

files = Table(
    "files",
    metadata,
    Column("sha256", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("media_type", String, nullable=False),
    Column("bytes", LargeBinary, nullable=False),
    Column("kept_at", UtcDateTime, nullable=False),
)

letters = Table(
    "letters",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("unit", ForeignKey("units.code"), nullable=False, index=True),
    Column("file", ForeignKey("files.sha256")),
    Column("text", Text, nullable=False),
    Column("reading", JSON, nullable=False),
    Column("picks", JSON, nullable=False),
    Column("state", String, nullable=False),
    Column("sent_by", ForeignKey("addresses.id"), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("issued_at", UtcDateTime),
    Column("issued_by", ForeignKey("persons.id")),
    # By name, for meetings are made from letters: the two tables point at each other.
    Column("changes", ForeignKey("meetings.id", use_alter=True)),
)

meetings = Table(
    "meetings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("unit", ForeignKey("units.code"), nullable=False, index=True),
    Column("letter_id", ForeignKey("letters.id"), nullable=False, unique=True),
    Column("sequence", Integer, nullable=False),
    Column("state", String, nullable=False),
    Column("number", String, nullable=False),
    Column("issue_date", Date, nullable=False),
    Column("issuer", String, nullable=False),
    Column("title", String, nullable=False),
    Column("chair", String, nullable=False),
    Column("starts_on", Date, nullable=False),
    Column("starts_at", UtcDateTime),
    Column("arrives_at", UtcDateTime),
    Column("arrival_reason", String, nullable=False),
    Column("ends_at", UtcDateTime),
    Column("zone", String, nullable=False),
    Column("time_text", String, nullable=False),
    Column("venue", String, nullable=False),
    Column("deadline", UtcDateTime),
    Column("notes", JSON, nullable=False),
    Column("calls", Integer, nullable=False),
    Column("called_at", UtcDateTime),
    Column("releases_at", UtcDateTime),
    Column("created_by", ForeignKey("persons.id")),
)

agenda_items = Table(
    "agenda_items",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("time_text", String, nullable=False),
    Column("starts_at", UtcDateTime),
    Column("ends_at", UtcDateTime),
    Column("content", Text, nullable=False),
    Column("by", String, nullable=False),
)

assignments = Table(
    "assignments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("unit", ForeignKey("units.code")),
    Column("unit_text", String, nullable=False),
    Column("task", Text, nullable=False),
    Column("desk", ForeignKey("units.code")),
    Column("copies", JSON, nullable=False, server_default="[]"),
    Column("noted_at", UtcDateTime),
    Column("noted_by", String, nullable=False, server_default=""),
)

briefs = Table(
    "briefs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("unit", ForeignKey("units.code")),
    Column("unit_text", String, nullable=False),
    Column("text", Text, nullable=False),
)

informed = Table(
    "informed",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False, index=True),
    Column("unit", ForeignKey("units.code"), nullable=False),
    Column("unit_text", String, nullable=False),
    UniqueConstraint("meeting_id", "unit"),
)

invitations = Table(
    "invitations",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False, index=True),
    Column("unit", ForeignKey("units.code"), nullable=False, index=True),
    Column("line", Integer, nullable=False),
    Column("role", String, nullable=False),
    Column("rank", String, nullable=False),
    Column("relation", String, nullable=False),
    Column("seats", Integer, nullable=False),
    Column("partstat", String, nullable=False),
    Column("consent", String, nullable=False),
    Column("received", Boolean, nullable=False),
    Column("reason", Text, nullable=False),
    Column("answered_by", String, nullable=False),
    Column("answered_function", String, nullable=False, server_default=""),
    Column("on_whose_word", String, nullable=False),
    Column("answered_at", UtcDateTime),
    Column("answered_sequence", Integer),
    Column("earlier", String),
    Column("noted_sequence", Integer),
    UniqueConstraint("meeting_id", "unit", "line", "role"),
)

attendances = Table(
    "attendances",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("invitation_id", ForeignKey("invitations.id"), nullable=False, index=True),
    Column("name", String, nullable=False),
    Column("post", String, nullable=False),
    Column("phone", String, nullable=False),
    Column("in_place_of", String, nullable=False),
)

answers = Table(
    "answers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("invitation_id", ForeignKey("invitations.id"), nullable=False, index=True),
    Column("person_id", ForeignKey("persons.id")),
    Column("at", UtcDateTime, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("partstat", String, nullable=False),
    Column("consent", String, nullable=False),
    Column("received", Boolean, nullable=False),
    Column("reason", Text, nullable=False),
    Column("named", JSON, nullable=False),
    Column("on_whose_word", String, nullable=False),
)

proposals = Table(
    "proposals",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("invitation_id", ForeignKey("invitations.id"), nullable=False, index=True),
    Column("person_id", ForeignKey("persons.id"), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("choice", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("named", JSON, nullable=False),
    Column("on_whose_word", String, nullable=False),
    Column("state", String, nullable=False),
    Column("decided_at", UtcDateTime),
    Column("decided_by", ForeignKey("persons.id")),
)

# What is to be done

reminders = Table(
    "reminders",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False),
    Column("kind", String, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("slot", String, nullable=False, server_default=""),
    Column("distance_s", Integer),
    Column("due_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("state", String, nullable=False),
    Column("fired_at", UtcDateTime),
    Column("note", String, nullable=False, server_default=""),
    UniqueConstraint("meeting_id", "kind", "sequence", "slot"),
)
Index(
    "ix_reminders_waiting",
    reminders.c.due_at,
    sqlite_where=reminders.c.state == "planned",
    postgresql_where=reminders.c.state == "planned",
)

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
