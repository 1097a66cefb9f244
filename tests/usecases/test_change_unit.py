"""A unit changed by hand: only by administrators, under the laws of the file, with what it was written down."""

from dataclasses import replace
from datetime import date

import pytest

from domain.errors import DomainError
from tests.usecases.registration_house import ADMINISTRATOR, LAN, ORGANIZER, House
from usecases.add_unit import ask_kind, choose_groups, choose_kind
from usecases.approve_contact import approve_contact
from usecases.edit_unit import ask_edit, give_edit, revive_unit
from usecases.end_unit import ask_end, ask_merge, give_last_day, give_successor
from usecases.look_up_unit import look_up_unit

TODAY = date(2022, 2, 18)


@pytest.fixture
def house(tmp_path):
    house = House(tmp_path)
    yield house
    house.engine.dispose()


def card_of(house, code, address=ADMINISTRATOR):
    house.by(address, look_up_unit, code)
    return house.cards(address, "unit")[-1].token


def unit(house, code):
    with house.uow() as uow:
        return uow.directory.get(code)


def last_audit(house):
    row = house.rows("audit")[-1]
    return row["what"], row["subject"], row["before"], row["after"]


def merges(house, code, into, day=TODAY):
    house.by(ADMINISTRATOR, ask_merge, card_of(house, code))
    house.by(ADMINISTRATOR, give_successor, into)
    house.by(ADMINISTRATOR, give_last_day, day)


def edits(house, code, field, text):
    house.by(ADMINISTRATOR, ask_edit, card_of(house, code), field)
    house.by(ADMINISTRATOR, give_edit, text)


@pytest.mark.parametrize(
    ("field", "text", "what", "before", "after"),
    [
        (
            "name",
            "Sở Y",
            "unit_renamed",
            {"name": "Sở Y tế", "aliases": ""},
            {"name": "Sở Y", "aliases": "Sở Y tế"},
        ),
        ("alias", "Y tế", "unit_alias_added", {"aliases": ""}, {"aliases": "Y tế"}),
        ("phone", "0270.3000.1", "unit_phone_changed", {"phone": ""}, {"phone": "0270.3000.1"}),
    ],
)
def test_every_edit_is_written_down_with_before_and_after(house, field, text, what, before, after):
    edits(house, "so-y-te", field, text)
    assert last_audit(house) == (what, "unit:so-y-te", before, after)


def test_an_edit_that_changes_nothing_leaves_no_trace(house):
    edits(house, "so-y-te", "alias", "sở y tế")
    assert not [what for what in house.audited() if what.startswith("unit_")]
    assert house.question(ADMINISTRATOR) is None


def test_a_refused_text_keeps_the_question_open_and_the_unit_as_it_was(house):
    before = unit(house, "so-y-te")
    house.by(ADMINISTRATOR, ask_edit, card_of(house, "so-y-te"), "name")
    for text, code in (("x" * 1_000_000, "unit_unusable"), ("\u202e\u200b", "text_missing")):
        with pytest.raises(DomainError, match=code):
            house.by(ADMINISTRATOR, give_edit, text)
    assert house.question(ADMINISTRATOR) == "edit_unit"
    assert unit(house, "so-y-te") == before


def test_markup_stays_text_and_marks_of_direction_are_stripped(house):
    edits(house, "so-y-te", "name", "<b>Sở\u202e</b> Y\u200b tế")
    assert unit(house, "so-y-te").name == "<b>Sở</b> Y tế"


def test_a_merger_is_written_down_and_tells_those_who_spoke_for_the_unit(house):
    house.register(LAN, "so-y-te")
    house.by(ADMINISTRATOR, approve_contact, house.cards(ADMINISTRATOR, "contact_request")[-1].token, True)
    merges(house, "so-y-te", "so noi vu", date(2022, 2, 28))
    assert last_audit(house) == (
        "unit_merged",
        "unit:so-y-te",
        {"valid_to": "", "successor": ""},
        {"valid_to": "2022-02-28", "successor": "so-noi-vu"},
    )
    [news] = house.cards(LAN, "unit_merged")
    assert news.facts["unit"] == "so-y-te"
    assert house.contact(LAN, "so-y-te").state == "active"


def test_nobody_speaks_for_the_new_unit_without_being_approved(house):
    house.register(LAN, "so-y-te")
    house.by(ADMINISTRATOR, approve_contact, house.cards(ADMINISTRATOR, "contact_request")[-1].token, True)
    merges(house, "so-y-te", "so-noi-vu")
    assert house.viewer(LAN).units == {"so-y-te"}


@pytest.mark.parametrize(
    ("phrase", "code"), [("so-y-te", "unit_unknown"), ("sở la", "unit_unknown"), ("ubnd", "unit_ambiguous")]
)
def test_a_unit_goes_over_into_one_other_living_unit_only(house, phrase, code):
    house.by(ADMINISTRATOR, ask_merge, card_of(house, "so-y-te"))
    with pytest.raises(DomainError, match=code):
        house.by(ADMINISTRATOR, give_successor, phrase)
    assert house.question(ADMINISTRATOR) == "merge_unit"


def test_no_unit_takes_the_place_of_an_ended_one_because_its_name_holds_the_words(house):
    division = replace(unit(house, "so-noi-vu"), code="phong", name="Phòng Sở Y tế bàn giao")
    gone = replace(unit(house, "so-y-te"), valid_to=date(2022, 1, 31))
    with house.uow() as uow:
        uow.directory.put([division, gone])
        uow.commit()
    house.by(ADMINISTRATOR, ask_merge, card_of(house, "so-noi-vu"))
    with pytest.raises(DomainError, match="unit_unusable") as refused:
        house.by(ADMINISTRATOR, give_successor, "so y te")
    assert refused.value.facts["error"].code == "successor_ended"


def test_no_circle_comes_about_by_hand(house):
    merges(house, "so-y-te", "so-noi-vu", date(2022, 12, 31))
    house.by(ADMINISTRATOR, ask_merge, card_of(house, "so-noi-vu"))
    with pytest.raises(DomainError, match="unit_unusable"):
        house.by(ADMINISTRATOR, give_successor, "so-y-te")


def test_a_successor_of_an_ended_unit_cannot_end_without_one_of_its_own(house):
    merges(house, "so-y-te", "so-noi-vu")
    house.by(ADMINISTRATOR, ask_end, card_of(house, "so-noi-vu"))
    with pytest.raises(DomainError, match="unit_unusable"):
        house.by(ADMINISTRATOR, give_last_day, TODAY)


def test_an_end_by_mistake_is_taken_back_and_a_second_press_is_old(house):
    before = unit(house, "so-y-te")
    merges(house, "so-y-te", "so-noi-vu")
    token = card_of(house, "so-y-te")
    house.by(ADMINISTRATOR, revive_unit, token)
    assert unit(house, "so-y-te") == before
    with pytest.raises(DomainError, match="button_old"):
        house.by(ADMINISTRATOR, revive_unit, token)


def test_a_unit_that_is_added_is_written_down_and_one_without_peers_asks_for_no_groups(house):
    house.by(ADMINISTRATOR, ask_kind, "Báo Tỉnh")
    house.by(ADMINISTRATOR, choose_kind, "press")
    assert house.question(ADMINISTRATOR) is None
    assert unit(house, "bao-tinh").groups == ()
    after = {"name": "Báo Tỉnh", "kind": "press", "groups": []}
    assert last_audit(house) == ("unit_added", "unit:bao-tinh", None, after)


def test_a_button_of_a_question_that_is_closed_does_nothing(house):
    house.by(ADMINISTRATOR, ask_kind, "Báo Tỉnh")
    house.by(ADMINISTRATOR, choose_kind, "press")
    for press in (choose_kind, choose_groups, give_last_day):
        with pytest.raises(DomainError, match="nothing_open"):
            house.by(ADMINISTRATOR, press, "press")


@pytest.mark.parametrize(("address", "press_refused"), [(ORGANIZER, "not_allowed"), (LAN, "button_unknown")])
def test_only_an_administrator_changes_the_directory(house, address, press_refused):
    """The card is the organizer's own; whoever else presses on it hears nothing of what it takes."""
    before = house.rows("units")
    token = card_of(house, "so-y-te", ORGANIZER)
    presses = [(ask_edit, token, "name"), (ask_end, token), (ask_merge, token), (revive_unit, token)]
    words = [
        (give_edit, "Sở khác"),
        (give_last_day, TODAY),
        (ask_kind, "Sở Ngoại vụ"),
        (choose_kind, "press"),
        (choose_groups, True),
    ]
    for refused, attempts in ((press_refused, presses), ("not_allowed", words)):
        for act, *args in attempts:
            with pytest.raises(DomainError, match=refused):
                house.by(address, act, *args)
    assert house.rows("units") == before
