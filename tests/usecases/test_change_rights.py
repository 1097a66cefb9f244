"""Who gives roles and takes them back: administrators alone, what is on offer, never the last of themselves."""

import pytest

from domain.errors import DomainError
from domain.notice import CardKind
from domain.people import Address, Grant, Role
from tests.usecases.registration_house import ADMINISTRATOR, LAN, ORGANIZER, House
from usecases.approve_contact import approve_contact, revoke_contact
from usecases.change_rights import end_role, give_role
from usecases.ensure_administrators import ensure_administrators
from usecases.erase_person import ask_erasure, erase_person
from usecases.look_delivery import face_of
from usecases.look_up_person import open_contact, open_holder, show_holders
from usecases.look_up_unit import look_up_unit
from usecases.make_organizer import make_organizer
from usecases.menus import menus_of

SECOND = Address("telegram", "1011")
HOST, HEALTH = "vp-ubnd", "so-y-te"


@pytest.fixture
def house(tmp_path):
    house = House(tmp_path)
    house.add_person(LAN, "Lê Thị Lan", unit=HOST)
    yield house
    house.engine.dispose()


def opened(house, address, unit=HOST, *, by=ADMINISTRATOR):
    """The card of a person, from the card of the unit."""
    house.by(by, look_up_unit, unit)
    shown = house.cards(by, CardKind.UNIT)[-1]
    house.by(by, open_contact, shown.token, house.contact(address, unit).id)
    return house.cards(by, CardKind.PERSON)[-1]


def give(house, address, role, unit=HOST, *, by=ADMINISTRATOR):
    house.by(by, give_role, opened(house, address, unit, by=by).token, role)


def take(house, address, role, unit=HOST, *, by=ADMINISTRATOR):
    house.by(by, end_role, opened(house, address, unit, by=by).token, role)


def refusal(act, *args, **more):
    with pytest.raises(DomainError) as refused:
        act(*args, **more)
    return refused.value.code


def face(house, address, card):
    viewer = house.viewer(address)
    with house.uow() as uow:
        return face_of(uow, card, viewer, house.now)


def choices(house, address, card):
    return {button.choice for row in face(house, address, card).buttons for button in row}


def audited_roles(house):
    rows = [row for row in house.rows("audit") if row["what"] in ("role_granted", "role_ended")]
    return [(row["what"], row["subject"], row["after"] or row["before"], row["person_id"]) for row in rows]


@pytest.mark.parametrize("role", list(Role))
def test_a_role_is_given_and_taken_back_and_the_person_told_each_time(house, role):
    number = house.viewer(LAN).person_id
    give(house, LAN, role)
    over = None if role is Role.ADMINISTRATOR else HOST
    assert house.viewer(LAN).grants == {Grant(role, over)}
    take(house, LAN, role)
    assert house.viewer(LAN).grants == frozenset()
    told = [card.facts["given"] for card in house.cards(LAN, CardKind.ROLE_NEWS)]
    assert told == [True, False]
    administrator = house.viewer(ADMINISTRATOR).person_id
    facts = {"role": role, "unit": over}
    assert audited_roles(house)[-2:] == [
        ("role_granted", f"person:{number}", facts, administrator),
        ("role_ended", f"person:{number}", facts, administrator),
    ]


def test_a_person_of_another_body_may_only_look_on_at_the_office(house):
    doctor = Address("telegram", "1012")
    house.add_person(doctor, "Phạm Văn Hải", unit=HEALTH)
    card = opened(house, doctor, HEALTH)
    assert choices(house, ADMINISTRATOR, card) == {"give.viewer", "revoke"}
    for role in (Role.ORGANIZER, Role.AIDE, Role.ADMINISTRATOR):
        assert refusal(house.by, ADMINISTRATOR, give_role, card.token, role) == "button_old"
    give(house, doctor, Role.VIEWER, HEALTH)
    assert house.viewer(doctor).grants == {Grant(Role.VIEWER, HOST)}
    assert choices(house, ADMINISTRATOR, card) == {"take.viewer", "revoke"}


def test_what_is_held_is_not_given_again_and_what_is_not_held_not_taken(house):
    card = opened(house, LAN)
    assert refusal(house.by, ADMINISTRATOR, end_role, card.token, Role.VIEWER) == "button_old"
    house.by(ADMINISTRATOR, give_role, card.token, Role.VIEWER)
    assert refusal(house.by, ADMINISTRATOR, give_role, card.token, Role.VIEWER) == "button_old"
    assert choices(house, ADMINISTRATOR, card) == {
        *("give.organizer", "give.aide", "give.administrator", "take.viewer", "revoke")
    }


def test_nobody_but_an_administrator_sees_or_changes_rights(house):
    card = opened(house, LAN)
    house.by(ORGANIZER, look_up_unit, HOST)
    shown = house.cards(ORGANIZER, CardKind.UNIT)[-1]
    assert not any(choice.startswith("person.") for choice in choices(house, ORGANIZER, shown))
    before = [house.rows(table) for table in ("roles", "audit", "cards", "deliveries")]
    number = house.contact(LAN, HOST).id
    assert refusal(house.by, ORGANIZER, open_contact, shown.token, number) == "not_allowed"
    for who in (ORGANIZER, LAN):
        assert refusal(house.by, who, show_holders) == "not_allowed"
        assert refusal(house.by, who, open_holder, card.token, 1) == "button_unknown"
        for change in (give_role, end_role):
            assert refusal(house.by, who, change, card.token, Role.ADMINISTRATOR) == "button_unknown"
    assert [house.rows(table) for table in ("roles", "audit", "cards", "deliveries")] == before
    assert face(house, ORGANIZER, card) is None


def test_the_last_administrator_stays(house):
    house.by(ADMINISTRATOR, show_holders)
    holders = house.cards(ADMINISTRATOR, CardKind.HOLDERS)[-1]
    house.by(ADMINISTRATOR, open_holder, holders.token, house.viewer(ADMINISTRATOR).person_id)
    own = house.cards(ADMINISTRATOR, CardKind.PERSON)[-1]
    assert refusal(house.by, ADMINISTRATOR, end_role, own.token, Role.ADMINISTRATOR) == "only_administrator"
    house.do(ensure_administrators, [SECOND], "Quản trị viên", now=house.now)
    gone = house.viewer(SECOND).address_id
    with house.uow() as uow:
        uow.people.mark_unreachable(gone)
        uow.commit()
    assert refusal(house.by, ADMINISTRATOR, end_role, own.token, Role.ADMINISTRATOR) == "only_administrator"
    assert house.viewer(ADMINISTRATOR).is_administrator


def test_of_two_administrators_who_take_it_from_each_other_the_first_succeeds(house):
    give(house, LAN, Role.ADMINISTRATOR)
    house.by(LAN, show_holders)
    list_of_lan = house.cards(LAN, CardKind.HOLDERS)[-1]
    house.by(LAN, open_holder, list_of_lan.token, house.viewer(ADMINISTRATOR).person_id)
    theirs = house.cards(LAN, CardKind.PERSON)[-1]
    take(house, LAN, Role.ADMINISTRATOR)
    assert refusal(house.by, LAN, end_role, theirs.token, Role.ADMINISTRATOR) == "not_allowed"
    assert house.viewer(ADMINISTRATOR).is_administrator


def test_the_list_of_rights_names_everybody_who_has_one_and_opens_each(house):
    give(house, LAN, Role.VIEWER)
    house.by(ADMINISTRATOR, show_holders)
    holders = house.cards(ADMINISTRATOR, CardKind.HOLDERS)[-1]
    held = face(house, ADMINISTRATOR, holders).data["held"]
    assert [(one.person_name, one.role) for one in held] == [
        ("Lê Thị Lan", Role.VIEWER),
        ("Quản trị viên", Role.ADMINISTRATOR),
        ("Trần Văn Bình", Role.ORGANIZER),
    ]
    numbers = {house.viewer(one).person_id for one in (LAN, ADMINISTRATOR, ORGANIZER)}
    assert choices(house, ADMINISTRATOR, holders) == {f"holder.{number}" for number in numbers}
    assert refusal(house.by, ADMINISTRATOR, open_holder, holders.token, 4711) == "button_old"


def test_a_role_is_taken_back_from_one_who_speaks_for_no_unit_any_more(house):
    house.register(SECOND, HOST)
    request = house.cards(ADMINISTRATOR, CardKind.CONTACT_REQUEST)[-1]
    house.by(ADMINISTRATOR, approve_contact, request.token, True)
    give(house, SECOND, Role.ADMINISTRATOR)
    house.by(ORGANIZER, revoke_contact, house.cards(ORGANIZER, CardKind.CONTACT_REQUEST)[-1].token)
    assert house.viewer(SECOND).is_administrator, "an organizer takes the contact, not the administrator"
    house.by(ADMINISTRATOR, show_holders)
    holders = house.cards(ADMINISTRATOR, CardKind.HOLDERS)[-1]
    house.by(ADMINISTRATOR, open_holder, holders.token, house.viewer(SECOND).person_id)
    own = house.cards(ADMINISTRATOR, CardKind.PERSON)[-1]
    assert choices(house, ADMINISTRATOR, own) == {"take.administrator"}
    house.by(ADMINISTRATOR, end_role, own.token, Role.ADMINISTRATOR)
    assert house.viewer(SECOND).grants == frozenset()


def test_who_leaves_a_unit_gives_up_looking_on_at_another_ones_meetings(house):
    house.register(SECOND, HEALTH)
    request = house.cards(ADMINISTRATOR, CardKind.CONTACT_REQUEST)[-1]
    house.by(ADMINISTRATOR, approve_contact, request.token, True)
    give(house, SECOND, Role.VIEWER, HEALTH)
    assert house.viewer(SECOND).may_look_at(HOST)
    house.by(ADMINISTRATOR, revoke_contact, request.token)
    assert house.viewer(SECOND).grants == frozenset()
    assert audited_roles(house)[-1][:1] == ("role_ended",)


def test_every_role_of_an_erased_person_ends_in_the_record(house):
    for role in (Role.VIEWER, Role.ADMINISTRATOR):
        give(house, LAN, role)
    house.by(LAN, ask_erasure)
    house.by(LAN, erase_person, house.cards(LAN, CardKind.QUESTION)[-1].token)
    ended = [facts["role"] for what, _, facts, _ in audited_roles(house) if what == "role_ended"]
    assert sorted(ended) == ["administrator", "viewer"]


def test_the_request_offers_again_what_was_taken_back_on_the_persons_card(house):
    house.register(SECOND, HOST)
    request = house.cards(ADMINISTRATOR, CardKind.CONTACT_REQUEST)[-1]
    house.by(ADMINISTRATOR, approve_contact, request.token, True)
    house.by(ADMINISTRATOR, make_organizer, request.token)
    take(house, SECOND, Role.ORGANIZER)
    request = house.cards(ADMINISTRATOR, CardKind.CONTACT_REQUEST)[-1]
    assert request.facts["organizer_by"] == ""
    offered = {choice for choice in choices(house, ADMINISTRATOR, request) if "." not in choice}
    assert offered == {"organizer", "revoke"}
    house.by(ADMINISTRATOR, make_organizer, request.token)
    assert house.viewer(SECOND).may_organize_for(HOST)


def test_the_menu_follows_the_role(house):
    number = house.viewer(LAN).person_id
    give(house, LAN, Role.VIEWER)
    assert house.do(menus_of, number) == [(LAN, "organizer")]
    take(house, LAN, Role.VIEWER)
    assert house.do(menus_of, number) == [(LAN, "everyone")]


def test_news_that_is_not_so_any_more_is_not_shown(house):
    give(house, LAN, Role.VIEWER)
    given = house.cards(LAN, CardKind.ROLE_NEWS)[-1]
    take(house, LAN, Role.VIEWER)
    assert face(house, LAN, given) is None
    assert face(house, LAN, house.cards(LAN, CardKind.ROLE_NEWS)[-1]).data["given"] is False
