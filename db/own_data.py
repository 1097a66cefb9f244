"""What is told to a person of what is kept about him."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class KeptAddress:
    channel: str
    value: str
    state: str


@dataclass(frozen=True)
class KeptContact:
    """A unit for which the person speaks, spoke or asks to speak. Nobody decided on a pre-approved one."""

    unit_name: str
    post: str
    function: str
    state: str
    asked_at: datetime
    decided_at: datetime | None
    decided_by: str | None
    """A name; empty after that person's own data were erased."""


@dataclass(frozen=True)
class KeptRole:
    role: str
    unit_name: str | None
    granted_at: datetime
    granted_by: str | None


@dataclass(frozen=True, kw_only=True)
class OwnData:
    """All that is kept about one person; `since` is None for a stranger, of whom only the address is known."""

    name: str
    phone: str
    since: datetime | None
    addresses: Sequence[KeptAddress]
    contacts: Sequence[KeptContact]
    roles: Sequence[KeptRole]
    questions: Sequence[str]
    """Kinds of the open dialogs."""
    counts: Mapping[str, int]
    """By the keys of `personal_data.OF_PERSON` and `AT_ADDRESS`."""
