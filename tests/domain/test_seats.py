"""A letter may want several people of one unit: an answer names that many at most, at once or one by one."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import tally
from domain.errors import DomainError
from domain.invitation import Attendance, Consent, Invitation, PartStat
from domain.offers import Choice, options, seats_open
from domain.rank import Rank, Relation
from domain.rsvp import answer
from tests.domain.called import MEETING, NOW

DEPUTY = Attendance(name="Lê Văn C", post="Phó Giám đốc")
OFFICIAL = Attendance(name="Trần Văn E", post="Trưởng phòng")
DRIVER = Attendance(name="Võ Văn G", post="Chuyên viên")


def line(seats=2, rank=Rank.STAFF, relation=Relation.SUBORDINATE) -> Invitation:
    role = {Rank.HEAD: "Giám đốc Sở Y tế", Rank.LEADER: "lãnh đạo Sở Y tế"}.get(rank, "chuyên viên Sở Y tế")
    return Invitation(
        id=1, meeting_id=1, unit="syt", line=0, role=role, rank=rank, relation=relation, seats=seats
    )


def name(invitation, *people, choice=Choice.NAME) -> Invitation:
    return answer(invitation, MEETING, choice, by="Văn thư", now=NOW, named=people)


def add(invitation, *people) -> Invitation:
    return name(invitation, *people, choice=Choice.ADD)


def refusal(invitation, *people, choice=Choice.NAME) -> tuple[str, dict[str, object]]:
    with pytest.raises(DomainError) as refused:
        name(invitation, *people, choice=choice)
    return refused.value.code, refused.value.facts


def names(invitation) -> list[str]:
    return [one.name for one in invitation.attendances]


def offered(invitation) -> list[str]:
    return [one.label for one in options(invitation, MEETING)]


def test_one_answer_names_as_many_as_the_letter_wants():
    both = name(line(), OFFICIAL, DRIVER)
    assert (both.partstat, both.heads, names(both)) == (PartStat.ACCEPTED, 2, [OFFICIAL.name, DRIVER.name])


def test_more_people_than_seats_are_refused():
    assert refusal(line(), DEPUTY, OFFICIAL, DRIVER) == ("seats_exceeded", {"seats": 2, "named": 3})
    assert refusal(line(1), OFFICIAL, DRIVER) == ("seats_exceeded", {"seats": 1, "named": 2})


def test_fewer_people_stand_as_an_answer_and_others_may_be_added():
    one = name(line(3), OFFICIAL)
    assert (one.is_answered, one.heads, one.seats_left) == (True, 1, 2)
    assert offered(one) == ["add_person", "change_answer"]
    assert seats_open(one, Choice.ADD) == 2
    assert names(add(one, DRIVER)) == [OFFICIAL.name, DRIVER.name]
    assert refusal(add(one, DRIVER), DEPUTY, DEPUTY, choice=Choice.ADD)[1] == {"seats": 1, "named": 2}


def test_a_full_line_offers_to_change_and_not_to_add():
    full = name(line(), OFFICIAL, DRIVER)
    assert offered(full) == ["change_answer"]
    assert refusal(full, DEPUTY, choice=Choice.ADD)[0] == "answer_not_offered"


@pytest.mark.parametrize("choice", [Choice.ATTEND, Choice.DECLINE, Choice.RECEIVED])
def test_nobody_is_added_where_nobody_is_named(choice):
    said = answer(line(rank=Rank.HEAD), MEETING, choice, by="Văn thư", now=NOW, reason="họp")
    assert "add_person" not in offered(said)
    assert refusal(said, DEPUTY, choice=Choice.ADD)[0] == "answer_not_offered"


def test_a_new_list_takes_the_place_of_the_old_one():
    assert names(name(name(line(), OFFICIAL), DRIVER)) == [DRIVER.name]


def test_the_line_waits_for_the_chair_as_long_as_one_of_its_people_does_and_the_others_come():
    mixed = name(line(rank=Rank.LEADER), DEPUTY, OFFICIAL)
    assert (mixed.partstat, mixed.consent) == (PartStat.DELEGATED, Consent.PENDING)
    assert (mixed.heads, mixed.is_coming) == (1, True)
    assert replace(mixed, consent=Consent.AGREED).heads == 2
    assert replace(mixed, consent=Consent.NOT_AGREED).heads == 1
    assert name(line(rank=Rank.LEADER), OFFICIAL).heads == 0


@pytest.mark.parametrize("consent", [Consent.SUBMITTED, Consent.AGREED])
def test_who_comes_freely_is_added_without_asking_the_chair_again(consent):
    asked = replace(name(line(rank=Rank.LEADER), OFFICIAL), consent=consent)
    assert add(asked, DEPUTY).consent is consent
    assert add(asked, DRIVER).consent is Consent.PENDING


def test_nobody_is_added_to_a_list_that_the_chair_did_not_agree_to():
    refused = replace(name(line(rank=Rank.LEADER), OFFICIAL), consent=Consent.NOT_AGREED)
    assert offered(refused) == ["change_answer"]


def test_the_invited_head_brings_others_along():
    head = Attendance(name="Phạm Văn H", post="Giám đốc")
    assert name(line(rank=Rank.HEAD), head, OFFICIAL).heads == 2


PEOPLE = st.lists(st.sampled_from([DEPUTY, OFFICIAL, DRIVER]), min_size=1, max_size=4)
STEPS = st.lists(st.tuples(st.sampled_from([Choice.NAME, Choice.ADD]), PEOPLE), max_size=5)


@given(st.integers(1, 4), st.sampled_from(list(Rank)), st.sampled_from(["equal", "subordinate"]), STEPS)
def test_however_they_are_named_no_line_fills_more_than_its_seats(seats, rank, relation, steps):
    stands = line(seats, rank, Relation(relation))
    for choice, people in steps:
        try:
            stands = name(stands, *people, choice=choice)
        except DomainError:
            continue
        assert len(stands.attendances) + stands.seats_left == seats
        assert 0 <= tally.count([stands]).coming <= seats
