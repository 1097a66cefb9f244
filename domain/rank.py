"""Rank, the word that a letter puts before a unit, and relation, the unit's place beside the host.

Together they decide what a unit is asked, how, and whether anyone reminds it (docs/glossary.md).
"""

from enum import StrEnum


class Rank(StrEnum):
    """Whom the letter wants of a unit."""

    HEAD = "head"
    """Thủ trưởng, Chủ tịch, Giám đốc, Bí thư, Trưởng …: this person, no other without the chair's consent."""
    LEADER = "leader"
    """Lãnh đạo, đại diện lãnh đạo, Thường trực: the head or a deputy, as the unit likes."""
    STAFF = "staff"
    """Chuyên viên."""
    PRESS = "press"
    """"đến dự và đưa tin"."""


class Relation(StrEnum):
    """What a unit is to the host of the meeting."""

    SUPERIOR = "superior"
    EQUAL = "equal"
    SUBORDINATE = "subordinate"
    HOST = "host"


CARDED = frozenset({Relation.EQUAL, Relation.SUBORDINATE})
"""Relations that get messages; superiors are telephoned, the host is on the chair's sheet."""
