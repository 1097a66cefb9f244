"""One start in thousands of wordings: read right, whatever stands before, between and after its parts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .letters import PLACE, letter

LEADS = (
    *("Thời gian: ", "Thời gian: từ ", "- Thời gian họp: ", "1. Thời gian: Vào lúc ", "Thời gian: vào hồi "),
    *("Kính mời dự họp vào lúc ", "Thời gian: ½ ngày, ", "Thời gian: 01 buổi, từ ", "Thời gian dự kiến: "),
    "Thời gian: bắt đầu lúc ",
)
HOURS = ("8h00", "8 giờ", "08 giờ 00 phút", "8h", "08:00", "8g00'", "08h00’", "8 giờ sáng")
WEEKDAYS = ("", "thứ Sáu", "thứ 6", "(thứ Sáu)", "T6", "sáng thứ Sáu")
DAYS = (
    *("ngày 15/3/2024", "15/3/2024", "ngày 15 tháng 3 năm 2024", "ngày 15-3-2024", "ngày 15.3.2024"),
    *("15/03/24", "ngày 15 / 3 / 2024"),
)
SEPARATORS = (", ", " ", " - ", "; ")
TAILS = (
    *("", ". Đón tiếp từ 7h30", " (đón khách 7h30)", ". Đề nghị có mặt trước 15 phút", ". Kết thúc 11h00"),
    *(". Gửi báo cáo trước 16h00 ngày 12/3/2024", "; hạn đăng ký: 17h00 ngày 11/3/2024", " - 11h30"),
    *(" (theo Kế hoạch số 5/KH-UBND ngày 20/3/2024)", ". Báo cáo kết quả họp ngày 28/02/2024"),
)


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(LEADS),
    st.tuples(st.sampled_from(HOURS), st.sampled_from(WEEKDAYS), st.sampled_from(DAYS)),
    st.sampled_from([(0, 1, 2), (1, 0, 2), (0, 2, 1), (1, 2, 0), (2, 0, 1)]),
    st.sampled_from(SEPARATORS),
    st.sampled_from(TAILS),
)
def test_a_start_is_read_in_every_order_of_its_parts(
    lead: str, parts: tuple[str, str, str], order: tuple[int, ...], separator: str, tail: str
) -> None:
    text = lead + separator.join(parts[at] for at in order if parts[at]) + tail
    reading = letter(text, PLACE)
    assert str(reading.starts_at) == "2024-03-15T08:00", text
    assert not [doubt for doubt in reading.doubts if doubt.field == "starts_at"], text


@pytest.mark.parametrize(
    "text",
    [
        "Sở A mời họp lúc 8h00 ngày 15/3/2024 tại Phòng 1, thành phần gồm: Sở B; Sở C.",
        "Kính mời các đơn vị dự họp vào 08:00 ngày 15/3/2024 gồm: Sở B; Sở C.",
    ],
)
def test_a_sentence_that_ends_in_a_list_of_guests_still_tells_its_time(text: str) -> None:
    assert str(letter(text).starts_at) == "2024-03-15T08:00"
