"""What is told at once to a unit that has named somebody."""

from db.unit_of_work import UnitOfWork
from domain.invitation import Attendance, Invitation
from domain.namesakes import namesakes
from domain.people import Viewer
from domain.second_step import below_deputy


def naming_doubts(
    uow: UnitOfWork, invitation: Invitation, viewer: Viewer
) -> dict[str, tuple[Attendance, ...]]:
    """`below`: for whom the chair is asked because he stands below a deputy; `doubled`: whose name stands twice."""
    others = uow.meetings.invitations(invitation.meeting_id, viewer) if invitation.attendances else []
    return {
        "below": below_deputy(invitation) if invitation.awaits_consent else (),
        "doubled": namesakes(invitation, others),
    }
