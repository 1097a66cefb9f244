"""Who looks on sees a meeting's panel and lists, and moves nothing; who lost the role sees nothing any more."""

from datetime import timedelta

import pytest

from domain.notice import CardKind
from domain.offers import Choice
from domain.people import Address, Function, Role
from tests.usecases.letter_house import BOSS, CHANNEL, HOST, OFFICE, House, refused
from usecases import look
from usecases.announce_change import announce_change, choose_meeting
from usecases.answer import give_reason, press_answer
from usecases.confirm_draft import confirm_draft, mark_issued
from usecases.list_orders import orders_of_panel
from usecases.look_delivery import face_of
from usecases.look_in_group import invited_titles, overseen_titles
from usecases.show_panels import show_panels

DISTRICT, GUEST, OTHER, LOOKER = "tra-on", "giao-thong", "other", "looker"
OTHER_UNIT = "vp-phong-qttv"
OWN_NUMBER = "0912345678"


@pytest.fixture(scope="module")
def called(tmp_path_factory):
    """Trà Ôn, whose person gave a number, asks to be absent for a reason of his own."""
    house = House(tmp_path_factory.mktemp("called"), DISTRICT, GUEST)
    house.add(LOOKER, "so-noi-vu")
    house.add(OTHER, OTHER_UNIT, role=Role.ORGANIZER)
    number = house.viewer(DISTRICT).person_id
    with house.uow() as uow:
        uow.people.set_phone(number, OWN_NUMBER)
        uow.commit()
    house.calls()
    house.by(DISTRICT, press_answer, house.token(DISTRICT, CardKind.INVITATION), Choice.DECLINE)
    house.by(DISTRICT, give_reason, "Đi khám bệnh")
    house.deliver()
    yield house
    house.close()


@pytest.fixture
def house(called, tmp_path):
    house = House.like(called, tmp_path)
    yield house
    house.close()


def looks_on(house, role, who=LOOKER):
    """The person with this role over the host's meetings, and the panel that he asked for."""
    house.grant(who, role, HOST)
    house.by(who, show_panels)
    house.deliver()
    return house.token(who, CardKind.PANEL)


def asks(house, who, question, *args, **more):
    return question(house.uow(), *args, by=house.viewer(who), **more)


@pytest.mark.parametrize(
    ("role", "reason", "numbers"),
    [(Role.VIEWER, "", set()), (Role.AIDE, "Đi khám bệnh", {OWN_NUMBER})],
)
def test_reasons_and_peoples_own_numbers_are_for_the_chairs_side(house, role, reason, numbers):
    panel = looks_on(house, role)
    _, lines, tally = asks(house, LOOKER, look.panel_lines, panel)
    assert tally.invited == 57
    [asked] = look.request_lines(lines)
    assert asked.invitation.reason == reason
    assert {one.phone for line in lines for one in line.readers} - {""} == numbers
    [(_, listed)] = asks(house, LOOKER, look.open_requests)
    assert listed[0].invitation.reason == reason
    assert all(line.has_contact for line in lines if line.invitation.unit == "ubnd-tra-on")


@pytest.mark.parametrize("role", [Role.VIEWER, Role.AIDE])
def test_the_panel_closes_to_who_lost_the_role_even_if_his_own_unit_is_invited(house, role):
    panel = looks_on(house, role)
    assert house.viewer(LOOKER).units == {"so-noi-vu"}, "which is invited"
    house.revoke(LOOKER, role)
    viewer = house.viewer(LOOKER)
    with house.uow() as uow:
        assert face_of(uow, uow.cards.get(panel), viewer, house.now) is None
    for question in (look.panel_lines, orders_of_panel):
        assert refused(asks, house, LOOKER, question, panel) == "not_found"
    assert house.by(LOOKER, show_panels) == 0


CANCELS = """ỦY BAN NHÂN DÂN TỈNH VĨNH LONG
Số: 40/TB-UBND
Vĩnh Long, ngày 19 tháng 02 năm 2022
THÔNG BÁO
Về việc hoãn Hội nghị theo Giấy mời số 32/GM-UBND ngày 18/02/2022
Ủy ban nhân dân tỉnh thông báo hoãn Hội nghị lúc 7 giờ 30 phút, thứ Ba, ngày 22/02/2022 đã mời tại Giấy mời
số 32/GM-UBND ngày 18/02/2022 của Ủy ban nhân dân tỉnh. Thời gian họp lại sẽ thông báo sau.
"""


def test_who_organizes_elsewhere_changes_no_meeting_that_he_merely_sees(house):
    """He looks on at the host's meetings, and his own unit may be invited: neither lets him call them off."""
    house.grant(OTHER, Role.VIEWER, HOST)
    house.appoint(OTHER, "so-noi-vu", Function.CLERK)
    house.reads(CANCELS, by=OTHER)
    assert house.rows("letters")[-1]["unit"] == OTHER_UNIT
    [meeting] = house.rows("meetings")
    house.deliver()
    house.by(OTHER, confirm_draft, house.token(OTHER, CardKind.DRAFT))
    house.deliver()
    guests = house.token(OTHER, CardKind.GUESTS)
    assert refused(house.by, OTHER, choose_meeting, guests, meeting["id"]) == "not_found"
    house.by(OTHER, mark_issued, guests)
    assert refused(house.by, OTHER, announce_change, guests, office=OFFICE) == "change_of_nothing"
    assert house.rows("meetings") == [meeting]
    shown = house.deliver()
    assert not any(choice.startswith("meant.") for one in shown for choice in one.choices)


def test_the_host_calls_off_the_same_meeting_by_the_same_letter(house):
    house.reads(CANCELS)
    house.deliver()
    house.confirms()
    house.issues()
    assert house.by(BOSS, announce_change, house.token(BOSS, CardKind.GUESTS), office=OFFICE) > 0


def address(who):
    return Address(CHANNEL, who)


def test_a_group_is_told_title_and_time_of_what_the_asker_sees_and_nothing_of_the_asker_is_kept(house):
    [meeting] = house.rows("meetings")
    told = [(meeting["title"], meeting["starts_at"])]
    assert invited_titles(house.uow(), address(DISTRICT), now=house.now) == told
    assert overseen_titles(house.uow(), address(DISTRICT), now=house.now) == []
    assert overseen_titles(house.uow(), address(BOSS), now=house.now) == told
    assert overseen_titles(house.uow(), address(OTHER), now=house.now) == []
    before = house.rows("addresses")
    for titles in (invited_titles, overseen_titles):
        assert titles(house.uow(), address("nobody"), now=house.now) == []
    assert house.rows("addresses") == before


def test_a_group_hears_of_no_meeting_before_the_hold_is_over_nor_after_it_was_held(house):
    [meeting] = house.rows("meetings")
    held = meeting["releases_at"] - timedelta(seconds=1)
    over = meeting["starts_at"] + timedelta(days=1)
    for moment in (held, over):
        assert invited_titles(house.uow(), address(DISTRICT), now=moment) == []
        assert overseen_titles(house.uow(), address(BOSS), now=moment) == []
