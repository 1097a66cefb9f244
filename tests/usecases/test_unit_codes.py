"""Codes asked for in the chat: those handed out are not ended unasked, and the card of the unit tells of them."""

from datetime import timedelta

import pytest

from domain.errors import DomainError
from domain.notice import CardKind
from domain.registration import LIFETIME, USES
from tests.usecases.registration_house import ADMINISTRATOR, LAN, ORGANIZER, House
from usecases.begin_registration import begin_registration
from usecases.dialog import leave_dialog
from usecases.hand_out_codes import mint_code, replace_codes
from usecases.look_delivery import face_of
from usecases.look_up_unit import look_up_unit
from usecases.register_contact import give_name, give_post
from usecases.revoke_codes import revoke_named

UNIT = "so-y-te"


@pytest.fixture
def house(tmp_path):
    house = House(tmp_path)
    yield house
    house.engine.dispose()


def asks(house, who, *, preapproved=False):
    how = {"preapproved": preapproved, "random": house.random}
    return house.do(mint_code, UNIT, **how, by=house.viewer(who), now=house.now, inbox=0)


def question(house, who):
    return house.cards(who, CardKind.QUESTION)[-1].token


def replaces(house, who, token):
    viewer = house.viewer(who)
    return house.do(replace_codes, token, random=house.random, by=viewer, now=house.now, inbox=0)


def shown(house, who, kind=CardKind.UNIT):
    card, viewer = house.cards(who, kind)[-1], house.viewer(who)
    with house.uow() as uow:
        return face_of(uow, card, viewer, house.now)


def opens(house, code):
    try:
        house.by(LAN, begin_registration, code)
    except DomainError as refused:
        return refused.code
    return "opens"


def refusal(act, *args):
    with pytest.raises(DomainError) as refused:
        act(*args)
    return refused.value.code


def test_the_first_codes_of_a_unit_come_at_once(house):
    assert opens(house, asks(house, ORGANIZER).code) == "opens"


@pytest.mark.parametrize("preapproved", [False, True])
def test_codes_that_are_still_open_are_replaced_only_after_a_question(house, preapproved):
    older = house.mint(UNIT)
    assert asks(house, ADMINISTRATOR, preapproved=preapproved) is None
    assert shown(house, ADMINISTRATOR, CardKind.QUESTION).data["name"] == "Sở Y tế"
    assert opens(house, older.code) == "opens"
    newer = replaces(house, ADMINISTRATOR, question(house, ADMINISTRATOR))
    assert (newer.unit.code, newer.preapproved) == (UNIT, preapproved)
    assert [opens(house, one.code) for one in (older, newer)] == ["code_unknown", "opens"]


def test_who_keeps_the_older_codes_gets_no_new_ones(house):
    older = house.mint(UNIT)
    asks(house, ORGANIZER)
    token = question(house, ORGANIZER)
    house.by(ORGANIZER, leave_dialog)
    assert refusal(replaces, house, ORGANIZER, token) == "button_old"
    assert opens(house, older.code) == "opens"


def test_one_presses_only_the_question_that_is_open_and_ones_own(house):
    house.mint(UNIT)
    asks(house, ORGANIZER)
    first = question(house, ORGANIZER)
    asks(house, ORGANIZER)
    assert refusal(replaces, house, ORGANIZER, first) == "button_old"
    assert refusal(replaces, house, LAN, question(house, ORGANIZER)) == "button_old"


@pytest.mark.parametrize("ended", ["used up", "expired", "taken back"])
def test_codes_that_open_nothing_any_more_are_replaced_at_once(house, ended):
    house.mint(UNIT, uses=0 if ended == "used up" else USES)
    if ended == "expired":
        house.now += LIFETIME
    if ended == "taken back":
        house.by(ORGANIZER, revoke_named, UNIT)
    assert opens(house, asks(house, ORGANIZER).code) == "opens"


def test_the_units_card_tells_until_when_its_codes_open_and_how_often(house):
    house.by(ORGANIZER, look_up_unit, UNIT)
    assert shown(house, ORGANIZER).data["codes"] is None
    minted = house.mint(UNIT)
    house.by(LAN, begin_registration, minted.code)
    house.by(LAN, give_name, "Lê Thị Lan")
    house.by(LAN, give_post, "Văn thư")
    codes = shown(house, ORGANIZER).data["codes"]
    assert (codes.expires_at, codes.uses_left) == (minted.expires_at, 2 * USES - 1)
    assert not codes.preapproved


def test_a_card_of_today_is_shown_anew_when_codes_come_and_go(house):
    house.by(ORGANIZER, look_up_unit, UNIT)
    with house.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE deliveries SET state = 'sent'")
    for happens in (lambda: house.mint(UNIT), lambda: house.by(ORGANIZER, revoke_named, UNIT)):
        house.now += timedelta(minutes=1)
        happens()
    edits = [row for row in house.rows("deliveries") if row["kind"] == "edit_unit"]
    assert len(edits) == 1, "one edit that waits shows both"
