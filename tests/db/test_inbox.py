"""Events in their order, each carried out once, and none in the way of another chat's."""

from datetime import timedelta

from db.inbox import MOST_TRIES
from tests.db.records import NOON


def store(records, *events, at=NOON):
    """Keep (key, chat) as events of Telegram."""
    with records.open() as uow:
        uow.inbox.store("telegram", [(key, chat, f"raw {key}") for key, chat in events], at)
        uow.commit()


def waiting(records, busy=(), limit=10):
    with records.open() as uow:
        return [row.raw.removeprefix("raw ") for row in uow.inbox.waiting(busy, limit)]


def close(records, key):
    with records.open() as uow:
        [row] = [row for row in uow.inbox.waiting([], 10) if row.raw == f"raw {key}"]
        uow.commit(closes=row.id)


def test_a_chats_events_come_one_by_one_in_their_order(records):
    store(records, ("1", "an"), ("2", "lan"), ("3", "an"))
    assert waiting(records) == ["1", "2"]
    close(records, "1")
    assert waiting(records) == ["2", "3"]


def test_a_chat_that_is_busy_waits_and_the_others_do_not(records):
    store(records, ("1", "an"), ("2", "lan"), ("3", "thu"))
    assert waiting(records, busy=[("telegram", "an")], limit=2) == ["2", "3"]


def test_the_same_number_of_another_network_is_another_chat(records):
    store(records, ("1", "an"))
    assert waiting(records, busy=[("webchat", "an")]) == ["1"]


def test_an_event_that_comes_again_is_known_even_when_it_is_done(records):
    store(records, ("1", "an"))
    close(records, "1")
    store(records, ("1", "an"), ("2", "an"))
    assert waiting(records) == ["2"]


def test_an_event_that_fails_three_times_is_set_aside_and_the_next_goes_on(records):
    store(records, ("1", "an"), ("2", "an"))
    with records.open() as uow:
        [row] = uow.inbox.waiting([], 10)
        told = [uow.inbox.count_failure(row.id, "boom") for _ in range(MOST_TRIES)]
        uow.commit()
    assert told == [False, False, True]
    assert waiting(records) == ["2"]


def test_an_event_and_what_it_caused_are_kept_together_or_not_at_all(records):
    store(records, ("1", "an"))
    with records.open() as uow:
        [row] = uow.inbox.waiting([], 10)
        uow.inbox.close(row.id)
    assert waiting(records) == ["1"]


def test_what_was_said_is_blanked_when_it_is_done_and_forgotten_later(records):
    store(records, ("1", "an"))
    close(records, "1")
    store(records, ("2", "an"))
    with records.engine.connect() as connection:
        raws = connection.exec_driver_sql("SELECT raw FROM inbox ORDER BY id").scalars().all()
    assert raws == ["", "raw 2"]
    with records.open() as uow:
        assert uow.inbox.prune(NOON) == 0
        assert uow.inbox.prune(NOON + timedelta(seconds=1)) == 1
        assert uow.inbox.counts() == {"new": 1}
