"""Only who opened the printed address comes in, and only the page itself may change anything."""

import re

import httpx
import pytest

from bot.web.door import COOKIE
from bot.web.headers import HEADERS
from tests.bot.web.toy_house import SECRET, ToyHouse

INSIDE = ["/chat", "/chat/events", "/chat/files/1/0"]
POSTS = [
    "/chat/minh/say",
    "/chat/minh/press",
    "/chat/minh/file",
    "/chat/clock/hour",
    "/chat/example",
    "/chat/story",
]


def test_the_printed_address_moves_its_secret_into_a_cookie(house: ToyHouse, visitor: httpx.Client) -> None:
    answer = visitor.get(house.door)
    assert (answer.status_code, answer.headers["location"]) == (303, "/chat")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"{COOKIE}={SECRET};")
    assert {"HttpOnly", "Path=/chat", "SameSite=strict"} <= set(cookie.split("; "))
    assert visitor.get("/chat").status_code == 200


@pytest.mark.parametrize("path", [*INSIDE, "/chat/mot-bi-mat-khac"])
def test_without_the_secret_the_door_stays_shut_and_says_how_to_open_it(
    visitor: httpx.Client, path: str
) -> None:
    with visitor.stream("GET", path) as answer:
        assert answer.status_code == 403
        assert "set-cookie" not in answer.headers
        assert "GIAYMOI_URL" in answer.read().decode()


@pytest.mark.parametrize("path", POSTS)
def test_without_the_secret_nothing_can_be_done(house: ToyHouse, visitor: httpx.Client, path: str) -> None:
    assert visitor.post(path, headers={"Origin": house.address}).status_code == 403
    assert house.examples == 0


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize("origin", ["http://la.example", "null", "", "https://127.0.0.1"])
def test_a_foreign_origin_is_refused(house: ToyHouse, guest: httpx.Client, path: str, origin: str) -> None:
    assert guest.post(path, headers={"Origin": origin}).status_code == 403
    assert house.examples == 0


@pytest.mark.parametrize("host", ["la.example", "127.0.0.1.la.example", "la.example:80"])
@pytest.mark.parametrize("path", [*INSIDE, f"/chat/{SECRET}"])
def test_a_name_that_only_resolves_to_this_machine_is_refused(
    guest: httpx.Client, path: str, host: str
) -> None:
    with guest.stream("GET", path, headers={"Host": host}) as answer:
        assert answer.status_code == 403
        assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("path", ["/chat", "/healthz", "/static/chat.js", "/nowhere"])
def test_every_answer_forbids_what_these_pages_do_not_do(guest: httpx.Client, path: str) -> None:
    answer = guest.get(path)
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


def test_the_page_holds_no_script_of_its_own_and_no_secret(guest: httpx.Client) -> None:
    html = guest.get("/chat").text
    assert html.count("<script") == html.count('<script type="module" src="/static/')
    assert re.search(r"<[^>]*\s(on\w+|style)=", html) is None
    assert SECRET not in html


def test_health_is_told_to_anyone_even_when_it_is_bad(house: ToyHouse, visitor: httpx.Client) -> None:
    assert visitor.get("/healthz").json() == {"ok": True, "inbox": 0}
    house.well = False
    assert visitor.get("/healthz").status_code == 503


def test_metrics_are_plain_text(visitor: httpx.Client) -> None:
    answer = visitor.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    assert answer.text == "giaymoi_inbox 0\n"
