"""What the heads of units answer, and what everybody sees of it."""

from collections import Counter
from datetime import timedelta

import pytest

from domain.invitation import Attendance
from domain.notice import CardKind
from domain.offers import Choice
from domain.people import ContactState, Function, Role
from tests.usecases.letter_house import BOSS, HOST, House, refused
from usecases.answer import give_reason, name_people, press_answer
from usecases.dialog import leave_dialog, open_dialog
from usecases.record_answer import PANEL_WITHIN

HEAD, EQUAL_HEAD, EQUAL_LEADER, PRESS, ROOM = "giao-thong", "an-ninh", "tuyen-giao", "phat-thanh", "phong"
UNITS = {
    HEAD: "so-gtvt",
    EQUAL_HEAD: "cong-an",
    EQUAL_LEADER: "btg-tinh-uy",
    PRESS: "dai-ptth",
    ROOM: "snv-phong-xdcq",
}
DEPUTY = Attendance(name="Lê Văn Cường", post="Phó Giám đốc")
OFFICER = Attendance(name="Võ Thị Hoa", post="Trưởng phòng")
SPECIALIST = Attendance(name="Ngô Văn Dũng", post="Chuyên viên")
PENDING, FREE = "pending", "not_needed"
REASON = "Trùng lịch họp"


@pytest.fixture(scope="module")
def called(tmp_path_factory):
    house = House(tmp_path_factory.mktemp("called"), HEAD, EQUAL_LEADER)
    for value, unit in UNITS.items():
        house.add(value, unit)
        house.appoint(value, unit, Function.HEAD)
    house.calls()
    yield house
    house.close()


@pytest.fixture
def house(called, tmp_path):
    house = House.like(called, tmp_path)
    yield house
    house.close()


def lines(house):
    return {row["id"]: row for row in house.rows("invitations")}


def card_of(house, who, rank):
    """This reader's invitation card at this rank."""
    address_id, ranked = house.viewer(who).address_id, lines(house)
    cards = [row for row in house.rows("cards") if row["kind"] == CardKind.INVITATION]
    mine = [row for row in cards if row["address_id"] == address_id]
    [card] = [row for row in mine if ranked[row["invitation_id"]]["rank"] == rank]
    return card


def line(house, who, rank):
    return lines(house)[card_of(house, who, rank)["invitation_id"]]


def press(house, who, rank, choice):
    house.by(who, press_answer, card_of(house, who, rank)["token"], choice)


def answer(house, who, rank, choice, told=None):
    """A press, and what is then asked for."""
    press(house, who, rank, choice)
    if isinstance(told, Attendance):
        house.by(who, name_people, f"{told.name}, {told.post}")
    elif told:
        house.by(who, give_reason, told)


# Rank and relation


ANSWERS = [
    # who, rank, choice, what is told, how the line stands, the chair's consent
    (HEAD, "head", Choice.ATTEND, None, "accepted", FREE),
    (HEAD, "head", Choice.NAME, DEPUTY, "delegated", PENDING),
    (HEAD, "head", Choice.NAME, OFFICER, "delegated", PENDING),
    (HEAD, "head", Choice.DECLINE, REASON, "declined", PENDING),
    (HEAD, "head", Choice.RECEIVED, None, "needs_action", FREE),
    (ROOM, "leader", Choice.NAME, DEPUTY, "accepted", FREE),
    (ROOM, "leader", Choice.NAME, OFFICER, "accepted", FREE),  # the head of the very room that is invited
    (ROOM, "leader", Choice.NAME, SPECIALIST, "delegated", PENDING),
    (ROOM, "leader", Choice.DECLINE, REASON, "declined", PENDING),
    (ROOM, "leader", Choice.RECEIVED, None, "needs_action", FREE),
    (ROOM, "staff", Choice.NAME, OFFICER, "accepted", FREE),
    (ROOM, "staff", Choice.DECLINE, None, "declined", FREE),
    (EQUAL_HEAD, "head", Choice.ATTEND, None, "accepted", FREE),
    (EQUAL_HEAD, "head", Choice.NAME, OFFICER, "delegated", FREE),
    (EQUAL_HEAD, "head", Choice.DECLINE, None, "declined", FREE),
    (EQUAL_LEADER, "leader", Choice.ATTEND, None, "accepted", FREE),
    (EQUAL_LEADER, "leader", Choice.NAME, OFFICER, "accepted", FREE),
    (EQUAL_LEADER, "leader", Choice.DECLINE, None, "declined", FREE),
    (PRESS, "press", Choice.NAME, OFFICER, "accepted", FREE),
    (PRESS, "press", Choice.DECLINE, None, "declined", FREE),
]


@pytest.mark.parametrize(("who", "rank", "choice", "told", "partstat", "consent"), ANSWERS)
def test_an_answer_stands_as_rank_and_relation_have_it(house, who, rank, choice, told, partstat, consent):
    answer(house, who, rank, choice, told)
    row = line(house, who, rank)
    assert (row["partstat"], row["consent"]) == (partstat, consent)
    assert row["received"] == (choice is Choice.RECEIVED)
    assert row["reason"] == (told if isinstance(told, str) else "")
    named = [person["name"] for person in house.rows("attendances")]
    assert named == ([told.name] if isinstance(told, Attendance) else [])


@pytest.mark.parametrize(
    ("who", "rank", "choice"),
    [
        (ROOM, "leader", Choice.ATTEND),
        (ROOM, "staff", Choice.ATTEND),
        (ROOM, "staff", Choice.RECEIVED),
        (EQUAL_HEAD, "head", Choice.RECEIVED),
        (EQUAL_LEADER, "leader", Choice.RECEIVED),
        (PRESS, "press", Choice.ATTEND),
        (HEAD, "head", Choice.WITHDRAW),
    ],
)
def test_what_was_not_offered_is_refused_and_changes_nothing(house, who, rank, choice):
    before = line(house, who, rank)
    assert refused(press, house, who, rank, choice) == "answer_not_offered"
    assert line(house, who, rank) == before
    assert house.rows("answers") == []


# Who may answer


def test_a_colleagues_press_on_ones_card_answers_nothing(house):
    house.add("colleague", "so-gtvt")
    token = card_of(house, HEAD, "head")["token"]
    for who in ("colleague", EQUAL_HEAD, BOSS, "nobody"):
        assert refused(house.by, who, press_answer, token, Choice.ATTEND) == "button_unknown"
    assert house.rows("answers") == []


def test_who_no_longer_speaks_for_the_unit_answers_nothing_on_the_card_that_he_still_has(house):
    house.decide(HEAD, "so-gtvt", ContactState.REVOKED)
    assert refused(press, house, HEAD, "head", Choice.ATTEND) in ("button_unknown", "not_found")
    assert house.rows("answers") == []


def test_who_no_longer_speaks_answers_no_question_that_was_open(house):
    press(house, HEAD, "head", Choice.NAME)
    house.decide(HEAD, "so-gtvt", ContactState.REVOKED)
    assert refused(house.by, HEAD, name_people, "Lê Văn Cường, Phó Giám đốc") == "not_found"
    assert house.rows("answers") == []


def test_an_organizer_who_lost_his_unit_does_not_answer_for_it(house):
    house.grant(HEAD, Role.ORGANIZER, HOST)
    house.decide(HEAD, "so-gtvt", ContactState.REVOKED)
    assert refused(press, house, HEAD, "head", Choice.ATTEND) == "button_unknown"


@pytest.mark.parametrize("choice", [Choice.ATTEND, Choice.NAME, Choice.DECLINE, Choice.RECEIVED])
def test_when_the_meeting_has_begun_nobody_answers_any_more(house, choice):
    house.passes(timedelta(days=5))
    assert refused(press, house, HEAD, "head", choice) == "meeting_began"
    assert open_dialog(house.uow(), house.viewer(HEAD)) is None


# The questions


@pytest.mark.parametrize(
    ("choice", "question"), [(Choice.NAME, "name_person"), (Choice.DECLINE, "give_reason")]
)
def test_what_is_missing_is_asked_by_one_message_before_anything_is_recorded(house, choice, question):
    press(house, HEAD, "head", choice)
    assert open_dialog(house.uow(), house.viewer(HEAD)).kind == question
    [asked] = [one for one in house.deliver() if one.kind == CardKind.QUESTION]
    assert (asked.chat, asked.face.template) == (HEAD, f"question/{question}")
    assert house.rows("answers") == []


def test_a_second_question_takes_the_place_of_the_first(house):
    press(house, HEAD, "head", Choice.NAME)
    press(house, HEAD, "head", Choice.DECLINE)
    assert refused(house.by, HEAD, name_people, "Lê Văn Cường, Phó Giám đốc") == "nothing_open"
    house.by(HEAD, give_reason, REASON)
    assert line(house, HEAD, "head")["partstat"] == "declined"


def test_a_question_that_was_left_records_nothing(house):
    press(house, HEAD, "head", Choice.DECLINE)
    house.by(HEAD, leave_dialog)
    assert refused(house.by, HEAD, give_reason, REASON) == "nothing_open"
    assert house.rows("answers") == []


def test_an_empty_reason_is_asked_for_again(house):
    press(house, HEAD, "head", Choice.DECLINE)
    assert refused(house.by, HEAD, give_reason, "  ") == "reason_missing"
    house.by(HEAD, give_reason, REASON)
    assert line(house, HEAD, "head")["reason"] == REASON


# What is seen of it


def test_every_copy_of_the_units_card_is_edited_and_no_other_units(tmp_path):
    house = House(tmp_path, HEAD, EQUAL_LEADER)
    for value in ("head", "deputy"):
        house.add(value, "so-gtvt")
    house.appoint(HEAD, "so-gtvt", Function.HEAD)
    house.calls()
    press(house, HEAD, "head", Choice.ATTEND)
    edited = [one for one in house.deliver() if one.kind == CardKind.INVITATION]
    house.close()
    assert Counter((one.chat, one.operation) for one in edited) == Counter(
        (chat, "edit") for chat in (HEAD, "head", "deputy")
    )
    assert {one.face.data["state"] for one in edited} == {"attending"}
    assert {tuple(one.choices[:1]) for one in edited} == {("change",)}


def test_answers_that_come_close_together_are_shown_on_the_panel_by_one_edit(house):
    house.passes(timedelta(minutes=1))
    house.deliver()
    for who, rank in ((HEAD, "head"), (EQUAL_HEAD, "head"), (EQUAL_LEADER, "leader")):
        press(house, who, rank, Choice.ATTEND)
        assert not [one for one in house.deliver() if one.kind == CardKind.PANEL]
    house.passes(PANEL_WITHIN)
    [panel] = [one for one in house.deliver() if one.kind == CardKind.PANEL]
    assert (panel.operation, panel.face.data["tally"].attending) == ("edit", 3)


def test_the_first_answer_stands_until_the_next_and_both_are_history(house):
    press(house, HEAD, "head", Choice.RECEIVED)
    press(house, HEAD, "head", Choice.ATTEND)
    answer(house, HEAD, "head", Choice.NAME, DEPUTY)
    told = [(row["partstat"], row["consent"], row["received"]) for row in house.rows("answers")]
    assert told == [
        ("needs_action", FREE, True),
        ("accepted", FREE, False),
        ("delegated", PENDING, False),
    ]
    assert {row["person_id"] for row in house.rows("answers")} == {house.viewer(HEAD).person_id}
    assert house.audited().count("answered") == 3


def test_the_same_answer_twice_is_told_and_kept_once(house):
    press(house, HEAD, "head", Choice.ATTEND)
    assert refused(press, house, HEAD, "head", Choice.ATTEND) == "answer_same"
    assert len(house.rows("answers")) == 1


def test_a_request_that_waits_can_be_withdrawn(house):
    answer(house, HEAD, "head", Choice.NAME, DEPUTY)
    press(house, HEAD, "head", Choice.WITHDRAW)
    row = line(house, HEAD, "head")
    assert (row["partstat"], row["consent"], house.rows("attendances")) == ("needs_action", FREE, [])
    assert len(house.rows("answers")) == 2


def test_the_answers_are_offered_again_on_the_pressed_card_until_one_is_given(house):
    press(house, HEAD, "head", Choice.ATTEND)
    house.deliver()
    press(house, HEAD, "head", Choice.CHANGE)
    [reopened] = house.deliver()
    assert reopened.choices[:4] == ["attend", "name", "decline", "received"]
    press(house, HEAD, "head", Choice.RECEIVED)
    [closed] = [one for one in house.deliver() if one.kind == CardKind.INVITATION]
    assert closed.face.data["state"] == "before_head"
    assert not closed.card.facts["reopened"]


def test_an_answer_is_signed_with_post_and_name(house):
    press(house, HEAD, "head", Choice.ATTEND)
    assert line(house, HEAD, "head")["answered_by"] == "Giám đốc Phạm Thị Dung"
    assert line(house, HEAD, "head")["answered_function"] == Function.HEAD


def test_two_seats_of_one_unit_are_answered_apart(house):
    answer(house, ROOM, "staff", Choice.NAME, OFFICER)
    assert line(house, ROOM, "staff")["partstat"] == "accepted"
    assert line(house, ROOM, "leader")["partstat"] == "needs_action"
