"""A meeting to which a letter calls."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.erratum import Erratum


class MeetingState(StrEnum):
    DRAFT = "draft"
    CALLED = "called"
    CHANGED = "changed"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    HELD = "held"


LIVE = frozenset({MeetingState.CALLED, MeetingState.CHANGED})
"""States in which answers are taken and reminders go out."""


@dataclass(frozen=True, kw_only=True)
class AgendaItem:
    """A row of the programme; times in UTC, None where the letter gives no hour."""

    time_text: str
    starts_at: datetime | None
    ends_at: datetime | None
    content: str
    by: str


@dataclass(frozen=True, kw_only=True)
class MeetingAssignment:
    """An order of the letter. `unit` is the directory's code where the name was found; `id` 0 is not kept yet."""

    unit: str | None
    unit_text: str
    task: str
    id: int = 0
    desk: str | None = None
    """Who gets the card in the unit's place, where somebody has chosen."""
    copies: tuple[str, ...] = ()
    """Codes of the units that the task names as helping; each gets a copy of the card."""
    noted_at: datetime | None = None
    noted_by: str = ""
    """Post and name of who said that the order has been received."""


@dataclass(frozen=True, kw_only=True)
class MeetingBrief:
    """What one unit is asked to speak about, word for word."""

    unit: str | None
    unit_text: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """What all cards of a meeting are made from. Moments are aware, in UTC; `zone` is the office's.

    `starts_at` is None where the letter gives a day without an hour; `called_at` is when the invitations were
    released to go out, `releases_at` when the first may leave (the hold before is for second thoughts).
    """

    id: int
    unit: str
    """Code of the organizing unit, to which the meeting belongs."""
    letter_id: int
    sequence: int
    state: MeetingState
    number: str
    issue_date: date
    issuer: str
    title: str
    chair: str = ""
    starts_on: date
    starts_at: datetime | None
    arrives_at: datetime | None = None
    arrival_reason: str = ""
    """What the early arrival is for, in the letter's words ("Đón tiếp đại biểu (Test Covid-19)")."""
    ends_at: datetime | None = None
    zone: ZoneInfo
    time_text: str = ""
    venue: str = ""
    deadline: datetime | None = None
    """By when units are asked to answer."""
    calls: int = 0
    called_at: datetime | None = None
    releases_at: datetime | None = None
    agenda: tuple[AgendaItem, ...] = ()
    assignments: tuple[MeetingAssignment, ...] = ()
    briefs: tuple[MeetingBrief, ...] = ()
    notes: tuple[str, ...] = ()
    erratum: Erratum | None = None
    """What the letter says otherwise, wrongly."""

    @property
    def is_live(self) -> bool:
        return self.state in LIVE

    @property
    def first_moment(self) -> datetime | None:
        """When guests must be there: the reception if the letter tells one, else the start."""
        return self.arrives_at or self.starts_at

    def brief_of(self, unit: str) -> MeetingBrief | None:
        return next((brief for brief in self.briefs if brief.unit == unit), None)
