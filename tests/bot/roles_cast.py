"""One person for each role of docs/roles.md, two meetings of two units, and something of everything to be pressed."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from domain.people import HOUSE, Address, Function, Role
from tests.fakes.telegram_phone import Phone
from tests.house import ADMIN, HOLD, ORGANIZER, STRANGER, TRA_ON, House, with_example
from tests.usecases.letter_house import TEXT
from usecases.load_example import ExamplePerson, load_example
from usecases.mint_codes import mint_codes

OTHER, VIEWER, AIDE, SECOND_ADMIN, NEWCOMER = 1006, 1007, 1008, 1009, 1010
ADMINS = f"telegram:{ADMIN},telegram:{SECOND_ADMIN}"
CAST = {
    "administrator": ADMIN,
    "organizer": ORGANIZER,
    "of another unit": OTHER,
    "viewer": VIEWER,
    "aide": AIDE,
    "representative": TRA_ON,
    "stranger": STRANGER,
}
NAMES = {
    ORGANIZER: "Trần Minh Tâm",
    OTHER: "Đặng Văn Bảy",
    VIEWER: "Võ Thị Tám",
    AIDE: "Huỳnh Văn Chín",
    TRA_ON: "Nguyễn Văn Thuận",
}
REASON = "khám bệnh ở Cần Thơ"
OWN_NUMBER = "0912.345.678"


@dataclass(frozen=True)
class Called:
    """A meeting as people tell it from another."""

    number: str
    title: str

    def letter(self) -> bytes:
        text = TEXT.replace("Số: 32 /GM-UBND", f"Số: {self.number}").replace(
            "một năm phối hợp", f"{self.title} phối hợp"
        )
        return text.encode()


OFFICES = Called("32/GM-UBND", "một năm")
OTHERS = Called("45/GM-UBND", "sáu tháng")
MEETINGS = (OFFICES, OTHERS)
OVERSEEN = {
    "administrator": {OFFICES, OTHERS},
    "organizer": {OFFICES},
    "of another unit": {OTHERS},
    "viewer": {OFFICES},
    "aide": {OFFICES},
    "representative": set[Called](),
    "stranger": set[Called](),
}
INVITED = {role: set(MEETINGS) if role == "representative" else set[Called]() for role in CAST}


async def with_cast(house: House) -> dict[str, Phone]:
    """The phones by role. Both meetings are called, and Trà Ôn has asked to be absent from each."""
    await with_example(house)
    await house.do(load_example, [], list(_more_people()), now=house.app.desk.now())
    phones = {role: house.world.user(number, role, started=True) for role, number in CAST.items()}
    for role, called in (("organizer", OFFICES), ("of another unit", OTHERS)):
        await _calls(house, phones[role], called)
    await house.passes(HOLD)
    await house.do(_give_number, Address("telegram", str(TRA_ON)))
    for _ in MEETINGS:
        phones["representative"].presses("Xin vắng mặt")
        await house.settled()
        phones["representative"].types(REASON)
        await house.settled()
    return phones


def _more_people() -> Iterator[ExamplePerson]:
    units = {
        OTHER: ("vp-phong-qttv", Role.ORGANIZER),
        VIEWER: ("vp-ubnd", Role.VIEWER),
        AIDE: ("vp-ubnd", Role.AIDE),
    }
    for number, (unit, role) in units.items():
        address = Address("telegram", str(number))
        yield ExamplePerson(address, NAMES[number], "Chuyên viên", unit, Function.CLERK, role)


async def _calls(house: House, phone: Phone, called: Called) -> None:
    phone.sends_file("giay-moi.txt", called.letter())
    await house.settled()
    for label in ("Xác nhận đúng", "Đã phát hành", "Gửi tin mời"):
        phone.presses(label)
        await house.settled()


def _give_number(uow, address):  # type: ignore[no-untyped-def]
    with uow:
        uow.people.set_phone(uow.people.viewer(address).person_id, OWN_NUMBER)
        uow.commit()


async def with_cards(house: House, phones: dict[str, Phone]) -> None:
    """What else has buttons: panels, a registration request, cards of a unit and of a person."""
    for role, overseen in OVERSEEN.items():
        if overseen:
            phones[role].types("/cuochop")
            await house.settled()
    how = {"random": Random(32).randbytes, "by": HOUSE, "now": house.app.desk.now()}
    [minted] = await house.do(mint_codes, ["so-y-te"], **how)
    newcomer = house.world.user(NEWCOMER, "Người mới", started=True)
    for text in (minted.code, "Ngô Văn Mười", "Văn thư"):
        newcomer.types(text)
        await house.settled()
    for administrator, uncoded in (
        (phones["administrator"], "so-gtvt"),
        (house.world.user(SECOND_ADMIN, "Người quản trị", started=True), "so-noi-vu"),
    ):
        administrator.types("/donvi so-gtvt")
        await house.settled()
        administrator.presses("Phạm Thị Dung")
        await house.settled()
        for text in ("/donvi sở", "/donvi quyền", f"/donvi mã {uncoded}"):
            administrator.types(text)
            await house.settled()
        administrator.sends_file(
            "units.csv", b"code,name,kind\nso-moi,S\xe1\xbb\x9f m\xe1\xbb\x9bi,department\n"
        )
        await house.settled()
