"""The board as checks from outside read it."""

import json

import pytest

from domain.notice import CardKind
from domain.offers import Choice
from tests.usecases.letter_house import HOLD, TEXT, House
from usecases.answer import press_answer
from usecases.show_board import board_of_meeting, board_of_meetings

PEOPLE = ("tra-on", "giao-thong", "tuyen-giao")


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    house = House(tmp_path_factory.mktemp("board"), *PEOPLE)
    house.calls()
    house.by("tra-on", press_answer, house.token("tra-on", CardKind.INVITATION), Choice.ATTEND)
    yield house
    house.close()


@pytest.fixture(scope="module")
def board(house):
    """As another program reads it."""
    [meeting] = board_of_meetings(house.uow())
    return json.loads(json.dumps(board_of_meeting(house.uow(), meeting["id"]), default=str))


def test_meetings_stand_with_counts_that_close(house):
    [meeting] = board_of_meetings(house.uow())
    counts = meeting["counts"]
    parts = ("attending", "substitutes", "absent", "waiting", "before_head", "silent")
    assert counts["invited"] == sum(counts[part] for part in parts) == 57
    assert (counts["attending"], counts["coming"], counts["to_call"]) == (1, 1, 2)
    assert (meeting["number"], meeting["state"], meeting["sequence"]) == ("32/GM-UBND", "called", 0)


def test_each_invitation_tells_unit_line_rank_relation_state_and_attendees(board):
    [tra_on] = [one for one in board["invitations"] if one["unit"] == "ubnd-tra-on"]
    keys = ("rank", "relation", "state", "attendees")
    assert [tra_on[key] for key in keys] == ["head", "subordinate", "attending", []]
    assert isinstance(tra_on["line"], int)
    assert len(board["invitations"]) == 61


def test_each_delivery_tells_address_kind_state_marks_and_attempts(board):
    sent = [one for one in board["deliveries"] if one["kind"] == "invitation"]
    assert {one["address"] for one in sent} == {f"telegram:{who}" for who in PEOPLE}
    assert {(one["state"], one["possible_duplicate"], one["attempts"]) for one in sent} == {
        ("sent", False, 1)
    }


def test_each_reminder_tells_kind_hour_and_state(board):
    told = [(one["kind"], one["state"]) for one in board["reminders"]]
    assert told == [("chase", "planned"), ("last_call", "planned"), ("morning", "planned")]
    assert all("+" in one["due_at"] for one in board["reminders"])


def test_a_meeting_that_does_not_exist_has_no_board(house):
    assert board_of_meeting(house.uow(), 404) is None


def test_where_nothing_was_called_the_board_is_empty(tmp_path):
    house = House(tmp_path)
    house.reads(TEXT)
    house.passes(HOLD)
    assert board_of_meetings(house.uow()) == []
    house.close()
