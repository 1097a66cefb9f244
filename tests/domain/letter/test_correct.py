from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.errors import DomainError
from domain.letter.correct import correct
from domain.letter.model import Reading

from .letters import letter

READING = letter(
    "Thời gian: thứ Hai, ngày 15/3/2024, đón đại biểu từ 7h30",
    "KT. GIÁM ĐỐC\n\nCHƯƠNG TRÌNH\nGIỜ\tNỘI DUNG\n7h30\tĐón đại biểu\n8h00\tXem phim tư liệu",
)


def corrected(text: str, reading: Reading = READING) -> Reading:
    return correct(reading, text, issue_date=reading.issue_date)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Giờ: 8 giờ", "2024-03-15T08:00"),
        ("Giờ: 8", "2024-03-15T08:00"),
        ("giờ : 13g30", "2024-03-15T13:30"),
        ("Ngày: 22/3", "2024-03-22"),
        ("Thời gian: 14 giờ 22/3/2024", "2024-03-22T14:00"),
        ("8 giờ sáng thứ sáu 22/3", "2024-03-22T08:00"),
        ("2 giờ chiều", "2024-03-15T14:00"),
    ],
)
def test_the_start_is_corrected_in_the_organizers_words(text: str, start: str) -> None:
    assert str(corrected(text).starts_at) == start


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Địa điểm: Hội trường B", "venue", "Hội trường B"),
        ("tại Hội trường B", "venue", "Hội trường B"),
        ("Tên: Hội nghị tổng kết", "title", "Hội nghị tổng kết"),
        ("Số: 33 /GM-UBND", "number", "33/GM-UBND"),
        ("Chủ trì: đồng chí Chủ tịch", "chair", "đồng chí Chủ tịch"),
        ("Đón tiếp: 7 giờ 15", "arrives_at", "2024-03-15T07:15"),
        ("Kết thúc: 11 giờ", "ends_at", "2024-03-15T11:00"),
        ("Ngày ký: 05/3/2024", "issue_date", "2024-03-05"),
    ],
)
def test_each_field_is_corrected_by_its_name(text: str, field: str, value: str) -> None:
    assert str(getattr(corrected(text), field)) == value


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("lúc 8 giờ sáng thứ năm 21/3 tại Hội trường B", ("2024-03-21T08:00", "Hội trường B")),
        ("Hội trường B lúc 8 giờ ngày 21/3", ("2024-03-21T08:00", "Hội trường B")),
        ("8h30 ngày 21/3, phòng họp số 3", ("2024-03-21T08:30", "phòng họp số 3")),
        ("đổi sang Hội trường C", ("2024-03-15", "Hội trường C")),
        ("chuyển sang 9 giờ tại Nhà khách tỉnh", ("2024-03-15T09:00", "Nhà khách tỉnh")),
        ("địa điểm là Nhà văn hóa", ("2024-03-15", "Nhà văn hóa")),
        ("giờ họp là 10 giờ", ("2024-03-15T10:00", None)),
    ],
)
def test_one_line_may_tell_an_hour_and_a_place(text: str, told: tuple[str, str | None]) -> None:
    mended = corrected(text)
    assert (str(mended.starts_at), mended.venue) == told


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Chủ trì là đồng chí Chủ tịch", "chair", "đồng chí Chủ tịch"),
        ("Tên sửa thành Hội nghị tổng kết", "title", "Hội nghị tổng kết"),
        ("kết thúc lúc 11 giờ", "ends_at", "2024-03-15T11:00"),
        ("đón đại biểu từ 7 giờ 15", "arrives_at", "2024-03-15T07:15"),
    ],
)
def test_a_field_is_known_without_a_colon_too(text: str, field: str, value: str) -> None:
    mended = corrected(text)
    assert str(getattr(mended, field)) == value
    assert mended.starts_at == READING.starts_at


@pytest.mark.parametrize(
    "text",
    [
        "8 giờ và mời thêm Sở Y tế",
        "lúc 8 giờ, đồng chí Phó Chủ tịch chủ trì",
        "8 giờ, 9 giờ ngày 21/3 và 10 giờ",
        "đổi sang ngày khác",
    ],
)
def test_what_is_understood_in_half_only_is_refused_whole(text: str) -> None:
    with pytest.raises(DomainError, match="correction_"):
        corrected(text)


def codes(reading: Reading) -> set[str]:
    return {doubt.code for doubt in reading.doubts}


def test_an_arrival_after_the_start_is_doubted_until_it_is_right() -> None:
    late = corrected("Giờ: 8 giờ\nCó mặt: 8 giờ 30")
    assert "arrival_after_start" in codes(late)
    assert "arrival_after_start" not in codes(corrected("Có mặt: 7 giờ 45", late))
    assert "arrival_after_start" not in codes(corrected("Giờ: 9 giờ", late))


def test_another_hour_doubts_the_arrival_that_stayed_behind() -> None:
    timed = corrected("Giờ: 8 giờ\nCó mặt: 7 giờ 30")
    assert (str(timed.arrives_at), "arrival_kept" in codes(timed)) == ("2024-03-15T07:30", False)
    moved = corrected("Giờ: 13 giờ 30", timed)
    assert (str(moved.arrives_at), "arrival_kept" in codes(moved)) == ("2024-03-15T07:30", True)
    assert "arrival_kept" not in codes(corrected("Có mặt: 13 giờ", moved))
    assert "arrival_kept" not in codes(corrected("Giờ: 13 giờ 30\nCó mặt: 13 giờ", timed))


def test_a_postponement_whose_new_day_is_told_is_a_change() -> None:
    mended = corrected("14 giờ ngày 22/3/2024", replace(READING, postponed=True, starts_at=None))
    assert (mended.postponed, mended.changed, str(mended.starts_at)) == (False, True, "2024-03-22T14:00")


def test_a_deadline_is_kept_where_the_letter_had_none() -> None:
    mended = corrected("Hạn: 16 giờ 14/03")
    assert mended.rsvp is not None
    assert str(mended.rsvp.deadline) == "2024-03-14T16:00"


def test_a_correction_settles_the_doubts_about_its_field_only() -> None:
    before = {doubt.code for doubt in READING.doubts}
    assert {"weekday_differs", "hour_missing", "venue_missing", "chair_missing"} <= before
    assert before - {doubt.code for doubt in corrected("Thời gian: 8h ngày 15/3/2024").doubts} == {
        "weekday_differs",
        "hour_missing",
    }
    assert before - {doubt.code for doubt in corrected("Địa điểm: Phòng A").doubts} == {"venue_missing"}


def test_a_correction_with_a_wrong_weekday_is_doubted_anew() -> None:
    assert "told_weekday_differs" in codes(corrected("8 giờ thứ hai 22/3"))
    assert "weekday_differs" not in codes(corrected("8 giờ thứ hai 22/3"))


def test_a_new_day_takes_the_programme_along() -> None:
    mended = corrected("Ngày: 22/3")
    assert [str(row.start) for row in mended.agenda] == ["2024-03-22T07:30", "2024-03-22T08:00"]


def test_several_lines_correct_several_fields() -> None:
    mended = corrected("Giờ: 8h00\nĐịa điểm: Phòng 3")
    assert (str(mended.starts_at), mended.venue) == ("2024-03-15T08:00", "Phòng 3")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Màu: đỏ", "correction_field_unknown"),
        ("Xin chào", "correction_field_unknown"),
        ("Giờ: mai", "correction_unreadable"),
        ("Giờ: 8h hoặc 9h hoặc thứ năm", "correction_unreadable"),
        ("Địa điểm: .", "correction_unreadable"),
        ("Số: không rõ", "correction_unreadable"),
        ("  ", "correction_unreadable"),
    ],
)
def test_what_cannot_be_understood_is_refused(text: str, code: str) -> None:
    with pytest.raises(DomainError) as refusal:
        corrected(text)
    assert refusal.value.code == code


GUESTS = letter("Thành phần:\n- Lãnh đạo Sở Y tế;\n- Giám đốc Sở Tài chính.\n")


def invited(reading: Reading) -> list[tuple[str, str]]:
    return [(party.role, party.unit) for party in reading.parties]


def test_a_guest_is_added_and_dropped_by_a_phrase() -> None:
    mended = corrected("Thêm: Trưởng phòng Nội vụ các huyện\nBỏ: Sở Y tế", GUESTS)
    assert invited(mended)[0] == ("Giám đốc", "Sở Tài chính")
    assert len(mended.parties) == 2
    added = mended.parties[1]
    assert mended.invitee_groups[added.group].text == "Trưởng phòng Nội vụ các huyện"


@pytest.mark.parametrize(
    ("unit", "apart"),
    [
        ("Sở Y tế", [("Sở Y tế",), (), ()]),
        ("Ban Dân vận huyện Trà Ôn", [(), (), ("Ban Dân vận huyện Trà Ôn",)]),
    ],
)
def test_a_unit_is_left_out_of_the_circle_that_sounds_like_it(unit: str, apart: list[tuple[str]]) -> None:
    circles = letter(
        "Thành phần:\n- Thủ trưởng các sở, ban, ngành tỉnh;\n- Chủ tịch UBND các huyện;\n"
        "- Lãnh đạo Ban Dân vận các huyện.\n"
    )
    assert [party.apart_from for party in corrected(f"Bỏ: {unit}", circles).parties] == apart


@pytest.mark.parametrize("text", ["Bỏ: Sở Xây dựng", "Thêm: ;"])
def test_a_guest_that_is_not_found_is_refused(text: str) -> None:
    with pytest.raises(DomainError, match="correction_unreadable"):
        corrected(text, GUESTS)


def test_a_whole_list_of_guests_is_not_typed_anew() -> None:
    with pytest.raises(DomainError, match="correction_guests"):
        corrected("Thành phần: Giám đốc Sở Y tế", GUESTS)


@settings(max_examples=50)
@given(st.text(alphabet="Giờ:Ngày 0123456789/hĐịa điểmSố.\n-", max_size=40))
def test_any_words_are_understood_or_refused(text: str) -> None:
    try:
        corrected(text)
    except DomainError as refusal:
        assert refusal.code.startswith("correction_")
