"""/cuochop: put the panel of every meeting to come before the organizer who asks."""

from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain.calling import over_at
from domain.meeting import MeetingState
from domain.notice import CardKind, Notice
from domain.people import Viewer


def show_panels(uow: UnitOfWork, *, by: Viewer, now: datetime, inbox: int) -> int:
    """Send fresh panels, the newest of which stays pinned; return how many."""
    with uow:
        coming = [
            meeting
            for meeting in uow.meetings.organized(by)
            if meeting.state is not MeetingState.DRAFT and over_at(meeting) > now
        ]
        for meeting in coming:
            notice = Notice(
                kind=CardKind.PANEL,
                address_id=by.address_id,
                due_at=max(now, meeting.releases_at or now),
                expires_at=over_at(meeting),
                meeting_id=meeting.id,
                sequence=meeting.sequence,
                slot=f"asked{inbox}",
            )
            uow.outbox.put([notice], now)
        uow.commit(closes=inbox)
    return len(coming)
