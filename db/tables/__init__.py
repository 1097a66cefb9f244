"""Every table of the house. docs/glossary.md gives each word its Vietnamese."""

from db.tables.delivery import attempts, cards, deliveries, gates
from db.tables.meetings import (
    agenda_items,
    answers,
    assignments,
    attendances,
    briefs,
    desks,
    files,
    informed,
    invitations,
    letters,
    meetings,
    proposals,
    reminders,
)
from db.tables.metadata import metadata
from db.tables.people import (
    addresses,
    code_failures,
    contacts,
    imports,
    persons,
    registration_codes,
    roles,
    units,
)
from db.tables.record import audit, dialogs, inbox, instance

__all__ = [
    "addresses",
    "agenda_items",
    "answers",
    "assignments",
    "attempts",
    "attendances",
    "audit",
    "briefs",
    "cards",
    "code_failures",
    "contacts",
    "deliveries",
    "desks",
    "dialogs",
    "files",
    "gates",
    "imports",
    "inbox",
    "informed",
    "instance",
    "invitations",
    "letters",
    "meetings",
    "metadata",
    "persons",
    "proposals",
    "registration_codes",
    "reminders",
    "roles",
    "units",
]
