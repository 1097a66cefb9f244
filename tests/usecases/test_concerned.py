"""Orders and those who must know, from the guest list to their cards and through a change."""

from datetime import timedelta

import pytest

from domain.meeting import MeetingAssignment
from domain.notice import CardKind
from domain.offers import Choice
from domain.orders import order_phrase
from domain.people import HOUSE as HOUSE_EYES
from domain.people import Address, ContactState
from domain.phrase_key import phrase_key
from tests.bot.test_change_conversation import MOVED, POSTPONED
from tests.usecases.letter_house import BOSS, CHANNEL, HOLD, OFFICE, TEXT, House, refused
from usecases.announce_change import announce_change
from usecases.answer import press_answer
from usecases.choose_desk import ask_desk, choose_desk, drop_informed
from usecases.faces.panel import panel_face
from usecases.list_orders import informed_count, order_lines
from usecases.note_concerned import head_count, note_informed, note_order, open_letter
from usecases.send_invitations import stop_sending
from usecases.show_board import board_of_meeting
from usecases.tell_concerned import missed_notices

HEALTH, ROOM, PARTY, COURT, HOME = "y-te", "tai-vu", "dan-van", "toa-an", "noi-vu"
UNITS = {
    HEALTH: "so-y-te",
    ROOM: "vp-phong-qttv",
    PARTY: "bdv-tinh-uy",
    COURT: "tand",
    HOME: "so-noi-vu",
}
HALL = MeetingAssignment(unit=None, unit_text="Chánh Văn phòng UBND tỉnh", task="")
HALL_KEY = phrase_key(order_phrase(HALL))
LISTED = TEXT.replace(
    "- Phòng Quản trị - Tài vụ;", "- Tòa án nhân dân tỉnh;\n- Sở Y tế;\n- Thường trực Tỉnh ủy;"
)
UNKNOWN = TEXT.replace("Giao Sở Y tế cử", "Giao Bộ phận Quân y cử")
EQUAL = TEXT.replace("Giao Sở Y tế cử", "Giao Tòa án nhân dân tỉnh cử")
SUPERIOR = TEXT.replace("Giao Sở Y tế cử", "Giao Thường trực Tỉnh ủy cử")


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    house = House(tmp_path_factory.mktemp("concerned"), "tra-on")
    for value, unit in UNITS.items():
        house.add(value, unit)
    yield house
    house.close()


@pytest.fixture
def house(opened, tmp_path):
    house = House.like(opened, tmp_path)
    yield house
    house.close()


def listed(house, text=TEXT):
    """The guest list stands before the organizer."""
    house.reads(text)
    house.confirms()


def guests(house):
    return house.face(BOSS, CardKind.GUESTS).face


def picks(house, candidate=0):
    token = house.token(BOSS, CardKind.GUESTS)
    house.by(BOSS, choose_desk, token, HALL_KEY, candidate)


def sent(shown, kind):
    """Who got a new message of a kind."""
    return sorted(one.chat for one in shown if (one.kind, one.operation) == (kind, "send"))


def face_of(shown, value, kind):
    return next(one.face for one in reversed(shown) if (one.chat, one.kind) == (value, kind))


def labels(face):
    return [button.label for row in face.buttons for button in row]


def notes(house, value, kind=CardKind.ASSIGNMENT, act=note_order):
    house.by(value, act, house.token(value, kind))


def announces(house, text=MOVED):
    """A change is announced and reaches everybody."""
    puts_change(house, text)
    return house.deliver()


def puts_change(house, text):
    house.reads(text)
    house.confirms()
    house.issues()
    house.by(BOSS, announce_change, house.token(BOSS, CardKind.GUESTS), office=OFFICE)


def panel(house):
    """What the panel tells now."""
    token, viewer = house.token(BOSS, CardKind.PANEL), house.viewer(BOSS)
    with house.uow() as uow:
        return panel_face(uow, uow.cards.get(token), viewer, house.now).data


# Before anything is sent


def test_the_guest_list_shows_each_order_with_who_will_get_it(house):
    listed(house)
    planned = guests(house).data["orders"]
    assert [one.unit.code for one in planned] == ["so-noi-vu", "vp-ubnd", "so-y-te"]
    assert [unit.code for unit in planned[0].helpers] == ["bdv-tinh-uy"]


def test_a_desk_is_chosen_on_the_guest_list_and_remembered_for_the_next_letter(house):
    listed(house)
    house.by(BOSS, ask_desk, house.token(BOSS, CardKind.GUESTS), HALL_KEY)
    asking = guests(house)
    assert asking.data["asked_order"].order.unit_text == HALL.unit_text
    assert labels(asking) == ["unit_name", "unit_name", "later"]
    picks(house)
    chosen = guests(house)
    assert chosen.data["asked_order"] is None
    assert chosen.data["orders"][1].unit.code == "vp-phong-qttv"
    listed(house, TEXT.replace("Số: 32", "Số: 33"))
    assert guests(house).data["orders"][1].unit.code == "vp-phong-qttv"
    assert "desk_chosen" in house.audited()


def test_a_choice_can_be_left_for_later(house):
    listed(house)
    token = house.token(BOSS, CardKind.GUESTS)
    house.by(BOSS, ask_desk, token, HALL_KEY)
    house.by(BOSS, ask_desk, token, 0)
    assert guests(house).data["asked_order"] is None
    assert house.rows("desks") == []


def test_a_button_of_an_order_that_is_not_there_changes_nothing(house):
    listed(house)
    token = house.token(BOSS, CardKind.GUESTS)
    for key, candidate in ((HALL_KEY, 9), (1, 0)):
        assert refused(house.by, BOSS, choose_desk, token, key, candidate) == "button_old"
    assert house.rows("desks") == []


def test_only_the_organizer_chooses_a_desk(house):
    listed(house)
    token = house.token(BOSS, CardKind.GUESTS)
    assert refused(house.by, HEALTH, choose_desk, token, HALL_KEY, 0) == "button_unknown"


def test_a_line_of_noi_nhan_can_be_dropped_and_then_informs_nobody(house):
    listed(house, LISTED)
    assert [line.text for line in guests(house).data["informed"]] == ["Tòa án nhân dân tỉnh"]
    token = house.token(BOSS, CardKind.GUESTS)
    key = phrase_key("Tòa án nhân dân tỉnh")
    house.by(BOSS, drop_informed, token, key)
    assert guests(house).data["informed"] == ()
    assert refused(house.by, BOSS, drop_informed, token, key) == "button_old"
    house.issues()
    house.sends()
    assert house.rows("informed") == []


def test_an_order_without_a_known_unit_does_not_hold_the_call_back(house):
    listed(house, UNKNOWN)
    assert guests(house).data["orders"][2].unit is None
    house.issues()
    house.sends()
    house.passes(HOLD)
    house.deliver()
    with house.uow() as uow:
        meeting = uow.meetings.get(1, HOUSE_EYES)
        lines = order_lines(uow, meeting)
    assert [line.needs_a_call for line in lines] == [False, False, True]


def test_a_superior_gets_no_order_and_stands_on_the_call_list(house):
    shown = house.calls(SUPERIOR)
    assert HEALTH not in sent(shown, CardKind.ASSIGNMENT)
    with house.uow() as uow:
        lines = order_lines(uow, uow.meetings.get(1, HOUSE_EYES))
    assert [line.unit.code for line in lines if line.needs_a_call] == ["tt-tinh-uy"]


# The cards


def test_each_order_goes_to_its_unit_and_to_who_helps(house):
    shown = house.calls()
    assert sent(shown, CardKind.ASSIGNMENT) == sorted([BOSS, HEALTH, PARTY, HOME])
    assert face_of(shown, PARTY, CardKind.ASSIGNMENT).data["is_copy"]
    assert not face_of(shown, HOME, CardKind.ASSIGNMENT).data["is_copy"]


def test_the_chosen_desk_gets_the_order_in_the_units_place(house):
    listed(house)
    picks(house)
    house.issues()
    house.sends()
    house.passes(HOLD)
    assert sent(house.deliver(), CardKind.ASSIGNMENT) == sorted([ROOM, HEALTH, PARTY, HOME])


def test_where_nobody_reads_for_the_desk_its_unit_gets_the_order(house):
    house.decide(ROOM, "vp-phong-qttv", ContactState.REVOKED)
    listed(house)
    picks(house)
    house.issues()
    house.sends()
    house.passes(HOLD)
    assert BOSS in sent(house.deliver(), CardKind.ASSIGNMENT)


def test_no_order_leaves_before_the_hold_is_over_and_a_stop_takes_all_back(house):
    listed(house, LISTED)
    house.issues()
    house.deliver()
    house.sends()
    assert sent(house.deliver(), CardKind.ASSIGNMENT) == []
    house.by(BOSS, stop_sending, house.token(BOSS, CardKind.GUESTS))
    house.passes(HOLD)
    shown = house.deliver()
    assert sent(shown, CardKind.ASSIGNMENT) == sent(shown, CardKind.INFORM) == []


def test_after_a_stop_the_second_call_sends_every_order_once(house):
    listed(house)
    house.issues()
    house.sends()
    house.by(BOSS, stop_sending, house.token(BOSS, CardKind.GUESTS))
    house.sends()
    house.passes(HOLD)
    assert sent(house.deliver(), CardKind.ASSIGNMENT) == sorted([BOSS, HEALTH, PARTY, HOME])
    assert len(house.rows("assignments")) == 10


def test_an_equal_body_and_a_helper_take_note_and_the_others_take_the_order(house):
    shown = house.calls(EQUAL)
    assert labels(face_of(shown, HOME, CardKind.ASSIGNMENT)) == ["order_noted", "head_count", "see_letter"]
    assert labels(face_of(shown, COURT, CardKind.ASSIGNMENT)) == ["noted", "head_count", "see_letter"]
    assert labels(face_of(shown, PARTY, CardKind.ASSIGNMENT)) == ["noted", "head_count", "see_letter"]


def test_an_order_noted_is_signed_once_and_shown_on_every_copy_and_the_panel(house):
    house.add("y-te-2", "so-y-te", post="Phó Giám đốc")
    house.calls()
    assert [line.order.noted_by for line in panel(house)["orders"]] == ["", "", ""]
    notes(house, HEALTH)
    shown = house.deliver()
    for reader in (HEALTH, "y-te-2"):
        face = face_of(shown, reader, CardKind.ASSIGNMENT)
        assert face.data["noted_by"] == "Văn thư Người y-te"
        assert labels(face) == ["head_count", "see_letter"]
    notes(house, "y-te-2")
    house.passes(timedelta(seconds=3))
    assert house.face(BOSS, CardKind.PANEL).operation == "edit"
    assert [line.order.noted_by for line in panel(house)["orders"]] == ["", "", "Văn thư Người y-te"]


def test_a_helper_notes_for_his_own_unit_only(house):
    house.calls()
    notes(house, PARTY)
    shown = house.deliver()
    assert face_of(shown, PARTY, CardKind.ASSIGNMENT).data["noted_by"] == "Văn thư Người dan-van"
    assert panel(house)["orders"][0].order.noted_at is None


def test_a_head_count_that_grows_edits_the_orders_cards_and_rings_for_nobody(house):
    house.calls()
    token = house.token("tra-on", CardKind.INVITATION)
    house.by("tra-on", press_answer, token, Choice.ATTEND)
    assert sent(house.deliver(), CardKind.ASSIGNMENT) == []
    house.passes(timedelta(minutes=1))
    shown = [one for one in house.deliver() if one.kind is CardKind.ASSIGNMENT]
    assert {one.operation for one in shown} == {"edit"}
    assert {one.chat for one in shown} == {BOSS, HEALTH, PARTY, HOME}
    assert face_of(shown, HEALTH, CardKind.ASSIGNMENT).data["tally"].coming == 1


def test_a_helper_reads_letter_and_head_count_and_a_stranger_reads_nothing(house):
    house.calls()
    token = house.token(HEALTH, CardKind.ASSIGNMENT)
    _, counted = house.by(HEALTH, head_count, token)
    assert (counted.coming, counted.silent) == (0, 57)
    assert house.by(HEALTH, open_letter, token).text == TEXT
    for act in (head_count, open_letter, note_order):
        assert refused(house.by, COURT, act, token) == "button_unknown"


def test_who_no_longer_speaks_for_the_unit_can_neither_note_nor_read(house):
    house.calls()
    house.decide(HEALTH, "so-y-te", ContactState.REVOKED)
    token = house.token(HEALTH, CardKind.ASSIGNMENT)
    for act in (head_count, open_letter, note_order):
        assert refused(house.by, HEALTH, act, token) == "button_unknown"


def test_who_speaks_for_the_desk_later_gets_its_orders_then(house):
    house.calls(LISTED)
    house.add("y-te-2", "so-y-te", state=ContactState.PENDING)
    house.add("toa-an-2", "tand", state=ContactState.PENDING)
    with house.uow() as uow:
        for value, unit in (("y-te-2", "so-y-te"), ("toa-an-2", "tand")):
            address_id = uow.people.viewer(Address(CHANNEL, value)).address_id
            [contact] = [one for one in uow.people.contacts_of(unit) if one.person_name.endswith(value)]
            uow.people.decide_contact(contact.id, ContactState.ACTIVE, by=None, now=house.now)
            uow.outbox.put(missed_notices(uow, unit, address_id, house.now), house.now)
        uow.commit()
    shown = house.deliver()
    assert sent(shown, CardKind.ASSIGNMENT) == ["y-te-2"]
    assert sent(shown, CardKind.INFORM) == ["toa-an-2"]


def test_the_board_tells_orders_and_whom_the_meeting_informs(house):
    house.calls(LISTED)
    notes(house, HEALTH)
    board = board_of_meeting(house.uow(), 1)
    assert [(one["unit"], one["noted_by"]) for one in board["orders"]][2] == (
        "so-y-te",
        "Văn thư Người y-te",
    )
    assert board["informed"] == ["tand"]


def test_what_waits_for_one_who_leaves_the_unit_is_cancelled_at_once(house):
    listed(house, LISTED)
    house.issues()
    house.sends()
    for value, waiting in ((HEALTH, 2), (COURT, 1)):
        address_id = house.viewer(value).address_id
        with house.uow() as uow:
            assert uow.outbox.cancel_unit([address_id], UNITS[value], house.now) == waiting
            uow.commit()
    house.passes(HOLD)
    assert {one.chat for one in house.deliver()}.isdisjoint({HEALTH, COURT})


# Those who must know


def test_a_unit_that_must_know_gets_one_quiet_message_and_is_no_guest(house):
    shown = house.calls(LISTED)
    assert sent(shown, CardKind.INFORM) == [COURT]
    face = face_of(shown, COURT, CardKind.INFORM)
    assert face.silent
    assert labels(face) == ["noted", "see_letter"]
    assert panel(house)["tally"].invited == 57
    house.passes(timedelta(days=3))
    assert [one for one in house.deliver() if one.chat == COURT] == []


def test_the_panel_counts_the_units_that_know(house):
    house.add("toa-an-2", "tand")
    house.calls(LISTED)
    notes(house, COURT, CardKind.INFORM, note_informed)
    shown = house.deliver()
    assert face_of(shown, "toa-an-2", CardKind.INFORM).data["noted_by"] == "Văn thư Người toa-an"
    counted = panel(house)["informed"]
    assert (counted.units, counted.noted) == (1, 1)


# A change


def test_a_change_rings_once_for_everybody_with_an_order_and_who_must_know(house):
    house.calls(LISTED)
    shown = announces(house)
    told = sent(shown, CardKind.INFORM_CHANGE)
    invited = sent(shown, CardKind.CHANGE)
    assert told == sorted([BOSS, COURT])
    assert {HEALTH, HOME, PARTY} <= set(invited)
    assert not face_of(shown, COURT, CardKind.INFORM_CHANGE).silent
    assert not face_of(shown, COURT, CardKind.INFORM_CHANGE).data["has_order"]
    assert face_of(shown, BOSS, CardKind.INFORM_CHANGE).data["has_order"]


def test_after_a_change_the_units_that_know_are_counted_anew(house):
    house.calls(LISTED)
    notes(house, COURT, CardKind.INFORM, note_informed)
    announces(house)
    with house.uow() as uow:
        assert informed_count(uow, uow.meetings.get(1, HOUSE_EYES)).noted == 0
    notes(house, COURT, CardKind.INFORM_CHANGE, note_informed)
    with house.uow() as uow:
        assert informed_count(uow, uow.meetings.get(1, HOUSE_EYES)).noted == 1


def test_a_change_keeps_who_noted_an_order_and_shows_the_new_hour_on_its_card(house):
    house.calls()
    notes(house, HEALTH)
    shown = announces(house)
    face = face_of(shown, HEALTH, CardKind.ASSIGNMENT)
    assert face.data["noted_by"] == "Văn thư Người y-te"
    assert face.data["meeting"].sequence == 1


def test_a_postponed_meetings_orders_ask_nothing_more(house):
    house.calls()
    shown = announces(house, POSTPONED)
    assert labels(face_of(shown, HEALTH, CardKind.ASSIGNMENT)) == ["see_letter"]


def test_a_meeting_postponed_during_the_hold_gives_no_orders_any_more(house):
    listed(house, LISTED)
    house.issues()
    house.sends()
    announces(house, POSTPONED)
    house.passes(HOLD)
    shown = house.deliver()
    assert sent(shown, CardKind.ASSIGNMENT) == sent(shown, CardKind.INFORM) == []


def test_of_two_changes_only_the_latest_is_told(house):
    house.calls(LISTED)
    puts_change(house, MOVED)
    shown = announces(house, POSTPONED)
    told = [one for one in shown if (one.chat, one.kind) == (COURT, CardKind.INFORM_CHANGE)]
    assert [one.face.data["kind"] for one in told] == ["postponed"]
