"""The second step of the rank rule: may the person who is named come, and who is asked.

The first step (rank and relation, domain/offers.py) says what a unit may answer; this one looks at who comes.
docs/rank-rules.md shows the table, and a test holds the two equal.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from domain.invitation import Attendance, Invitation
from domain.rank import Rank, Relation
from domain.who_comes import Comes, who_comes


class Ruling(StrEnum):
    """What naming this person takes."""

    FREE = "free"
    CONSENT = "consent"
    """The chair's consent."""
    CONSENT_BELOW_DEPUTY = "consent_below_deputy"
    """The chair's consent, and the chair is told that the person stands below a deputy."""


class Source(StrEnum):
    """What a row of the table rests on; docs/rank-rules.md tells where each was read."""

    DECISION = "decision 45/2018"
    """Quyết định 45/2018/QĐ-TTg on who takes part: a head who cannot come reports to the chair, and sends a
    subordinate if the chair agrees.
    """
    DECISION_15 = "decision 45/2018, article 15"
    """Who takes part answers the host and is of the right composition."""
    DECISION_2 = "decision 45/2018, article 2"
    """It binds bodies of the state administration, and no others."""
    LANG_SON_HEAD = "Lang Son 2019, on heads"
    """Công văn 144/UBND-TH: for "Thủ trưởng" or "Chủ tịch" a deputy, and he only with the chair's consent."""
    LANG_SON_LEADER = "Lang Son 2019, on leaders"
    """The same: for "đại diện lãnh đạo" a deputy may be sent, a division's head only with the chair's consent."""
    PRACTICE = "practice"
    """What offices do, to be confirmed by one."""


@dataclass(frozen=True)
class Rule:
    """One row: for these who come, at this rank and relation."""

    relation: Relation
    rank: Rank
    comes: tuple[Comes, ...]
    ruling: Ruling
    source: Source


_ANYONE = tuple(Comes)
_SUB, _EQUAL = Relation.SUBORDINATE, Relation.EQUAL

RULES = (
    Rule(_SUB, Rank.HEAD, (Comes.INVITED,), Ruling.FREE, Source.DECISION_15),
    Rule(_SUB, Rank.HEAD, (Comes.DEPUTY,), Ruling.CONSENT, Source.LANG_SON_HEAD),
    Rule(_SUB, Rank.HEAD, (Comes.HEAD, Comes.OUTSIDE), Ruling.CONSENT, Source.DECISION),
    Rule(_SUB, Rank.HEAD, (Comes.BELOW,), Ruling.CONSENT_BELOW_DEPUTY, Source.LANG_SON_HEAD),
    Rule(_SUB, Rank.LEADER, (Comes.INVITED, Comes.HEAD, Comes.DEPUTY), Ruling.FREE, Source.LANG_SON_LEADER),
    Rule(_SUB, Rank.LEADER, (Comes.OUTSIDE,), Ruling.CONSENT, Source.PRACTICE),
    Rule(_SUB, Rank.LEADER, (Comes.BELOW,), Ruling.CONSENT_BELOW_DEPUTY, Source.LANG_SON_LEADER),
    Rule(_SUB, Rank.STAFF, _ANYONE, Ruling.FREE, Source.PRACTICE),
    Rule(_SUB, Rank.PRESS, _ANYONE, Ruling.FREE, Source.PRACTICE),
    *(Rule(_EQUAL, rank, _ANYONE, Ruling.FREE, Source.DECISION_2) for rank in Rank),
)
"""Superiors and the host stand nowhere: they name nobody to the bot."""

_RULINGS = {(rule.relation, rule.rank, comes): rule.ruling for rule in RULES for comes in rule.comes}


def ruling(invitation: Invitation, person: Attendance) -> Ruling:
    """What it takes to let this person come for this line; for a relation that names nobody, consent."""
    comes = who_comes(person.post, invitation.role)
    return _RULINGS.get((invitation.relation, invitation.rank, comes), Ruling.CONSENT)


def placed(invitation: Invitation, named: Iterable[Attendance]) -> tuple[Attendance, ...]:
    """The named persons, each with whose place he takes.

    Whoever needs consent, or comes instead of an invited head, comes in his place. With the invited head among
    them the others only accompany him.
    """
    people = tuple(named)
    accompany = invitation.rank is Rank.HEAD and any(_is_invited(invitation, one) for one in people)
    return tuple(
        replace(one, in_place_of="" if accompany or not _stands_in(invitation, one) else invitation.role)
        for one in people
    )


def below_deputy(invitation: Invitation) -> tuple[Attendance, ...]:
    """Those named of whom the chair is told that they stand below a deputy."""
    return tuple(
        one
        for one in invitation.attendances
        if one.in_place_of and ruling(invitation, one) is Ruling.CONSENT_BELOW_DEPUTY
    )


def _stands_in(invitation: Invitation, person: Attendance) -> bool:
    if invitation.rank is Rank.HEAD:
        return not _is_invited(invitation, person)
    return ruling(invitation, person) is not Ruling.FREE


def _is_invited(invitation: Invitation, person: Attendance) -> bool:
    return who_comes(person.post, invitation.role) is Comes.INVITED
