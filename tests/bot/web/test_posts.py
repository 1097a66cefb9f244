"""What a browser posts is in the inbox before it is answered, once, and with a limit."""

from collections.abc import Iterator
from itertools import repeat
from typing import Any

import httpx
import pytest

from bot.handlers.events import OutgoingFile
from bot.web.bodies import MOST_JSON, MOST_UPLOAD
from tests.bot.web.toy_house import ToyHouse


def say(guest: httpx.Client, text: Any = "Có mặt", key: Any = "k1", **more: Any) -> int:
    return guest.post("/chat/minh/say", json={"text": text, "key": key} | more).status_code


def hand_in(guest: httpx.Client, name: str, data: bytes, key: str = "k1") -> int:
    return guest.post("/chat/hoa/file", data={"key": key}, files={"file": (name, data)}).status_code


def test_words_are_stored_when_the_answer_comes(house: ToyHouse, guest: httpx.Client) -> None:
    assert say(guest) == 204
    (event,) = house.stored()
    assert (event["chat"], event["name"], event["text"]) == ("minh", "Nguyễn Văn Minh", "Có mặt")


def test_what_is_posted_twice_with_one_key_happens_once(house: ToyHouse, guest: httpx.Client) -> None:
    assert [say(guest), say(guest)] == [204, 204]
    assert len(house.stored()) == 1


def test_two_phones_may_use_one_key(house: ToyHouse, guest: httpx.Client) -> None:
    say(guest)
    guest.post("/chat/lan/say", json={"text": "Có mặt", "key": "k1"})
    assert {event["chat"] for event in house.stored()} == {"minh", "lan"}


def test_a_press_says_what_stands_on_the_button_and_under_which_message(
    house: ToyHouse, guest: httpx.Client
) -> None:
    message = int(house.send("minh", "Kính mời"))
    assert (
        guest.post("/chat/minh/press", json={"message": message, "data": "a:", "key": "k9"}).status_code
        == 204
    )
    (event,) = house.stored()
    assert (event["type"], event["message"], event["data"], event["press"]) == (
        "press",
        message,
        "a:",
        "minh:k9",
    )


def test_a_file_keeps_its_name_without_a_path(house: ToyHouse, guest: httpx.Client) -> None:
    assert hand_in(guest, r"C:\thư\giấy mời.txt", b"abc") == 204
    (event,) = house.stored()
    assert (event["file"], event["size"]) == ("giấy mời.txt", 3)


def test_a_file_too_large_to_keep_is_still_told_with_its_size(house: ToyHouse, guest: httpx.Client) -> None:
    assert hand_in(guest, "bản quét.pdf", bytes(25_000_000)) == 204
    (event,) = house.stored()
    assert (event["ref"], event["size"]) == ("", 25_000_000)


def test_words_beyond_the_limit_are_not_taken_in(house: ToyHouse, guest: httpx.Client) -> None:
    assert say(guest, text="a" * MOST_JSON) == 413
    assert house.stored() == []


def test_a_file_beyond_the_limit_is_not_taken_in_though_nobody_said_how_long_it_is(
    house: ToyHouse, guest: httpx.Client
) -> None:
    def body() -> Iterator[bytes]:
        yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n'
        yield from repeat(bytes(1_000_000), MOST_UPLOAD // 1_000_000 + 1)
        yield b"\r\n--x--\r\n"

    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    assert guest.post("/chat/hoa/file", headers=headers, content=body()).status_code == 413
    assert house.stored() == []


@pytest.mark.parametrize(
    "body",
    [
        {"text": ""},
        {"text": "   "},
        {"text": 5},
        {"key": ""},
        {"key": "k" * 65},
        {"key": None},
        {"reply_to": "x"},
    ],
)
def test_a_body_that_says_nothing_is_refused_and_changes_nothing(
    house: ToyHouse, guest: httpx.Client, body: dict[str, Any]
) -> None:
    assert say(guest, **body) in (400, 413)
    assert house.stored() == []


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff"])
def test_a_body_that_is_no_object_is_refused(guest: httpx.Client, content: bytes) -> None:
    assert guest.post("/chat/minh/say", content=content).status_code == 400


def test_a_form_without_a_file_is_refused(guest: httpx.Client) -> None:
    assert guest.post("/chat/minh/file", data={"key": "k"}).status_code == 400


def test_no_such_phone_is_not_found(guest: httpx.Client) -> None:
    assert guest.post("/chat/ai-do/say", json={"text": "a", "key": "k"}).status_code == 404


def test_a_file_of_the_bot_comes_down_as_a_download_under_its_name(
    house: ToyHouse, guest: httpx.Client
) -> None:
    letter = OutgoingFile("giấy mời.html", "text/html", b"<script>alert(1)</script>")
    message = house.send("minh", "Kính mời", files=[letter])
    answer = guest.get(f"/chat/files/{message}/0")
    assert answer.content == letter.data
    assert (
        answer.headers["content-disposition"]
        == "attachment; filename*=UTF-8''gi%E1%BA%A5y%20m%E1%BB%9Di.html"
    )


@pytest.mark.parametrize("path", ["/chat/files/1/1", "/chat/files/99/0"])
def test_no_such_file_is_not_found(house: ToyHouse, guest: httpx.Client, path: str) -> None:
    house.send("minh", "Kính mời", files=[OutgoingFile("a.txt", "text/plain", b"a")])
    assert guest.get(path).status_code == 404


def test_a_file_sent_to_somebody_who_has_no_phone_here_is_not_given_out(
    house: ToyHouse, guest: httpx.Client
) -> None:
    message = house.send("nguoi-khac", "Kính mời", files=[OutgoingFile("a.txt", "text/plain", b"a")])
    assert guest.get(f"/chat/files/{message}/0").status_code == 404
