"""The same name on two lines of one unit: perhaps one person named twice, perhaps two of one name."""

from collections.abc import Iterable

from domain.invitation import Attendance, Invitation
from domain.spelling import key


def namesakes(invitation: Invitation, others: Iterable[Invitation]) -> tuple[Attendance, ...]:
    """The persons of this line whose names stand twice on it, or on another line of the same unit.

    They are doubted and not refused; `others` may hold the line itself and lines of other units.
    """
    elsewhere = {
        key(person.name)
        for other in others
        if other.unit == invitation.unit and other.id != invitation.id
        for person in other.attendances
    }
    here = [key(person.name) for person in invitation.attendances]
    first = {name: at for at, name in reversed(list(enumerate(here)))}
    return tuple(
        person
        for at, (name, person) in enumerate(zip(here, invitation.attendances, strict=True))
        if name in elsewhere or first[name] != at
    )
