"""The head count of a meeting: how the invited lines stand, and how many heads come."""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.invitation import Consent, Invitation, PartStat
from domain.rank import CARDED, Relation

_SETTLED = (Consent.AGREED, Consent.NOT_NEEDED)


@dataclass(frozen=True, kw_only=True)
class Tally:
    """Counts of lines that get a card; `coming` alone counts heads, `to_call` the lines that get none.

    The sum closes: invited = attending + substitutes + absent + waiting + before_head + silent.
    """

    invited: int
    attending: int
    substitutes: int
    absent: int
    waiting: int
    """Answered before a change, and not yet confirmed since."""
    before_head: int
    silent: int
    answered: int
    substitutes_agreed: int
    """Agreed by the chair, or free to come without asking."""
    substitutes_pending: int
    absent_agreed: int
    """Agreed by the chair, or the excuse of a body that need not ask."""
    absent_pending: int
    coming: int
    """Heads expected in the hall: of each line the persons named, else its seats."""
    to_call: int
    """Superior bodies: somebody calls them."""


def count(invitations: Iterable[Invitation]) -> Tally:
    """The head count of a meeting's invitations. What the host himself does is no part of it."""
    lines = tuple(invitations)
    invited = [line for line in lines if line.relation in CARDED]
    unanswered = [line for line in invited if line.partstat is PartStat.NEEDS_ACTION]
    substitutes = [line for line in invited if line.partstat is PartStat.DELEGATED]
    absent = [line for line in invited if line.partstat is PartStat.DECLINED]
    return Tally(
        invited=len(invited),
        attending=sum(line.partstat is PartStat.ACCEPTED for line in invited),
        substitutes=len(substitutes),
        absent=len(absent),
        waiting=sum(line.partstat is PartStat.TENTATIVE for line in invited),
        before_head=sum(line.received for line in unanswered),
        silent=sum(line.is_silent for line in invited),
        answered=sum(line.is_answered for line in invited),
        substitutes_agreed=_settled(substitutes),
        substitutes_pending=sum(line.awaits_consent for line in substitutes),
        absent_agreed=_settled(absent),
        absent_pending=sum(line.awaits_consent for line in absent),
        coming=sum(line.heads for line in invited),
        to_call=sum(line.relation is Relation.SUPERIOR for line in lines),
    )


def _settled(lines: Iterable[Invitation]) -> int:
    return sum(line.consent in _SETTLED for line in lines)
