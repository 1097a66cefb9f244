"""The web chat as a channel: what came in reads the same as from any network."""

import json

import pytest

from bot.channels import webchat_events
from bot.channels.port import Failure, Message, SendFailed
from bot.handlers.events import IncomingFile
from domain.people import Address
from tests.bot.web.toy_house import ToyHouse


def typed(text: str, reply_to: int | None = None) -> str:
    return webchat_events.said("minh", "Nguyễn Văn Minh", message=7, text=text, reply_to=reply_to)


def test_typed_words_are_a_text_from_this_phone() -> None:
    event = webchat_events.parse(typed("22/02 tôi dự", reply_to=3))
    assert event.address == Address("webchat", "minh")
    assert (event.text, event.command, event.message, event.reply_to) == ("22/02 tôi dự", None, "7", "3")


@pytest.mark.parametrize(
    ("text", "command", "args"),
    [("/start ABC", "start", "ABC"), ("/lich", "lich", ""), (" /Start  a b ", "start", "a b")],
)
def test_a_slash_is_a_command_with_its_arguments(text: str, command: str, args: str) -> None:
    event = webchat_events.parse(typed(text))
    assert (event.command, event.args, event.text) == (command, args, "")


def test_a_press_can_be_answered() -> None:
    raw = webchat_events.pressed("minh", "Minh", message=7, data="a:1", press="minh:k")
    event = webchat_events.parse(raw)
    assert (event.button, event.press, event.message) == ("a:1", "minh:k", "7")


def test_a_file_can_be_fetched_by_its_name_here(house: ToyHouse) -> None:
    facts = {"media_type": "text/plain", "data": b"abc", "size": 3, "key": "k"}
    house.wait_for(house.webchat.hand_in("hoa", "Hoa", file="a.txt", **facts))
    (raw,) = house.stored()
    event = webchat_events.parse(json.dumps(raw))
    assert house.wait_for(house.webchat.fetch(event.files[0])) == b"abc"


def test_a_file_that_was_not_kept_is_gone(house: ToyHouse) -> None:
    with pytest.raises(SendFailed) as failed:
        house.wait_for(house.webchat.fetch(IncomingFile("", "to.pdf", 25_000_000)))
    assert failed.value.failure is Failure.GONE


@pytest.mark.parametrize("raw", ["", "{}", '{"type":"la","chat":"a","name":"b","message":1}'])
def test_what_cannot_be_read_raises(raw: str) -> None:
    with pytest.raises((KeyError, ValueError)):
        webchat_events.parse(raw)


@pytest.mark.parametrize("verb", ["edit", "delete"])
def test_a_message_that_is_not_there_is_gone(house: ToyHouse, verb: str) -> None:
    elsewhere = house.send("minh", "Kính mời")
    more = (Message("Khác"),) if verb == "edit" else ()
    with pytest.raises(SendFailed) as failed:
        house.wait_for(getattr(house.webchat, verb)("lan", elsewhere, *more))
    assert failed.value.failure is Failure.GONE


def test_an_edit_to_the_same_face_is_no_change(house: ToyHouse) -> None:
    message = house.send("minh", "Kính mời")
    before = house.mark()
    house.edit("minh", message, "Kính mời")
    assert house.mark() == before
