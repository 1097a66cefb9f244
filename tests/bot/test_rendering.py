"""Days and hours as an office writes them; markup cut, stripped and freed of hidden signs."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rendering import Words, fit, to_plain, toast
from bot.rendering.markup import at_most, paragraphs, visible
from bot.rendering.phrases import Phrases, lower_first, upper_first
from domain.letter.moment import Moment
from tests.bot import letter_32 as letter
from tests.fakes.telegram_entities import utf16_length
from tests.fakes.telegram_html import parse

PHRASES = Phrases(letter.ZONE)
WORDS = Words(letter.OFFICE)
START = datetime(2022, 2, 22, 0, 30, tzinfo=UTC)


def test_a_moment_is_told_by_the_offices_clocks():
    assert PHRASES.long_moment(START) == "7 giờ 30, thứ Ba, ngày 22/02/2022"
    assert PHRASES.moment(START) == "7 giờ 30, thứ Ba, 22/02"
    assert PHRASES.hour(START) == "7 giờ 30"
    assert PHRASES.clock(datetime(2022, 2, 21, 2, 5, tzinfo=UTC)) == "9:05"


def test_a_letters_own_moment_is_local_already():
    assert PHRASES.moment(Moment(date(2022, 2, 22), time(7))) == "7 giờ 00, thứ Ba, 22/02"


@pytest.mark.parametrize("day", [date(2022, 2, 20), Moment(date(2022, 2, 20))])
def test_a_day_without_an_hour_gets_none(day):
    assert PHRASES.moment(day) == "Chủ nhật, 20/02"
    assert PHRASES.long_moment(day) == "Chủ nhật, ngày 20/02/2022"
    assert PHRASES.hour(day) == ""


def test_a_naive_moment_is_refused():
    with pytest.raises(ValueError, match="zone"):
        PHRASES.moment(datetime(2022, 2, 22, 7, 30))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (letter.at(21, 9), "16 giờ 00 hôm nay"),
        (letter.at(20, 23, 59), "16 giờ 00 ngày mai"),
        (letter.at(18, 15), "16 giờ 00, thứ Hai, 21/02"),
        (letter.at(22, 6), "16 giờ 00, thứ Hai, 21/02"),
    ],
)
def test_today_and_tomorrow_are_called_so(now, told):
    assert PHRASES.near(letter.at(21, 16), now) == told


@pytest.mark.parametrize(
    ("hour", "told"),
    [
        (7, "7 giờ 00 sáng nay"),
        (11, "11 giờ 00 trưa nay"),
        (13, "13 giờ 00 chiều nay"),
        (18, "18 giờ 00 tối nay"),
    ],
)
def test_an_hour_of_today_has_its_part_of_the_day(hour, told):
    assert PHRASES.today(letter.at(22, hour)) == told
    assert PHRASES.today(date(2022, 2, 22)) == "hôm nay"


@pytest.mark.parametrize(
    ("left", "told"),
    [
        (timedelta(seconds=-5), "0 giây"),
        (timedelta(seconds=60), "60 giây"),
        (timedelta(minutes=2), "2 phút"),
        (timedelta(hours=2, minutes=10, seconds=59), "2 giờ 10 phút"),
        (timedelta(days=3), "72 giờ 00 phút"),
    ],
)
def test_a_wait_is_told_in_the_largest_units_that_fit(left, told):
    assert PHRASES.until(START + left, START) == told


def test_the_first_letter_changes_but_not_an_abbreviation():
    assert lower_first("Đón đại biểu") == "đón đại biểu"
    assert lower_first("UBND tỉnh") == "UBND tỉnh"
    assert upper_first("đón đại biểu") == "Đón đại biểu"
    assert upper_first("") == lower_first("") == ""


MARKED = st.recursive(
    st.text("aệ😀 \n&<", max_size=40).map(lambda text: str(paragraphs(text)) or "x"),
    lambda inner: st.tuples(st.sampled_from("biu"), st.lists(inner, min_size=1, max_size=4)).map(
        lambda tag: f"<{tag[0]}>{chr(10).join(tag[1])}</{tag[0]}>"
    ),
    max_leaves=12,
)


@given(MARKED, st.integers(min_value=3, max_value=120))
def test_what_is_cut_fits_and_is_still_whole_markup_of_the_same_beginning(markup, limit):
    whole, _ = parse(markup)
    cut, _ = parse(fit(markup, limit))
    assert utf16_length(cut) <= limit
    assert cut == whole or (cut.endswith("\n…") and whole.startswith(cut.removesuffix("\n…")))


def test_a_long_text_ends_at_a_line():
    lines = "\n".join(f"<b>dòng {number}</b>" for number in range(1000))
    *kept, last = parse(fit(lines, 4096))[0].split("\n")
    assert last == "…"
    assert kept == [f"dòng {number}" for number in range(len(kept))]
    assert len(kept) > 400


def test_a_long_line_below_a_heading_is_cut_inside_and_not_dropped():
    cut = parse(fit(f"<b>Tên</b>\n{'dài ' * 2000}", 4096))[0]
    assert utf16_length(cut) == 4096


def test_plain_words_keep_the_address_of_a_link():
    assert to_plain('<b>Xem</b> <a href="https://a.vn/?x=1&amp;y=2">bản đồ</a> A &amp; B') == (
        "Xem bản đồ: https://a.vn/?x=1&y=2 A & B"
    )
    assert to_plain('<a href="https://a.vn">https://a.vn</a>') == "https://a.vn"


def test_a_toast_is_plain_and_at_most_200_units():
    assert toast("<b>Đã ghi nhận</b> &amp; cảm ơn") == "Đã ghi nhận & cảm ơn"
    assert utf16_length(toast("rất dài " * 100)) <= 200


@pytest.mark.parametrize(
    "hidden", ["\u202e", "\u2066", "\u200b", "\u200f", "\ufeff", "\x00", "\x1b", "\ud800", "\u00ad"]
)
def test_signs_that_nobody_sees_are_left_out(hidden):
    assert visible(f"Nguyễn{hidden} Văn A") == "Nguyễn Văn A"


def test_a_value_stays_on_its_line_and_is_composed():
    assert visible("Sở\n\u2028Nội\tvụ ") == "Sở Nội vụ"
    assert visible("Nguye\u0302\u0303n") == "Nguyễn"
    assert visible(7) == 7


def test_paragraphs_keep_their_lines_and_lose_their_markup():
    assert paragraphs("Một <b>\n\n \nhai\u202e") == "Một &lt;b&gt;\nhai"


def test_a_shortened_text_ends_at_a_word():
    assert at_most("Hội nghị tổng kết", 100) == "Hội nghị tổng kết"
    assert at_most("Hội nghị tổng kết", 12) == "Hội nghị…"
    assert at_most("x" * 50, 10) == "x" * 9 + "…"


def test_choices_are_numbered_where_there_are_no_buttons():
    assert parse(WORDS.numbered(["Xác nhận tham dự", "Sở A & B"]))[0].split("\n")[1:] == [
        "1. Xác nhận tham dự",
        "2. Sở A & B",
    ]


def test_a_label_is_plain_text():
    assert WORDS.label("unit_name", {"name": "Sở A & <B>"}) == "Sở A & <B>"
    with pytest.raises(KeyError):
        WORDS.label("unheard_of")


def test_a_refusal_without_words_of_its_own_gets_the_general_ones():
    assert WORDS.refusal("unheard_of", {}) == WORDS.refusal("general", {})
    assert letter.OFFICE.phone in WORDS.refusal("general", {})
