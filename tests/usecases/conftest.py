"""What tests of use cases share."""

from collections.abc import Iterator

import pytest

from tests.audit_watch import watched


@pytest.fixture(autouse=True)
def audited() -> Iterator[None]:
    """Whatever a test does by use cases: no change of the record without its row in the audit."""
    with watched() as watch:
        yield
    assert watch.broken == []
