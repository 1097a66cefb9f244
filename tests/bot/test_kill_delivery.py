"""Real processes that die by `kill -9`, judged by what the network accepted and what the house then tells."""

import signal
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.delivery import IN_FLIGHT
from tests.fakes.telegram_world import TOKEN
from tests.house import GIAO_THONG_HEAD, TRA_ON, TUYEN_GIAO
from tests.soak.processes import Bot, Network, bot_on, network, prepared_house

GUESTS = 40
KILLED = -signal.SIGKILL


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepared_house(tmp_path_factory.mktemp("prepared"), GUESTS)


@pytest.fixture
def net(tmp_path: Path) -> Iterator[Network]:
    with network(tmp_path) as running:
        running.knows(GUESTS)
        yield running


def is_over(bot: Bot) -> bool:
    """Nothing is on its way any more, by a look into the database."""
    return (
        _count(bot, "SELECT count(*) FROM deliveries WHERE kind = 'invitation' AND state IN (?, ?, ?)") == 0
    )


def _count(bot: Bot, query: str) -> int:
    connection = sqlite3.connect(f"file:{bot.data / 'giaymoi.db'}?mode=ro", uri=True)
    try:
        values = ("pending", "sending", "unknown")[: query.count("?")]
        return int(connection.execute(query, values).fetchone()[0])
    finally:
        connection.close()


def answers(bot: Bot) -> int:
    return _count(bot, "SELECT count(*) FROM answers")


def stop(bot: Bot) -> int:
    assert bot.process is not None
    bot.process.send_signal(signal.SIGTERM)
    return bot.ends()


def test_however_it_dies_on_the_way_nobody_is_lost_and_every_repeat_says_so(
    prepared: Path, net: Network, tmp_path: Path
) -> None:
    """One house dies four times, each at another step of a message, and goes on after each."""
    points = ("before_claim:2", "after_claim:2", "before_record:3", "after_record:2")
    with bot_on(prepared, tmp_path, net) as bot:
        for point in points:
            bot.start(CRASH=point)
            assert bot.ends() == KILLED
        bot.start()
        bot.until(lambda: is_over(bot), "the last card")
        assert stop(bot) == 0

        copies, cards = net.copies(), bot.cards()
        assert len(copies) == len(cards)
        assert {card["state"] for card in cards} == {"sent"}
        assert {found[False] for found in copies.values()} <= {0, 1}
        assert all(found.total() >= 1 for found in copies.values())
        repeats = sum(found.total() - 1 for found in copies.values())
        assert 0 < repeats <= IN_FLIGHT * len(points)
        in_doubt = [card for card in cards if card["possible_duplicate"]]
        assert sum(found[True] for found in copies.values()) <= len(in_doubt)


def test_a_press_that_was_taken_in_outlives_its_bot_and_counts_once(
    prepared: Path, net: Network, tmp_path: Path
) -> None:
    deaths = {TRA_ON: "after_store:1", GIAO_THONG_HEAD: "before_answer:1", TUYEN_GIAO: "after_answer:1"}
    with bot_on(prepared, tmp_path, net) as bot:
        bot.start()
        bot.until(lambda: is_over(bot), "the last card")
        assert stop(bot) == 0
        for person, point in deaths.items():
            net.control("act", user=person, do="presses", **{"with": {"label": "Xác nhận tham dự"}})
            bot.start(CRASH=point)
            assert bot.ends() == KILLED
        bot.start()
        bot.until(lambda: all(shows_its_answer(net, person) for person in deaths), "the cards' answers")
        assert stop(bot) == 0
        assert answers(bot) == len(deaths)


def shows_its_answer(net: Network, person: int) -> bool:
    messages = net.control(f"screen?user={person}")["messages"]
    return any("Đã xác nhận tham dự" in one["text"] for one in messages)


def test_it_ends_in_order_in_the_middle_of_the_work_and_tells_no_secret(
    prepared: Path, net: Network, tmp_path: Path
) -> None:
    with bot_on(prepared, tmp_path, net, LOG_LEVEL="DEBUG") as bot:
        bot.start("bot", "run")
        bot.until(lambda: len(net.accepted()) >= 10, "ten cards")
        assert stop(bot) == 0
        states = {card["state"] for card in bot.cards()}
        assert states == {"sent", "pending"}

        net.control("fault", kind="error", method="sendMessage", code=429, retry_after=600, times=None)
        bot.start("bot", "run")
        bot.until(lambda: _count(bot, "SELECT count(*) FROM gates"), "the silence")
        assert stop(bot) == 0
        assert {card["state"] for card in bot.cards()} == {"sent", "pending"}
        output = bot.output.read_text(encoding="utf-8")
        assert "GIAYMOI_URL=" in output
        assert TOKEN not in output
        assert TOKEN.partition(":")[2] not in output


def test_a_second_bot_on_the_same_folder_says_so_and_ends(
    prepared: Path, net: Network, tmp_path: Path
) -> None:
    with bot_on(prepared, tmp_path, net) as bot:
        bot.start("bot", "run")
        bot.until(lambda: "GIAYMOI_URL=" in bot.output.read_text(), "the first")
        second = Bot(net, bot.data)
        process = second.start("bot", "run")
        assert process.wait(30) == 1
        assert str(bot.data) in bot.output.read_text(encoding="utf-8")
        assert bot.process is not None
        assert bot.process.poll() is None
        assert stop(bot) == 0
