"""A whole province registers: from the table of links to the last approval, timed step by step."""

import csv
import io
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.commands.units import app
from db.migrate import open_database
from db.unit_of_work import UnitOfWork
from tests.bot.crowd import rows
from tests.fakes.telegram_phone import Phone
from tests.fakes.telegram_world import World
from tests.house import ADMIN, House, open_house
from usecases.bot_link import keep_link

UNITS = 200
PEOPLE = 500
FIRST = 5000
PATIENCE_S = 600
NETWORK_S = 25
"""Messages that Telegram takes in a second."""
POSTS = ("Giám đốc", "Phó Giám đốc", "Văn thư")


@pytest.mark.soak
@pytest.mark.asyncio
async def test_a_province_of_two_hundred_units_and_five_hundred_people_is_in_by_one_evening(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    times: dict[str, float] = {}
    links = table_of_links(tmp_path, times)
    world = World()
    async with open_house(tmp_path, world) as house:
        admin = world.user(ADMIN, "Người quản trị", started=True)
        people = [world.user(FIRST + i, f"Người {i}", started=True) for i in range(PEOPLE)]
        await register(house, people, links, times)
        await approve(house, admin, times)
    [(active, units)] = rows(
        tmp_path, "SELECT count(*), count(DISTINCT unit) FROM contacts WHERE state = 'active'"
    )
    assert (active, units) == (PEOPLE, UNITS)
    assert world.complaints == []
    told(capsys, times, sent=sum("send" in call.method for call in world.calls))


def table_of_links(folder: Path, times: dict[str, float]) -> list[str]:
    """What the clerk hands out, from the command line."""
    header = "code,name,kind\n" + "vp-ubnd,Văn phòng UBND tỉnh,host\n"
    file = folder / "units.csv"
    units = "".join(f"so-{i},Sở số {i},department\n" for i in range(UNITS))
    file.write_text(header + units, encoding="utf-8")
    run = CliRunner(env={"DATA_DIR": str(folder)}).invoke
    with timed("import", times):
        assert run(app, ["import", str(file)]).exit_code == 0
    engine = open_database(f"sqlite:///{folder / 'giaymoi.db'}")
    keep_link(UnitOfWork(engine), "https://t.me/bot?start=")
    engine.dispose()
    with timed("links", times):
        table = run(app, ["links", "--csv", "--days", "365"]).stdout
    found = {row["unit_code"]: row["link"] for row in csv.DictReader(io.StringIO(table))}
    return [found[f"so-{i}"] for i in range(UNITS)]


async def register(house: House, people: list[Phone], links: list[str], times: dict[str, float]) -> None:
    """Everybody at once, step by step."""
    with timed("links opened", times):
        for i, person in enumerate(people):
            person.opens(links[i % UNITS])
        await house.settled(PATIENCE_S)
    for step, words in (("names", "Nguyễn Văn {}"), ("posts", "{post}")):
        with timed(step, times):
            for i, person in enumerate(people):
                person.types(words.format(f"A{i}", post=POSTS[i // UNITS]))
            await house.settled(PATIENCE_S)
    with timed("numbers", times):
        for person in people:
            person.presses("Gửi số điện thoại")
        await house.settled(PATIENCE_S)


async def approve(house: House, admin: Phone, times: dict[str, float]) -> None:
    """One administrator, card by card."""
    with timed("approvals", times):
        for request in admin.messages():
            if request.button("Xác nhận đầu mối"):
                admin.presses("Xác nhận đầu mối", on=request)
        await house.settled(PATIENCE_S)


@contextmanager
def timed(step: str, times: dict[str, float]) -> Iterator[None]:
    begun = time.perf_counter()
    yield
    times[step] = time.perf_counter() - begun


def told(capsys: pytest.CaptureFixture[str], times: dict[str, float], *, sent: int) -> None:
    lines = [f"{step:>14}: {seconds:6.1f} s" for step, seconds in times.items()]
    lines.append(f"{'all':>14}: {sum(times.values()):6.1f} s, {sent} messages")
    lines.append(f"{'on Telegram':>14}: {sent / NETWORK_S:6.1f} s at least, at {NETWORK_S} messages a second")
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(lines) + "\n")
