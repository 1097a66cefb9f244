"""A house with the example's directory and people, a real database, and a postman without a network."""

from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.example import BEGINS, example_people, example_units
from db.engine import open_engine
from db.migrate import open_database
from db.tables import metadata
from db.unit_of_work import UnitOfWork
from domain.calendar import QuietHours
from domain.delivery import Outcome, Report
from domain.errors import DomainError
from domain.letter.parse import read
from domain.notice import CardKind
from domain.office import Office
from domain.people import Address, ContactState, Function
from usecases.claim_deliveries import claim_deliveries, record_outcomes
from usecases.confirm_draft import confirm_draft, mark_issued
from usecases.load_example import ExamplePerson, load_example
from usecases.read_letter import read_letter
from usecases.send_invitations import send_invitations

LETTER = Path(__file__).parents[2] / "examples" / "vinh-long-2022" / "gm-32.txt"
TEXT = LETTER.read_text(encoding="utf-8")
CHANNEL = "telegram"
HOST = "vp-ubnd"
BOSS, HOLD = "van-phong", timedelta(seconds=60)
"""The organizer's address, and how long a call is held."""
OFFICE = Office(
    name="Văn phòng UBND tỉnh",
    phone="0270.3000.112",
    zone=ZoneInfo("Asia/Ho_Chi_Minh"),
    undo=HOLD,
    unknown_wait=timedelta(seconds=60),
    quiet=QuietHours.parse("21:00-06:00"),
)
HOUSEHOLD = {person.address.value: person for person in example_people(CHANNEL)}


@dataclass(frozen=True)
class Shown:
    """What one message or edit showed: to whom, on which card."""

    chat: str
    operation: str
    card: object
    face: object

    @property
    def kind(self):
        return self.card.kind

    @property
    def choices(self):
        return [button.choice for row in self.face.buttons for button in row]


class House:
    """Runs use cases. `people` are addresses of the example's people; the organizer is always there."""

    def __init__(self, folder, *people):
        self.engine = open_database(f"sqlite:///{folder / 't.db'}")
        self.now = BEGINS
        self._messages = 0
        found = [HOUSEHOLD[value] for value in (BOSS, *people)]
        load_example(self.uow(), example_units(), found, now=self.now)

    @classmethod
    def like(cls, other, folder):
        """Another house, in which all has happened that happened in this one: quicker than living it again."""
        with closing(other.engine.raw_connection()) as raw:
            raw.driver_connection.execute("VACUUM INTO ?", (str(folder / "t.db"),))
        house = cls.__new__(cls)
        house.engine = open_engine(f"sqlite:///{folder / 't.db'}")
        house.now, house._messages = other.now, other._messages
        return house

    def uow(self):
        return UnitOfWork(self.engine)

    def close(self):
        self.engine.dispose()

    def add(
        self, value, unit, *, post="Văn thư", function=Function.CLERK, role=None, state=ContactState.ACTIVE
    ):
        """One more person, who speaks for the unit and may have a role for it."""
        address = Address(CHANNEL, value)
        person = ExamplePerson(address, f"Người {value}", post, unit, function, role)
        load_example(self.uow(), [], [person], now=self.now)
        if state is not ContactState.ACTIVE:
            self.decide(value, unit, state)

    def decide(self, value, unit, state):
        person_id = self.viewer(value).person_id
        with self.uow() as uow:
            [contact] = [one for one in uow.people.contacts_of(unit) if one.person_id == person_id]
            uow.people.decide_contact(contact.id, state, by=None, now=self.now)
            uow.commit()

    def appoint(self, value, unit, function, *, post="Giám đốc"):
        """The person speaks for the unit (too), in this function and post."""
        person_id = self.viewer(value).person_id
        with self.uow() as uow:
            uow.people.add_contact(person_id, unit, post, function, ContactState.ACTIVE, self.now)
            uow.commit()

    def grant(self, value, role, unit):
        person_id = self.viewer(value).person_id
        with self.uow() as uow:
            uow.roles.grant(person_id, role, unit, by=None, now=self.now)
            uow.commit()

    def revoke(self, value, role):
        person_id = self.viewer(value).person_id
        with self.uow() as uow:
            uow.roles.end(person_id, role)
            uow.commit()

    def viewer(self, value):
        with self.uow() as uow:
            viewer = uow.people.viewer(Address(CHANNEL, value))
            uow.commit()
        return viewer

    def by(self, value, use_case, *args, **more):
        """An event of the person at this address, carried out."""
        return use_case(self.uow(), *args, by=self.viewer(value), now=self.now, inbox=0, **more)

    def passes(self, span):
        self.now += span

    def deliver(self):
        """Everything that is due now reaches its reader; what was shown, in its order."""
        shown = []
        while sendables := self._claim():
            reports = [self._accepted(one.delivery) for one in sendables]
            record_outcomes(self.uow(), reports, now=self.now, office=OFFICE)
            shown += [
                Shown(one.claimed.chat, str(one.delivery.operation), one.card, one.face) for one in sendables
            ]
        return shown

    def _claim(self):
        return claim_deliveries(self.uow(), [CHANNEL], 8, held=(), now=self.now, office=OFFICE)

    def _accepted(self, delivery):
        self._messages += 1
        return Report(
            delivery_id=delivery.id,
            lease_token=delivery.lease_token,
            outcome=Outcome.ACCEPTED,
            message_id=str(self._messages),
        )

    def token(self, value, kind):
        """The newest card of a kind that lies with this person."""
        address_id = self.viewer(value).address_id
        rows = [row for row in self.rows("cards") if (row["address_id"], row["kind"]) == (address_id, kind)]
        return rows[-1]["token"]

    def face(self, value, kind):
        """The last thing that the newest card of a kind showed to this person."""
        return next(one for one in reversed(self.deliver()) if (one.chat, one.kind) == (value, kind))

    def rows(self, table):
        with self.engine.execution_options(reading=True).connect() as connection:
            query = metadata.tables[table].select()
            return [dict(row) for row in connection.execute(query).mappings()]

    def reads(self, text=TEXT, *, by=BOSS):
        return self.by(by, read_letter, text, read(text), file=None)

    def confirms(self):
        self.by(BOSS, confirm_draft, self.token(BOSS, CardKind.DRAFT))

    def issues(self):
        self.by(BOSS, mark_issued, self.token(BOSS, CardKind.GUESTS))

    def sends(self):
        return self.by(BOSS, send_invitations, self.token(BOSS, CardKind.GUESTS), office=OFFICE)

    def calls(self, text=TEXT):
        """From the letter to cards that have arrived."""
        self.reads(text)
        self.confirms()
        self.issues()
        self.sends()
        self.passes(HOLD)
        return self.deliver()

    def letter(self):
        [row] = self.rows("letters")
        return row

    def audited(self):
        """What was done since the example was loaded."""
        return [row["what"] for row in self.rows("audit") if row["what"] != "example_loaded"]


def refused(act, *args, **more):
    """The code with which something is refused."""
    try:
        act(*args, **more)
    except DomainError as refusal:
        return refusal.code
    return None
