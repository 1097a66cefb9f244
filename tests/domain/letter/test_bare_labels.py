"""Labels alone on their line, as pages of events write them."""

import pytest

from domain.letter.parse import read


@pytest.mark.parametrize(
    ("time", "place"),
    [
        ("Thời gian", "Địa điểm"),
        ("Thời gian / Time", "Địa điểm / Venue"),
        ("Time / Thời gian", "Place / Địa điểm"),
    ],
)
def test_the_value_stands_below_its_label(time: str, place: str) -> None:
    reading = read(
        f"Hội thảo về đất\n\n{time}\n\n- 8h00, thứ Sáu 15/3/2024\n\n{place}\n\nPhòng 212, nhà E5\n\nVào cửa tự do."
    )
    assert (str(reading.starts_at), reading.venue) == ("2024-03-15T08:00", "Phòng 212, nhà E5")


def test_a_list_below_a_bare_label_stays_a_list() -> None:
    reading = read(
        "Lịch học\n\nThời gian\n- 8h00 ngày 15/3/2024\n- 8h00 ngày 16/3/2024\n\nĐịa điểm\nPhòng 212"
    )
    assert [str(one.starts_at) for one in reading.sessions] == ["2024-03-15T08:00", "2024-03-16T08:00"]
