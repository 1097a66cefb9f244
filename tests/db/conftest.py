"""What tests of the database share."""

import pytest

from tests.db.records import Records


@pytest.fixture
def records(tmp_path):
    records = Records(tmp_path)
    yield records
    records.engine.dispose()
