"""Our own gate: a group is answered now or not at all, so that no crowd keeps others waiting."""

from bot.pace import Limit, Pace


async def test_a_group_is_answered_once_and_what_follows_at_its_heels_is_not() -> None:
    pace = Pace({"telegram": Limit(rate=1000)})
    assert [await pace.turn_in_group("telegram", "-1") for _ in range(3)] == [True, False, False]
    assert await pace.turn_in_group("telegram", "-2"), "another group is another matter"


async def test_a_group_that_asks_too_fast_keeps_no_person_waiting() -> None:
    pace = Pace({"telegram": Limit(rate=1000)})
    for _ in range(100):
        await pace.turn_in_group("telegram", "-1")
    await pace.turn_unless_silent("telegram", "1001")


async def test_a_channel_without_a_limit_answers_every_group() -> None:
    pace = Pace({})
    assert all([await pace.turn_in_group("webchat", "-1") for _ in range(3)])
