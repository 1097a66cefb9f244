"""Bullets of every kind: pictures, numbers with dots, and what they hold."""

from domain.letter.lines import split_lines

from .letters import TIME, letter


def test_a_picture_before_a_label_is_a_bullet() -> None:
    reading = letter("⏰ Thời gian: 7g30 Chủ nhật 17/3/2024", "📍 Địa điểm: Phòng 203")
    assert (str(reading.starts_at), reading.venue) == ("2024-03-17T07:30", "Phòng 203")


def test_a_dotted_number_stands_below_its_number() -> None:
    one, below = split_lines("3. Thành phần\n3.1. Tại Sở: Lãnh đạo Sở")
    assert one.level < below.level


def test_guests_below_dotted_numbers_belong_to_the_list() -> None:
    reading = letter(
        TIME, "3. Thành phần", "3.1. Tại Sở: Lãnh đạo Sở.", "3.2. Tại huyện: Chủ tịch UBND huyện."
    )
    assert [(group.heading, group.text) for group in reading.invitee_groups] == [
        ("3.1. Tại Sở", "Lãnh đạo Sở"),
        ("3.2. Tại huyện", "Chủ tịch UBND huyện"),
    ]
