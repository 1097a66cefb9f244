"""A house with a real database, a few units, an administrator and an organizer."""

from datetime import UTC, datetime, timedelta
from random import Random

from db.engine import open_engine
from db.tables import metadata
from db.unit_of_work import UnitOfWork
from domain.people import HOUSE, Address, ContactState, Function, Role
from domain.unit import RELATION_OF_KIND, Kind, Unit
from usecases.begin_registration import begin_registration
from usecases.ensure_administrators import ensure_administrators
from usecases.mint_codes import mint_codes
from usecases.register_contact import give_name, give_post

NOON = datetime(2022, 2, 18, 5, 0, tzinfo=UTC)
ADMINISTRATOR, ORGANIZER, LAN = (Address("telegram", value) for value in ("1001", "1002", "1003"))


def unit(code, name, kind, **more):
    return Unit(code=code, name=name, kind=kind, relation=RELATION_OF_KIND[kind], **more)


UNITS = (
    unit("tinh-uy", "Thường trực Tỉnh ủy", Kind.STANDING, protocol_order=1),
    unit("vp-ubnd", "Văn phòng UBND tỉnh", Kind.HOST, aliases=("Văn phòng Ủy ban tỉnh",), protocol_order=2),
    unit("so-y-te", "Sở Y tế", Kind.DEPARTMENT, short_name="SYT", protocol_order=3),
    unit("so-noi-vu", "Sở Nội vụ", Kind.DEPARTMENT, protocol_order=4),
    unit("tra-on", "UBND huyện Trà Ôn", Kind.COMMITTEE, protocol_order=5),
)


class House:
    """Runs use cases; its clock stands at NOON until it is moved."""

    def __init__(self, folder):
        self.engine = open_engine(f"sqlite:///{folder / 't.db'}")
        metadata.create_all(self.engine)
        self.now = NOON
        self.random = Random(32).randbytes
        with self.uow() as uow:
            uow.directory.put(UNITS)
            uow.commit()
        self.do(ensure_administrators, [ADMINISTRATOR], "Quản trị viên", now=self.now)
        self.add_person(ORGANIZER, "Trần Văn Bình", unit="vp-ubnd", role=Role.ORGANIZER)

    def uow(self):
        return UnitOfWork(self.engine)

    def do(self, use_case, *args, **kwargs):
        return use_case(self.uow(), *args, **kwargs)

    def by(self, address, use_case, *args):
        """An event of this person, carried out."""
        return self.do(use_case, *args, by=self.viewer(address), now=self.now, inbox=0)

    def viewer(self, address):
        with self.uow() as uow:
            viewer = uow.people.viewer(address)
            uow.commit()
        return viewer

    def add_person(self, address, name, *, unit, role=None):
        """A person who is an active contact already."""
        address_id = self.viewer(address).address_id
        with self.uow() as uow:
            person_id = uow.people.add_person(name, self.now)
            uow.people.settle_address(address_id, person_id)
            uow.people.add_contact(person_id, unit, "Văn thư", Function.CLERK, ContactState.ACTIVE, self.now)
            if role is not None:
                uow.roles.grant(person_id, role, unit, by=None, now=self.now)
            uow.commit()

    def mint(self, unit, *, uses=5, lifetime=timedelta(days=30), preapproved=False):
        how = {"uses": uses, "lifetime": lifetime, "preapproved": preapproved}
        [minted] = self.do(mint_codes, [unit], **how, random=self.random, by=HOUSE, now=self.now)
        return minted

    def register(self, address, unit, *, name="Lê Thị Lan", post="Văn thư"):
        """From a fresh code to the request."""
        self.by(address, begin_registration, self.mint(unit).code)
        self.by(address, give_name, name)
        self.by(address, give_post, post)

    def contact(self, address, unit):
        person_id = self.viewer(address).person_id
        with self.uow() as uow:
            return next(one for one in uow.people.contacts_of(unit) if one.person_id == person_id)

    def question(self, address):
        """The kind of the dialog that is open, or None."""
        address_id = self.viewer(address).address_id
        with self.uow() as uow:
            dialog = uow.dialogs.at(address_id)
        return dialog.kind if dialog else None

    def cards(self, address, kind):
        """This person's cards of a kind, oldest first."""
        rows = self.rows("cards")
        mine = [row for row in rows if row["address_id"] == self.viewer(address).address_id]
        with self.uow() as uow:
            return [uow.cards.get(row["token"]) for row in mine if row["kind"] == kind]

    def rows(self, table):
        with self.engine.connect() as connection:
            return [dict(row) for row in connection.execute(metadata.tables[table].select()).mappings()]

    def everything(self):
        """Every cell of every table, as one text."""
        tables = (self.rows(table) for table in metadata.tables)
        return "\n".join(str(row) for rows in tables for row in rows)

    def audited(self):
        return [row["what"] for row in self.rows("audit")]
