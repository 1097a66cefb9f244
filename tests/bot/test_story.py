"""The letter's story over the real web chat: the demonstration and the page's button play the same steps."""

import asyncio
from pathlib import Path

from bot.app import App
from bot.rendering import to_plain
from bot.settings import Settings
from bot.story import steps
from bot.trial import Example
from tests.fakes.telegram_world import World
from tests.house import House
from usecases.look_at_webchat import look_at_webchat
from usecases.show_board import board_of_meetings


async def shown(app: App, chat: str) -> list[str]:
    screen = await app.desk.do(look_at_webchat, [chat])
    return [to_plain(bubble.html) for bubble in screen.bubbles if bubble.from_bot]


async def test_the_story_ends_with_a_head_count_that_closes(tmp_path: Path):
    app = App(Settings.model_construct(data_dir=tmp_path, webchat="on", log_format="plain"))
    assert app.webchat is not None
    await app.prepare()
    async with asyncio.TaskGroup() as tasks:
        listeners = app.begin(tasks)
        house = House(app, World())
        await Example(app.desk, app.trial_clock, app.webchat).load()
        stage = app.stage(0)
        for step in steps():
            await stage.play(step)
            await house.settled()
        district = await shown(app, "tra-on")
        department = await shown(app, "giao-thong")
        [meeting] = await app.desk.do(board_of_meetings)
        await app.end(listeners)
    await app.close()

    counts = meeting["counts"]
    parts = ("attending", "substitutes", "absent", "waiting", "before_head", "silent")
    assert counts["invited"] == sum(counts[part] for part in parts)
    assert counts["attending"] > counts["silent"] > 0
    assert any("Đã xác nhận tham dự" in text for text in district)
    assert "7 giờ 00 sáng nay" in district[-1].splitlines()[0]
    assert "test nhanh Covid-19" in district[-1].splitlines()[0]
    assert any("Lê Văn Cường, Phó Giám đốc" in text and "chờ ý kiến chủ trì" in text for text in department)
