"""Whom only the telephone reaches."""

from dataclasses import replace

import pytest

from domain.call_sheet import is_called, is_called_for
from domain.invitation import Invitation, PartStat
from domain.meeting import MeetingAssignment
from domain.rank import Rank, Relation
from domain.unit import Kind, Unit
from tests.domain.called import NOW

LINE = Invitation(
    id=1, meeting_id=1, unit="x", line=0, role="Giám đốc", rank=Rank.HEAD, relation=Relation.SUBORDINATE
)
ORDER = MeetingAssignment(unit="x", unit_text="Sở X", task="bố trí hội trường")


@pytest.mark.parametrize(
    ("relation", "has_contact", "partstat", "called"),
    [
        (Relation.SUPERIOR, True, PartStat.NEEDS_ACTION, True),
        (Relation.SUPERIOR, False, PartStat.NEEDS_ACTION, True),
        (Relation.SUBORDINATE, True, PartStat.NEEDS_ACTION, False),
        (Relation.SUBORDINATE, False, PartStat.NEEDS_ACTION, True),
        (Relation.SUBORDINATE, False, PartStat.ACCEPTED, False),
        (Relation.EQUAL, False, PartStat.TENTATIVE, True),
        (Relation.HOST, False, PartStat.NEEDS_ACTION, False),
    ],
)
def test_who_is_on_the_call_sheet(relation, has_contact, partstat, called):
    line = replace(LINE, relation=relation, partstat=partstat)
    assert is_called(line, has_contact=has_contact) is called


@pytest.mark.parametrize(
    ("relation", "has_contact", "noted", "called"),
    [
        (Relation.SUBORDINATE, True, None, False),
        (Relation.SUBORDINATE, False, None, True),
        (Relation.SUBORDINATE, False, NOW, False),
        (Relation.SUPERIOR, True, None, True),
        (None, False, None, True),
    ],
)
def test_who_is_called_for_an_order(relation, has_contact, noted, called):
    unit = relation and Unit(code="x", name="Sở X", kind=Kind.DEPARTMENT, relation=relation)
    order = replace(ORDER, noted_at=noted)
    assert is_called_for(order, unit, has_contact=has_contact) is called
