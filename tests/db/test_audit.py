"""Whoever edits the record by hand is found."""

from datetime import timedelta, timezone
from random import Random

import pytest
from sqlalchemy import text

from db.audit import FIRST
from tests.db.records import NOON

ROWS = 7


@pytest.fixture
def record(records):
    """A record of seven rows."""
    write(records)
    return records


def write(records):
    with records.open() as uow:
        for number in range(ROWS):
            before = {"partstat": "needs_action"} if number % 2 else None
            after = {"name": "Nguyễn Văn Thuận", "n": number}
            uow.audit.add(
                "answered",
                f"invitation:{number}",
                by=None,
                now=NOON + timedelta(minutes=number),
                before=before,
                after=after,
            )
        uow.commit()


def first_broken(records):
    with records.open() as uow:
        return uow.audit.first_broken()


def by_hand(records, statement, **values):
    with records.engine.begin() as connection:
        assert connection.execute(text(statement), values).rowcount


def test_a_record_that_nobody_touched_is_whole(record):
    assert first_broken(record) is None


def test_an_empty_record_is_whole(records):
    assert first_broken(records) is None


@pytest.mark.parametrize("row", range(1, ROWS))
def test_a_deleted_row_is_found_at_the_next_one(record, row):
    by_hand(record, "DELETE FROM audit WHERE id = :row", row=row)
    assert first_broken(record) == row + 1


CHANGES = {
    "at": "'2022-02-18 05:00:00.000001'",
    "person_id": "7",
    "what": "'called'",
    "subject": "'invitation:99'",
    "before": "'{}'",
    "after": '\'{"name": "Nguyễn Văn Thuận", "n": 99}\'',
    "hash": f"'{'a' * 64}'",
    "previous_hash": f"'{'a' * 64}'",
}


@pytest.mark.parametrize("row", [1, 4, ROWS])
@pytest.mark.parametrize("column", CHANGES)
def test_a_changed_cell_is_found_at_its_row(record, column, row):
    by_hand(record, f"UPDATE audit SET {column} = {CHANGES[column]} WHERE id = :row", row=row)
    assert first_broken(record) == row


@pytest.mark.parametrize(("one", "other"), [(1, 2), (3, 4), (2, 6), (6, 7), (1, 7)])
def test_two_rows_that_changed_places_are_found_at_the_first(record, one, other):
    for before, after in ((one, 100), (other, one), (100, other)):
        by_hand(record, "UPDATE audit SET id = :after WHERE id = :before", before=before, after=after)
    assert first_broken(record) == one


def test_an_inserted_row_is_found(record):
    columns = "at, person_id, what, subject, before, after, previous_hash, hash"
    by_hand(record, f"INSERT INTO audit ({columns}) SELECT {columns} FROM audit WHERE id = {ROWS}")
    assert first_broken(record) == ROWS + 1


def forge(records, random):
    """Delete a row that is not the last, change a cell, or let two rows change places."""
    deed = random.choice(("delete", "change", "move"))
    if deed == "delete":
        by_hand(records, "DELETE FROM audit WHERE id = :row", row=random.randrange(1, ROWS))
    elif deed == "change":
        column, row = random.choice(sorted(CHANGES)), random.randint(1, ROWS)
        by_hand(records, f"UPDATE audit SET {column} = {CHANGES[column]} WHERE id = :row", row=row)
    else:
        one, other = random.sample(range(1, ROWS + 1), 2)
        for before, after in ((one, 100), (other, one), (100, other)):
            by_hand(records, "UPDATE audit SET id = :after WHERE id = :before", before=before, after=after)


def test_of_a_hundred_forgeries_a_hundred_are_found(record):
    random, found = Random(42), 0
    for _ in range(100):
        forge(record, random)
        found += first_broken(record) is not None
        by_hand(record, "DELETE FROM audit")
        write(record)
        assert first_broken(record) is None
    assert found == 100


def test_missing_rows_at_the_end_are_found_by_a_seal_that_was_noted_elsewhere(record):
    with record.open() as uow:
        noted = uow.audit.latest_seal()
        assert uow.audit.holds(noted)
    by_hand(record, "DELETE FROM audit WHERE id = :row", row=ROWS)
    assert first_broken(record) is None
    with record.open() as uow:
        assert not uow.audit.holds(noted)


def test_a_noted_seal_holds_while_the_record_grows(record):
    with record.open() as uow:
        noted = uow.audit.latest_seal()
        uow.audit.add("called", "meeting:1", by=None, now=NOON)
        assert uow.audit.latest_seal() != noted
        assert uow.audit.holds(noted)


def test_the_seal_of_an_empty_record_holds_always(records):
    with records.open() as uow:
        assert uow.audit.latest_seal() == FIRST
        assert uow.audit.holds(FIRST)


def test_an_hour_told_in_the_offices_zone_is_sealed_as_it_is_kept(records):
    with records.open() as uow:
        uow.audit.add("called", "meeting:1", by=None, now=NOON.astimezone(timezone(timedelta(hours=7))))
        assert uow.audit.first_broken() is None
