"""What is told at once to a unit that has named somebody."""

from db.unit_of_work import UnitOfWork
from domain.invitation import Attendance, Consent, Invitation
from domain.namesakes import namesakes
from domain.people import Viewer
from domain.second_step import below_deputy

_AWAITED = (Consent.PENDING, Consent.SUBMITTED)


def naming_doubts(
    uow: UnitOfWork, invitation: Invitation, viewer: Viewer
) -> dict[str, tuple[Attendance, ...]]:
    """`below`: for whom the chair is asked because he stands below a deputy; `doubled`: whose name stands twice."""
    others = uow.meetings.invitations(invitation.meeting_id, viewer) if invitation.attendances else []
    is_asked = invitation.consent in _AWAITED
    return {
        "below": below_deputy(invitation) if is_asked else (),
        "doubled": namesakes(invitation, others),
    }
