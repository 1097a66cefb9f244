"""A database with a few units, and a meeting of one of them to which two others are invited."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from db.engine import open_engine
from db.migrate import open_database
from db.unit_of_work import UnitOfWork
from domain.erratum import Erratum
from domain.invitation import Invitation
from domain.letter.moment import Moment
from domain.letter.parse import read
from domain.meeting import AgendaItem, Meeting, MeetingAssignment, MeetingBrief, MeetingState
from domain.people import Address, ContactState, Function, Grant, Viewer
from domain.rank import Rank, Relation
from domain.unit import RELATION_OF_KIND, Kind, Unit

NOON = datetime(2022, 2, 18, 5, 0, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
LETTER = Path(__file__).parents[2] / "examples" / "vinh-long-2022" / "gm-32.txt"

HOST, HEALTH, HOME, TRA_ON = "vp-ubnd", "so-y-te", "so-noi-vu", "tra-on"


def unit(code, name, kind, order, **more):
    return Unit(
        code=code, name=name, kind=kind, relation=RELATION_OF_KIND[kind], protocol_order=order, **more
    )


UNITS = (
    unit(HOST, "Văn phòng UBND tỉnh", Kind.HOST, 1),
    unit(HEALTH, "Sở Y tế", Kind.DEPARTMENT, 2, aliases=("SYT",), groups=("so",), travel_min=15),
    unit(HOME, "Sở Nội vụ", Kind.DEPARTMENT, 3, valid_from=date(2010, 1, 1)),
    unit(TRA_ON, "UBND huyện Trà Ôn", Kind.COMMITTEE, 4, travel_min=50),
)

MEETING = Meeting(
    id=0,
    unit=HOST,
    letter_id=0,
    sequence=0,
    state=MeetingState.CALLED,
    number="32/GM-UBND",
    issue_date=date(2022, 2, 18),
    issuer="UBND tỉnh Vĩnh Long",
    title="Hội nghị tổng kết",
    starts_on=date(2022, 2, 22),
    starts_at=datetime(2022, 2, 22, 0, 30, tzinfo=UTC),
    arrives_at=datetime(2022, 2, 22, 0, 0, tzinfo=UTC),
    zone=ZONE,
    venue="Hội trường A",
    deadline=NOON + timedelta(days=3),
    agenda=(
        AgendaItem(time_text="7 giờ 00", starts_at=NOON, ends_at=None, content="Đón đại biểu", by=""),
        AgendaItem(time_text="", starts_at=None, ends_at=None, content="Thảo luận", by="Chủ trì"),
    ),
    assignments=(MeetingAssignment(unit=HEALTH, unit_text="Sở Y tế", task="Test nhanh"),),
    briefs=(MeetingBrief(unit=None, unit_text="Ban Dân vận", text="Kết quả"),),
    notes=("Tránh đọc văn bản suông",),
    erratum=Erratum(starts_at=Moment.from_text("2022-02-22T08:00"), decided_by="Chánh Văn phòng"),
)


def invitation(unit, line):
    return Invitation(
        id=0,
        meeting_id=0,
        unit=unit,
        line=line,
        role=f"Giám đốc {unit}",
        rank=Rank.HEAD,
        relation=Relation.SUBORDINATE,
    )


def asking(*grants, units=()):
    """Somebody with these roles, who speaks for these units."""
    return Viewer(
        person_id=1,
        address_id=1,
        address=Address("telegram", "1"),
        grants=frozenset(Grant(role, code) for role, code in grants),
        units=frozenset(units),
    )


class Records:
    """Opens transactions on a database in a folder, which is made where there is none."""

    def __init__(self, folder):
        file = folder / "t.db"
        known = file.exists()
        self.engine = (open_engine if known else open_database)(f"sqlite:///{file}")
        if not known:
            with self.open() as uow:
                uow.directory.put(UNITS)
                uow.commit()

    def open(self):
        return UnitOfWork(self.engine)

    def add_person(self, value, *, unit=None, post="Văn thư", state=ContactState.ACTIVE):
        """A person on Telegram, who speaks for a unit if there is one; returns the Viewer."""
        with self.open() as uow:
            address_id = uow.people.viewer(Address("telegram", value)).address_id
            person_id = uow.people.add_person(f"Người {value}", NOON)
            uow.people.settle_address(address_id, person_id)
            if unit is not None:
                uow.people.add_contact(person_id, unit, post, Function.CLERK, state, NOON)
            viewer = uow.people.viewer_at(address_id)
            uow.commit()
        return viewer

    def add_letter(self, unit=HOST):
        """The example's letter; returns its id."""
        text = LETTER.read_text(encoding="utf-8")
        sender = self.add_person("1001").address_id
        with self.open() as uow:
            letter_id = uow.letters.add(
                unit=unit, file=None, text=text, reading=read(text), sent_by=sender, now=NOON
            )
            uow.commit()
        return letter_id

    def add_meeting(self, *invited):
        """The meeting of the example's letter with these units' lines; returns its id."""
        letter_id = self.add_letter()
        with self.open() as uow:
            meeting_id = uow.meetings.add(replace(MEETING, letter_id=letter_id), by=None)
            uow.meetings.invite(meeting_id, [invitation(unit, line) for line, unit in enumerate(invited)])
            uow.commit()
        return meeting_id
