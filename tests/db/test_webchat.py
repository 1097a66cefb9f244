"""The screen of the web chat as rows."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.engine import open_engine
from db.tables import metadata
from db.webchat import Bubble, BubbleButton, BubbleFile, Webchat

NOON = datetime(2022, 2, 18, 5, 0, tzinfo=UTC)


@pytest.fixture
def webchat(tmp_path: Path) -> Iterator[Webchat]:
    engine = open_engine(f"sqlite:///{tmp_path}/webchat.db")
    metadata.create_all(engine)
    with engine.begin() as connection:
        yield Webchat(connection)
    engine.dispose()


def card(chat: str = "lan", **facts: object) -> Bubble:
    return Bubble(**{"chat": chat, "at": NOON, "from_bot": True, "html": "Kính mời"} | facts)


def said(text: str, key: str, chat: str = "lan") -> Bubble:
    return Bubble(chat=chat, at=NOON, from_bot=False, text=text, key=key)


def test_a_bubble_comes_back_as_it_was_put(webchat: Webchat) -> None:
    bubble = card(
        buttons=(
            (BubbleButton("Xác nhận tham dự", data="a:1"),),
            (BubbleButton("Bản đồ", url="https://x.vn"),),
        ),
        files=(BubbleFile("giấy mời.pdf", 12, "application/pdf", "abc"),),
        pinned=True,
    )
    number = webchat.put(bubble)
    assert webchat.load("lan", number) == replace(bubble, id=number, change=1)


def test_a_key_that_is_sent_twice_stands_once(webchat: Webchat) -> None:
    assert webchat.put(said("Có mặt", "k1")) == webchat.put(said("Có mặt", "k1"))
    assert len(webchat.last("lan", 10)) == 1


def test_another_phone_cannot_load_the_bubble(webchat: Webchat) -> None:
    number = webchat.put(card("lan"))
    assert webchat.load("minh", number) is None


def test_who_knows_a_mark_gets_all_that_changed_after_it_in_the_order_of_change(webchat: Webchat) -> None:
    first, second = webchat.put(card()), webchat.put(card("minh"))
    mark = webchat.mark()
    third = webchat.put(card())
    changed = webchat.load("lan", first)
    assert changed is not None
    webchat.change(replace(changed, html="Đã xác nhận tham dự"))
    assert [(b.id, b.html) for b in webchat.since(mark)] == [
        (third, "Kính mời"),
        (first, "Đã xác nhận tham dự"),
    ]
    assert second not in [b.id for b in webchat.since(mark)]


def test_a_deleted_bubble_leaves_the_screen_but_is_told_to_those_who_saw_it(webchat: Webchat) -> None:
    number = webchat.put(card())
    mark = webchat.mark()
    bubble = webchat.load("lan", number)
    assert bubble is not None
    webchat.change(replace(bubble, html="", deleted=True))
    assert webchat.last("lan", 10) == []
    assert webchat.load("lan", number) is None
    assert [(b.id, b.deleted) for b in webchat.since(mark)] == [(number, True)]


def test_a_pinned_bubble_stays_on_the_screen_however_old(webchat: Webchat) -> None:
    panel = webchat.put(card(pinned=True))
    webchat.put(card())
    newest = [webchat.put(card()) for _ in range(2)]
    assert [b.id for b in webchat.last("lan", 2)] == [panel, *newest]
