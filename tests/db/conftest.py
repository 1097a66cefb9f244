"""What tests of the database share."""

import shutil

import pytest

from tests.db.records import Records


@pytest.fixture(scope="session")
def empty(tmp_path_factory):
    """A database file with every table and a few units."""
    folder = tmp_path_factory.mktemp("empty")
    Records(folder).engine.dispose()
    return folder / "t.db"


@pytest.fixture
def records(empty, tmp_path):
    shutil.copy(empty, tmp_path)
    records = Records(tmp_path)
    yield records
    records.engine.dispose()
