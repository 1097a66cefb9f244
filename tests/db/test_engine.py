"""What the engine promises on real files."""

import os
import stat
import threading
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, create_engine, insert, select, update
from sqlalchemy.exc import StatementError

from db.engine import open_engine
from db.types import UtcDateTime

METADATA = MetaData()
COUNTERS = Table("counters", METADATA, Column("id", Integer, primary_key=True), Column("n", Integer))
MOMENTS = Table("moments", METADATA, Column("id", Integer, primary_key=True), Column("at", UtcDateTime))
TIMES = 200
SAIGON = timezone(timedelta(hours=7))


@pytest.fixture
def engine(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path / 'house' / 't.db'}")
    METADATA.create_all(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def open_to_all():
    """A process whose new files would be everybody's."""
    before = os.umask(0)
    yield
    os.umask(before)


def add_one_often(engine, errors):
    for _ in range(TIMES):
        try:
            with engine.begin() as connection:
                n = connection.execute(select(COUNTERS.c.n)).scalar_one()
                connection.execute(update(COUNTERS).values(n=n + 1))
        except Exception as error:
            errors.append(error)


def lost_updates(engine):
    """How many of the updates of two threads, each of which first reads, are lost or fail."""
    with engine.begin() as connection:
        connection.execute(insert(COUNTERS).values(id=1, n=0))
    errors = []
    threads = [threading.Thread(target=add_one_often, args=(engine, errors)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with engine.connect() as connection:
        return 2 * TIMES - connection.execute(select(COUNTERS.c.n)).scalar_one(), errors


def test_two_who_read_and_then_write_lose_no_update_and_never_find_the_database_locked(engine):
    assert lost_updates(engine) == (0, [])


def test_without_our_begin_an_update_between_reading_and_writing_is_lost(tmp_path):
    plain = create_engine(f"sqlite:///{tmp_path / 'plain.db'}")
    METADATA.create_all(plain)
    with plain.begin() as connection:
        connection.execute(insert(COUNTERS).values(id=1, n=0))
    with plain.begin() as slow:
        read = slow.execute(select(COUNTERS.c.n)).scalar_one()
        with plain.begin() as quick:
            quick.execute(update(COUNTERS).values(n=COUNTERS.c.n + 1))
        slow.execute(update(COUNTERS).values(n=read + 1))
    with plain.connect() as connection:
        assert connection.execute(select(COUNTERS.c.n)).scalar_one() == 1
    plain.dispose()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),  # FULL
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("busy_timeout", 10_000),
    ],
)
def test_every_connection_is_made_safe(engine, pragma, value):
    with engine.connect() as one, engine.connect().execution_options(reading=True) as other:
        assert one.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value
        assert other.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value


def test_readers_do_not_block_a_writer_and_see_the_moment_they_began(engine):
    with engine.begin() as connection:
        connection.execute(insert(COUNTERS).values(id=1, n=1))
    reading = engine.execution_options(reading=True)
    with reading.connect() as first, reading.connect() as second:
        assert first.execute(select(COUNTERS.c.n)).scalar() == 1
        assert second.execute(select(COUNTERS.c.n)).scalar() == 1
        with engine.begin() as writer:
            writer.execute(update(COUNTERS).values(n=2))
        assert first.execute(select(COUNTERS.c.n)).scalar() == 1
    with reading.connect() as later:
        assert later.execute(select(COUNTERS.c.n)).scalar() == 2


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_files_are_the_owners_alone_whatever_the_umask(tmp_path, open_to_all):
    folder = tmp_path / "house"
    engine = open_engine(f"sqlite:///{folder / 't.db'}")
    METADATA.create_all(engine)
    with engine.begin() as connection:
        connection.execute(insert(COUNTERS).values(id=1, n=1))
        modes = {file.name: mode(file) for file in folder.iterdir()}
    engine.dispose()
    assert modes == {"t.db": 0o600, "t.db-wal": 0o600, "t.db-shm": 0o600}
    assert mode(folder) == 0o700


def test_a_file_that_others_could_read_is_closed_to_them(tmp_path):
    file = tmp_path / "t.db"
    file.touch(mode=0o644)
    file.chmod(0o644)
    open_engine(f"sqlite:///{file}").dispose()
    assert mode(file) == 0o600


def test_what_is_deleted_leaves_no_trace_in_the_file(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path / 't.db'}")
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE notes (text TEXT)")
        connection.exec_driver_sql("INSERT INTO notes VALUES ('Nguyễn Văn Thuận 0918')")
    with engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM notes")
    engine.dispose()
    assert "Thuận".encode() not in (tmp_path / "t.db").read_bytes()


def test_a_naive_datetime_is_refused_to_keep_and_to_look_for(engine):
    naive = datetime(2022, 2, 18, 8, 0)  # noqa: DTZ001 (what must be refused)
    with engine.begin() as connection:
        with pytest.raises(StatementError, match="naive"):
            connection.execute(insert(MOMENTS).values(at=naive))
        with pytest.raises(StatementError, match="naive"):
            connection.execute(select(MOMENTS).where(MOMENTS.c.at > naive))


@pytest.mark.parametrize("zone", [UTC, SAIGON, timezone(-timedelta(hours=11))])
def test_an_instant_comes_back_as_the_same_instant_in_utc(engine, zone):
    moment = datetime(2022, 2, 18, 15, 0, 0, 123, tzinfo=SAIGON).astimezone(zone)
    with engine.begin() as connection:
        connection.execute(insert(MOMENTS).values(at=moment))
        kept = connection.execute(select(MOMENTS.c.at)).scalar_one()
    assert kept == moment
    assert kept.tzinfo is UTC


def test_instants_are_ordered_as_time_goes_whatever_their_zones(engine):
    noon = datetime(2022, 2, 18, 5, 0, tzinfo=UTC)
    earlier = (noon - timedelta(minutes=1)).astimezone(SAIGON)
    with engine.begin() as connection:
        connection.execute(insert(MOMENTS), [{"at": noon}, {"at": earlier}])
        kept = connection.execute(select(MOMENTS.c.at).order_by(MOMENTS.c.at)).scalars().all()
        before = connection.execute(select(MOMENTS.c.id).where(MOMENTS.c.at < noon)).scalars().all()
    assert kept == [earlier, noon]
    assert len(before) == 1
