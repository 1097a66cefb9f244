"""Fill an empty installation with the example's units and people, for the local chat and the demo."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain.meeting import MeetingState
from domain.notice import CardKind
from domain.people import HOUSE, Address, ContactState, Function, Role
from domain.unit import Unit


@dataclass(frozen=True)
class ExamplePerson:
    """A made-up person: speaks for `unit`, reads at `address`, holds `role` for it if there is one."""

    address: Address
    name: str
    post: str
    unit: str
    function: Function
    role: Role | None = None


def load_example(
    uow: UnitOfWork, units: Sequence[Unit], people: Sequence[ExamplePerson], *, now: datetime
) -> None:
    """Add what is missing, and put earlier runs of the example away, so that its letter can be called again."""
    with uow:
        _put_away(uow, {person.unit for person in people if person.role is not None}, now)
        uow.directory.put(units)
        for person in people:
            _add(uow, person, now)
        after = {"units": len(units), "people": len(people)}
        uow.audit.add("example_loaded", "example", by=None, now=now, after=after)
        uow.commit()


def _put_away(uow: UnitOfWork, organizing: set[str], now: datetime) -> None:
    """Call off in silence what the example's own organizer has called."""
    for meeting in uow.meetings.organized(HOUSE):
        if meeting.unit in organizing and meeting.is_live:
            uow.meetings.save(replace(meeting, state=MeetingState.CANCELLED))
            uow.reminders.cancel_meeting(meeting.id)
            uow.outbox.cancel_meeting(meeting.id, list(CardKind), now)


def _add(uow: UnitOfWork, person: ExamplePerson, now: datetime) -> None:
    viewer = uow.people.viewer(person.address)
    if viewer.person_id is not None:
        return
    person_id = uow.people.add_person(person.name, now)
    uow.people.settle_address(viewer.address_id, person_id)
    uow.people.add_contact(person_id, person.unit, person.post, person.function, ContactState.ACTIVE, now)
    if person.role is not None:
        uow.roles.grant(person_id, person.role, person.unit, by=None, now=now)
