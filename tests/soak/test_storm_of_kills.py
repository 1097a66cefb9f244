"""Thousands of cards through a bad network by a bot that dies again and again."""

import random
import signal
import sqlite3
from pathlib import Path

import pytest

from domain.delivery import IN_FLIGHT
from tests.soak.processes import Bot, Network, bot_on, network, prepared_house

GUESTS = 3000
KILLS = 60
SEED = 20220218
GROWTH = (20_000, 220_000)
"""Bytes by which the ledger grows between two deaths: a death by the clock would mostly hit the start."""


def bad_weather(net: Network) -> None:
    def fault(kind: str, probability: float, **how: object) -> None:
        net.control("fault", kind=kind, method="sendMessage", times=None, probability=probability, **how)

    fault("error", 0.05, code=429, retry_after=1)
    fault("error_after", 0.02, code=502)
    fault("silence_after", 0.002)
    fault("cut_after", 0.005)


def unfinished(bot: Bot) -> int:
    query = """SELECT count(*) FROM deliveries WHERE kind = 'invitation' AND operation = 'send'
               AND state IN ('pending', 'sending', 'unknown')"""
    connection = sqlite3.connect(f"file:{bot.data / 'giaymoi.db'}?mode=ro", uri=True)
    try:
        return int(connection.execute(query).fetchone()[0])
    finally:
        connection.close()


def dies_at(bot: Bot, net: Network, growth: int) -> bool:
    """Let it work until the ledger has grown so much, and kill it; False when it had nothing left to do."""
    begun = net.ledger.stat().st_size
    bot.start("bot", "run")
    bot.until(lambda: net.ledger.stat().st_size - begun > growth or not unfinished(bot), "growth")
    bot.kill()
    return unfinished(bot) > 0


def storm(folder: Path, guests: int, kills: int) -> tuple[int, int]:
    """Judge the whole; returns how many cards came, and how many repeats."""
    chance = random.Random(SEED)
    prepared = prepared_house(folder / "prepared", guests)
    with network(folder) as net, bot_on(prepared, folder, net) as bot:
        net.knows(guests)
        bad_weather(net)
        died = sum(dies_at(bot, net, chance.randint(*GROWTH)) for _ in range(kills))
        net.control("calm")
        bot.start("bot", "run")
        bot.until(lambda: not unfinished(bot), "the last card")
        assert bot.process is not None
        bot.process.send_signal(signal.SIGTERM)
        assert bot.ends() == 0

        copies, cards = net.copies(), bot.cards()
        shown = {"sent", "unresolved"}
        assert {card["state"] for card in cards} <= shown, f"seed {SEED}: a card was lost"
        assert len(copies) == len(cards), f"seed {SEED}: a card was lost"
        twice = [data for data, found in copies.items() if found[False] > 1]
        assert twice == [], f"seed {SEED}: repeated without a mark"
        in_doubt = sum(card["possible_duplicate"] for card in cards)
        repeats = sum(found.total() - 1 for found in copies.values())
        assert repeats <= in_doubt
        assert died > kills / 3, f"seed {SEED}: the deaths came too late to test anything"
        return len(cards), repeats


@pytest.mark.soak
def test_sixty_deaths_lose_nobody_and_repeat_nothing_without_a_mark(tmp_path: Path) -> None:
    cards, repeats = storm(tmp_path, GUESTS, KILLS)
    assert cards > GUESTS
    assert repeats <= IN_FLIGHT * KILLS + cards * 0.05
