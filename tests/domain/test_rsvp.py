"""Rank and relation rule what a unit may answer, and what its answer makes of the invitation."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import DomainError
from domain.invitation import Attendance, Consent, Invitation, PartStat
from domain.meeting import MeetingState
from domain.offers import Choice, answer_options, needs_name, needs_reason, options
from domain.rank import Rank, Relation
from domain.rsvp import answer
from domain.state_line import state_key
from tests.domain import called
from tests.domain.called import NOW, START

CLERK = "Văn thư Phạm Thị D"

MEETING = replace(called.MEETING, sequence=3)
DEPUTY = Attendance(name="Lê Văn C", post="Phó Giám đốc", phone="0918123456")
OFFICIAL = Attendance(name="Trần Văn E", post="Trưởng phòng")

SUBORDINATE, EQUAL = Relation.SUBORDINATE, Relation.EQUAL
HEAD, LEADER, STAFF, PRESS = Rank


def line(rank=HEAD, relation=SUBORDINATE, **more) -> Invitation:
    told = {"unit": "so-gtvt", "role": "Giám đốc Sở Giao thông vận tải", **more}
    return Invitation(id=1, meeting_id=1, line=0, rank=rank, relation=relation, **told)


def say(invitation, choice, *, meeting=MEETING, now=NOW, by=CLERK, **more) -> Invitation:
    return answer(invitation, meeting, choice, by=by, now=now, **more)


def refusal(invitation, choice, **more) -> str:
    with pytest.raises(DomainError) as refused:
        say(invitation, choice, **more)
    return refused.value.code


def labels(offered) -> list[tuple[str, str]]:
    return [(option.choice.value, option.label) for option in offered]


ROWS = {
    (SUBORDINATE, HEAD): "attend:attend name:request_substitute decline:request_absence received:before_head",
    (SUBORDINATE, LEADER): "name:send_person decline:request_absence received:before_head",
    (SUBORDINATE, STAFF): "name:register_person decline:cannot_send",
    (SUBORDINATE, PRESS): "name:register_person decline:cannot_send",
    (EQUAL, HEAD): "attend:attend name:notify_person decline:excuse",
    (EQUAL, LEADER): "attend:attend name:notify_person decline:excuse",
    (EQUAL, STAFF): "attend:attend name:notify_person decline:excuse",
    (EQUAL, PRESS): "name:register_person decline:cannot_send",
}
EVERY_ROW = list(product(Relation, Rank))


@pytest.mark.parametrize(("relation", "rank"), EVERY_ROW)
def test_the_card_offers_what_rank_and_relation_allow(relation, rank):
    row = ROWS.get((relation, rank), "")
    assert [
        f"{choice}:{label}" for choice, label in labels(options(line(rank, relation), MEETING))
    ] == row.split()


@pytest.mark.parametrize("state", [state for state in MeetingState if state not in ("called", "changed")])
def test_a_meeting_that_is_not_live_offers_nothing_and_takes_nothing(state):
    meeting = replace(MEETING, state=state)
    assert options(line(), meeting) == answer_options(line(), meeting) == ()
    assert refusal(line(), Choice.ATTEND, meeting=meeting) == "meeting_not_live"


def test_after_an_answer_the_card_offers_to_change_it():
    attending = say(line(), Choice.ATTEND)
    assert labels(options(attending, MEETING)) == [("change", "change_answer")]
    assert answer_options(attending, MEETING) == options(line(), MEETING)


@pytest.mark.parametrize("consent", [Consent.PENDING, Consent.SUBMITTED])
def test_a_request_on_its_way_to_the_chair_may_be_withdrawn(consent):
    requested = replace(say(line(), Choice.NAME, named=[DEPUTY]), consent=consent)
    assert labels(options(requested, MEETING))[-1] == ("withdraw", "withdraw_request")
    assert say(requested, Choice.WITHDRAW) == line()


@pytest.mark.parametrize("consent", [Consent.NOT_NEEDED, Consent.AGREED, Consent.NOT_AGREED])
def test_what_the_chair_decided_or_never_sees_is_not_withdrawn(consent):
    decided = replace(say(line(), Choice.NAME, named=[DEPUTY]), consent=consent)
    assert ("withdraw", "withdraw_request") not in labels(options(decided, MEETING))
    assert refusal(decided, Choice.WITHDRAW) == "answer_not_offered"


def test_a_head_who_attends_is_accepted_and_signed():
    attending = say(line(), Choice.ATTEND, on_whose_word="Giám đốc")
    assert attending == line(
        partstat=PartStat.ACCEPTED,
        answered_by=CLERK,
        on_whose_word="Giám đốc",
        answered_at=NOW,
        answered_sequence=3,
    )


def test_a_heads_substitute_is_asked_of_the_chair_whatever_his_post():
    for named in (DEPUTY, OFFICIAL):
        requested = say(line(), Choice.NAME, named=[named])
        assert (requested.partstat, requested.consent) == (PartStat.DELEGATED, Consent.PENDING)
        assert requested.attendances == (replace(named, in_place_of="Giám đốc Sở Giao thông vận tải"),)


@pytest.mark.parametrize("relation", [SUBORDINATE, EQUAL])
@pytest.mark.parametrize("post", ["Giám đốc", "Quyền Giám đốc Sở"])
def test_the_invited_head_named_in_person_is_no_substitute(relation, post):
    named = say(line(HEAD, relation), Choice.NAME, named=[Attendance(name="Lê Văn C", post=post)])
    assert (named.partstat, named.consent) == (PartStat.ACCEPTED, Consent.NOT_NEEDED)
    assert [one.in_place_of for one in named.attendances] == [""]


def test_a_deputy_comes_freely_where_the_letter_wants_a_leader():
    named = say(line(LEADER), Choice.NAME, named=[DEPUTY])
    assert (named.partstat, named.consent) == (PartStat.ACCEPTED, Consent.NOT_NEEDED)
    assert named.attendances == (DEPUTY,)


def test_a_lower_post_than_a_leader_is_asked_of_the_chair():
    named = say(line(LEADER), Choice.NAME, named=[OFFICIAL])
    assert (named.partstat, named.consent) == (PartStat.DELEGATED, Consent.PENDING)
    assert not named.is_coming


def test_an_equal_bodys_substitute_comes_without_consent():
    substitute = say(line(HEAD, EQUAL), Choice.NAME, named=[OFFICIAL])
    assert (substitute.partstat, substitute.consent) == (PartStat.DELEGATED, Consent.NOT_NEEDED)
    assert substitute.is_coming


@pytest.mark.parametrize(
    ("relation", "rank"), [(EQUAL, LEADER), (EQUAL, STAFF), (EQUAL, PRESS), (SUBORDINATE, STAFF)]
)
def test_where_no_certain_person_is_wanted_the_named_one_is_accepted(relation, rank):
    named = say(line(rank, relation), Choice.NAME, named=[OFFICIAL])
    assert (named.partstat, named.consent) == (PartStat.ACCEPTED, Consent.NOT_NEEDED)
    assert named.attendances == (OFFICIAL,)


@pytest.mark.parametrize("rank", [HEAD, LEADER])
def test_a_subordinates_absence_is_asked_of_the_chair_with_its_reason(rank):
    assert needs_reason(line(rank), Choice.DECLINE)
    assert refusal(line(rank), Choice.DECLINE, reason=" ") == "reason_missing"
    absent = say(line(rank), Choice.DECLINE, reason=" Đi công tác ")
    assert (absent.partstat, absent.consent) == (PartStat.DECLINED, Consent.PENDING)
    assert absent.reason == "Đi công tác"


@pytest.mark.parametrize(
    ("relation", "rank"),
    [(relation, rank) for relation, rank in ROWS if relation is EQUAL or rank in (STAFF, PRESS)],
)
def test_others_stay_away_without_reason_or_consent(relation, rank):
    assert not needs_reason(line(rank, relation), Choice.DECLINE)
    absent = say(line(rank, relation), Choice.DECLINE)
    assert (absent.partstat, absent.consent) == (PartStat.DECLINED, Consent.NOT_NEEDED)


def test_only_naming_and_adding_need_a_name():
    assert [choice for choice in Choice if needs_name(line(), choice)] == [Choice.NAME, Choice.ADD]


@pytest.mark.parametrize("named", [(), [replace(DEPUTY, name=" ")], [replace(DEPUTY, post="")]])
def test_nobody_is_named_without_a_name_and_a_post(named):
    assert refusal(line(), Choice.NAME, named=named) == "name_missing"


def test_a_letter_before_the_head_is_received_but_not_answered():
    received = say(line(), Choice.RECEIVED)
    assert (received.partstat, received.received) == (PartStat.NEEDS_ACTION, True)
    assert not received.is_answered
    assert received.answered_by == CLERK


@pytest.mark.parametrize("choice", [Choice.RECEIVED, Choice.CHANGE, Choice.WITHDRAW])
def test_what_is_not_offered_is_refused(choice):
    assert refusal(line(HEAD, EQUAL), choice) == "answer_not_offered"


@pytest.mark.parametrize(("relation", "choice"), [*product((Relation.SUPERIOR, Relation.HOST), Choice)])
def test_superiors_and_the_host_are_asked_nothing(relation, choice):
    everything = {"named": [DEPUTY], "reason": "Đi công tác"}
    assert refusal(line(HEAD, relation), choice, **everything) == "answer_not_offered"


def test_a_new_answer_clears_what_the_old_one_left():
    requested = say(line(), Choice.NAME, named=[DEPUTY], reason="Đi công tác", on_whose_word="Giám đốc")
    attending = say(requested, Choice.ATTEND)
    assert attending == say(line(), Choice.ATTEND)
    assert say(requested, Choice.RECEIVED) == say(line(), Choice.RECEIVED)
    assert say(say(line(), Choice.RECEIVED), Choice.ATTEND) == say(line(), Choice.ATTEND)


@pytest.mark.parametrize(
    ("choice", "more"),
    [
        (Choice.ATTEND, {}),
        (Choice.NAME, {"named": [DEPUTY]}),
        (Choice.DECLINE, {"reason": "Đi công tác"}),
        (Choice.RECEIVED, {}),
    ],
)
def test_the_same_answer_again_is_refused_whoever_gives_it(choice, more):
    said = say(line(), choice, **more)
    assert refusal(said, choice, by="Giám đốc", now=NOW + timedelta(minutes=1), **more) == "answer_same"


def test_a_request_that_the_chair_agreed_to_is_not_made_again():
    agreed = replace(say(line(), Choice.NAME, named=[DEPUTY]), consent=Consent.AGREED)
    assert refusal(agreed, Choice.NAME, named=[DEPUTY]) == "answer_same"
    assert say(agreed, Choice.NAME, named=[OFFICIAL]).consent is Consent.PENDING


def test_a_request_that_the_chair_refused_may_be_made_again():
    refused = replace(say(line(), Choice.NAME, named=[DEPUTY]), consent=Consent.NOT_AGREED)
    assert say(refused, Choice.NAME, named=[DEPUTY]).consent is Consent.PENDING


def test_on_whose_word_may_be_told_afterwards():
    said = say(line(), Choice.ATTEND)
    assert say(said, Choice.ATTEND, on_whose_word="Giám đốc").on_whose_word == "Giám đốc"


def test_answers_are_taken_up_to_the_start():
    assert say(line(), Choice.ATTEND, now=START - timedelta(seconds=1)).is_coming
    assert refusal(line(), Choice.ATTEND, now=START) == "meeting_began"


def test_without_an_hour_answers_are_taken_to_the_end_of_the_day_where_the_meeting_is():
    meeting = replace(MEETING, starts_at=None)
    midnight = datetime(2022, 2, 22, 17, tzinfo=UTC)
    assert say(line(), Choice.ATTEND, meeting=meeting, now=midnight - timedelta(seconds=1)).is_coming
    assert refusal(line(), Choice.ATTEND, meeting=meeting, now=midnight) == "meeting_began"


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        say(line(), Choice.ATTEND, now=datetime(2022, 2, 21, 8))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("invitation", "key"),
    [
        (line(), "silent"),
        (line(received=True), "before_head"),
        (line(partstat=PartStat.ACCEPTED), "attending"),
        (line(partstat=PartStat.ACCEPTED, attendances=(DEPUTY,)), "named"),
        (line(partstat=PartStat.DELEGATED, attendances=(DEPUTY,)), "named"),
        (line(partstat=PartStat.DELEGATED, consent=Consent.PENDING), "substitute_pending"),
        (line(partstat=PartStat.DELEGATED, consent=Consent.SUBMITTED), "substitute_pending"),
        (line(partstat=PartStat.DELEGATED, consent=Consent.AGREED), "substitute_agreed"),
        (line(partstat=PartStat.DELEGATED, consent=Consent.NOT_AGREED), "substitute_not_agreed"),
        (line(partstat=PartStat.DECLINED, consent=Consent.PENDING), "excused_pending"),
        (line(partstat=PartStat.DECLINED, consent=Consent.SUBMITTED), "excused_pending"),
        (line(partstat=PartStat.DECLINED, consent=Consent.AGREED), "excused"),
        (line(partstat=PartStat.DECLINED, consent=Consent.NOT_AGREED), "substitute_not_agreed"),
        (line(partstat=PartStat.DECLINED), "declined_equal"),
        (line(partstat=PartStat.TENTATIVE), "to_reconfirm"),
    ],
)
def test_the_state_line_tells_how_things_stand(invitation, key):
    assert state_key(invitation, MEETING) == key
    assert state_key(invitation, replace(MEETING, state=MeetingState.POSTPONED)) == "postponed"
    assert state_key(invitation, replace(MEETING, state=MeetingState.CANCELLED)) == "cancelled"


steps = st.lists(st.sampled_from([choice for choice in Choice if choice is not Choice.CHANGE]), max_size=6)


@given(st.sampled_from(list(ROWS)), steps)
def test_whatever_was_pressed_before_the_last_answer_alone_stands(row, pressed):
    """Any way of presses ends where the last accepted press alone would have led from silence."""
    everything = {"named": [DEPUTY], "reason": "Đi công tác"}
    relation, rank = row
    silent = stands = alone = line(rank, relation)
    for choice in pressed:
        try:
            stands = say(stands, choice, **everything)
        except DomainError:
            continue
        alone = silent if choice is Choice.WITHDRAW else say(silent, choice, **everything)
    assert stands == alone
