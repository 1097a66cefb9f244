"""What was said: letters, the meetings they call, whom they invite, what was answered."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from db.tables.metadata import metadata
from db.types import UtcDateTime

desks = Table(
    "desks",
    metadata,
    Column("phrase", String, primary_key=True),
    Column("unit", ForeignKey("units.code"), nullable=False),
    Column("chosen_at", UtcDateTime, nullable=False),
    Column("chosen_by", ForeignKey("persons.id")),
)

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
    Column("erratum", JSON(none_as_null=True)),
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
    Column("erratum", JSON(none_as_null=True)),
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
