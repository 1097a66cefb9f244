"""The words, whole: each golden file is one text as a person gets it.

After a change that is meant, `GOLDEN=write python -m pytest tests/bot/test_words.py` writes the files anew; read
the difference aloud before it is committed.
"""

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from bot.rendering import Words, to_plain, toast
from domain.face import Face
from tests.bot import letter_32 as letter
from tests.bot.notices_32 import NOTICES, card
from tests.bot.replies_32 import REPLIES, TOASTS
from tests.fakes.telegram_entities import utf16_length
from tests.fakes.telegram_html import parse

GOLDEN = Path(__file__).parent / "golden"
LONGEST = 4096
WORDS = Words(letter.OFFICE)
ON_TRIAL = Words(replace(letter.OFFICE, approval=""))


def notice(name: str, words: Words = WORDS, *, repeat: bool = False) -> str:
    face, now = NOTICES[name]
    return words.notice(face, repeat=repeat, plain=False, now=now)


def reply(name: str) -> str:
    template, data = REPLIES[name]
    return WORDS.reply(template, {"now": letter.CHASED_AT, **data})


TEXTS = [(f"notice_{name}", notice, name) for name in NOTICES] + [
    (f"reply_{name}", reply, name) for name in REPLIES
]


@pytest.mark.parametrize(("golden", "make", "name"), TEXTS, ids=[golden for golden, _, _ in TEXTS])
def test_a_text_is_its_golden_file_and_telegram_can_read_it(golden, make, name):
    text = make(name)
    file = GOLDEN / f"{golden}.html"
    if os.environ.get("GOLDEN") == "write":
        file.write_text(text + "\n", encoding="utf-8")
    assert text + "\n" == file.read_text(encoding="utf-8")
    shown, _ = parse(text)
    assert shown.strip() == shown
    assert "\n\n\n" not in shown
    assert not re.search(r"\w  \w|\s[,.;:!]\s|None|\{|\}|Undefined", shown)


def test_every_golden_file_is_some_text():
    assert {file.stem for file in GOLDEN.glob("*.html")} == {golden for golden, _, _ in TEXTS}


@pytest.mark.parametrize("name", NOTICES)
def test_a_card_fits_one_message(name):
    assert utf16_length(parse(notice(name, ON_TRIAL, repeat=True))[0]) <= LONGEST


@pytest.mark.parametrize("name", sorted(TOASTS))
def test_an_answer_to_a_press_is_short_and_shown_whole(name):
    text = to_plain(reply(name))
    assert toast(reply(name)) == text
    assert utf16_length(text) <= 200


TO_GUESTS = ("invitation", "chase", "last_call", "morning", "change", "assignment", "inform", "inform_change")
GUESTS_CARDS = [name for name, (face, _) in NOTICES.items() if face.template in TO_GUESTS]


@pytest.mark.parametrize("name", NOTICES)
def test_without_an_approval_guests_read_in_the_first_line_that_this_is_a_trial(name):
    first, *_ = to_plain(notice(name, ON_TRIAL)).split("\n")
    assert first.startswith("Chạy thử") == (name in GUESTS_CARDS)
    assert "Chạy thử" not in notice(name)


def test_a_repeat_says_so_first_and_is_the_same_below():
    once, again = notice("invitation_silent"), notice("invitation_silent", repeat=True)
    assert again == f"<i>(Gửi lại; nếu đã nhận, xin bỏ qua)</i>\n{once}"


def test_the_morning_message_names_the_test_in_its_first_line_even_on_trial():
    first = to_plain(notice("morning_head", ON_TRIAL)).split("\n")[0]
    assert "7 giờ 00" in first
    assert "test nhanh Covid-19" in first


def test_a_draft_shows_its_doubts_before_what_was_read():
    text = notice("draft_read")
    assert text.index("Đề nghị kiểm tra") < text.index("Số: 32/GM-UBND")
    assert text.count("•") == len(letter.READING.doubts)


def test_a_brief_is_quoted_word_for_word_with_the_letters_notes():
    brief = letter.MEETING.brief_of(letter.HEAD.unit)
    text = to_plain(reply("brief_subordinate"))
    assert brief is not None
    assert brief.text in text
    assert all(note in text for note in letter.MEETING.notes)


@pytest.mark.parametrize("name", ["panel", "quick_report"])
def test_the_counts_that_are_shown_add_up_to_the_invited(name):
    text = notice(name) if name in NOTICES else reply(name)
    sums = re.findall(r"<b>(?:Mời|Phản hồi) (\d+)</b> = (.*)", text)
    assert sums
    for total, parts in sums:
        without_details = re.sub(r"\([^)]*\)", "", parts)
        assert sum(map(int, re.findall(r"\d+", without_details))) == int(total)


def test_a_reason_is_shown_to_the_chairs_side_and_not_on_the_units_card():
    absent = replace(letter.ABSENT, reason="đưa con nhập học")
    face, now = card("invitation", letter.CHASED_AT, absent)
    line = letter.Line(absent, "excused_pending", True)
    data = {"meeting": letter.MEETING, "tally": letter.COUNTED, "lines": [line], "now": now}
    assert "nhập học" not in WORDS.notice(face, repeat=False, plain=False, now=now)
    assert "đưa con nhập học" in WORDS.reply("list_requests", data)


HOSTILE = '</b><a href="https://xau.example">Bấm & nhận</a>\u202e\u200b\x00<b>'
AS_SHOWN = '</b><a href="https://xau.example">Bấm & nhận</a><b>'


def test_markup_in_names_and_titles_is_shown_as_text():
    meeting = replace(letter.MEETING, title=HOSTILE, venue=HOSTILE, issuer=HOSTILE)
    invitation = replace(letter.SUBSTITUTE, role=HOSTILE, answered_by=HOSTILE)
    face, now = card("invitation", letter.CALLED_AT, invitation, meeting)
    shown, entities = parse(WORDS.notice(face, repeat=False, plain=False, now=now))
    assert shown.count(AS_SHOWN) == 5
    assert {entity["type"] for entity in entities} == {"bold", "italic"}


def test_signs_that_nobody_sees_are_left_out_of_every_value():
    notes = ("Nói \u202ethẳng\u200b vào chỗ khó", "Nêu\ncách làm")
    data = {"meeting": replace(letter.MEETING, notes=notes), "unit": letter.UNITS[letter.HEAD.unit]}
    text = WORDS.reply("brief", data)
    assert "• Nói thẳng vào chỗ khó\n• Nêu cách làm" in text


@pytest.mark.parametrize("template", ["invitation", "chase", "last_call", "morning"])
def test_a_title_of_5000_characters_leaves_room_for_hour_place_and_telephone(template):
    meeting = replace(letter.MEETING, title="Hội nghị " + "tổng kết " * 555, venue="Hội trường " * 400)
    face, now = card(template, letter.CHASED_AT, letter.HEAD, meeting)
    shown, _ = parse(WORDS.notice(face, repeat=True, plain=False, now=now))
    assert utf16_length(shown) <= LONGEST
    assert "7 giờ 30" in shown
    assert letter.OFFICE.phone in shown


@pytest.mark.parametrize("name", NOTICES)
def test_an_office_without_name_and_telephone_still_speaks_whole_sentences(name):
    text = notice(name, Words(replace(letter.OFFICE, name="", phone="")))
    assert not re.search(r"(?m)^ |  |<b></b>|[:,] *[.,;]|, *$", to_plain(text))


def test_a_plain_card_has_the_same_words_and_no_markup():
    face, now = NOTICES["invitation_silent"]
    plain = WORDS.notice(face, repeat=False, plain=True, now=now)
    assert parse(plain) == (parse(notice("invitation_silent"))[0], [])


def test_a_trial_shows_the_card_itself():
    assert notice("invitation_silent") in reply("trial_card")


def test_a_face_without_a_template_is_an_error_not_an_empty_message():
    with pytest.raises(LookupError):
        WORDS.notice(Face(template="unheard_of", data={}), repeat=False, plain=False, now=letter.READ_AT)
