"""One line of the invitation list: a post of a unit, and what it answered."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.rank import Rank, Relation


class PartStat(StrEnum):
    """RFC 5545's participation status. TENTATIVE is an answer that waits to be confirmed after a change."""

    NEEDS_ACTION = "needs_action"
    ACCEPTED = "accepted"
    DELEGATED = "delegated"
    DECLINED = "declined"
    TENTATIVE = "tentative"


class Consent(StrEnum):
    """The chair's word on a substitute or an absence (Decision 45/2018/QĐ-TTg)."""

    NOT_NEEDED = "not_needed"
    PENDING = "pending"
    SUBMITTED = "submitted"
    AGREED = "agreed"
    NOT_AGREED = "not_agreed"


@dataclass(frozen=True, kw_only=True)
class Attendance:
    """A named person who is to come, and in whose place (empty: in nobody's)."""

    name: str
    post: str
    in_place_of: str = ""
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class Invitation:
    """A meeting's invitation of one unit at one rank.

    `role` is how the card addresses it ("Chủ tịch UBND huyện Trà Ôn"); `line` is the index of the letter's
    guest line; `answered_sequence` is the meeting's sequence at the time of the answer.
    """

    id: int
    meeting_id: int
    unit: str
    line: int
    role: str
    rank: Rank
    relation: Relation
    seats: int = 1
    """How many people the letter wants of this line; an answer names that many at most."""
    partstat: PartStat = PartStat.NEEDS_ACTION
    consent: Consent = Consent.NOT_NEEDED
    received: bool = False
    """The letter is being put before the head: received, not answered."""
    reason: str = ""
    attendances: tuple[Attendance, ...] = ()
    answered_by: str = ""
    """Name and post of the person who pressed."""
    answered_function: str = ""
    """What that person is in the unit: a value of people.Function, empty where it is not known.

    A change that the head agreed to is the head's, whoever proposed it.
    """
    on_whose_word: str = ""
    """A value of on_whose_word.Word; empty where one answered for himself."""
    answered_at: datetime | None = None
    answered_sequence: int | None = None
    earlier: PartStat | None = None
    """What was answered before a change, while it waits to be confirmed again (TENTATIVE)."""
    noted_sequence: int | None = None
    """The latest change of which the unit said that it has taken note."""

    @property
    def is_answered(self) -> bool:
        return self.partstat in (PartStat.ACCEPTED, PartStat.DELEGATED, PartStat.DECLINED)

    @property
    def is_silent(self) -> bool:
        """Nothing was heard, not even that the letter is being put before the head."""
        return self.partstat is PartStat.NEEDS_ACTION and not self.received

    @property
    def awaits_consent(self) -> bool:
        """A request that the chair has not decided."""
        return self.consent in (Consent.PENDING, Consent.SUBMITTED)

    @property
    def is_coming(self) -> bool:
        """Somebody of this line is expected in the hall."""
        return self.heads > 0

    @property
    def heads(self) -> int:
        """How many of this line are expected: those named, else its seats; nobody whom the chair has not let come."""
        if self.partstat not in (PartStat.ACCEPTED, PartStat.DELEGATED):
            return 0
        if self.consent in (Consent.AGREED, Consent.NOT_NEEDED):
            return len(self.attendances) or self.seats
        return sum(not one.in_place_of for one in self.attendances)

    @property
    def seats_left(self) -> int:
        """For how many more persons there is room beside those named."""
        return max(0, self.seats - len(self.attendances))
