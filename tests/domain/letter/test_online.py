"""How to join from afar: one line, or several below each other."""

from .letters import TIME, letter


def test_number_code_and_link_below_the_platform_belong_to_it() -> None:
    reading = letter(
        TIME,
        "Hình thức: trực tuyến qua Zoom",
        "Meeting ID: 812 3456 7890",
        "Passcode: 123456",
        "Link: https://zoom.example.vn/j/81234567890",
    )
    assert reading.online is not None
    online = reading.online
    assert (online.platform, online.meeting_id, online.passcode) == ("Zoom", "812 3456 7890", "123456")
    assert online.link == "https://zoom.example.vn/j/81234567890"


def test_a_link_for_registering_is_no_way_to_join() -> None:
    reading = letter(TIME, "Hình thức: trực tuyến qua Zoom", "Link đăng ký: https://form.example.vn/a")
    assert reading.online is not None and reading.online.link is None
