"""What is forgotten at night."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from domain.errors import DomainError
from domain.people import Address
from domain.registration import FAILURE_WINDOW, FAILURES_KEPT
from jobs.nightly import nightly
from tests.usecases.registration_house import House
from usecases.begin_registration import begin_registration


@dataclass
class Desk:
    house: House

    async def do(self, use_case: Any, /, *args: Any, **kwargs: Any) -> Any:
        return self.house.do(use_case, *args, **kwargs)

    def now(self) -> Any:
        return self.house.now

    def wake(self) -> None: ...

    @property
    def office(self) -> Any:
        raise NotImplementedError


def guesses_wrong(house: House, value: str) -> None:
    try:
        house.by(Address("telegram", value), begin_registration, "0000000000")
    except DomainError as refused:
        assert refused.code == "code_unknown"


async def test_failed_tries_are_forgotten_when_they_have_long_counted_for_nothing(tmp_path: Path) -> None:
    house = House(tmp_path)
    guesses_wrong(house, "2001")
    house.now += FAILURES_KEPT
    guesses_wrong(house, "2002")
    await nightly(Desk(house))
    assert [row["at"] for row in house.rows("code_failures")] == [house.now]
    house.now += FAILURES_KEPT - timedelta(seconds=1)
    await nightly(Desk(house))
    assert len(house.rows("code_failures")) == 1
    assert FAILURES_KEPT > FAILURE_WINDOW
    house.engine.dispose()
