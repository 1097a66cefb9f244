"""A letter that was read and waits for a person's word."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.erratum import Erratum
from domain.letter.model import Reading


class LetterState(StrEnum):
    READ = "read"
    """Waits to be confirmed."""
    CONFIRMED = "confirmed"
    """The reading is right; the guest list waits for the gate."""
    HELD = "held"
    """The letter itself is wrong: waits for a corrected one."""
    ISSUED = "issued"
    """Issued in the document system, so its invitations may go."""
    CALLED = "called"
    """Its meeting has been called."""
    APPLIED = "applied"
    """A notice whose correction stands in the draft of the letter that it speaks of."""


UNSENT = (LetterState.READ, LetterState.CONFIRMED, LetterState.HELD, LetterState.ISSUED)
DONE = (LetterState.CALLED, LetterState.APPLIED)
"""Nothing more is to be decided about the letter."""


NOBODY = ""
"""The pick for a guest line that is to be left out."""


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A letter of the organizing unit `unit`. `picks` holds the organizer's choice of unit for a guest phrase."""

    id: int
    unit: str
    file: str | None
    text: str
    reading: Reading
    picks: Mapping[str, str]
    state: LetterState
    sent_by: int
    created_at: datetime
    issued_at: datetime | None = None
    changes: int | None = None
    """The meeting that this letter moves, postpones or calls off, once a person has said which."""
    erratum: Erratum | None = None
