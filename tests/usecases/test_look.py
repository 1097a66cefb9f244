"""What each person is shown when he asks."""

from datetime import timedelta

import pytest

from domain.notice import CardKind
from domain.offers import Choice
from domain.people import ContactState, Function, Role
from domain.rank import Relation
from tests.usecases.letter_house import BOSS, HOST, OFFICE, TEXT, House, refused
from usecases import look
from usecases.answer import name_people, press_answer
from usecases.show_panels import show_panels

DISTRICT, DEPARTMENT, PARTY = "tra-on", "giao-thong", "tuyen-giao"
SEEN = (PARTY, DEPARTMENT, DISTRICT)


@pytest.fixture(scope="module")
def called(tmp_path_factory):
    """Trà Ôn comes, the department asks to send a deputy, the Party's board is silent."""
    house = House(tmp_path_factory.mktemp("called"), DISTRICT, DEPARTMENT, PARTY)
    house.appoint(DEPARTMENT, "so-gtvt", Function.HEAD)
    house.calls()
    press(house, DISTRICT, Choice.ATTEND)
    press(house, DEPARTMENT, Choice.NAME)
    house.by(DEPARTMENT, name_people, "Lê Văn Cường, Phó Giám đốc")
    house.deliver()
    yield house
    house.close()


@pytest.fixture
def house(called, tmp_path):
    house = House.like(called, tmp_path)
    yield house
    house.close()


def press(house, who, choice):
    house.by(who, press_answer, house.token(who, CardKind.INVITATION), choice)


def asks(house, who, question, *args, **more):
    """A question that changes nothing and needs no hour."""
    return question(house.uow(), *args, by=house.viewer(who), **more)


def panel(house):
    return asks(house, BOSS, look.panel_lines, house.token(BOSS, CardKind.PANEL))


@pytest.mark.parametrize(
    ("who", "states"),
    [
        (DISTRICT, ["attending"]),
        (DEPARTMENT, ["substitute_pending"]),
        (PARTY, ["silent"]),
        (BOSS, []),  # his own office is the host: a line on the chair's sheet, not an invitation
        ("nobody", []),
    ],
)
def test_my_meetings_are_my_units_with_the_state_of_their_answers(house, who, states):
    assert [state for _, _, state in asks(house, who, look.my_meetings, now=house.now)] == states


def test_a_meeting_is_nobodys_before_the_hold_is_over(house):
    called = asks(house, DISTRICT, look.my_meetings, now=house.now)[0][1]
    before = called.releases_at - timedelta(seconds=1)
    assert asks(house, DISTRICT, look.my_meetings, now=before) == []


def test_organized_meetings_have_their_head_counts(house):
    [(meeting, counted)] = asks(house, BOSS, look.organized_meetings, now=house.now)
    assert (meeting.number, counted.attending, counted.substitutes_pending) == ("32/GM-UBND", 1, 1)


@pytest.mark.parametrize("question", [look.open_requests, look.reminder_plan])
def test_who_organizes_nothing_is_shown_nothing(house, question):
    for who in (DISTRICT, "nobody"):
        assert asks(house, who, question) == []
        assert asks(house, who, look.organized_meetings, now=house.now) == []


def test_requests_are_those_that_wait_for_the_chair(house):
    [(_, lines)] = asks(house, BOSS, look.open_requests)
    assert [(one.unit.code, one.state) for one in lines] == [("so-gtvt", "substitute_pending")]


def test_a_viewer_of_the_host_sees_what_its_organizer_sees(house):
    house.add("viewer", "so-y-te", role=None)
    house.grant("viewer", Role.VIEWER, HOST)
    for question in (look.open_requests, look.reminder_plan):
        assert len(asks(house, "viewer", question)) == 1


def test_the_reminder_plan_has_every_reminder_of_every_meeting(house):
    [(_, planned)] = asks(house, BOSS, look.reminder_plan)
    assert [str(one.kind) for one in planned] == ["chase", "last_call", "morning"]


def test_the_lists_of_a_panel_part_its_lines(house):
    _, lines, counted = panel(house)
    silent = look.silent_lines(lines)
    assert len(silent) == counted.silent == 55
    assert "btg-tinh-uy" in {one.unit.code for one in silent}
    assert {"ubnd-tra-on", "so-gtvt"}.isdisjoint(one.unit.code for one in silent)
    assert [one.unit.code for one in look.request_lines(lines)] == ["so-gtvt"]


def test_the_call_sheet_is_superiors_and_units_that_nobody_reads_for(house):
    _, lines, _ = panel(house)
    calls = look.call_lines(lines)
    assert sum(one.invitation.relation is Relation.SUPERIOR for one in calls) == 2
    assert {"ubnd-tra-on", "so-gtvt", "btg-tinh-uy", HOST}.isdisjoint(one.unit.code for one in calls)
    assert len(calls) == 2 + 57 - len(SEEN)


def test_a_unit_whose_contact_is_revoked_comes_onto_the_call_sheet(house):
    house.decide(PARTY, "btg-tinh-uy", ContactState.REVOKED)
    _, lines, _ = panel(house)
    assert "btg-tinh-uy" in {one.unit.code for one in look.call_lines(lines)}


def test_a_card_opens_letter_programme_and_brief_and_counts_as_opened(house):
    token = house.token(DISTRICT, CardKind.INVITATION)
    opened = house.by(DISTRICT, look.open_from_card, token)
    assert (opened.unit.code, opened.text, opened.file) == ("ubnd-tra-on", TEXT, None)
    assert len(opened.meeting.agenda) == 11
    assert opened.meeting.brief_of("ubnd-tra-on") is not None


def test_the_panel_tells_how_many_have_opened_their_cards(house):
    house.by(PARTY, look.open_from_card, house.token(PARTY, CardKind.INVITATION))
    [shown] = [one for one in house.deliver() if one.kind == CardKind.PANEL]
    assert shown.face.data["opened"] == len(SEEN)


def test_a_card_opens_for_its_reader_only(house):
    token = house.token(DISTRICT, CardKind.INVITATION)
    for who in (DEPARTMENT, BOSS, "nobody"):
        assert refused(house.by, who, look.open_from_card, token) == "button_unknown"
    for who in (DISTRICT, "nobody"):
        assert (
            refused(asks, house, who, look.panel_lines, house.token(BOSS, CardKind.PANEL)) == "button_unknown"
        )


def test_a_trial_is_the_card_itself_and_reaches_nobody(tmp_path):
    house = House(tmp_path, DISTRICT)
    house.reads()
    house.confirms()
    house.deliver()
    token = house.token(BOSS, CardKind.GUESTS)
    trial = {"now": house.now, "office": OFFICE}
    face = asks(house, BOSS, look.trial_card, token, None, **trial)
    before = len(house.rows("deliveries"))
    assert (face.template, face.data["state"]) == (CardKind.INVITATION, "silent")
    assert refused(asks, house, BOSS, look.trial_card, token, 57, **trial) == "button_old"
    assert len(house.rows("deliveries")) == before
    assert house.rows("meetings") == []
    house.close()


def test_panels_that_are_asked_for_come_as_new_messages(house):
    assert house.by(BOSS, show_panels) == 1
    [shown] = [one for one in house.deliver() if one.operation == "send"]
    assert (shown.chat, shown.kind, shown.face.pin) == (BOSS, CardKind.PANEL, True)
    assert house.by(DISTRICT, show_panels) == 0
