"""Who looks on while tests run would find a use case that changes the record in silence."""

from collections.abc import Callable
from pathlib import Path

from tests.audit_watch import USECASES, watched
from tests.usecases.registration_house import House

USE_CASE = """
def silent_use_case(uow, with_row, now):
    with uow:
        uow.people.rename(1, "Tên khác")
        if with_row:
            uow.audit.add("renamed", "person:1", by=None, now=now)
        uow.commit()
"""


def test_a_change_without_its_row_is_found_and_one_with_its_row_is_not(tmp_path: Path) -> None:
    house = House(tmp_path)  # type: ignore[no-untyped-call]
    found = {}
    for with_row in (True, False):
        with watched() as watch:
            use_case()(house.uow(), with_row, house.now)  # type: ignore[no-untyped-call]
        found[with_row] = watch.broken
    house.engine.dispose()
    assert found == {True: [], False: ["silent_use_case changes persons"]}


def test_what_a_test_writes_by_hand_is_no_use_case(tmp_path: Path) -> None:
    with watched() as watch:
        house = House(tmp_path)  # type: ignore[no-untyped-call]
        with house.uow() as uow:  # type: ignore[no-untyped-call]
            uow.people.rename(1, "Tên khác")
            uow.commit()
    house.engine.dispose()
    assert watch.broken == []


def use_case() -> Callable[..., None]:
    """A function that seems to stand in the room of the use cases."""
    known: dict[str, Callable[..., None]] = {}
    exec(compile(USE_CASE, str(USECASES / "silent_use_case.py"), "exec"), known)
    return known["silent_use_case"]
