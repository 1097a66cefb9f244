"""Who stops speaking for a unit, and who leaves altogether: what is cancelled, who is told, what stays."""

import pytest
from sqlalchemy import update

from db.tables import deliveries
from domain.delivery import State
from domain.errors import DomainError
from domain.notice import CardKind
from domain.people import Address, ContactState, Role
from tests.usecases.registration_house import ADMINISTRATOR, LAN, ORGANIZER, House
from tests.usecases.test_registration_approval import call_meeting, waiting_invitations
from usecases.approve_contact import approve_contact, revoke_contact
from usecases.erase_person import ask_erasure, erase_person
from usecases.leave_unit import ask_to_leave, leave_unit
from usecases.make_organizer import make_organizer
from usecases.menus import menus_of
from usecases.own_data import own_data

COLLEAGUE = Address("telegram", "1010")


@pytest.fixture
def house(tmp_path):
    house = House(tmp_path)
    yield house
    house.engine.dispose()


def admit(house, *units, name="Lê Thị Lan"):
    """Lan speaks for these units."""
    for unit in units:
        house.register(LAN, unit, name=name)
        house.by(ADMINISTRATOR, approve_contact, requests(house)[-1].token, True)


def requests(house):
    return house.cards(ADMINISTRATOR, CardKind.CONTACT_REQUEST)


def news(house, address):
    return [card.facts["news"] for card in house.cards(address, CardKind.PERSONNEL)]


def asked(house, address):
    return house.cards(address, CardKind.QUESTION)[-1].token


def erase(house, address):
    house.by(address, ask_erasure)
    return house.by(address, erase_person, asked(house, address))


def refusal(house, address, use_case, *args):
    with pytest.raises(DomainError) as refused:
        house.by(address, use_case, *args)
    return refused.value.code


def test_a_revoked_contacts_waiting_cards_of_that_unit_are_cancelled_in_the_same_moment(house):
    lost, kept = call_meeting(house, "so-y-te"), call_meeting(house, "so-noi-vu")
    admit(house, "so-noi-vu", "so-y-te")
    house.by(ADMINISTRATOR, revoke_contact, requests(house)[-1].token)
    assert sorted(waiting_invitations(house, LAN)) == [(lost, "cancelled"), (kept, "pending")]


def test_who_joins_and_who_is_revoked_is_told_once_to_each_other_person_of_the_unit(house):
    house.add_person(COLLEAGUE, "Phạm Văn Hải", unit="so-y-te")
    admit(house, "so-y-te")
    house.by(ADMINISTRATOR, revoke_contact, requests(house)[-1].token)
    assert news(house, COLLEAGUE) == ["joined", "departed"]
    assert news(house, LAN) == news(house, ORGANIZER) == news(house, ADMINISTRATOR) == []


def test_a_declined_request_is_nobody_elses_business(house):
    house.add_person(COLLEAGUE, "Phạm Văn Hải", unit="so-y-te")
    house.register(LAN, "so-y-te")
    house.by(ADMINISTRATOR, approve_contact, requests(house)[-1].token, False)
    assert news(house, COLLEAGUE) == []


def test_who_leaves_a_unit_keeps_the_other_and_the_office_is_told(house):
    house.add_person(COLLEAGUE, "Phạm Văn Hải", unit="so-y-te")
    admit(house, "so-noi-vu", "so-y-te")
    approved = house.cards(LAN, CardKind.REGISTRATION)[-1]
    house.by(LAN, ask_to_leave, approved.token)
    house.by(LAN, leave_unit, asked(house, LAN))
    assert house.viewer(LAN).units == {"so-noi-vu"}
    assert news(house, COLLEAGUE) == ["joined", "departed"]
    assert news(house, ADMINISTRATOR) == news(house, ORGANIZER) == ["departed"]
    assert requests(house)[-1].facts["decision"] == "left"
    assert refusal(house, LAN, leave_unit, asked(house, LAN)) == "button_old"


def test_who_no_longer_speaks_for_the_host_does_not_organize_for_it(house):
    admit(house, "vp-ubnd")
    house.by(ADMINISTRATOR, make_organizer, requests(house)[-1].token)
    assert house.viewer(LAN).may_organize
    house.by(ADMINISTRATOR, revoke_contact, requests(house)[-1].token)
    assert not house.viewer(LAN).may_organize
    assert "role_ended" in house.audited()
    assert house.do(menus_of, house.viewer(LAN).person_id) == [(LAN, "everyone")]


def test_nobody_leaves_in_anothers_place(house):
    admit(house, "so-y-te")
    approved = house.cards(LAN, CardKind.REGISTRATION)[-1]
    assert refusal(house, ORGANIZER, ask_to_leave, approved.token) == "button_unknown"
    house.by(LAN, ask_to_leave, approved.token)
    assert refusal(house, ORGANIZER, leave_unit, asked(house, LAN)) == "button_old"
    assert house.viewer(LAN).units == {"so-y-te"}


def test_an_erasure_ends_every_part_and_cancels_all_that_waits(house):
    call_meeting(house, "so-y-te")
    admit(house, "so-noi-vu", "so-y-te")
    person_id, address_id = house.viewer(LAN).person_id, house.viewer(LAN).address_id
    erase(house, LAN)
    waiting = [row for row in house.rows("deliveries") if row["state"] == "pending"]
    assert [row for row in waiting if row["address_id"] == address_id] == []
    contacts = [row for row in house.rows("contacts") if row["person_id"] == person_id]
    assert {row["state"] for row in contacts} == {ContactState.REVOKED}
    assert {row["post"] for row in contacts} == {"Văn thư"}
    assert "Lê Thị Lan" not in house.everything()
    assert "1003" not in [row["value"] for row in house.rows("addresses")]
    assert house.audited()[-1] == "person_erased"


def test_an_open_request_is_closed_when_its_person_is_erased(house):
    house.register(LAN, "so-y-te")
    erase(house, LAN)
    [request] = requests(house)
    assert (request.facts["decision"], request.facts["name"]) == ("left", "")
    assert refusal(house, ADMINISTRATOR, approve_contact, request.token, True) == "already_decided"


def test_a_question_that_was_left_or_is_anothers_erases_nobody(house):
    admit(house, "so-y-te")
    house.by(LAN, ask_erasure)
    first = asked(house, LAN)
    house.by(LAN, ask_erasure)
    assert refusal(house, LAN, erase_person, first) == "button_old"
    assert refusal(house, ORGANIZER, erase_person, asked(house, LAN)) == "button_old"
    assert house.viewer(LAN).units == {"so-y-te"}


def test_who_decided_on_others_is_off_their_cards_too(house):
    other = Address("telegram", "1011")
    house.add_person(other, "Vũ Thị Mai", unit="vp-ubnd", role=Role.ORGANIZER)
    house.register(LAN, "so-y-te")
    house.by(other, approve_contact, house.cards(other, CardKind.CONTACT_REQUEST)[-1].token, True)
    erase(house, other)
    assert "Vũ Thị Mai" not in house.everything()
    [contact] = house.do(own_data, by=house.viewer(LAN)).contacts
    assert contact.decided_by == ""


def test_other_peoples_cards_that_showed_the_name_are_shown_anew_without_it(house):
    admit(house, "so-y-te", name="Rcom H'Niê")
    shown = {"shown": "Đầu mối: <b>Rcom H&#39;Niê</b>", "state": State.SENT}
    last = requests(house)[-1].token
    with house.engine.begin() as connection:
        connection.execute(update(deliveries).where(deliveries.c.card == last).values(shown))
    erase(house, LAN)
    told = [row for row in house.rows("deliveries") if row["card"] == last]
    assert [row["shown"] for row in told] == [None] * len(told)
    assert (told[-1]["operation"], told[-1]["state"]) == ("edit", "pending")


def test_a_stranger_has_nothing_to_erase_and_cannot_shake_off_failed_guesses(house):
    assert refusal(house, LAN, ask_erasure) == "nothing_kept"


def test_the_only_administrator_stays_also_when_others_cannot_be_reached(house):
    assert refusal(house, ADMINISTRATOR, ask_erasure) == "last_administrator"
    house.add_person(COLLEAGUE, "Phạm Văn Hải", unit="vp-ubnd", role=Role.ADMINISTRATOR)
    with house.uow() as uow:
        uow.people.mark_unreachable(uow.people.viewer(COLLEAGUE).address_id)
        uow.commit()
    assert refusal(house, ADMINISTRATOR, ask_erasure) == "last_administrator"


def test_no_audit_row_holds_a_name(house):
    admit(house, "so-y-te")
    erase(house, LAN)
    assert not [row for row in house.rows("audit") if "Lan" in str(row)]
    with house.uow() as uow:
        assert uow.audit.first_broken() is None
