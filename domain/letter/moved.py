"""A reading whose start a person has moved."""

from dataclasses import replace
from datetime import date

from domain.letter.model import AgendaRow, Reading, Session
from domain.letter.moment import Moment


def with_start(reading: Reading, start: Moment) -> Reading:
    """The reading with a new start; what stood on the old day moves to the new one, hours stay."""
    if reading.starts_at is None or reading.starts_at.day == start.day:
        return replace(reading, starts_at=start)
    old, new = reading.starts_at.day, start.day
    return replace(
        reading,
        starts_at=start,
        ends_at=_to_day(reading.ends_at, old, new),
        arrives_at=_to_day(reading.arrives_at, old, new),
        agenda=tuple(_row_to_day(row, old, new) for row in reading.agenda),
        sessions=tuple(_session_to_day(session, old, new) for session in reading.sessions),
    )


def _to_day(moment: Moment | None, old: date, new: date) -> Moment | None:
    return Moment(new, moment.hour) if moment and moment.day == old else moment


def _row_to_day(row: AgendaRow, old: date, new: date) -> AgendaRow:
    return replace(row, start=_to_day(row.start, old, new), end=_to_day(row.end, old, new))


def _session_to_day(session: Session, old: date, new: date) -> Session:
    return replace(
        session, starts_at=_to_day(session.starts_at, old, new), ends_at=_to_day(session.ends_at, old, new)
    )
