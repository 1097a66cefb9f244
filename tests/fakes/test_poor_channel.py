"""The poor channel keeps the port's promises, and holds the house to its abilities."""

import asyncio
from collections.abc import Sequence

import pytest

from bot.channels.port import Button, Channel, Failure, Message, RawUpdate, SendFailed
from bot.handlers.events import OutgoingFile

from .poor_channel import PoorChannel


async def test_it_shows_plain_words_with_the_address_of_a_link() -> None:
    channel = PoorChannel()
    phone = channel.user("p1", "Nguyễn An")

    await channel.send("p1", Message('<b>😀 Mời</b> xem <a href="https://e.vn/a">giấy</a>.'))

    assert phone.messages[-1].text == "😀 Mời xem giấy (https://e.vn/a)."


@pytest.mark.parametrize(
    ("message", "deed"),
    [
        (Message("Mời", buttons=[[Button("Dự", "a:1")]]), "show buttons"),
        (Message("x" * 2001), "show a text of 2001 units"),
        (Message("Mời", files=[OutgoingFile("a.docx", "x/y", b"x")]), "take the file a.docx of 1 bytes"),
    ],
)
async def test_what_its_abilities_forbid_is_refused_and_complained_of(message: Message, deed: str) -> None:
    channel = PoorChannel()
    phone = channel.user("p1", "Nguyễn An")

    with pytest.raises(SendFailed) as refusal:
        await channel.send("p1", message)

    assert refusal.value.failure is Failure.REFUSED
    assert channel.complaints == [f"it was asked to {deed}"]
    assert phone.messages == []


async def test_an_event_that_could_not_be_stored_comes_again() -> None:
    channel: PoorChannel = PoorChannel()
    stored: list[str] = []

    async def receive(name: str, updates: Sequence[RawUpdate]) -> None:
        stored.extend(update.raw for update in updates)
        if len(stored) == 1:
            raise OSError("disk full")

    channel.user("p1", "Nguyễn An").opens(channel.link("MA"))
    with pytest.raises(OSError, match="disk full"):
        await channel.listen(receive)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(channel.listen(receive), 0.01)
    event = channel.parse(stored[0])

    assert stored == [stored[0]] * 2
    assert event is not None
    assert (event.command, event.args, event.address.value) == ("start", "MA", "p1")


async def test_a_file_is_fetched_by_its_ref() -> None:
    channel = PoorChannel()
    taken: list[RawUpdate] = []

    async def receive(name: str, updates: Sequence[RawUpdate]) -> None:
        taken.extend(updates)

    channel.user("p1", "Nguyễn An").sends_file("giấy.pdf", b"%PDF")
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(channel.listen(receive), 0.01)
    event = channel.parse(taken[0].raw)

    assert event is not None
    assert await channel.fetch(event.files[0]) == b"%PDF"


async def test_a_told_failure_comes_once() -> None:
    channel: Channel
    channel = poor = PoorChannel()
    poor.user("p1", "Nguyễn An")
    poor.fail_next.append(SendFailed(Failure.UNKNOWN, "silence"))

    with pytest.raises(SendFailed):
        await channel.send("p1", Message("Mời"))
    await channel.send("p1", Message("Mời"))

    assert [note.text for note in poor.user("p1", "").messages] == ["Mời"]
