"""How an invitation stands, as one line of a card tells it; the words are in templates/state.j2."""

from dataclasses import replace

from domain.invitation import Consent, Invitation, PartStat
from domain.meeting import Meeting, MeetingState


def state_key(invitation: Invitation, meeting: Meeting) -> str:
    """Key of the line with which a card tells how things stand."""
    if meeting.state in (MeetingState.POSTPONED, MeetingState.CANCELLED):
        return meeting.state.value
    match invitation.partstat:
        case PartStat.NEEDS_ACTION:
            return "before_head" if invitation.received else "silent"
        case PartStat.TENTATIVE:
            return "to_reconfirm"
        case PartStat.ACCEPTED:
            return "named" if invitation.attendances else "attending"
        case PartStat.DELEGATED:
            return _SUBSTITUTE_STATES[invitation.consent]
        case PartStat.DECLINED:
            return _ABSENCE_STATES[invitation.consent]


def earlier_state_key(invitation: Invitation, meeting: Meeting) -> str:
    """The state line of the answer that waits to be confirmed again; the present one if none does."""
    return state_key(replace(invitation, partstat=invitation.earlier or invitation.partstat), meeting)


_SUBSTITUTE_STATES = {
    Consent.NOT_NEEDED: "named",
    Consent.PENDING: "substitute_pending",
    Consent.SUBMITTED: "substitute_pending",
    Consent.AGREED: "substitute_agreed",
    Consent.NOT_AGREED: "substitute_not_agreed",
}
_ABSENCE_STATES = {
    Consent.NOT_NEEDED: "declined_equal",
    Consent.PENDING: "excused_pending",
    Consent.SUBMITTED: "excused_pending",
    Consent.AGREED: "excused",
    # Whatever was asked, the chair's answer is the same: please come in person.
    Consent.NOT_AGREED: "substitute_not_agreed",
}
