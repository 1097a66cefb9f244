"""Button data: `<kind>:<card token>:<choice>`, at most 64 bytes. Read, never trusted: the card says whose it is."""

import re
from dataclasses import dataclass
from typing import Self

from domain.errors import DomainError
from domain.notice import CardKind

MOST_BYTES = 64

KIND_LETTERS: dict[CardKind, str] = {
    CardKind.INVITATION: "i",
    CardKind.CHASE: "i",
    CardKind.LAST_CALL: "i",
    CardKind.MORNING: "i",
    CardKind.CHANGE: "i",
    CardKind.ASSIGNMENT: "o",
    CardKind.INFORM: "n",
    CardKind.INFORM_CHANGE: "n",
    CardKind.PROPOSAL: "h",
    CardKind.DRAFT: "d",
    CardKind.GUESTS: "g",
    CardKind.TRIAL: "t",
    CardKind.PANEL: "p",
    CardKind.QUESTION: "q",
    CardKind.CONTACT_REQUEST: "c",
    CardKind.REGISTRATION: "r",
    CardKind.PERSONNEL: "e",
    CardKind.PERSON: "u",
    CardKind.HOLDERS: "u",
    CardKind.ROLE_NEWS: "e",
    CardKind.CODE: "k",
    CardKind.ALARM: "a",
    CardKind.UNIT: "u",
    CardKind.UNITS_FOUND: "u",
    CardKind.UNIT_MERGED: "u",
    CardKind.DIRECTORY_PLAN: "u",
}

_DATA = re.compile(r"([a-z]):([A-Za-z0-9_-]{16}):([a-z0-9_.-]{1,40})")


@dataclass(frozen=True)
class Pressed:
    """A button that was pressed: the kind's letter, the card's token, the choice."""

    kind: str
    token: str
    choice: str

    @property
    def verb(self) -> str:
        """What stands before the first dot of the choice."""
        return self.choice.partition(".")[0]

    @property
    def detail(self) -> str:
        """What stands behind it."""
        return self.choice.partition(".")[2]

    @classmethod
    def unpack(cls, data: str) -> Self:
        found = _DATA.fullmatch(data)
        if found is None:
            raise DomainError("button_unknown")
        return cls(*found.groups())


def pack(kind: CardKind, token: str, choice: str) -> str:
    data = f"{KIND_LETTERS[kind]}:{token}:{choice}"
    if len(data.encode()) > MOST_BYTES or not _DATA.fullmatch(data):
        raise ValueError(f"no button data: {data!r}")
    return data
