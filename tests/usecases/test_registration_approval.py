"""Who speaks for a unit: decided once, by those who may, with what follows from it."""

from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.errors import DomainError
from domain.invitation import Invitation
from domain.letter.model import Reading
from domain.meeting import Meeting, MeetingState
from domain.notice import CardKind
from domain.people import Address, ContactState, Function, Grant, Role
from domain.rank import Rank, Relation
from tests.usecases.registration_house import ADMINISTRATOR, LAN, NOON, ORGANIZER, House
from usecases.approve_contact import approve_contact, revoke_contact
from usecases.choose_function import choose_function
from usecases.ensure_administrators import ensure_administrators
from usecases.faces.contact import contact_request_face, registration_face
from usecases.look_delivery import face_of
from usecases.make_organizer import make_organizer

STRANGER = Address("telegram", "6666")
OTHERWISE = ("function.head", "function.deputy")
"""What else than a clerk one may be said to be."""
STARTS = NOON + timedelta(days=4)


@pytest.fixture
def house(tmp_path):
    house = House(tmp_path)
    yield house
    house.engine.dispose()


def request(house, reader):
    """The newest request card of this reader."""
    return house.cards(reader, CardKind.CONTACT_REQUEST)[-1]


def decide(house, reader, use_case, *how):
    return house.by(reader, use_case, request(house, reader).token, *how)


def refusal(house, address, use_case, *args):
    with pytest.raises(DomainError) as refused:
        house.by(address, use_case, *args)
    return refused.value


def face(house, address, card):
    faces = {CardKind.CONTACT_REQUEST: contact_request_face, CardKind.REGISTRATION: registration_face}
    viewer = house.viewer(address)
    with house.uow() as uow:
        return faces[card.kind](uow, card, viewer, house.now)


def choices(house, address):
    return [button.choice for row in face(house, address, request(house, address)).buttons for button in row]


def news(house, address):
    return [card.facts["news"] for card in house.cards(address, CardKind.REGISTRATION)]


def call_meeting(house, unit, relation=Relation.SUBORDINATE, **more):
    """A meeting of the host that was called at NOON and invites the unit."""
    sender = house.viewer(ORGANIZER).address_id
    with house.uow() as uow:
        letter_id = uow.letters.add(
            unit="vp-ubnd", file=None, text="", reading=Reading(doc_type="giấy mời"), sent_by=sender, now=NOON
        )
        meeting = Meeting(
            id=0,
            unit="vp-ubnd",
            letter_id=letter_id,
            sequence=0,
            state=MeetingState.CALLED,
            number="32/GM-UBND",
            issue_date=date(2022, 2, 18),
            issuer="UBND tỉnh",
            title="Hội nghị",
            starts_on=STARTS.date(),
            starts_at=STARTS,
            zone=ZoneInfo("Asia/Ho_Chi_Minh"),
            calls=1,
            called_at=NOON,
            releases_at=NOON,
        )
        meeting = replace(meeting, **more)
        meeting_id = uow.meetings.add(meeting, by=None)
        guest = Invitation(
            id=0, meeting_id=meeting_id, unit=unit, line=0, role="Giám đốc", rank=Rank.HEAD, relation=relation
        )
        uow.meetings.invite(meeting_id, [guest])
        uow.commit()
    return meeting_id


def waiting_invitations(house, address):
    address_id = house.viewer(address).address_id
    return [
        (row["meeting_id"], row["state"])
        for row in house.rows("deliveries")
        if row["kind"] == CardKind.INVITATION and row["address_id"] == address_id
    ]


@pytest.mark.parametrize("reader", [ADMINISTRATOR, ORGANIZER])
def test_who_is_approved_speaks_for_the_unit_and_is_told(house, reader):
    house.register(LAN, "so-y-te")
    assert decide(house, reader, approve_contact, True).state == ContactState.ACTIVE
    assert house.viewer(LAN).units == {"so-y-te"}
    assert news(house, LAN) == ["requested", "approved"]
    assert "contact_approved" in house.audited()


def test_who_is_declined_does_not_and_is_told(house):
    house.register(LAN, "so-y-te")
    decide(house, ADMINISTRATOR, approve_contact, False)
    assert house.viewer(LAN).units == frozenset()
    assert news(house, LAN) == ["requested", "declined"]
    assert choices(house, ADMINISTRATOR) == []


@pytest.mark.parametrize("second", [True, False])
def test_the_second_to_decide_is_told_who_was_first_and_changes_nothing(house, second):
    house.register(LAN, "so-y-te")
    decide(house, ORGANIZER, approve_contact, True)
    refused = refusal(house, ADMINISTRATOR, approve_contact, request(house, ADMINISTRATOR).token, second)
    assert (refused.code, refused.facts) == (
        "already_decided",
        {"by": "Trần Văn Bình", "decision": "approved"},
    )
    assert house.viewer(LAN).units == {"so-y-te"}
    assert house.audited().count("contact_approved") == 1


def test_every_copy_of_the_request_shows_the_decision(house):
    house.register(LAN, "so-y-te")
    assert choices(house, ORGANIZER) == choices(house, ADMINISTRATOR) == ["approve", "decline", *OTHERWISE]
    sent = {request(house, reader).token for reader in (ADMINISTRATOR, ORGANIZER)}
    settle_all(house)
    decide(house, ORGANIZER, approve_contact, True)
    edits = {row["card"] for row in house.rows("deliveries") if row["operation"] == "edit"}
    assert edits == sent
    shown = face(house, ADMINISTRATOR, request(house, ADMINISTRATOR)).data
    assert (shown["decision"], shown["decided_by"]) == ("approved", "Trần Văn Bình")
    assert shown["decided_at"] == house.now


def settle_all(house):
    """As if the postman had sent everything."""
    with house.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE deliveries SET state = 'sent'")


def test_strangers_contacts_and_organizers_of_other_units_may_not_decide(house):
    house.register(LAN, "so-y-te")
    other = Address("telegram", "1004")
    house.add_person(other, "Phạm Thị Hoa", unit="so-noi-vu", role=Role.ORGANIZER)
    before = [house.rows(table) for table in ("contacts", "roles", "deliveries", "audit")]
    for presser in (STRANGER, LAN, other):
        token = request(house, ADMINISTRATOR).token
        house.viewer(presser)
        changes = (
            *((approve_contact, (True,)), (make_organizer, ()), (revoke_contact, ())),
            (choose_function, (Function.HEAD,)),
        )
        for use_case, how in changes:
            assert refusal(house, presser, use_case, token, *how).code == "button_unknown"
    assert house.cards(other, CardKind.CONTACT_REQUEST) == []
    assert [house.rows(table) for table in ("contacts", "roles", "deliveries", "audit")] == before


def test_who_lost_the_role_may_not_decide_on_a_card_that_he_still_has(house):
    house.register(LAN, "so-y-te")
    person_id = house.viewer(ORGANIZER).person_id
    with house.uow() as uow:
        uow.roles.end(person_id, Role.ORGANIZER)
        uow.commit()
    token = request(house, ORGANIZER).token
    assert refusal(house, ORGANIZER, approve_contact, token, True).code == "not_organizer"
    assert face(house, ORGANIZER, request(house, ORGANIZER)) is None


def test_a_new_contact_gets_the_invitations_that_the_unit_was_sent_before(house):
    meeting_id = call_meeting(house, "so-y-te")
    call_meeting(house, "so-noi-vu")
    call_meeting(house, "so-y-te", state=MeetingState.CANCELLED)
    call_meeting(house, "so-y-te", starts_at=NOON - timedelta(days=2), starts_on=date(2022, 2, 16))
    house.register(LAN, "so-y-te")
    decide(house, ADMINISTRATOR, approve_contact, True)
    assert waiting_invitations(house, LAN) == [(meeting_id, "pending")]


def test_a_superior_body_gets_no_card_however_many_contacts_it_has(house):
    call_meeting(house, "tinh-uy", Relation.SUPERIOR)
    house.register(LAN, "tinh-uy")
    decide(house, ADMINISTRATOR, approve_contact, True)
    assert waiting_invitations(house, LAN) == []


def test_what_waits_for_a_revoked_contact_is_cancelled(house):
    meeting_id = call_meeting(house, "so-y-te")
    house.register(LAN, "so-y-te")
    decide(house, ADMINISTRATOR, approve_contact, True)
    decide(house, ADMINISTRATOR, revoke_contact)
    assert waiting_invitations(house, LAN) == [(meeting_id, "cancelled")]
    assert house.viewer(LAN).units == frozenset()
    [told] = [row for row in house.rows("deliveries") if row["kind"] == "registration" and _waits(row)]
    with house.uow() as uow:
        assert uow.cards.get(told["card"]).facts == {"news": "revoked"}
    assert choices(house, ADMINISTRATOR) == []


def _waits(row):
    return row["state"] == "pending"


def test_who_speaks_for_another_unit_too_keeps_what_waits_for_that_one(house):
    lost, kept = call_meeting(house, "so-y-te"), call_meeting(house, "so-noi-vu")
    for unit in ("so-noi-vu", "so-y-te"):
        house.register(LAN, unit)
        decide(house, ADMINISTRATOR, approve_contact, True)
    decide(house, ADMINISTRATOR, revoke_contact)
    wanted = {}
    for card in house.cards(LAN, CardKind.INVITATION):
        viewer = house.viewer(LAN)
        with house.uow() as uow:
            wanted[card.meeting_id] = face_of(uow, card, viewer, house.now) is not None
    assert wanted == {lost: False, kept: True}
    assert (kept, "pending") in waiting_invitations(house, LAN)


def test_who_comes_back_after_being_revoked_gets_the_invitation_again(house):
    meeting_id = call_meeting(house, "so-y-te")
    house.register(LAN, "so-y-te")
    decide(house, ADMINISTRATOR, approve_contact, True)
    decide(house, ADMINISTRATOR, revoke_contact)
    house.now += timedelta(minutes=1)
    house.register(LAN, "so-y-te")
    decide(house, ADMINISTRATOR, approve_contact, True)
    assert waiting_invitations(house, LAN) == [(meeting_id, "cancelled"), (meeting_id, "pending")]


def test_an_earlier_request_keeps_its_own_decision(house):
    house.register(LAN, "so-y-te")
    decide(house, ADMINISTRATOR, approve_contact, False)
    house.register(LAN, "so-y-te")
    decide(house, ADMINISTRATOR, approve_contact, True)
    decisions = [card.facts["decision"] for card in house.cards(ADMINISTRATOR, CardKind.CONTACT_REQUEST)]
    assert decisions == ["declined", "approved"]


def test_a_name_given_for_a_second_unit_counts_when_it_is_approved(house):
    house.register(LAN, "so-y-te")
    decide(house, ADMINISTRATOR, approve_contact, True)
    house.register(LAN, "so-noi-vu", name="Lê Thị Ngọc Lan")
    assert house.viewer(LAN).name == "Lê Thị Lan"
    decide(house, ADMINISTRATOR, approve_contact, True)
    assert house.viewer(LAN).name == "Lê Thị Ngọc Lan"
    assert house.viewer(LAN).units == {"so-y-te", "so-noi-vu"}


def test_an_administrator_makes_a_contact_of_the_host_its_organizer(house):
    house.register(LAN, "vp-ubnd")
    assert choices(house, ADMINISTRATOR) == ["approve", "decline", *OTHERWISE]
    decide(house, ADMINISTRATOR, approve_contact, True)
    assert choices(house, ADMINISTRATOR) == ["organizer", "revoke", *OTHERWISE]
    assert choices(house, ORGANIZER) == ["revoke", *OTHERWISE]
    decide(house, ADMINISTRATOR, make_organizer)
    assert house.viewer(LAN).grants == {Grant(Role.ORGANIZER, "vp-ubnd")}
    [told] = house.cards(LAN, CardKind.ROLE_NEWS)
    assert told.facts == {"role": "organizer", "unit": "vp-ubnd", "given": True}
    assert choices(house, ADMINISTRATOR) == ["revoke", *OTHERWISE]
    assert face(house, ADMINISTRATOR, request(house, ADMINISTRATOR)).data["organizer_by"] == "Quản trị viên"


def test_only_an_administrator_makes_organizers_and_only_of_the_host(house):
    house.register(LAN, "vp-ubnd")
    token = request(house, ADMINISTRATOR).token
    assert refusal(house, ADMINISTRATOR, make_organizer, token).code == "button_old"
    decide(house, ADMINISTRATOR, approve_contact, True)
    assert refusal(house, ORGANIZER, make_organizer, request(house, ORGANIZER).token).code == "not_allowed"
    other = Address("telegram", "1005")
    house.register(other, "so-y-te")
    decide(house, ADMINISTRATOR, approve_contact, True)
    assert choices(house, ADMINISTRATOR) == ["revoke", *OTHERWISE]
    token = request(house, ADMINISTRATOR).token
    assert refusal(house, ADMINISTRATOR, make_organizer, token).code == "button_old"
    assert house.viewer(LAN).grants == house.viewer(other).grants == frozenset()


def test_the_person_is_not_told_that_he_waits_when_it_is_decided_already(house):
    house.register(LAN, "so-y-te")
    requested = house.cards(LAN, CardKind.REGISTRATION)[0]
    assert face(house, LAN, requested).data["news"] == "requested"
    decide(house, ADMINISTRATOR, approve_contact, True)
    assert face(house, LAN, requested) is None
    assert face(house, LAN, house.cards(LAN, CardKind.REGISTRATION)[1]).data["unit"].name == "Sở Y tế"


def test_administrators_of_the_settings_are_made_once_and_keep_the_name_they_give_themselves(house):
    house.register(ADMINISTRATOR, "vp-ubnd", name="Nguyễn Thị Mai")
    decide(house, ORGANIZER, approve_contact, True)
    house.do(ensure_administrators, [ADMINISTRATOR, STRANGER], "Quản trị viên", now=house.now)
    assert house.viewer(ADMINISTRATOR).name == "Nguyễn Thị Mai"
    assert house.viewer(STRANGER).is_administrator
    assert house.audited().count("role_granted") == 2


def test_who_is_no_longer_named_in_the_settings_keeps_the_role(house):
    house.do(ensure_administrators, [], "Quản trị viên", now=house.now)
    assert house.viewer(ADMINISTRATOR).is_administrator


@pytest.mark.parametrize("reader", [ADMINISTRATOR, ORGANIZER])
def test_who_approves_sees_what_the_post_was_taken_for_and_may_say_otherwise(house, reader):
    house.register(LAN, "so-y-te", post="Chánh Văn phòng")
    assert house.contact(LAN, "so-y-te").function is Function.HEAD
    assert choices(house, reader) == ["approve", "decline", "function.deputy", "function.clerk"]
    decide(house, reader, choose_function, Function.CLERK)
    assert choices(house, reader) == ["approve", "decline", "function.head", "function.deputy"]
    assert face(house, reader, request(house, reader)).data["contact"].function is Function.CLERK
    decide(house, reader, approve_contact, True)
    assert house.viewer(LAN).contact_for("so-y-te").function is Function.CLERK
    [row] = [row for row in house.rows("audit") if row["what"] == "contact_function"]
    assert (row["before"], row["after"]) == ({"function": "head"}, {"function": "clerk"})
    assert row["person_id"] == house.viewer(reader).person_id


def test_what_a_contact_is_may_be_said_otherwise_as_long_as_he_speaks(house):
    house.register(LAN, "so-y-te")
    decide(house, ADMINISTRATOR, approve_contact, True)
    decide(house, ADMINISTRATOR, choose_function, Function.DEPUTY)
    assert house.contact(LAN, "so-y-te").function is Function.DEPUTY
    decide(house, ADMINISTRATOR, revoke_contact)
    token = request(house, ADMINISTRATOR).token
    assert refusal(house, ADMINISTRATOR, choose_function, token, Function.HEAD).code == "button_old"


def test_what_is_so_already_or_of_no_such_unit_is_not_chosen(house):
    house.register(LAN, "so-y-te")
    token = request(house, ADMINISTRATOR).token
    for function in (Function.CLERK, Function.PRESS):
        assert refusal(house, ADMINISTRATOR, choose_function, token, function).code == "button_old"
    assert "contact_function" not in house.audited()


def test_an_organizer_does_not_decide_on_his_own_request(house):
    house.register(ORGANIZER, "so-y-te", name="Trần Văn Bình", post="Giám đốc")
    assert house.cards(ORGANIZER, CardKind.CONTACT_REQUEST) == [], "it is put before others"
    decide(house, ADMINISTRATOR, approve_contact, True)
    assert house.viewer(ORGANIZER).units == {"vp-ubnd", "so-y-te"}


def test_a_card_of_ones_own_request_has_no_buttons_and_forged_ones_are_refused(house):
    house.register(LAN, "so-y-te")
    card, person_id = request(house, ORGANIZER), house.viewer(ORGANIZER).person_id
    with house.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE contacts SET person_id = ? WHERE unit = 'so-y-te'", (person_id,))
    assert choices(house, ORGANIZER) == []
    for use_case, how in (
        (approve_contact, (True,)),
        (approve_contact, (False,)),
        (choose_function, (Function.HEAD,)),
    ):
        assert refusal(house, ORGANIZER, use_case, card.token, *how).code == "own_request"


def test_an_administrator_decides_on_his_own_request_for_there_may_be_no_other(house):
    house.register(ADMINISTRATOR, "vp-ubnd", name="Nguyễn Thị Mai")
    decide(house, ADMINISTRATOR, approve_contact, True)
    assert house.viewer(ADMINISTRATOR).units == {"vp-ubnd"}
