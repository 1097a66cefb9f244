"""The whole state of meetings, for the command line and for checks from outside."""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from db.unit_of_work import UnitOfWork
from domain import tally
from domain.errors import DomainError
from domain.invitation import Invitation
from domain.meeting import Meeting, MeetingAssignment
from domain.people import HOUSE
from domain.state_line import state_key
from usecases.tell_concerned import orders_of


def board_of_meetings(uow: UnitOfWork) -> list[dict[str, Any]]:
    """Every meeting with its counts."""
    with uow:
        return [
            {**_facts(one), "counts": asdict(tally.count(uow.meetings.invitations(one.id, HOUSE)))}
            for one in uow.meetings.organized(HOUSE)
        ]


def board_of_meeting(uow: UnitOfWork, meeting_id: int) -> dict[str, Any] | None:
    """One meeting: invitations, orders, whom it informs, deliveries, reminders; None without such a meeting."""
    with uow:
        try:
            meeting = uow.meetings.get(meeting_id, HOUSE)
        except DomainError:
            return None
        invitations = uow.meetings.invitations(meeting_id, HOUSE)
        return {
            **_facts(meeting),
            "counts": asdict(tally.count(invitations)),
            "invitations": [_invitation(one, meeting) for one in invitations],
            "orders": [_order(one, meeting.zone) for one in orders_of(uow, meeting)],
            "informed": [one.unit for one in uow.informed.of_meeting(meeting_id)],
            "deliveries": [_delivery(row, meeting.zone) for row in uow.outbox.of_meeting(meeting_id)],
            "reminders": [
                {
                    "kind": one.kind,
                    "due_at": _iso(one.due_at, meeting.zone),
                    "state": one.state,
                    "note": one.note,
                }
                for one in uow.reminders.of_meeting(meeting_id)
            ],
        }


def _facts(meeting: Meeting) -> dict[str, Any]:
    return {
        "id": meeting.id,
        "number": meeting.number,
        "title": meeting.title,
        "state": meeting.state,
        "sequence": meeting.sequence,
        "starts_on": meeting.starts_on.isoformat(),
        "starts_at": _iso(meeting.starts_at, meeting.zone),
        "arrives_at": _iso(meeting.arrives_at, meeting.zone),
        "venue": meeting.venue,
        "deadline": _iso(meeting.deadline, meeting.zone),
    }


def _invitation(one: Invitation, meeting: Meeting) -> dict[str, Any]:
    return {
        "id": one.id,
        "unit": one.unit,
        "line": one.line,
        "role": one.role,
        "rank": one.rank,
        "relation": one.relation,
        "seats": one.seats,
        "state": state_key(one, meeting),
        "partstat": one.partstat,
        "consent": one.consent,
        "answered_by": one.answered_by,
        "on_whose_word": one.on_whose_word,
        "attendees": [{"name": person.name, "post": person.post} for person in one.attendances],
    }


def _order(one: MeetingAssignment, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "unit_text": one.unit_text,
        "task": one.task,
        "unit": one.unit,
        "desk": one.desk,
        "copies": list(one.copies),
        "noted_by": one.noted_by,
        "noted_at": _iso(one.noted_at, zone),
    }


def _delivery(row: dict[str, Any], zone: ZoneInfo) -> dict[str, Any]:
    return {
        "id": row["id"],
        "address": f"{row['channel']}:{row['value']}",
        "kind": row["kind"],
        "operation": row["operation"],
        "state": row["state"],
        "possible_duplicate": row["possible_duplicate"],
        "attempts": row["attempt_no"],
        "due_at": _iso(row["due_at"], zone),
        "detail": row["detail"],
    }


def _iso(moment: datetime | None, zone: ZoneInfo) -> str | None:
    """With the office's offset, to the second: an hour that a clerk recognizes."""
    return moment.astimezone(zone).isoformat(timespec="seconds") if moment else None
