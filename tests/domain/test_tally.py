"""The sums of a panel always close."""

from hypothesis import given
from hypothesis import strategies as st

from domain.invitation import Attendance, Consent, Invitation, PartStat
from domain.rank import Rank, Relation
from domain.tally import Tally, count

PERSON = Attendance(name="Lê Văn C", post="Phó Giám đốc", in_place_of="Giám đốc")
COMPANION = Attendance(name="Võ Thị D", post="Chuyên viên")

lines = st.lists(
    st.builds(
        Invitation,
        id=st.integers(1, 99),
        meeting_id=st.just(1),
        unit=st.just("so-y-te"),
        line=st.just(0),
        role=st.just("Giám đốc"),
        rank=st.sampled_from(Rank),
        relation=st.sampled_from(Relation),
        seats=st.integers(1, 3),
        partstat=st.sampled_from(PartStat),
        consent=st.sampled_from(Consent),
        received=st.booleans(),
        attendances=st.lists(st.just(PERSON), max_size=3).map(tuple),
    ),
    max_size=30,
)


def line(partstat=PartStat.NEEDS_ACTION, consent=Consent.NOT_NEEDED, **more) -> Invitation:
    told = {"rank": Rank.HEAD, "relation": Relation.SUBORDINATE, **more}
    return Invitation(
        id=1,
        meeting_id=1,
        unit="so-y-te",
        line=0,
        role="Giám đốc",
        partstat=partstat,
        consent=consent,
        **told,
    )


@given(lines)
def test_the_sum_of_a_panel_closes(invitations):
    tally = count(invitations)
    parts = (tally.attending, tally.substitutes, tally.absent, tally.waiting, tally.before_head, tally.silent)
    assert tally.invited == sum(parts)
    assert tally.answered == tally.attending + tally.substitutes + tally.absent
    assert min(parts) >= 0


@given(lines)
def test_no_part_is_greater_than_its_whole(invitations):
    tally = count(invitations)
    assert tally.substitutes_agreed + tally.substitutes_pending <= tally.substitutes
    assert tally.absent_agreed + tally.absent_pending <= tally.absent


@given(lines)
def test_every_line_is_invited_or_called_or_the_host(invitations):
    tally = count(invitations)
    hosts = sum(one.relation is Relation.HOST for one in invitations)
    assert len(invitations) == tally.invited + tally.to_call + hosts


def test_each_state_is_counted_in_its_own_place():
    tally = count(
        [
            line(PartStat.ACCEPTED),
            line(PartStat.DELEGATED, Consent.AGREED, attendances=(PERSON,)),
            line(PartStat.DELEGATED, Consent.NOT_NEEDED, attendances=(PERSON,), relation=Relation.EQUAL),
            line(PartStat.DELEGATED, Consent.PENDING, attendances=(PERSON,)),
            line(PartStat.DELEGATED, Consent.NOT_AGREED, attendances=(PERSON,)),
            line(PartStat.DECLINED, Consent.AGREED),
            line(PartStat.DECLINED, Consent.SUBMITTED),
            line(PartStat.TENTATIVE),
            line(received=True),
            line(),
            line(),
            line(relation=Relation.SUPERIOR),
            line(relation=Relation.HOST),
        ]
    )
    assert tally == Tally(
        invited=11,
        attending=1,
        substitutes=4,
        absent=2,
        waiting=1,
        before_head=1,
        silent=2,
        answered=7,
        substitutes_agreed=2,
        substitutes_pending=1,
        absent_agreed=1,
        absent_pending=1,
        coming=3,
        to_call=1,
    )


def test_heads_are_counted_by_names_and_without_names_by_seats():
    seated = line(PartStat.ACCEPTED, seats=2)
    named = line(PartStat.ACCEPTED, seats=2, attendances=(PERSON, PERSON, PERSON))
    assert count([seated]).coming == 2
    assert count([named]).coming == 3


def test_who_waits_for_the_chair_is_not_yet_in_the_hall():
    assert count([line(PartStat.DELEGATED, Consent.PENDING, attendances=(PERSON,))]).coming == 0


def test_who_comes_freely_is_counted_while_another_of_the_line_waits():
    assert count([line(PartStat.DELEGATED, Consent.PENDING, attendances=(PERSON, COMPANION))]).coming == 1


def test_nobody_invited_is_a_count_of_nothing():
    assert set(vars(count([])).values()) == {0}
