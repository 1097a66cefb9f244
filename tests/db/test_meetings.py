"""Meetings come back as they were kept, and answers are history."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from db.tables import answers
from domain.invitation import Attendance, Consent, PartStat
from domain.people import HOUSE
from tests.db.records import HEALTH, HOME, MEETING, NOON, invitation


def without_row_ids(meeting):
    """The meeting as it is before it is kept: its orders have no rows yet."""
    return replace(meeting, assignments=tuple(replace(one, id=0) for one in meeting.assignments))


def test_a_meeting_comes_back_whole(records):
    meeting_id = records.add_meeting()
    with records.open() as uow:
        kept = uow.meetings.get(meeting_id, HOUSE)
    assert without_row_ids(kept) == replace(MEETING, id=meeting_id, letter_id=kept.letter_id)


def test_a_replaced_meeting_has_the_new_programme_and_none_of_the_old(records):
    meeting_id = records.add_meeting()
    with records.open() as uow:
        old = uow.meetings.get(meeting_id, HOUSE)
        new = replace(old, agenda=old.agenda[1:], briefs=(), assignments=old.assignments * 2, sequence=1)
        uow.meetings.replace(new)
        uow.commit()
    with records.open() as uow:
        assert without_row_ids(uow.meetings.get(meeting_id, HOUSE)) == without_row_ids(new)


def test_what_is_not_committed_never_was(records):
    meeting_id = records.add_meeting()
    with records.open() as uow:
        uow.meetings.save(replace(uow.meetings.get(meeting_id, HOUSE), venue="Hội trường B"))
    with records.open() as uow:
        assert uow.meetings.get(meeting_id, HOUSE).venue == MEETING.venue


def test_meetings_are_listed_by_their_days(records):
    first = records.add_meeting(HEALTH)
    second = records.add_meeting(HEALTH)
    with records.open() as uow:
        later = uow.meetings.get(first, HOUSE)
        uow.meetings.save(replace(later, starts_on=later.starts_on + timedelta(days=1)))
        uow.commit()
    with records.open() as uow:
        assert [one.id for one in uow.meetings.organized(HOUSE)] == [second, first]
        guest = replace(HOUSE, grants=frozenset(), units=frozenset({HEALTH}))
        assert [meeting.id for _, meeting in uow.meetings.invited(guest)] == [second, first]


def test_a_unit_has_one_invitation_for_a_line_and_role(records):
    meeting_id = records.add_meeting(HEALTH)
    with records.open() as uow, pytest.raises(IntegrityError):
        uow.meetings.invite(meeting_id, [invitation(HEALTH, 0)])


def test_a_letter_calls_one_meeting_only(records):
    meeting_id = records.add_meeting()
    with records.open() as uow, pytest.raises(IntegrityError):
        uow.meetings.add(uow.meetings.get(meeting_id, HOUSE), by=None)


def test_the_latest_answer_stands_and_the_earlier_ones_are_history(records):
    meeting_id = records.add_meeting(HEALTH, HOME)
    person_id = records.add_person("1002", unit=HEALTH).person_id
    with records.open() as uow:
        asked, other = uow.meetings.invitations(meeting_id, HOUSE)
        substitute = Attendance(
            name="Lê Văn Cường", post="Phó Giám đốc", in_place_of="Giám đốc", phone="0270"
        )
        delegated = replace(
            asked,
            partstat=PartStat.DELEGATED,
            consent=Consent.PENDING,
            attendances=(substitute,),
            answered_at=NOON,
            answered_sequence=0,
        )
        uow.meetings.answer(delegated, by=person_id, now=NOON)
        accepted = replace(delegated, partstat=PartStat.ACCEPTED, consent=Consent.NOT_NEEDED, attendances=())
        uow.meetings.answer(accepted, by=None, now=NOON + timedelta(minutes=1))
        uow.commit()
    with records.open() as uow:
        assert uow.meetings.invitations(meeting_id, HOUSE) == [accepted, other]
    with records.engine.connect() as connection:
        kept = connection.execute(select(answers).order_by(answers.c.id)).all()
    assert [(row.partstat, row.person_id) for row in kept] == [("delegated", person_id), ("accepted", None)]
    assert kept[0].named[0]["name"] == "Lê Văn Cường"
    assert kept[1].named == []
