"""The reading of a letter: what was understood, in the letter's own words.

One dataclass for each object of the JSON that `python -m bot read --json` prints. Absent things are None or
empty; nothing here is ever guessed without a `Doubt` beside it.
"""

import dataclasses
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from domain.letter.moment import Moment, Month
from domain.letter.plain import LATER, from_plain, to_plain
from domain.rank import Rank

T = TypeVar("T")


class Mode(StrEnum):
    """How the guests come together."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    HYBRID = "hybrid"


class Secrecy(StrEnum):
    """The classification mark of a document, as it is stamped."""

    SECRET = "MẬT"  # noqa: S105 (a stamp on paper, no password)
    TOP_SECRET = "TỐI MẬT"  # noqa: S105
    STATE_SECRET = "TUYỆT MẬT"  # noqa: S105


@dataclass(frozen=True, kw_only=True)
class Field(Generic[T]):
    """A value with the place in the text that it was read from.

    `span` is (start, end) in the cleaned text; `sure` is 0 (a guess) to 1 (stated in so many words).
    """

    value: T
    span: tuple[int, int]
    sure: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Doubt:
    """Something for a person to confirm.

    `field` is a key of the reading, or `agenda[4]` for a row counted from 0. `code` names the sentence in
    `templates/letters/doubts.j2`, `facts` are its data.
    """

    field: str
    code: str
    facts: dict[str, str] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class InviteeGroup:
    """One line of guests, in the letter's words, under the heading that it stands below."""

    heading: str | None
    text: str


@dataclass(frozen=True, kw_only=True)
class Party:
    """One role of one unit, or of each unit of a circle.

    `group` is the index of the invitee group that it was taken from, `seats` how many people each unit sends,
    `apart_from` the units that the circle leaves out, in the letter's words, `addressed` whether it stands
    under "Kính gửi".
    """

    group: int
    role: str
    unit: str
    rank: Rank
    seats: int = dataclasses.field(default=1, metadata=LATER)
    apart_from: tuple[str, ...] = dataclasses.field(default=(), metadata=LATER)
    addressed: bool = dataclasses.field(default=False, metadata=LATER)


@dataclass(frozen=True, kw_only=True)
class Assignment:
    """An order to one unit."""

    unit: str
    task: str


@dataclass(frozen=True, kw_only=True)
class Brief:
    """What the annex asks one speaking unit to talk about: its whole paragraphs, parted by newlines."""

    unit: str
    text: str


@dataclass(frozen=True, kw_only=True)
class AgendaRow:
    """A row of the programme. `time_text` and both moments are None where the row has no hour."""

    time_text: str | None
    start: Moment | None
    end: Moment | None
    content: str
    by: str | None


@dataclass(frozen=True, kw_only=True)
class Session:
    """One of several sittings, waves, classes or sites."""

    label: str | None
    starts_at: Moment | None
    ends_at: Moment | None
    venue: str | None
    for_whom: str | None = dataclasses.field(metadata={"key": "for"})


@dataclass(frozen=True, kw_only=True)
class Online:
    """How to join from afar."""

    platform: str | None
    link: str | None
    meeting_id: str | None
    passcode: str | None


@dataclass(frozen=True, kw_only=True)
class Rsvp:
    """How guests say whether they come. `required` is None where the letter does not tell."""

    required: bool | None
    deadline: Moment | None
    method: str | None
    contact_person: str | None
    phone: str | None
    email: str | None
    link: str | None
    substitute: str | None
    absence: str | None


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """A last day for something that is not the meeting itself."""

    what: str
    when: Moment


@dataclass(frozen=True, kw_only=True)
class Reference:
    """An earlier letter. `number` is None when it is named by its event only."""

    number: str | None
    date: Moment | None


@dataclass(frozen=True, kw_only=True)
class Signer:
    """The signature block: the lines above the name, parted by newlines, and the name where one stands."""

    title: str
    name: str | None


@dataclass(frozen=True, kw_only=True)
class Reading:
    """All that was read from one letter. Moments are local time; the zone is the office's."""

    doc_type: str
    number: str | None = None
    issue_date: Moment | None = None
    place_of_issue: str | None = None
    issuer: str | None = None
    title: str | None = None
    starts_at: Moment | None = None
    ends_at: Moment | None = None
    arrives_at: Moment | None = None
    tentative: bool = False
    sessions: tuple[Session, ...] = ()
    recurrence: str | None = None
    venue: str | None = None
    mode: Mode | None = None
    online: Online | None = None
    chair: str | None = None
    dress_code: str | None = None
    invitee_groups: tuple[InviteeGroup, ...] = ()
    parties: tuple[Party, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    briefs: tuple[Brief, ...] = ()
    agenda: tuple[AgendaRow, ...] = ()
    rsvp: Rsvp | None = None
    documents: str | None = None
    deadlines: tuple[Deadline, ...] = ()
    postponed: bool = False
    changed: bool = False
    cancelled: bool = False
    refers_to: tuple[Reference, ...] | None = None
    old_starts_at: tuple[Moment | Month, ...] | None = None
    new_starts_at: tuple[Moment | Month, ...] | None = None
    notes: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    signer: Signer | None = None
    doubts: tuple[Doubt, ...] = ()
    secret: Secrecy | None = None


def as_json(reading: Reading) -> dict[str, Any]:
    """The reading as plain dicts, lists and strings, ready for `json.dumps`."""
    plain: dict[str, Any] = to_plain(reading)
    return plain


def from_json(plain: dict[str, Any]) -> Reading:
    """The reading that `as_json` made; ValueError or KeyError where it is not one."""
    reading: Reading = from_plain(Reading, plain)
    return reading
