"""A letter becomes a draft, and the organizer's words mend it."""

from datetime import timedelta

import pytest

from domain.draft import LetterState
from domain.letter.parse import read
from domain.notice import CardKind
from domain.people import Role
from tests.usecases.letter_house import BOSS, HOST, TEXT, House, refused
from usecases.confirm_draft import confirm_draft
from usecases.correct_draft import ask_correction, correct_draft, draft_at, hold_draft
from usecases.dialog import leave_dialog, open_dialog
from usecases.read_letter import read_letter

OTHER = "so-noi-vu"


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    house = House(tmp_path_factory.mktemp("opened"))
    yield house
    house.close()


@pytest.fixture
def house(opened, tmp_path):
    house = House.like(opened, tmp_path)
    yield house
    house.close()


def doubts(reading):
    return [doubt["code"] for doubt in reading["doubts"]]


def test_the_sender_gets_one_draft_with_what_was_read_and_its_doubts(house):
    letter_id = house.reads()
    [shown] = house.deliver()
    assert (shown.chat, shown.operation, shown.kind) == (BOSS, "send", CardKind.DRAFT)
    assert shown.face.data["reading"] == read(TEXT)
    assert shown.choices == ["confirm", "misread", "wrong"]
    assert (letter_id, house.letter()["unit"], house.audited()) == (
        house.letter()["id"],
        HOST,
        ["letter_read"],
    )


@pytest.mark.parametrize(
    ("role", "unit", "owner"),
    [
        (None, None, None),
        (Role.VIEWER, HOST, None),
        (Role.AIDE, HOST, None),
        (Role.ORGANIZER, HOST, HOST),
        (Role.ORGANIZER, OTHER, OTHER),
        (Role.ADMINISTRATOR, None, HOST),
    ],
)
def test_only_organizers_and_administrators_hand_letters_in_each_for_his_unit(house, role, unit, owner):
    house.add("lan", OTHER)
    if role is not None:
        house.grant("lan", role, unit)
    code = refused(house.reads, by="lan")
    assert code == (None if owner else "not_organizer")
    assert [row["unit"] for row in house.rows("letters")] == ([owner] if owner else [])


def test_a_stranger_hands_nothing_in(house):
    assert refused(house.reads, by="nobody") == "not_organizer"


@pytest.mark.parametrize("mark", ["MẬT", "TỐI MẬT", "TUYỆT MẬT", "Độ mật: Tối mật"])
def test_a_letter_with_a_secrecy_mark_is_refused_and_nothing_of_it_is_kept(house, mark):
    text = f"{mark}\n{TEXT}"
    file = ("gm-32.txt", "text/plain", text.encode())
    assert refused(house.by, BOSS, read_letter, text, read(text), file=file) == "letter_secret"
    for table in ("letters", "files", "cards", "deliveries", "dialogs"):
        assert house.rows(table) == [], table
    assert house.audited() == []


@pytest.mark.parametrize("text", ["Chào buổi sáng!", "Kính gửi anh, em xin nghỉ phép ngày mai.", "32"])
def test_what_is_no_letter_is_refused_and_not_kept(house, text):
    assert refused(house.reads, text) == "not_a_letter"
    assert house.rows("letters") == []


def test_the_document_is_kept_with_its_letter(house):
    file = ("gm-32.txt", "text/plain", TEXT.encode())
    house.by(BOSS, read_letter, TEXT, read(TEXT), file=file)
    [kept] = house.rows("files")
    assert (kept["name"], kept["bytes"], kept["sha256"]) == (
        "gm-32.txt",
        TEXT.encode(),
        house.letter()["file"],
    )


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        ("Giờ: 8 giờ", "starts_at", "2022-02-22T08:00"),
        ("Ngày: 23/02/2022", "starts_at", "2022-02-23T07:30"),
        ("Địa điểm: Hội trường B", "venue", "Hội trường B"),
        ("Tên: Hội nghị dân vận", "title", "Hội nghị dân vận"),
    ],
)
def test_a_correction_is_read_into_the_same_card(house, words, field, value):
    letter_id = house.reads()
    [draft] = house.deliver()
    house.by(BOSS, correct_draft, letter_id, words)
    [edited] = house.deliver()
    assert (edited.operation, edited.card.token) == ("edit", draft.card.token)
    assert house.letter()["reading"][field] == value


def test_the_audit_tells_which_parts_were_corrected_and_no_word_of_the_organizer(house):
    house.by(BOSS, correct_draft, house.reads(), "Chủ trì: Chủ tịch UBND tỉnh")
    [row] = [row for row in house.rows("audit") if row["what"] == "letter_corrected"]
    assert row["after"] == {"fields": ["chair"]}


def test_a_correction_settles_the_doubts_of_its_field_and_no_others(house):
    letter_id = house.reads()
    before = doubts(house.letter()["reading"])
    house.by(BOSS, correct_draft, letter_id, "Chủ trì: Chủ tịch UBND tỉnh")
    assert "chair_missing" in before
    assert doubts(house.letter()["reading"]) == [code for code in before if code != "chair_missing"]


@pytest.mark.parametrize("words", ["Màu: đỏ", "Giờ: sau bữa trưa", "…"])
def test_words_that_are_not_understood_change_nothing(house, words):
    letter_id = house.reads()
    before = house.letter()
    assert refused(house.by, BOSS, correct_draft, letter_id, words).startswith("correction_")
    assert house.letter() == before


def test_after_a_correction_the_reading_must_be_confirmed_and_issued_again(house):
    letter_id = house.reads()
    house.confirms()
    house.issues()
    house.deliver()
    house.by(BOSS, correct_draft, letter_id, "Giờ: 8 giờ")
    assert (house.letter()["state"], house.letter()["issued_at"]) == (LetterState.READ, None)
    shown = {one.kind: one for one in house.deliver()}
    assert shown[CardKind.GUESTS].face.template == "guests_withdrawn"
    assert shown[CardKind.GUESTS].choices == []
    assert "confirm" in shown[CardKind.DRAFT].choices
    assert refused(house.sends) == "not_issued"


def test_a_letter_that_is_wrong_is_held_until_it_is_confirmed_after_all(house):
    house.reads()
    token = house.token(BOSS, CardKind.DRAFT)
    house.by(BOSS, hold_draft, token)
    assert house.letter()["state"] == LetterState.HELD
    house.confirms()
    assert house.letter()["state"] == LetterState.CONFIRMED
    assert house.audited() == ["letter_read", "letter_held", "letter_confirmed"]


def test_a_letter_that_is_held_stays_held_when_its_reading_is_corrected(house):
    letter_id = house.reads()
    house.by(BOSS, hold_draft, house.token(BOSS, CardKind.DRAFT))
    house.by(BOSS, correct_draft, letter_id, "Giờ: 9 giờ")
    assert house.letter()["state"] == LetterState.HELD
    assert house.letter()["reading"]["starts_at"] == "2022-02-22T09:00"


def test_a_letter_that_is_held_does_not_pass_the_gate(house):
    house.reads()
    house.confirms()
    house.issues()
    house.by(BOSS, hold_draft, house.token(BOSS, CardKind.DRAFT))
    assert refused(house.sends) == "not_issued"
    assert refused(house.issues) == "button_old"


def test_a_reading_is_confirmed_once(house):
    house.reads()
    house.confirms()
    assert refused(house.confirms) == "button_old"
    assert [row["kind"] for row in house.rows("cards")] == [CardKind.DRAFT, CardKind.GUESTS]


def test_the_question_for_a_correction_is_open_until_it_is_answered_or_left(house):
    letter_id = house.reads()
    token = house.token(BOSS, CardKind.DRAFT)
    for end in (
        lambda: house.by(BOSS, correct_draft, letter_id, "Giờ: 8 giờ"),
        lambda: house.by(BOSS, leave_dialog),
    ):
        house.by(BOSS, ask_correction, token)
        assert open_dialog(house.uow(), house.viewer(BOSS)).data["letter"] == letter_id
        end()
        assert open_dialog(house.uow(), house.viewer(BOSS)) is None


def test_a_reply_to_the_draft_finds_its_letter_and_other_messages_find_none(house):
    letter_id = house.reads()
    house.confirms()
    shown = house.deliver()
    messages = {one.kind: str(number) for number, one in enumerate(shown, 1)}
    assert draft_at(house.uow(), messages[CardKind.DRAFT], by=house.viewer(BOSS)) == letter_id
    assert draft_at(house.uow(), messages[CardKind.GUESTS], by=house.viewer(BOSS)) is None
    assert draft_at(house.uow(), messages[CardKind.DRAFT], by=house.viewer("nobody")) is None


def test_nobody_else_touches_the_draft(house):
    letter_id = house.reads()
    house.add("lan", OTHER, role=Role.ORGANIZER)
    token = house.token(BOSS, CardKind.DRAFT)
    for use_case in (confirm_draft, hold_draft, ask_correction):
        assert refused(house.by, "lan", use_case, token) == "button_unknown"
    assert refused(house.by, "lan", correct_draft, letter_id, "Giờ: 8 giờ") == "not_found"
    assert house.letter()["state"] == LetterState.READ


def test_who_lost_the_role_confirms_nothing_on_a_card_that_he_still_has(house):
    house.reads()
    house.revoke(BOSS, Role.ORGANIZER)
    assert refused(house.confirms) == "not_found"


def test_a_letter_whose_meeting_is_called_is_corrected_no_more(house):
    house.calls()
    house.passes(timedelta(minutes=5))
    code = refused(house.by, BOSS, correct_draft, house.letter()["id"], "Giờ: 8 giờ")
    assert code == "letter_called_already"
