"""Reminders come by working time, to those who still need them when they fire."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import QuietHours, is_working_moment
from domain.invitation import Consent, Invitation, PartStat
from domain.meeting import Meeting, MeetingState
from domain.rank import Rank, Relation
from domain.reminders import Kind, is_silent, morning_due, moved, plan, propose_deadline, still_needs

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
NIGHT = QuietHours.parse("21:00-06:00")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM).astimezone(UTC)


LETTER_32 = Meeting(
    id=1,
    unit="vp",
    letter_id=1,
    sequence=0,
    state=MeetingState.CALLED,
    number="32/GM-UBND",
    issue_date=date(2022, 2, 18),
    issuer="UBND tỉnh",
    title="Hội nghị",
    starts_on=date(2022, 2, 22),
    starts_at=at("2022-02-22 07:30"),
    arrives_at=at("2022-02-22 07:00"),
    zone=VIETNAM,
    deadline=at("2022-02-21 16:00"),
)
BEFORE_THE_DEADLINE = at("2022-02-21 10:00")
DAWN = at("2022-02-22 06:00")
CONSENTS = (Consent.NOT_NEEDED, Consent.PENDING)


def planned(meeting=LETTER_32, called="2022-02-18 15:00", quiet=NIGHT, **more):
    reminders = plan(meeting, called_at=at(called), quiet=quiet, **more)
    return [(one.kind.value, f"{one.due_at.astimezone(VIETNAM):%Y-%m-%d %H:%M}") for one in reminders]


def line(relation=Relation.SUBORDINATE, **more) -> Invitation:
    told = {"unit": "so-y-te", "role": "Giám đốc", "rank": Rank.HEAD, **more}
    return Invitation(id=1, meeting_id=1, line=0, relation=relation, **told)


@pytest.mark.parametrize(
    ("called", "chase"),
    [("2022-02-18 15:00", "2022-02-21 09:45"), ("2022-02-18 16:00", "2022-02-21 10:15")],
)
def test_letter_32_is_chased_on_monday_about_ten(called, chase):
    assert planned(called=called) == [
        ("chase", chase),
        ("last_call", "2022-02-21 14:30"),
        ("morning", "2022-02-22 06:00"),
    ]


def test_a_question_is_useless_when_the_list_closes_and_the_morning_when_it_begins():
    chase, last_call, morning = plan(LETTER_32, called_at=at("2022-02-18 15:00"), quiet=NIGHT)
    assert chase.expires_at == last_call.expires_at == LETTER_32.deadline
    assert morning.expires_at == LETTER_32.starts_at


def test_the_proposed_deadline_stands_in_for_a_missing_one():
    assert planned(replace(LETTER_32, deadline=None)) == planned()


def test_without_working_time_left_nobody_is_chased_and_the_phone_is_next():
    weekend = replace(LETTER_32, deadline=at("2022-02-21 07:00"))
    assert planned(weekend, called="2022-02-18 17:00") == [("morning", "2022-02-22 06:00")]


def test_where_only_one_question_finds_room_it_is_the_chase():
    assert planned(called="2022-02-21 14:00")[0] == ("chase", "2022-02-21 15:00")
    assert [kind for kind, _ in planned(called="2022-02-21 14:00")] == ["chase", "morning"]


def test_questions_wait_for_the_end_of_the_quiet_hours():
    late_risers = QuietHours.parse("21:00-10:30")
    assert planned(quiet=late_risers)[0] == ("chase", "2022-02-21 10:30")


def test_a_last_call_that_a_day_off_holds_beyond_the_deadline_is_left_out():
    sunday = replace(LETTER_32, deadline=at("2022-02-20 16:00"))
    assert [kind for kind, _ in planned(sunday)] == ["chase", "morning"]


def test_the_morning_message_comes_on_a_day_off_as_well():
    saturday = replace(
        LETTER_32,
        starts_on=date(2022, 2, 26),
        starts_at=at("2022-02-26 07:30"),
        arrives_at=None,
        deadline=None,
    )
    assert planned(saturday)[-1] == ("morning", "2022-02-26 06:30")


def test_who_is_called_after_the_morning_hour_gets_no_morning_message():
    assert planned(called="2022-02-22 06:00") == []


def test_a_meeting_without_an_hour_has_questions_at_fixed_times_and_no_morning():
    meeting = replace(LETTER_32, starts_at=None, arrives_at=None)
    assert planned(meeting) == [("chase", "2022-02-21 09:45"), ("last_call", "2022-02-21 14:30")]
    assert all(one.distance is None for one in plan(meeting, called_at=at("2022-02-18 15:00"), quiet=NIGHT))
    with pytest.raises(ValueError, match="hour"):
        morning_due(meeting, 0)


@pytest.mark.parametrize(
    ("travel_min", "due"),
    [(0, "06:00"), (30, "05:30"), (45, "05:15"), (46, "05:15"), (600, "05:15")],
)
def test_the_morning_message_allows_for_the_way_but_wakes_nobody_before_a_quarter_past_five(travel_min, due):
    assert morning_due(LETTER_32, travel_min) == at(f"2022-02-22 {due}")
    assert planned(farthest_min=travel_min)[-1] == ("morning", f"2022-02-22 {due}")


def test_without_a_reception_the_morning_goes_by_the_start():
    assert morning_due(replace(LETTER_32, arrives_at=None), 0) == at("2022-02-22 06:30")


def test_before_six_a_message_makes_no_sound():
    assert is_silent(at("2022-02-22 05:59"), LETTER_32)
    assert not is_silent(DAWN, LETTER_32)


@pytest.mark.parametrize(
    ("starts_at", "now", "deadline"),
    [
        ("2022-02-22 07:30", "2022-02-18 15:00", "2022-02-21 16:00"),
        ("2022-02-21 07:30", "2022-02-17 15:00", "2022-02-18 16:00"),
        ("2022-02-07 07:30", "2022-01-20 15:00", "2022-01-28 16:00"),
        ("2022-02-22 07:30", "2022-02-21 16:00", "2022-02-22 05:30"),
        ("2022-02-22 13:30", "2022-02-22 08:00", "2022-02-22 11:30"),
        ("2022-02-22 13:30", "2022-02-22 12:00", "2022-02-22 13:30"),
    ],
    ids=["working day", "over the weekend", "over Tết", "list closed", "same day", "at the last minute"],
)
def test_the_deadline_is_four_in_the_afternoon_before_or_two_hours_ahead(starts_at, now, deadline):
    meeting = replace(LETTER_32, starts_on=date.fromisoformat(starts_at[:10]), starts_at=at(starts_at))
    assert propose_deadline(meeting, at(now)) == at(deadline)


def test_the_deadline_of_a_day_without_an_hour_counts_from_the_opening_of_offices():
    meeting = replace(LETTER_32, starts_at=None, arrives_at=None)
    assert propose_deadline(meeting, at("2022-02-18 15:00")) == at("2022-02-21 16:00")
    assert propose_deadline(meeting, at("2022-02-21 20:00")) == at("2022-02-22 05:00")


def needing(kind, now=BEFORE_THE_DEADLINE, meeting=LETTER_32):
    """Every relation and state of an invitation that needs this reminder."""
    states = {
        "silent": line(),
        "before head": line(received=True),
        "attends": line(partstat=PartStat.ACCEPTED),
        "substitute agreed": line(partstat=PartStat.DELEGATED, consent=Consent.AGREED),
        "substitute pending": line(partstat=PartStat.DELEGATED, consent=Consent.PENDING),
        "absent": line(partstat=PartStat.DECLINED),
        "waiting": line(partstat=PartStat.TENTATIVE),
    }
    return {
        (relation.value, state)
        for relation, (state, invitation) in product(Relation, states.items())
        if still_needs(kind, replace(invitation, relation=relation), meeting, now)
    }


def test_the_silent_are_chased_and_equals_are_asked_this_once():
    assert needing(Kind.CHASE) == {("subordinate", "silent"), ("equal", "silent")}


def test_the_last_call_goes_to_subordinates_even_when_it_lies_before_the_head():
    assert needing(Kind.LAST_CALL) == {("subordinate", "silent"), ("subordinate", "before head")}


def test_the_morning_message_goes_to_those_who_come():
    coming = set(product(("subordinate", "equal"), ("attends", "substitute agreed")))
    assert needing(Kind.MORNING, DAWN) == coming


@pytest.mark.parametrize("kind", Kind)
def test_a_meeting_that_is_not_live_reminds_nobody(kind):
    for state in set(MeetingState) - {MeetingState.CALLED, MeetingState.CHANGED}:
        assert needing(kind, meeting=replace(LETTER_32, state=state)) == set()


@pytest.mark.parametrize("kind", [Kind.CHASE, Kind.LAST_CALL])
def test_when_the_list_has_closed_nobody_is_asked(kind):
    assert needing(kind, LETTER_32.deadline) == set()
    assert needing(kind, LETTER_32.deadline - timedelta(seconds=1))


def test_when_it_has_begun_nobody_is_told_to_come():
    assert needing(Kind.MORNING, LETTER_32.starts_at) == set()
    assert needing(Kind.MORNING, LETTER_32.starts_at - timedelta(seconds=1))


def test_a_moved_meeting_moves_its_reminders():
    later = at("2022-02-24 13:30")
    for reminder in plan(LETTER_32, called_at=at("2022-02-18 15:00"), quiet=NIGHT):
        after = moved(reminder, LETTER_32.starts_at, later)
        assert later - after.due_at == LETTER_32.starts_at - reminder.due_at == after.distance
        assert after.expires_at - after.due_at == reminder.expires_at - reminder.due_at


def test_a_reminder_at_a_fixed_time_stays_where_it_is():
    meeting = replace(LETTER_32, starts_at=None, arrives_at=None)
    chase = plan(meeting, called_at=at("2022-02-18 15:00"), quiet=NIGHT)[0]
    assert moved(chase, LETTER_32.starts_at, at("2022-02-24 13:30")) == chase


hours = st.timedeltas(timedelta(), timedelta(days=14)).map(lambda since: at("2022-02-10 00:00") + since)


@given(hours, hours, st.integers(0, 300))
def test_every_planned_reminder_is_ahead_useful_and_in_order(called_at, starts_at, farthest_min):
    meeting = replace(
        LETTER_32,
        starts_on=starts_at.astimezone(VIETNAM).date(),
        starts_at=starts_at,
        arrives_at=None,
        deadline=None,
    )
    reminders = plan(meeting, called_at=called_at, quiet=NIGHT, farthest_min=farthest_min)
    assert list(reminders) == sorted(reminders, key=lambda one: one.due_at)
    assert len({one.kind for one in reminders}) == len(reminders)
    for one in reminders:
        assert called_at < one.due_at < one.expires_at <= starts_at
        if one.kind is Kind.CHASE:
            assert is_working_moment(one.due_at, VIETNAM) or is_working_moment(
                one.due_at - timedelta(microseconds=1), VIETNAM
            )
