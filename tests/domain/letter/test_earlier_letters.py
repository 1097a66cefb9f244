"""The earlier letter that a notice changes: by a spaced symbol, by the day of its sending, by its kind alone."""

import pytest

from domain.letter.parse import read

TURN = "\nNay dịch bệnh còn phức tạp, Sở A tạm hoãn hội nghị."


@pytest.mark.parametrize(
    ("text", "earlier"),
    [
        (
            "Ngày 04/3/2020, Sở A đã có Giấy mời số 07/GM – CTG mời họp ngày 13/3/2020.",
            [("07/GM – CTG", "2020-03-04")],
        ),
        ("Giấy mời số 23 -GM/ĐU ngày 04/3/2020 mời họp ngày 13/3/2020.", [("23 -GM/ĐU", "2020-03-04")]),
        (
            "Ngày 10/03/2022, Công ty A đã ra Thông báo mời họp Đại hội (vào lúc 13g30 ngày 31/03/2022).",
            [(None, "2022-03-10")],
        ),
        ("Trong thư triệu tập trước đây, Sở A định họp ngày 13/3/2020.", [(None, "None")]),
    ],
)
def test_the_earlier_letter_is_found(text: str, earlier: list[tuple[str | None, str]]) -> None:
    reading = read(f"Thông báo tạm hoãn hội nghị\n\n{text}{TURN}")
    assert [(one.number, str(one.date)) for one in reading.refers_to or ()] == earlier


def test_a_notice_of_its_own_number_may_follow_an_earlier_move() -> None:
    reading = read(
        "UBND huyện vừa ra Thông báo số 251/TB-UBND ngày 29/6/2021 về việc hoãn buổi tiếp công dân.\n"
        "Sở A có Thông báo số 247/TB-SA ngày 25/6/2021 dời buổi tiếp công dân từ ngày 29/6/2021 sang ngày 30/6/2021."
        "\nNay Sở A hoãn buổi tiếp công dân."
    )
    assert reading.number == "251/TB-UBND"
    assert [one.number for one in reading.refers_to or ()] == ["247/TB-SA"]
