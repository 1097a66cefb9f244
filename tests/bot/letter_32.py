"""The example's giấy mời 32 as domain values, at every stage at which a text is made of them."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from db.people import Recipient
from domain import offers, rsvp, tally
from domain.calendar import QuietHours
from domain.calling import day_of, gets_a_card, guest_list, invitations_of, meeting_of
from domain.concerned import concerned_by
from domain.directory_file import read_units
from domain.draft import Draft, LetterState
from domain.informed import InformedLine
from domain.invitation import Attendance, Consent, Invitation, PartStat
from domain.letter.parse import read
from domain.meeting import MeetingState
from domain.office import Office
from domain.on_whose_word import Word
from domain.people import Address, Contact, ContactState, Function, Grant, Role, Viewer
from domain.reminders import propose_deadline
from domain.second_step import below_deputy
from domain.state_line import state_key
from domain.unit import Kind
from usecases.faces.concerned import planned_orders
from usecases.list_orders import OrderLine

EXAMPLE = Path(__file__).parents[2] / "examples/vinh-long-2022"
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
OFFICE = Office(
    name="Văn phòng UBND tỉnh Vĩnh Long",
    phone="0270.3000.112",
    zone=ZONE,
    undo=timedelta(seconds=60),
    unknown_wait=timedelta(seconds=60),
    quiet=QuietHours.parse("21:00-06:00"),
    approval="Công văn 15/VP-HC",
)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """An hour of February 2022 by the office's clocks."""
    return datetime(2022, 2, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


READ_AT, CALLED_AT, CHASED_AT, MORNING_AT = at(18, 15), at(18, 15, 30), at(21, 9, 30), at(22, 6)

TEXT = (EXAMPLE / "gm-32.txt").read_text(encoding="utf-8")
READING = read(TEXT)
with (EXAMPLE / "units.csv").open(encoding="utf-8", newline="") as file:
    DIRECTORY = read_units(csv.DictReader(file))[0]
UNITS = {unit.code: unit for unit in DIRECTORY}
DRAFT = Draft(
    id=1,
    unit="vp-ubnd",
    file=None,
    text=TEXT,
    reading=READING,
    picks={},
    state=LetterState.READ,
    sent_by=1,
    created_at=READ_AT,
)
GUESTS = guest_list(DRAFT, DIRECTORY)
MEETING = replace(
    meeting_of(DRAFT, meeting_id=1, zone=ZONE, directory=DIRECTORY),
    state=MeetingState.CALLED,
    called_at=CALLED_AT,
    releases_at=CALLED_AT + OFFICE.undo,
)
MEETING = replace(MEETING, deadline=propose_deadline(MEETING, CALLED_AT))
INVITATIONS = [replace(one, id=at) for at, one in enumerate(invitations_of(GUESTS.guests, 1), 1)]


def invitation(role: str) -> Invitation:
    return next(one for one in INVITATIONS if one.role == role)


HEAD = invitation("Chủ tịch UBND huyện Trà Ôn")
LEADER = invitation("lãnh đạo Phòng Xây dựng chính quyền - Sở Nội vụ")
STAFF = invitation("chuyên viên Phòng Xây dựng chính quyền - Sở Nội vụ")
EQUAL = invitation("lãnh đạo Ban Tuyên giáo Tỉnh ủy")
PRESS = invitation("lãnh đạo Báo Vĩnh Long")

DEPUTY = Attendance(name="Trần Quốc Bảo", post="Phó Chủ tịch")
CLERK = "Văn thư Phạm Thị Dung"


def answered(one: Invitation, choice: offers.Choice, **more: object) -> Invitation:
    """That invitation after its unit's clerk has answered, at 9:12 on Monday the 21st."""
    return rsvp.answer(one, MEETING, choice, by=CLERK, now=at(21, 9, 12), **more)  # type: ignore[arg-type]


OWN = replace(
    answered(HEAD, offers.Choice.ATTEND),
    answered_by="Chủ tịch Nguyễn Văn Thuận",
    answered_function=Function.HEAD,
)
"""The head has answered himself."""
REGISTERED = answered(STAFF, offers.Choice.NAME, named=[Attendance(name="Võ Thị Hoa", post="Chuyên viên")])
ATTENDING = answered(HEAD, offers.Choice.ATTEND)
SUBSTITUTE = answered(HEAD, offers.Choice.NAME, named=[DEPUTY], on_whose_word=Word.CHAIRMAN)
OFFICIAL = Attendance(name="Lê Thị Hoa", post="Chuyên viên chính")
TWO_SEATS = replace(STAFF, seats=2)
REGISTERED_BOTH = answered(TWO_SEATS, offers.Choice.NAME, named=[REGISTERED.attendances[0], OFFICIAL])
REGISTERED_ONE = answered(TWO_SEATS, offers.Choice.NAME, named=REGISTERED.attendances)
BELOW_DEPUTY = answered(LEADER, offers.Choice.NAME, named=[OFFICIAL])
BELOW_AND_HEAD = answered(
    replace(LEADER, seats=2),
    offers.Choice.NAME,
    named=[Attendance(name="Võ Văn Ba", post="Phó phòng"), OFFICIAL],
)
ABSENT = answered(HEAD, offers.Choice.DECLINE, reason="reason_travel")
ANSWERS = {
    "silent": HEAD,
    "before_head": answered(HEAD, offers.Choice.RECEIVED),
    "attending": ATTENDING,
    "named": answered(
        EQUAL, offers.Choice.NAME, named=[Attendance(name="Lê Thị Hoa", post="Phó Trưởng ban")]
    ),
    "substitute_pending": SUBSTITUTE,
    "substitute_agreed": replace(SUBSTITUTE, consent=Consent.AGREED),
    "substitute_not_agreed": replace(SUBSTITUTE, consent=Consent.NOT_AGREED),
    "excused_pending": ABSENT,
    "excused": replace(ABSENT, consent=Consent.AGREED),
    "declined_equal": answered(EQUAL, offers.Choice.DECLINE),
    "to_reconfirm": replace(ATTENDING, partstat=PartStat.TENTATIVE),
}
"""An invitation for every state of a live meeting."""

ON_THE_LIST = [SUBSTITUTE if one is HEAD else one for one in INVITATIONS]
ON_THE_LIST = [answered(one, offers.Choice.DECLINE) if one is EQUAL else one for one in ON_THE_LIST]
CARDED = [one for one in ON_THE_LIST if gets_a_card(one)]
REACHED = {one.unit for one in CARDED} - {"bdv-mang-thit", "so-khcn"}
COUNTED = tally.count(ON_THE_LIST)


@dataclass(frozen=True)
class Line:
    """An invitation with its unit, as the use cases hand it to lists."""

    invitation: Invitation
    state: str
    has_contact: bool
    readers: tuple[Recipient, ...] = ()

    @property
    def below(self) -> tuple[Attendance, ...]:
        return below_deputy(self.invitation)

    @property
    def unit(self) -> object:
        return UNITS[self.invitation.unit]


LINES: Sequence[Line] = [Line(one, state_key(one, MEETING), one.unit in REACHED) for one in ON_THE_LIST]

CONCERNED = concerned_by(DRAFT, GUESTS.guests, DIRECTORY, {})
PLANNED = planned_orders(CONCERNED, DIRECTORY, day_of(READING))
HOMELESS = replace(
    PLANNED[2], order=replace(PLANNED[2].order, unit=None, unit_text="Tổ Y tế lưu động"), unit=None
)
ORDER_LINES = [
    OrderLine(replace(PLANNED[0].order, noted_at=at(21, 9, 12), noted_by=CLERK), PLANNED[0].unit, True),
    OrderLine(PLANNED[1].order, PLANNED[1].unit, True),
    OrderLine(HOMELESS.order, None, False),
]
INFORMED_LINES = (
    InformedLine(
        "UBND các huyện, thị xã, thành phố", tuple(unit for unit in DIRECTORY if unit.kind is Kind.COMMITTEE)
    ),
    InformedLine("Tòa án nhân dân tỉnh", (UNITS["tand"],)),
)

CONTACT = Contact(
    id=1,
    person_id=7,
    person_name="Phạm Thị Dung",
    unit="so-gtvt",
    post="văn thư",
    function=Function.CLERK,
    state=ContactState.PENDING,
)
CHAIRMAN = replace(
    CONTACT,
    id=2,
    person_id=9,
    person_name="Nguyễn Văn Thuận",
    unit="ubnd-tra-on",
    post="Chủ tịch",
    function=Function.HEAD,
    state=ContactState.ACTIVE,
)
STRANGER = Viewer(person_id=None, address_id=1, address=Address("webchat", "khach"))
REPRESENTATIVE = replace(STRANGER, person_id=7, units=frozenset({"so-gtvt"}))
LOOKING_ON = replace(STRANGER, person_id=9, grants=frozenset({Grant(Role.VIEWER, "vp-ubnd")}))
ADMINISTRATOR = replace(STRANGER, person_id=8, grants=frozenset({Grant(Role.ADMINISTRATOR)}))
