"""From a confirmed reading through the gate to cards, and back while nothing has left."""

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from domain.delivery import State
from domain.draft import LetterState
from domain.letter.parse import read
from domain.notice import CardKind
from domain.people import HOUSE as THE_HOUSE
from domain.people import ContactState, Role
from domain.phrase_key import phrase_key
from domain.rank import Relation
from tests.usecases.letter_house import BOSS, HOLD, HOST, HOUSEHOLD, OFFICE, TEXT, House, refused
from usecases.confirm_draft import place_guest
from usecases.correct_draft import correct_draft
from usecases.remember_aliases import remember_aliases
from usecases.send_invitations import send_invitations, stop_sending

PEOPLE = ("tra-on", "giao-thong", "tuyen-giao")
INVITED = 57
"""Lines of the example's letter that get a card: of 61 two are superior and two the host's own."""
UNKNOWN = TEXT.replace("Ban Tuyên giáo Tỉnh ủy", "Ban Tuyên vận Tỉnh ủy")
TWO_UNKNOWN = UNKNOWN.replace("Ban Nội chính Tỉnh ủy", "Hội Người cao tuổi")


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    house = House(tmp_path_factory.mktemp("opened"), *PEOPLE)
    yield house
    house.close()


@pytest.fixture
def house(opened, tmp_path):
    house = House.like(opened, tmp_path)
    yield house
    house.close()


def passed_the_gate(house, text=TEXT):
    house.reads(text)
    house.confirms()
    house.issues()


def without(words):
    assert words in TEXT
    return TEXT.replace(words, "")


def waiting(house):
    """How many cards of the meeting wait to leave."""
    return sum(row["state"] == "pending" and row["kind"] == "invitation" for row in house.rows("deliveries"))


def stop(house):
    house.by(BOSS, stop_sending, house.token(BOSS, CardKind.GUESTS))


PHRASE = "Ban Tuyên vận Tỉnh ủy"
NEXT_PHRASE = "Hội Người cao tuổi"


def place(house, candidate, *, by=BOSS, phrase=PHRASE):
    """Answer the question about a phrase."""
    key = phrase_key(phrase)
    house.by(by, place_guest, house.token(BOSS, CardKind.GUESTS), key, candidate)


# The gate


def test_nothing_goes_before_the_letter_is_issued(house):
    house.reads()
    house.confirms()
    assert refused(house.sends) == "not_issued"
    assert (house.rows("meetings"), waiting(house)) == ([], 0)


@pytest.mark.parametrize(
    ("missing", "code"),
    [
        ("Số: 32 /GM-UBND", "number_missing"),
        ("Vĩnh Long, ngày 18 tháng 02 năm 2022", "issue_date_missing"),
    ],
)
def test_a_letter_without_its_own_number_and_date_is_not_issued(house, missing, code):
    house.reads(without(missing))
    house.confirms()
    assert refused(house.issues) == code
    assert house.letter()["state"] == LetterState.CONFIRMED


def test_a_number_that_the_organizer_gives_opens_the_gate(house):
    letter_id = house.reads(without("Số: 32 /GM-UBND"))
    house.by(BOSS, correct_draft, letter_id, "Số: 32/GM-UBND")
    house.confirms()
    house.issues()
    assert house.sends() == len(PEOPLE)


def test_a_letter_is_issued_once_and_only_after_it_is_confirmed(house):
    passed_the_gate(house)
    assert refused(house.issues) == "button_old"
    assert house.letter()["issued_at"] == house.now


def test_a_meeting_without_a_day_is_not_confirmed(house):
    house.reads(TEXT.split("3. Thời gian")[0])
    assert refused(house.confirms) == "start_missing"


def test_open_questions_about_guests_close_the_gate(house):
    passed_the_gate(house, UNKNOWN)
    assert refused(house.sends) == "guests_open"
    assert house.rows("meetings") == []


def test_a_meeting_in_the_past_is_asked_about_once_more_and_not_refused(house):
    passed_the_gate(house)
    house.now = datetime.fromisoformat("2022-02-22T08:00:00+07:00")
    assert refused(house.sends) == "meeting_past"
    assert waiting(house) == 0
    shown = house.face(BOSS, CardKind.GUESTS)
    assert shown.face.data["past_asked"]
    assert house.sends() == len(PEOPLE)


def test_one_number_is_not_called_twice(house):
    house.calls()
    house.reads()
    house.confirms()
    house.issues()
    assert refused(house.sends) == "number_called_already"
    assert len(house.rows("meetings")) == 1


def test_a_call_that_was_stopped_leaves_its_number_free(house):
    passed_the_gate(house)
    house.sends()
    stop(house)
    passed_the_gate(house)
    assert house.sends() == len(PEOPLE)


def test_only_the_holder_of_the_card_calls(house):
    passed_the_gate(house)
    house.add("binh", HOST, role=Role.ORGANIZER)
    token = house.token(BOSS, CardKind.GUESTS)
    assert refused(house.by, "binh", send_invitations, token, office=OFFICE) == "button_unknown"


# The call


def test_everybody_who_reads_for_an_invited_unit_gets_one_card_and_nobody_else(house):
    house.add("head", "so-gtvt", post="Giám đốc")
    house.add("idle", "so-gtvt", state=ContactState.REVOKED)
    house.add("party", "tt-tinh-uy")
    shown = house.calls()
    cards = [one.chat for one in shown if one.kind == CardKind.INVITATION and one.operation == "send"]
    assert Counter(cards) == Counter([*PEOPLE, "head"])


def test_all_lines_of_the_letter_become_invitations_whether_anybody_reads_for_them_or_not(house):
    house.calls()
    relations = Counter(row["relation"] for row in house.rows("invitations"))
    assert relations[Relation.EQUAL] + relations[Relation.SUBORDINATE] == INVITED
    assert (relations[Relation.SUPERIOR], relations[Relation.HOST]) == (2, 2)


def test_nothing_leaves_before_the_hold_is_over(house):
    passed_the_gate(house)
    house.deliver()
    house.sends()
    house.passes(HOLD - timedelta(seconds=1))
    assert {one.kind for one in house.deliver()} == {CardKind.GUESTS}
    house.passes(timedelta(seconds=1))
    kinds = Counter(one.kind for one in house.deliver() if one.operation == "send")
    orders = {CardKind.ASSIGNMENT: 1}
    assert kinds == {CardKind.INVITATION: len(PEOPLE), CardKind.PANEL: 1, **orders}


def test_the_hold_shows_its_button_and_takes_it_away_when_it_is_over(house):
    passed_the_gate(house)
    house.deliver()
    house.sends()
    assert house.face(BOSS, CardKind.GUESTS).choices == ["stop"]
    house.passes(HOLD)
    assert house.face(BOSS, CardKind.GUESTS).choices == []


def test_meeting_invitations_reminders_and_messages_come_into_being_together(house):
    passed_the_gate(house)
    house.sends()
    [meeting] = house.rows("meetings")
    assert (meeting["state"], meeting["calls"]) == ("called", 1)
    assert {row["state"] for row in house.rows("reminders")} == {"planned"}
    assert {row["kind"] for row in house.rows("reminders")} == {"chase", "last_call", "morning"}
    assert house.letter()["state"] == LetterState.CALLED
    assert house.audited()[-1] == "called"


def test_a_second_press_calls_nobody_twice(house):
    passed_the_gate(house)
    house.sends()
    assert refused(house.sends) == "button_old"
    assert waiting(house) == len(PEOPLE)


def test_a_deadline_is_proposed_where_the_letter_has_none(house):
    house.calls()
    [meeting] = house.rows("meetings")
    assert meeting["deadline"] == datetime.fromisoformat("2022-02-21T16:00:00+07:00")


# Stop, and send again


def test_what_was_stopped_reaches_nobody(house):
    passed_the_gate(house)
    house.deliver()
    house.sends()
    stop(house)
    house.passes(timedelta(days=3))
    assert {one.kind for one in house.deliver()} == {CardKind.GUESTS}
    assert {row["state"] for row in house.rows("reminders")} == {"cancelled"}
    assert (house.rows("meetings")[0]["state"], house.letter()["state"]) == ("draft", LetterState.ISSUED)


def test_when_the_hold_is_over_it_is_too_late_to_stop(house):
    passed_the_gate(house)
    house.sends()
    house.passes(HOLD)
    assert refused(stop, house) == "too_late_to_stop"
    assert waiting(house) == len(PEOPLE)


def test_nothing_is_stopped_that_was_never_called(house):
    passed_the_gate(house)
    assert refused(stop, house) == "too_late_to_stop"


def test_sent_again_after_a_stop_each_reader_gets_one_card(house):
    passed_the_gate(house)
    for _ in range(2):
        house.sends()
        house.passes(timedelta(seconds=5))
        stop(house)
    house.sends()
    house.passes(HOLD)
    sent = [one.chat for one in house.deliver() if one.kind == CardKind.INVITATION]
    assert Counter(sent) == Counter(PEOPLE)
    assert len(house.rows("meetings")) == 1
    planned = [row["kind"] for row in house.rows("reminders") if row["state"] == "planned"]
    assert sorted(planned) == ["chase", "last_call", "morning"]


def test_sent_again_the_list_is_what_letter_and_directory_say_now(house):
    passed_the_gate(house)
    house.sends()
    stop(house)
    before = {row["unit"] for row in house.rows("invitations")}
    shorter = TEXT.replace("- Chủ tịch UBND huyện, thị xã, thành phố;\n", "")
    with house.uow() as uow:
        draft = uow.letters.get(house.letter()["id"], THE_HOUSE)
        uow.letters.save(replace(draft, reading=read(shorter)))
        uow.commit()
    house.sends()
    now = {row["unit"] for row in house.rows("invitations")}
    assert before - now == {row.unit for row in HOUSEHOLD.values() if row.unit.startswith("ubnd-")}
    assert waiting(house) == len(PEOPLE) - 1


# Guests that the directory does not know


def test_a_phrase_without_a_unit_is_asked_with_candidates_and_never_guessed(house):
    house.reads(UNKNOWN)
    house.confirms()
    shown = house.face(BOSS, CardKind.GUESTS)
    assert shown.face.data["question"].phrase == "Ban Tuyên vận Tỉnh ủy"
    key = phrase_key(shown.face.data["question"].phrase)
    assert shown.choices == [*(f"pick.{key}.{index}" for index in range(5)), f"drop.{key}"]
    assert "btg-tinh-uy" not in {guest.unit.code for guest in shown.face.data["guests"]}


def test_a_placed_phrase_is_invited_in_its_line(house):
    house.reads(UNKNOWN)
    house.confirms()
    place(house, 0)
    house.issues()
    house.sends()
    [placed] = [row for row in house.rows("invitations") if row["unit"] == "btg-tinh-uy"]
    assert (placed["line"], placed["relation"]) == (1, Relation.EQUAL)
    assert waiting(house) == len(PEOPLE)


def test_a_dropped_phrase_is_invited_nowhere(house):
    house.reads(UNKNOWN)
    house.confirms()
    place(house, None)
    house.issues()
    house.sends()
    assert "btg-tinh-uy" not in {row["unit"] for row in house.rows("invitations")}
    assert waiting(house) == len(PEOPLE) - 1


def test_questions_come_one_after_the_other_until_none_is_open(house):
    house.reads(TWO_UNKNOWN)
    house.confirms()
    left = [house.face(BOSS, CardKind.GUESTS).face.data["questions_left"]]
    for phrase in (PHRASE, NEXT_PHRASE):
        place(house, None, phrase=phrase)
        left.append(house.face(BOSS, CardKind.GUESTS).face.data["questions_left"])
    assert left == [2, 1, 0]
    assert house.letter()["picks"] == {"Ban Tuyên vận Tỉnh ủy": "", "Hội Người cao tuổi": ""}


def test_a_second_tap_does_not_answer_the_next_question(house):
    house.reads(TWO_UNKNOWN)
    house.confirms()
    place(house, 0)
    assert refused(place, house, 0) == "button_old"
    assert len(house.letter()["picks"]) == 1


@pytest.mark.parametrize(("phrase", "candidate"), [("Sở nào đó", 0), ("", 0), (PHRASE, 5), (PHRASE, -1)])
def test_a_place_that_was_not_offered_is_refused(house, phrase, candidate):
    house.reads(UNKNOWN)
    house.confirms()
    assert refused(place, house, candidate, phrase=phrase) == "button_old"
    assert house.letter()["picks"] == {}


# What was placed can be kept


def remember(house):
    return house.by(BOSS, remember_aliases, house.token(BOSS, CardKind.GUESTS))


def placed_once(house):
    house.reads(UNKNOWN)
    house.confirms()
    place(house, 0)


def test_a_picked_unit_keeps_the_phrase_when_the_organizer_says_so_and_the_offer_goes(house):
    placed_once(house)
    assert house.face(BOSS, CardKind.GUESTS).choices[0] == "remember"
    remember(house)
    [unit] = [row for row in house.rows("units") if row["code"] == "btg-tinh-uy"]
    assert "Ban Tuyên vận Tỉnh ủy" in unit["aliases"]
    assert "remember" not in house.face(BOSS, CardKind.GUESTS).choices
    assert refused(remember, house) == "button_old"


def test_what_was_kept_is_audited_and_not_asked_of_the_next_letter(house):
    placed_once(house)
    remember(house)
    assert house.audited().count("alias_learned") == 1
    house.reads(UNKNOWN)
    house.confirms()
    assert house.face(BOSS, CardKind.GUESTS).face.data["question"] is None


def test_nothing_is_kept_unasked(house):
    placed_once(house)
    house.issues()
    house.sends()
    [unit] = [row for row in house.rows("units") if row["code"] == "btg-tinh-uy"]
    assert "Ban Tuyên vận Tỉnh ủy" not in unit["aliases"]


def test_the_state_of_every_message_is_final_in_the_end(house):
    house.calls()
    house.passes(timedelta(days=10))
    house.deliver()
    states = {row["state"] for row in house.rows("deliveries")}
    assert states <= {State.SENT, State.EXPIRED, State.CANCELLED, State.SUPERSEDED}
