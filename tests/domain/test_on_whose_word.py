"""Who decides what in a unit: function, the answer that stands, and the choice, row by row."""

from dataclasses import replace
from itertools import product

import pytest

from domain import offers, reconfirm
from domain.answer import Answer, Signature, given
from domain.change import to_reconfirm
from domain.errors import DomainError
from domain.invitation import Attendance, Consent, Invitation, PartStat
from domain.meeting import MeetingState
from domain.on_whose_word import (
    Course,
    Word,
    course_of,
    may_be_before_the_head,
    names_himself,
    read_word,
    words_of,
)
from domain.people import Function
from domain.proposal import ProposalState, applied, decide, propose, state_of
from domain.rank import Rank, Relation
from domain.unit import RELATION_OF_KIND, Kind, Unit
from tests.domain.called import MEETING, NOW, START

MOVED = replace(MEETING, sequence=1, state=MeetingState.CHANGED)
DEPUTY_NAMED = Attendance(name="Lê Văn C", post="Phó Giám đốc")
ATTEND, NAME, DECLINE, RECEIVED, ADD, _, WITHDRAW = offers.Choice
KEEP = reconfirm.Choice.KEEP
HEAD, DEPUTY, CLERK, PRESS = Function
FREE, ASK, ASK_HEAD, PROPOSE = Course

SAID = {
    ATTEND: Answer(choice=ATTEND),
    NAME: Answer(choice=NAME, named=(DEPUTY_NAMED,)),
    DECLINE: Answer(choice=DECLINE, reason="Đi công tác"),
    RECEIVED: Answer(choice=RECEIVED),
    WITHDRAW: Answer(choice=WITHDRAW),
}


def line(rank=Rank.HEAD, relation=Relation.SUBORDINATE, **more):
    told = {"unit": "so-gtvt", "role": "Giám đốc Sở Giao thông vận tải", **more}
    return Invitation(id=1, meeting_id=1, line=0, rank=rank, relation=relation, **told)


def signed(function, word=""):
    return Signature(by=f"Người {function}", function=function, on_whose_word=word)


def answered(function, choice=ATTEND, one=None, meeting=MEETING, word=""):
    return given(SAID[choice], one or line(), meeting, signed=signed(function, word), now=NOW)


SILENT = line()
BY_CLERK = answered(CLERK, word=Word.DIRECTOR)
BY_DEPUTY = answered(DEPUTY, word=Word.DIRECTOR)
BY_HEAD = answered(HEAD)
BEFORE_HEAD = answered(HEAD, RECEIVED)
TO_CONFIRM = to_reconfirm(BY_HEAD)

ON_A_HEADS_LINE = [
    # what stands, who speaks: what attend, name, decline, received, withdraw go through
    (SILENT, HEAD, FREE, FREE, FREE, FREE, FREE),
    (SILENT, DEPUTY, ASK_HEAD, ASK_HEAD, ASK_HEAD, FREE, FREE),
    (SILENT, CLERK, ASK, ASK, ASK, FREE, FREE),
    (SILENT, PRESS, ASK, ASK, ASK, FREE, FREE),
    (BY_CLERK, HEAD, FREE, FREE, FREE, FREE, FREE),
    (BY_CLERK, DEPUTY, ASK_HEAD, ASK_HEAD, ASK_HEAD, FREE, FREE),
    (BY_CLERK, CLERK, ASK, ASK, ASK, FREE, FREE),
    (BY_DEPUTY, DEPUTY, ASK_HEAD, ASK_HEAD, ASK_HEAD, FREE, FREE),
    (BY_DEPUTY, CLERK, ASK, ASK, ASK, FREE, FREE),
    (BY_HEAD, HEAD, FREE, FREE, FREE, FREE, FREE),
    (BY_HEAD, DEPUTY, PROPOSE, PROPOSE, PROPOSE, "head_answered", PROPOSE),
    (BY_HEAD, CLERK, PROPOSE, PROPOSE, PROPOSE, "head_answered", PROPOSE),
    (BY_HEAD, PRESS, PROPOSE, PROPOSE, PROPOSE, "head_answered", PROPOSE),
    (BEFORE_HEAD, DEPUTY, ASK_HEAD, ASK_HEAD, ASK_HEAD, FREE, FREE),
    (BEFORE_HEAD, CLERK, ASK, ASK, ASK, FREE, FREE),
    (TO_CONFIRM, HEAD, FREE, FREE, FREE, FREE, FREE),
    (TO_CONFIRM, DEPUTY, ASK_HEAD, ASK_HEAD, ASK_HEAD, FREE, FREE),
    (TO_CONFIRM, CLERK, ASK, ASK, ASK, FREE, FREE),
]


def course(function, choice, one, **more):
    try:
        return course_of(function, choice, one, **more)
    except DomainError as refusal:
        return refusal.code


@pytest.mark.parametrize(
    ("stands", "function", "attend", "name", "decline", "received", "withdraw"), ON_A_HEADS_LINE
)
def test_what_an_answer_goes_through_on_a_heads_line(
    stands, function, attend, name, decline, received, withdraw
):
    goes = [course(function, choice, stands) for choice in (ATTEND, NAME, DECLINE, RECEIVED, WITHDRAW)]
    assert goes == [attend, name, decline, received, withdraw]


@pytest.mark.parametrize(("stands", "function"), [row[:2] for row in ON_A_HEADS_LINE])
def test_adding_a_person_goes_through_what_naming_one_does(stands, function):
    assert course(function, ADD, stands) == course(function, NAME, stands)


OTHER_LINES = [
    # rank, relation, who: what attend, name, decline go through
    (Rank.LEADER, Relation.SUBORDINATE, DEPUTY, FREE, FREE, ASK_HEAD),
    (Rank.LEADER, Relation.EQUAL, DEPUTY, FREE, FREE, ASK_HEAD),
    (Rank.HEAD, Relation.EQUAL, DEPUTY, ASK_HEAD, ASK_HEAD, ASK_HEAD),
    (Rank.STAFF, Relation.SUBORDINATE, DEPUTY, FREE, FREE, FREE),
    (Rank.PRESS, Relation.EQUAL, DEPUTY, FREE, FREE, FREE),
    (Rank.PRESS, Relation.EQUAL, PRESS, FREE, FREE, FREE),
    (Rank.LEADER, Relation.EQUAL, PRESS, ASK, ASK, ASK),
    *(
        (rank, relation, CLERK, ASK, ASK, ASK)
        for rank, relation in product(Rank, (Relation.SUBORDINATE, Relation.EQUAL))
    ),
    *(
        (rank, relation, HEAD, FREE, FREE, FREE)
        for rank, relation in product(Rank, (Relation.SUBORDINATE, Relation.EQUAL))
    ),
]


@pytest.mark.parametrize(("rank", "relation", "function", "attend", "name", "decline"), OTHER_LINES)
def test_a_deputy_speaks_for_himself_where_a_leader_is_wanted_and_a_clerk_never(
    rank, relation, function, attend, name, decline
):
    one = line(rank, relation)
    assert [course(function, choice, one) for choice in (ATTEND, NAME, DECLINE)] == [attend, name, decline]


@pytest.mark.parametrize(("function", "goes"), [(HEAD, FREE), (DEPUTY, ASK_HEAD), (CLERK, ASK)])
def test_after_a_change_the_question_returns_to_the_post_and_confirming_is_no_proposal(function, goes):
    assert course(function, KEEP, TO_CONFIRM) is goes


@pytest.mark.parametrize(
    ("earlier", "goes"),
    [(PartStat.ACCEPTED, FREE), (PartStat.DELEGATED, FREE), (PartStat.DECLINED, ASK_HEAD)],
)
def test_a_deputy_keeps_his_own_attendance_freely_and_an_absence_on_the_heads_word(earlier, goes):
    kept = line(Rank.LEADER, partstat=PartStat.TENTATIVE, earlier=earlier)
    assert course(DEPUTY, KEEP, kept) is goes


@pytest.mark.parametrize("function", [DEPUTY, CLERK, PRESS])
@pytest.mark.parametrize("choice", [ATTEND, NAME, DECLINE, RECEIVED, WITHDRAW])
def test_when_no_head_can_be_asked_a_change_of_his_answer_goes_as_if_another_had_given_it(function, choice):
    by_another = replace(BY_HEAD, answered_function=CLERK)
    assert course(function, choice, BY_HEAD, has_head=False) == course(function, choice, by_another)


@pytest.mark.parametrize("function", Function)
def test_before_the_head_is_offered_to_others_until_the_head_has_answered(function):
    assert may_be_before_the_head(function, BY_HEAD) == (function is HEAD)
    for stands in (SILENT, BY_CLERK, BY_DEPUTY, BEFORE_HEAD, TO_CONFIRM):
        assert may_be_before_the_head(function, stands)


def test_who_may_come_himself_is_offered_his_own_name():
    offered = {
        (function, rank) for function, rank in product(Function, Rank) if names_himself(function, line(rank))
    }
    assert offered == {
        *product((DEPUTY, PRESS), Rank),
        *product((HEAD,), (Rank.LEADER, Rank.STAFF, Rank.PRESS)),
    }


def unit(kind, name):
    return Unit(code="x", name=name, kind=kind, relation=RELATION_OF_KIND[kind])


WORDS = [
    (unit(Kind.DEPARTMENT, "Sở Giao thông vận tải"), (Word.DIRECTOR, Word.DEPUTY_DIRECTOR)),
    (unit(Kind.COMMITTEE, "UBND huyện Trà Ôn"), (Word.CHAIRMAN, Word.DEPUTY_CHAIRMAN)),
    (unit(Kind.DEPARTMENT, "Thanh tra tỉnh"), (Word.HEAD,)),
    (unit(Kind.DEPARTMENT, "Phòng Xây dựng chính quyền - Sở Nội vụ"), (Word.HEAD,)),
    (unit(Kind.PARTY, "Ban Tuyên giáo Tỉnh ủy"), (Word.HEAD,)),
    (unit(Kind.VERTICAL, "Công an tỉnh"), (Word.HEAD,)),
    (unit(Kind.PRESS, "Báo Vĩnh Long"), (Word.HEAD,)),
]


@pytest.mark.parametrize(("asked", "words"), WORDS)
def test_the_words_are_the_leaders_of_the_units_kind_and_a_deputy_is_asked_for_the_heads_alone(asked, words):
    assert words_of(asked) == words
    assert words_of(asked, ASK_HEAD) == words[:1]


@pytest.mark.parametrize(
    ("typed", "word"),
    [("Giám đốc", Word.DIRECTOR), ("  giam doc ", Word.DIRECTOR), ("PHÓ GIÁM ĐỐC", Word.DEPUTY_DIRECTOR)],
)
def test_a_post_may_be_typed_instead_of_pressed(typed, word):
    assert read_word(typed, (Word.DIRECTOR, Word.DEPUTY_DIRECTOR)) is word


@pytest.mark.parametrize("typed", ["", "Chủ tịch", "theo lời sếp", "giám đốc phó", "1"])
def test_what_is_no_offered_post_is_refused(typed):
    with pytest.raises(DomainError) as refusal:
        read_word(typed, (Word.DIRECTOR, Word.DEPUTY_DIRECTOR))
    assert refusal.value.code == "word_not_offered"


# What is signed


def test_an_answer_bears_post_function_and_word():
    assert (BY_CLERK.answered_by, BY_CLERK.answered_function, BY_CLERK.on_whose_word) == (
        "Người clerk",
        "clerk",
        "director",
    )


def test_a_head_who_says_the_same_after_his_clerk_makes_the_answer_his_own():
    own = given(SAID[ATTEND], BY_CLERK, MEETING, signed=signed(HEAD), now=NOW)
    assert own.answered_function == HEAD
    with pytest.raises(DomainError, match="answer_same"):
        given(SAID[ATTEND], own, MEETING, signed=signed(HEAD), now=NOW)


def test_an_answer_that_is_confirmed_again_is_signed_anew():
    kept = given(Answer(choice=KEEP), TO_CONFIRM, MOVED, signed=signed(CLERK, Word.DIRECTOR), now=NOW)
    assert (kept.partstat, kept.answered_function, kept.on_whose_word) == (
        PartStat.ACCEPTED,
        CLERK,
        "director",
    )


# Proposals


def proposed(choice=DECLINE, one=BY_HEAD, meeting=MEETING):
    return propose(SAID[choice], one, meeting, by=7, signed=signed(CLERK, Word.DIRECTOR), now=NOW)


def refusal(act, *args, **more):
    with pytest.raises(DomainError) as refused:
        act(*args, **more)
    return refused.value.code


def test_a_proposal_changes_nothing_until_the_head_agrees():
    waiting = proposed()
    assert state_of(waiting, MEETING, NOW) is ProposalState.OPEN
    changed = applied(waiting, BY_HEAD, MEETING, by="Văn thư Lan", now=NOW)
    assert (changed.partstat, changed.consent, changed.reason) == (
        PartStat.DECLINED,
        Consent.PENDING,
        "Đi công tác",
    )
    assert (changed.answered_by, changed.on_whose_word) == ("Văn thư Lan", "director")


def test_what_the_head_agreed_to_is_his_and_changed_by_another_proposal_only():
    changed = applied(proposed(), BY_HEAD, MEETING, by="Văn thư Lan", now=NOW)
    assert course(CLERK, ATTEND, changed) is PROPOSE


@pytest.mark.parametrize(("agree", "state"), [(True, ProposalState.ACCEPTED), (False, ProposalState.KEPT)])
def test_a_proposal_is_decided_once(agree, state):
    decided = decide(proposed(), MEETING, agree=agree, by=9, now=NOW)
    assert (decided.state, decided.decided_by, decided.decided_at) == (state, 9, NOW)
    assert refusal(decide, decided, MEETING, agree=not agree, by=9, now=NOW) == "proposal_closed"


@pytest.mark.parametrize("state", [ProposalState.SUPERSEDED, ProposalState.OVERTAKEN])
def test_what_was_superseded_or_overtaken_is_not_decided_any_more(state):
    closed = replace(proposed(), state=state)
    assert refusal(decide, closed, MEETING, agree=True, by=9, now=NOW) == "proposal_closed"


@pytest.mark.parametrize(
    ("meeting", "now"),
    [
        (MOVED, NOW),
        (MEETING, START),
        (replace(MEETING, state=MeetingState.POSTPONED), NOW),
        (replace(MEETING, state=MeetingState.CANCELLED), NOW),
    ],
)
def test_a_proposal_is_void_once_the_meeting_changed_or_began(meeting, now):
    assert state_of(proposed(), meeting, now) is ProposalState.VOID
    assert refusal(decide, proposed(), meeting, agree=True, by=9, now=now) == "proposal_void"
    assert refusal(decide, proposed(), meeting, agree=False, by=9, now=now) == "proposal_void"


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (SAID[ATTEND], "answer_same"),
        (Answer(choice=DECLINE), "reason_missing"),
        (Answer(choice=NAME), "name_missing"),
        (SAID[WITHDRAW], "answer_not_offered"),
    ],
)
def test_what_could_not_be_answered_is_not_proposed(answer, code):
    sign = signed(CLERK, Word.DIRECTOR)
    assert refusal(propose, answer, BY_HEAD, MEETING, by=7, signed=sign, now=NOW) == code
