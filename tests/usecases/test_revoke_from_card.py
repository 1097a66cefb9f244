"""A contact loses the word for the unit on his card under /donvi: after a question, by an administrator alone."""

import pytest

from domain.errors import DomainError
from domain.notice import CardKind
from domain.people import ContactState
from tests.usecases.registration_house import ADMINISTRATOR, LAN, ORGANIZER, House
from tests.usecases.test_registration_approval import call_meeting, waiting_invitations
from usecases.approve_contact import approve_contact
from usecases.dialog import leave_dialog
from usecases.leave_unit import leave_unit
from usecases.look_delivery import face_of
from usecases.look_up_person import open_contact
from usecases.look_up_unit import look_up_unit
from usecases.revoke_from_card import ask_to_revoke, revoke_from_card

UNIT = "so-y-te"


@pytest.fixture
def house(tmp_path):
    house = House(tmp_path)
    house.add_person(LAN, "Lê Thị Lan", unit=UNIT)
    yield house
    house.engine.dispose()


def opened(house, address=LAN, unit=UNIT):
    """The card of the person."""
    house.by(ADMINISTRATOR, look_up_unit, unit)
    shown = house.cards(ADMINISTRATOR, CardKind.UNIT)[-1]
    house.by(ADMINISTRATOR, open_contact, shown.token, house.contact(address, unit).id)
    return house.cards(ADMINISTRATOR, CardKind.PERSON)[-1]


def asked(house):
    return house.cards(ADMINISTRATOR, CardKind.QUESTION)[-1].token


def face(house, card):
    viewer = house.viewer(ADMINISTRATOR)
    with house.uow() as uow:
        return face_of(uow, card, viewer, house.now)


def choices(house, card):
    return {button.choice for row in face(house, card).buttons for button in row}


def refusal(house, address, use_case, *args):
    with pytest.raises(DomainError) as refused:
        house.by(address, use_case, *args)
    return refused.value.code


def test_who_is_revoked_on_his_card_loses_the_word_and_is_told_with_what_follows(house):
    card = opened(house)
    assert "revoke" in choices(house, card)
    house.by(ADMINISTRATOR, ask_to_revoke, card.token)
    assert house.contact(LAN, UNIT).state is ContactState.ACTIVE
    question = house.cards(ADMINISTRATOR, CardKind.QUESTION)[-1]
    assert face(house, question).data["contact"].person_name == "Lê Thị Lan"
    house.by(ADMINISTRATOR, revoke_from_card, asked(house))
    assert house.viewer(LAN).units == frozenset()
    assert [one.facts["news"] for one in house.cards(LAN, CardKind.REGISTRATION)] == ["revoked"]
    assert "revoke" not in choices(house, card)
    assert house.audited()[-1] == "contact_revoked"


def test_what_waits_for_him_is_cancelled(house):
    meeting_id = call_meeting(house, UNIT)
    other = house.viewer(LAN)
    house.register(ORGANIZER, UNIT, name="Trần Văn Bình")
    house.by(ADMINISTRATOR, approve_contact, house.cards(ADMINISTRATOR, "contact_request")[-1].token, True)
    house.by(ADMINISTRATOR, ask_to_revoke, opened(house, ORGANIZER).token)
    house.by(ADMINISTRATOR, revoke_from_card, asked(house))
    assert waiting_invitations(house, ORGANIZER) == [(meeting_id, "cancelled")]
    assert house.viewer(LAN) == other


def test_a_question_that_was_left_or_is_anothers_revokes_nobody(house):
    card = opened(house)
    house.by(ADMINISTRATOR, ask_to_revoke, card.token)
    token = asked(house)
    assert refusal(house, ORGANIZER, revoke_from_card, token) == "button_old"
    assert refusal(house, ADMINISTRATOR, leave_unit, token) == "button_old"
    house.by(ADMINISTRATOR, leave_dialog)
    assert refusal(house, ADMINISTRATOR, revoke_from_card, token) == "button_old"
    assert house.viewer(LAN).units == {UNIT}


def test_nobody_is_revoked_twice_nor_before_he_is_approved(house):
    card = opened(house)
    house.by(ADMINISTRATOR, ask_to_revoke, card.token)
    house.by(ADMINISTRATOR, revoke_from_card, asked(house))
    assert refusal(house, ADMINISTRATOR, ask_to_revoke, card.token) == "button_old"
    house.register(LAN, UNIT)
    again = opened(house)
    assert "revoke" not in choices(house, again)
    assert refusal(house, ADMINISTRATOR, ask_to_revoke, again.token) == "button_old"


def test_only_an_administrator_asks(house):
    card = opened(house)
    for who in (ORGANIZER, LAN):
        assert refusal(house, who, ask_to_revoke, card.token) == "button_unknown"
