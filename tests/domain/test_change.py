"""What a notice of a change says, which meeting it means, and what becomes of the answers."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain import offers, reconfirm, rsvp
from domain.calendar import QuietHours
from domain.change import (
    TOLD_FOR,
    ChangeKind,
    change_of,
    changed,
    check_told,
    meeting_meant,
    tell_at,
    to_reconfirm,
    told_until,
)
from domain.errors import DomainError
from domain.invitation import Attendance, Consent, Invitation, PartStat
from domain.letter.model import Reading, Reference
from domain.letter.moment import Moment, Month
from domain.meeting import AgendaItem, Meeting, MeetingState
from domain.rank import Rank, Relation

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2022, 2, 21, 2, 0, tzinfo=UTC)
HALF_PAST_SEVEN = datetime(2022, 2, 22, 0, 30, tzinfo=UTC)
HALF_PAST_ONE = datetime(2022, 2, 22, 6, 30, tzinfo=UTC)
MEETING = Meeting(
    id=1,
    unit="vp-ubnd",
    letter_id=1,
    sequence=0,
    state=MeetingState.CALLED,
    number="32/GM-UBND",
    issue_date=date(2022, 2, 18),
    issuer="UBND tỉnh",
    title="Hội nghị tổng kết công tác dân vận chính quyền",
    starts_on=date(2022, 2, 22),
    starts_at=HALF_PAST_SEVEN,
    arrives_at=datetime(2022, 2, 22, 0, 0, tzinfo=UTC),
    arrival_reason="Đón tiếp",
    zone=ZONE,
    venue="Hội trường A",
    agenda=(
        AgendaItem(time_text="7h30", starts_at=HALF_PAST_SEVEN, ends_at=None, content="Khai mạc", by=""),
    ),
)
NOTICE = Reading(doc_type="thông báo", number="37/TB-UBND", title="Thay đổi thời gian Hội nghị dân vận")
MOVED = replace(NOTICE, changed=True, new_starts_at=(Moment.from_text("2022-02-22T13:30"),))
HEAD = Invitation(
    id=1,
    meeting_id=1,
    unit="ubnd-tra-on",
    line=0,
    role="Chủ tịch UBND huyện Trà Ôn",
    rank=Rank.HEAD,
    relation=Relation.SUBORDINATE,
)
COMES = rsvp.answer(HEAD, MEETING, offers.Choice.ATTEND, by="Chủ tịch", now=NOW)
DEPUTY = Attendance(name="Lê Văn C", post="Phó Chủ tịch")
SENDS = rsvp.answer(HEAD, MEETING, offers.Choice.NAME, by="Văn thư", now=NOW, named=[DEPUTY])
STAYS_AWAY = rsvp.answer(HEAD, MEETING, offers.Choice.DECLINE, by="Văn thư", now=NOW, reason="họp")


def after(reading: Reading) -> Meeting:
    change = change_of(reading, MEETING)
    assert change is not None
    return changed(MEETING, change)


def labels(invitation: Invitation, meeting: Meeting) -> list[str]:
    return [one.label for one in reconfirm.options(invitation, meeting)]


def test_a_letter_that_calls_is_no_change():
    assert change_of(NOTICE, MEETING) is None


@pytest.mark.parametrize(
    ("reading", "kind"),
    [
        (MOVED, ChangeKind.MOVED),
        (replace(NOTICE, changed=True, venue="Hội trường B"), ChangeKind.MOVED),
        (replace(NOTICE, postponed=True), ChangeKind.POSTPONED),
        (
            replace(NOTICE, postponed=True, changed=True, new_starts_at=(Month(2022, 3),)),
            ChangeKind.POSTPONED,
        ),
        (replace(NOTICE, cancelled=True), ChangeKind.CANCELLED),
        (replace(NOTICE, cancelled=True, postponed=True), ChangeKind.CANCELLED),
    ],
)
def test_what_a_notice_does_follows_from_what_it_says(reading, kind):
    change = change_of(reading, MEETING)
    assert change is not None
    assert change.kind is kind


def test_a_new_hour_takes_the_old_reception_and_programme_away():
    moved = after(MOVED)
    assert (moved.starts_at, moved.sequence, moved.state) == (HALF_PAST_ONE, 1, MeetingState.CHANGED)
    assert moved.arrives_at is None
    assert moved.agenda == ()
    assert moved.venue == "Hội trường A"


def test_a_new_place_alone_leaves_the_hours_as_they_are():
    moved = after(replace(NOTICE, changed=True, venue="Hội trường B"))
    assert (moved.venue, moved.starts_at, moved.arrives_at) == (
        "Hội trường B",
        HALF_PAST_SEVEN,
        MEETING.arrives_at,
    )
    assert moved.agenda == MEETING.agenda


@pytest.mark.parametrize("start", ["2022-02-22T07:30", "2022-02-22"])
def test_a_notice_that_repeats_the_hour_beside_its_new_place_leaves_reception_and_programme(start):
    repeated = replace(
        NOTICE, changed=True, venue="Hội trường B", starts_at=Moment.from_text(start), arrives_at=None
    )
    moved = after(repeated)
    assert moved == replace(MEETING, sequence=1, state=MeetingState.CHANGED, venue="Hội trường B")


def test_a_new_reception_hour_alone_leaves_the_start_and_the_programme():
    moved = after(
        replace(
            NOTICE,
            changed=True,
            starts_at=Moment.from_text("2022-02-22T07:30"),
            arrives_at=Moment.from_text("2022-02-22T06:45"),
        )
    )
    assert moved.arrives_at == datetime(2022, 2, 21, 23, 45, tzinfo=UTC)
    assert (moved.starts_at, moved.agenda) == (HALF_PAST_SEVEN, MEETING.agenda)


def test_another_chair_alone_is_a_correction_that_asks_nobody_again():
    reading = replace(NOTICE, title="Đính chính Giấy mời", changed=True, chair="Phó Chủ tịch UBND tỉnh")
    change = change_of(reading, MEETING)
    assert change is not None
    assert (change.kind, change.asks_again) == (ChangeKind.CORRECTED, False)
    assert after(reading) == replace(
        MEETING, sequence=1, state=MeetingState.CHANGED, chair="Phó Chủ tịch UBND tỉnh"
    )


def test_a_new_place_does_not_call_a_postponed_meeting_again():
    postponed = replace(MEETING, state=MeetingState.POSTPONED)
    change = change_of(replace(NOTICE, changed=True, venue="Hội trường B"), postponed)
    assert change is not None
    assert changed(postponed, change).state is MeetingState.POSTPONED


def test_a_postponed_meeting_is_called_again_by_its_old_hour_too():
    postponed = replace(MEETING, state=MeetingState.POSTPONED)
    change = change_of(replace(MOVED, new_starts_at=(Moment.from_text("2022-02-22T07:30"),)), postponed)
    assert change is not None
    assert changed(postponed, change).state is MeetingState.CHANGED


def test_what_the_organizer_corrected_is_the_new_hour_whatever_was_read_first():
    moved = after(replace(MOVED, starts_at=Moment.from_text("2022-02-22T14:00")))
    assert moved.starts_at == datetime(2022, 2, 22, 7, 0, tzinfo=UTC)


def test_a_notice_of_another_hour_that_tells_none_cannot_be_confirmed():
    with pytest.raises(DomainError, match="start_missing"):
        check_told(replace(NOTICE, changed=True))
    for told in (MOVED, replace(NOTICE, postponed=True), replace(NOTICE, cancelled=True)):
        check_told(told)
    check_told(replace(NOTICE, title="Đính chính Giấy mời", changed=True))


def test_a_month_alone_is_no_new_day():
    moved = after(replace(NOTICE, postponed=True, changed=True, new_starts_at=(Month(2022, 3),)))
    assert (moved.state, moved.starts_at) == (MeetingState.POSTPONED, HALF_PAST_SEVEN)


def test_a_notice_finds_its_meeting_by_number():
    named = replace(MOVED, refers_to=(Reference(number="32 / GM-UBND", date=None),))
    other = replace(MEETING, id=2, number="33/GM-UBND")
    assert meeting_meant(named, [other, MEETING]) == MEETING


def test_a_number_that_nobody_called_is_asked_about_even_if_the_day_fits():
    named = replace(
        MOVED,
        refers_to=(Reference(number="99/GM-UBND", date=None),),
        old_starts_at=(Moment.from_text("2022-02-22T07:30"),),
    )
    assert meeting_meant(named, [MEETING]) is None


def test_without_a_number_day_and_title_find_it_and_two_alike_are_asked_about():
    dated = replace(MOVED, old_starts_at=(Moment.from_text("2022-02-22"),))
    assert meeting_meant(dated, [MEETING]) == MEETING
    assert meeting_meant(dated, [MEETING, replace(MEETING, id=2)]) is None
    assert meeting_meant(replace(dated, title="Lễ kỷ niệm"), [MEETING]) is None


def test_a_number_of_another_day_or_another_office_is_asked_about():
    dated = replace(MOVED, refers_to=(Reference(number="32/GM-UBND", date=Moment(date(2021, 2, 18))),))
    assert meeting_meant(dated, [MEETING]) is None
    same_day = replace(dated, refers_to=(Reference(number="32/GM-UBND", date=Moment(date(2022, 2, 18))),))
    assert meeting_meant(same_day, [MEETING]) == MEETING
    assert meeting_meant(replace(same_day, issuer="UBND huyện Trà Ôn"), [MEETING]) is None


@pytest.mark.parametrize(
    "issuer",
    [
        None,
        "Ủy ban nhân dân tỉnh Vĩnh Long",
        "Chủ tịch Ủy ban nhân dân tỉnh",
        "VĂN PHÒNG UBND TỈNH",
    ],
)
def test_one_office_is_known_by_its_ways_to_sign(issuer):
    named = replace(MOVED, issuer=issuer, refers_to=(Reference(number="32/GM-UBND", date=None),))
    assert meeting_meant(named, [MEETING]) == MEETING


def test_of_two_letters_with_one_number_the_date_tells_which():
    old = replace(MEETING, id=2, issue_date=date(2021, 2, 18), starts_on=date(2021, 2, 22))
    named = replace(MOVED, refers_to=(Reference(number="32/GM-UBND", date=Moment(date(2022, 2, 18))),))
    assert meeting_meant(named, [old, MEETING]) == MEETING


def test_without_a_number_another_office_is_not_meant():
    dated = replace(MOVED, old_starts_at=(Moment.from_text("2022-02-22"),))
    assert meeting_meant(replace(dated, issuer="Sở Y tế tỉnh Vĩnh Long"), [MEETING]) is None
    assert meeting_meant(replace(dated, issuer="UBND tỉnh Vĩnh Long"), [MEETING]) == MEETING


def test_a_draft_is_not_yet_a_meeting_that_can_change():
    named = replace(MOVED, refers_to=(Reference(number="32/GM-UBND", date=None),))
    assert meeting_meant(named, [replace(MEETING, state=MeetingState.DRAFT)]) is None


def test_silence_stays_silence():
    assert to_reconfirm(HEAD) == HEAD


@pytest.mark.parametrize("answered", [COMES, SENDS, STAYS_AWAY])
def test_an_answer_is_kept_and_one_tap_gives_it_again(answered):
    asked, moved = to_reconfirm(answered), after(MOVED)
    assert asked.partstat is PartStat.TENTATIVE
    kept = reconfirm.keep(asked, moved, by="Văn thư", now=NOW)
    assert (kept.partstat, kept.consent, kept.attendances, kept.reason) == (
        answered.partstat,
        answered.consent,
        answered.attendances,
        answered.reason,
    )
    assert kept.answered_sequence == moved.sequence
    assert kept.earlier is None


def test_one_tap_comes_first_and_says_what_it_keeps():
    moved = after(MOVED)
    assert labels(to_reconfirm(COMES), moved) == ["still_attend", "change_person", "request_absence", "noted"]
    assert labels(to_reconfirm(STAYS_AWAY), moved) == [
        "still_absent",
        "attend",
        "request_substitute",
        "noted",
    ]


def test_the_silent_are_offered_the_answers_and_may_say_that_they_know():
    moved = after(MOVED)
    offered = labels(HEAD, moved)
    assert offered[-1] == "noted"
    assert "attend" in offered
    noted = reconfirm.note(HEAD, moved)
    assert noted.partstat is PartStat.NEEDS_ACTION
    assert "noted" not in labels(noted, moved)


def test_an_answer_after_the_change_tells_that_it_is_known():
    moved = after(MOVED)
    answered = rsvp.answer(
        to_reconfirm(COMES), moved, offers.Choice.DECLINE, by="Văn thư", now=NOW, reason="họp"
    )
    assert reconfirm.knows(answered, moved)
    assert answered.earlier is None


def test_what_was_postponed_or_called_off_is_only_to_be_known():
    for off in (after(replace(NOTICE, postponed=True)), after(replace(NOTICE, cancelled=True))):
        assert labels(COMES, off) == ["noted"]
        assert labels(reconfirm.note(COMES, off), off) == []


def test_noting_twice_and_keeping_what_does_not_wait_are_refused():
    moved = after(MOVED)
    with pytest.raises(DomainError, match="answer_same"):
        reconfirm.note(reconfirm.note(HEAD, moved), moved)
    with pytest.raises(DomainError, match="button_old"):
        reconfirm.keep(COMES, moved, by="Văn thư", now=NOW)


def test_nothing_is_kept_once_the_meeting_has_begun():
    with pytest.raises(DomainError, match="meeting_began"):
        reconfirm.keep(to_reconfirm(COMES), after(MOVED), by="Văn thư", now=HALF_PAST_ONE)


def test_a_pending_request_still_waits_for_the_chair_after_it_is_kept():
    kept = reconfirm.keep(to_reconfirm(SENDS), after(MOVED), by="Văn thư", now=NOW)
    assert kept.consent is Consent.PENDING


QUIET = QuietHours.parse("21:00-06:00")
NIGHT = datetime(2022, 2, 20, 16, 0, tzinfo=UTC)
"""A Sunday's eleven in the evening, a day and a half before."""


def test_a_change_of_a_far_meeting_waits_for_the_morning_and_one_of_a_near_meeting_for_nothing():
    far = replace(MEETING, starts_at=HALF_PAST_SEVEN + timedelta(days=7), starts_on=date(2022, 3, 1))
    assert tell_at(far, far, NIGHT, QUIET) > NIGHT
    near = HALF_PAST_SEVEN - timedelta(hours=11)
    assert tell_at(MEETING, far, near, QUIET) == tell_at(far, MEETING, near, QUIET) == near


def test_a_change_is_told_until_some_days_after_the_later_of_both_hours():
    later = after(MOVED)
    assert told_until(MEETING, later) == told_until(later, MEETING)
    assert told_until(MEETING, later) - told_until(MEETING, MEETING) == HALF_PAST_ONE - HALF_PAST_SEVEN
    assert told_until(MEETING, MEETING) > HALF_PAST_SEVEN + TOLD_FOR
