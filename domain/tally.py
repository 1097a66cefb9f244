"""The head count of a meeting: how the invited lines stand, and how many heads come."""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.invitation import Consent, Invitation, PartStat
from domain.rank import Relation

_SETTLED = (Consent.AGREED, Consent.NOT_NEEDED)
_AWAITED = (Consent.PENDING, Consent.SUBMITTED)


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
    invited = [line for line in lines if line.relation in (Relation.EQUAL, Relation.SUBORDINATE)]
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
        silent=sum(not line.received for line in unanswered),
        answered=sum(line.is_answered for line in invited),
        substitutes_agreed=_with_consent(substitutes, _SETTLED),
        substitutes_pending=_with_consent(substitutes, _AWAITED),
        absent_agreed=_with_consent(absent, _SETTLED),
        absent_pending=_with_consent(absent, _AWAITED),
        coming=sum(line.heads for line in invited),
        to_call=sum(line.relation is Relation.SUPERIOR for line in lines),
    )


def _with_consent(lines: Iterable[Invitation], consents: tuple[Consent, ...]) -> int:
    return sum(line.consent in consents for line in lines)
