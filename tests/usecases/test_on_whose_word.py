"""Clerk, deputy and head of one department: what each of them records, and what the head is asked."""

from datetime import timedelta

import pytest

from domain.notice import CardKind
from domain.offers import Choice
from domain.people import ContactState, Function
from tests.usecases.letter_house import House, refused
from usecases.activate_contact import LEFT, REVOKED, end_contact
from usecases.answer import choose_word, give_reason, name_oneself, name_people, press_answer
from usecases.decide_proposal import decide_proposal
from usecases.dialog import leave_dialog

CLERK, DEPUTY, HEAD, SECOND_HEAD = "giao-thong", "pho", "giam-doc", "quyen-giam-doc"
UNIT = "so-gtvt"
OTHER = "Lê Văn Cường, Phó Giám đốc"


@pytest.fixture(scope="module")
def called(tmp_path_factory):
    house = House(tmp_path_factory.mktemp("called"), CLERK)
    house.add(DEPUTY, UNIT, post="Phó Giám đốc", function=Function.DEPUTY)
    house.add(HEAD, UNIT, post="Giám đốc", function=Function.HEAD)
    house.calls()
    yield house
    house.close()


@pytest.fixture
def house(called, tmp_path):
    house = House.like(called, tmp_path)
    yield house
    house.close()


def line(house):
    [row] = [row for row in house.rows("invitations") if row["unit"] == UNIT]
    return row


def stands(house):
    row = line(house)
    return row["partstat"], row["answered_by"], row["on_whose_word"]


def press(house, who, choice):
    return house.by(who, press_answer, house.token(who, CardKind.INVITATION), choice)


def picks(house, who, word):
    return house.by(who, choose_word, word, house.token(who, CardKind.QUESTION))


def decides(house, who, agree):
    return house.by(who, decide_proposal, house.token(who, CardKind.PROPOSAL), agree)


def proposals(house):
    return [row["state"] for row in house.rows("proposals")]


# On whose word


@pytest.mark.parametrize(
    ("choice", "complete", "partstat"),
    [
        (Choice.ATTEND, None, "accepted"),
        (Choice.NAME, lambda house: house.by(CLERK, name_people, OTHER), "delegated"),
        (Choice.DECLINE, lambda house: house.by(CLERK, give_reason, "Họp"), "declined"),
    ],
)
def test_a_clerks_answer_is_recorded_only_with_the_word_it_is_given_on(house, choice, complete, partstat):
    press(house, CLERK, choice)
    if complete:
        complete(house)
    assert house.rows("answers") == []
    picks(house, CLERK, "director")
    assert stands(house) == (partstat, "Văn thư Phạm Thị Dung", "director")
    [answer] = house.rows("answers")
    assert answer["on_whose_word"] == "director"
    assert line(house)["reason"] == ("Họp" if choice is Choice.DECLINE else "")


def test_the_letter_before_the_head_is_nobodys_decision(house):
    press(house, CLERK, Choice.RECEIVED)
    assert (line(house)["received"], line(house)["on_whose_word"]) == (True, "")


def test_leaving_the_question_records_nothing(house):
    press(house, CLERK, Choice.ATTEND)
    house.by(CLERK, leave_dialog)
    assert refused(picks, house, CLERK, "director") == "nothing_open"
    assert house.rows("answers") == []


def test_a_word_that_was_not_offered_is_refused(house):
    press(house, CLERK, Choice.ATTEND)
    assert refused(picks, house, CLERK, "chairman") == "button_unknown"
    assert refused(house.by, CLERK, choose_word, "Chủ tịch", None) == "word_not_offered"
    assert house.rows("answers") == []


def test_an_older_questions_button_does_not_answer_a_newer_question(house):
    press(house, CLERK, Choice.ATTEND)
    older = house.token(CLERK, CardKind.QUESTION)
    press(house, CLERK, Choice.DECLINE)
    house.by(CLERK, give_reason, "Họp")
    assert refused(house.by, CLERK, choose_word, "director", older) == "button_old"
    assert house.rows("answers") == []


def test_a_reason_stands_on_no_card_of_a_question(house):
    press(house, CLERK, Choice.DECLINE)
    house.by(CLERK, give_reason, "Chuyện riêng")
    assert not any("Chuyện riêng" in str(row["facts"]) for row in house.rows("cards"))


def test_the_word_is_asked_once_of_each_person_and_shown_with_the_later_answer(house):
    press(house, CLERK, Choice.ATTEND)
    picks(house, CLERK, "director")
    press(house, CLERK, Choice.DECLINE)
    assert house.by(CLERK, give_reason, "Họp").asks == ""
    assert stands(house) == ("declined", "Văn thư Phạm Thị Dung", "director")
    assert press(house, DEPUTY, Choice.ATTEND).asks == "on_whose_word"


def test_the_same_answer_again_lets_the_word_be_mended(house):
    press(house, CLERK, Choice.ATTEND)
    picks(house, CLERK, "deputy_director")
    assert press(house, CLERK, Choice.ATTEND).asks == "on_whose_word"
    picks(house, CLERK, "director")
    assert stands(house)[2] == "director"


def test_a_deputy_in_the_heads_place_confirms_that_it_is_the_heads_word(house):
    press(house, DEPUTY, Choice.NAME)
    house.by(DEPUTY, name_oneself, house.token(DEPUTY, CardKind.QUESTION))
    question = house.face(DEPUTY, CardKind.QUESTION)
    assert question.choices == ["word.director", "leave"]
    assert refused(picks, house, DEPUTY, "deputy_director") == "button_unknown"
    picks(house, DEPUTY, "director")
    assert stands(house) == ("delegated", f"Phó Giám đốc Người {DEPUTY}", "director")
    [person] = house.rows("attendances")
    assert (person["name"], person["post"]) == (f"Người {DEPUTY}", "Phó Giám đốc")


def test_a_head_answers_on_nobodys_word(house):
    press(house, HEAD, Choice.ATTEND)
    assert stands(house) == ("accepted", f"Giám đốc Người {HEAD}", "")
    assert line(house)["answered_function"] == "head"


def test_who_speaks_for_two_units_signs_with_the_post_that_he_has_in_the_invited_one(house):
    house.appoint(HEAD, "so-y-te", Function.CLERK, post="Văn thư kiêm nhiệm")
    press(house, HEAD, Choice.ATTEND)
    assert stands(house)[1] == f"Giám đốc Người {HEAD}"


def test_the_word_stands_in_the_audit(house):
    press(house, CLERK, Choice.ATTEND)
    picks(house, CLERK, "director")
    [row] = [row for row in house.rows("audit") if row["what"] == "answered"]
    assert (row["after"]["function"], row["after"]["on_whose_word"]) == ("clerk", "director")


# Proposals


@pytest.fixture
def settled(house):
    """The head has said that he attends, and everybody has seen it."""
    press(house, HEAD, Choice.ATTEND)
    house.deliver()
    return house


def proposes_absence(house, who=CLERK, reason="Họp Bộ"):
    press(house, who, Choice.DECLINE)
    return house.by(who, give_reason, reason)


@pytest.mark.parametrize("who", [CLERK, DEPUTY])
def test_after_the_heads_own_answer_a_change_is_only_proposed(settled, who):
    assert proposes_absence(settled, who).proposed
    assert stands(settled)[0] == "accepted"
    asked = {(one.chat, one.kind): one for one in settled.deliver()}
    head = asked[HEAD, CardKind.PROPOSAL]
    assert head.choices == ["agree", "keep"]
    assert head.face.data["proposal"].answer.reason == "Họp Bộ"
    copy = asked[who, CardKind.INVITATION].face.data
    assert (copy["proposer"].person_id, copy["proposed_to"]) == (settled.viewer(who).person_id, "director")


def test_the_head_agrees_and_the_change_stands_on_his_word_signed_by_the_proposer(settled):
    proposes_absence(settled)
    settled.deliver()
    decides(settled, HEAD, True)
    assert stands(settled) == ("declined", "Văn thư Phạm Thị Dung", "director")
    shown = {(one.chat, one.kind): one.face for one in settled.deliver()}
    assert shown[CLERK, CardKind.PROPOSAL].template == "proposal_news"
    assert shown[CLERK, CardKind.INVITATION].data["state"] == "excused_pending"
    assert shown[CLERK, CardKind.INVITATION].data["proposer"] is None
    assert shown[HEAD, CardKind.PROPOSAL].buttons == ()
    assert settled.audited().count("proposal_accepted") == 1


def test_the_head_keeps_his_answer_and_the_proposer_is_told(settled):
    proposes_absence(settled)
    settled.deliver()
    decides(settled, HEAD, False)
    assert stands(settled)[:2] == ("accepted", f"Giám đốc Người {HEAD}")
    news = next(one for one in settled.deliver() if (one.chat, one.kind) == (CLERK, CardKind.PROPOSAL))
    assert (news.operation, news.face.data["standing"]) == ("send", "kept")
    assert proposals(settled) == ["kept"]


def test_a_newer_proposal_takes_the_place_of_the_older(settled):
    proposes_absence(settled)
    older = settled.token(HEAD, CardKind.PROPOSAL)
    press(settled, DEPUTY, Choice.NAME)
    settled.by(DEPUTY, name_people, OTHER)
    assert proposals(settled) == ["superseded", "open"]
    assert refused(settled.by, HEAD, decide_proposal, older, True) == "proposal_closed"
    decides(settled, HEAD, True)
    assert stands(settled)[0] == "delegated"


def test_the_heads_own_new_answer_overtakes_what_was_proposed(settled):
    proposes_absence(settled)
    press(settled, HEAD, Choice.RECEIVED)
    assert proposals(settled) == ["overtaken"]
    assert refused(decides, settled, HEAD, True) == "proposal_closed"


def test_a_withdrawal_of_the_heads_request_is_proposed_too(house):
    press(house, HEAD, Choice.NAME)
    house.by(HEAD, name_people, OTHER)
    assert press(house, CLERK, Choice.WITHDRAW).proposed
    assert line(house)["partstat"] == "delegated"
    decides(house, HEAD, True)
    assert line(house)["partstat"] == "needs_action"


def test_once_the_meeting_has_begun_nothing_is_decided_any_more(settled):
    proposes_absence(settled)
    settled.passes(timedelta(days=5))
    assert refused(decides, settled, HEAD, True) == "proposal_void"
    assert stands(settled)[0] == "accepted"


def test_either_of_two_heads_decides_and_the_other_sees_it(settled):
    settled.add(SECOND_HEAD, UNIT, post="Quyền Giám đốc", function=Function.HEAD)
    proposes_absence(settled)
    settled.deliver()
    decides(settled, SECOND_HEAD, True)
    assert refused(decides, settled, HEAD, False) == "proposal_closed"
    other = next(one for one in settled.deliver() if (one.chat, one.kind) == (HEAD, CardKind.PROPOSAL))
    assert other.face.data["decider"].person_id == settled.viewer(SECOND_HEAD).person_id


def test_when_the_head_is_no_contact_any_more_the_change_stands_on_whose_word(settled):
    proposes_absence(settled)
    settled.decide(HEAD, UNIT, ContactState.REVOKED)
    assert refused(decides, settled, HEAD, True) in ("not_found", "button_unknown")
    assert proposes_absence(settled).asks == "on_whose_word"
    picks(settled, CLERK, "deputy_director")
    assert stands(settled) == ("declined", "Văn thư Phạm Thị Dung", "deputy_director")
    assert proposals(settled) == ["overtaken"]


def ends(house, who, unit, decision):
    person_id = house.viewer(who).person_id
    with house.uow() as uow:
        contact = uow.people.contact_at(unit, person_id)
        end_contact(uow, contact, decision, by=None, by_name="", now=house.now)
        uow.commit()


@pytest.mark.parametrize("decision", [REVOKED, LEFT])
def test_what_one_proposed_who_no_longer_speaks_for_the_unit_is_decided_by_nobody(settled, decision):
    proposes_absence(settled)
    settled.deliver()
    ends(settled, CLERK, UNIT, decision)
    assert refused(decides, settled, HEAD, True) == "proposal_closed"
    assert stands(settled)[:2] == ("accepted", f"Giám đốc Người {HEAD}")
    shown = {(one.chat, one.kind): one.face for one in settled.deliver()}
    assert shown[HEAD, CardKind.PROPOSAL].data["standing"] == "departed"
    assert shown[HEAD, CardKind.PROPOSAL].buttons == ()
    assert shown[DEPUTY, CardKind.INVITATION].data["proposer"] is None


def test_who_ends_for_one_unit_keeps_what_he_proposed_in_another(settled):
    settled.appoint(CLERK, "so-y-te", Function.CLERK, post="Văn thư")
    proposes_absence(settled)
    ends(settled, CLERK, "so-y-te", LEFT)
    assert proposals(settled) == ["open"]


def test_only_a_head_decides_even_with_the_card_of_one(settled):
    proposes_absence(settled)
    token = settled.token(HEAD, CardKind.PROPOSAL)
    for who in (CLERK, DEPUTY, "nobody"):
        assert refused(settled.by, who, decide_proposal, token, True) == "button_unknown"
    settled.appoint(HEAD, UNIT, Function.CLERK, post="Chuyên viên")
    assert refused(settled.by, HEAD, decide_proposal, token, True) == "button_unknown"
    assert proposals(settled) == ["open"]


def test_news_of_a_proposal_is_no_card_to_decide_on(settled):
    proposes_absence(settled)
    decides(settled, HEAD, False)
    news = settled.token(CLERK, CardKind.PROPOSAL)
    assert refused(settled.by, CLERK, decide_proposal, news, True) == "button_unknown"


def test_others_do_not_put_the_letter_before_a_head_who_has_answered(settled):
    press(settled, CLERK, Choice.CHANGE)
    [card] = [one for one in settled.deliver() if (one.chat, one.kind) == (CLERK, CardKind.INVITATION)]
    assert "received" not in card.choices
    assert refused(press, settled, CLERK, Choice.RECEIVED) == "head_answered"
    assert stands(settled)[0] == "accepted"


def test_a_question_that_was_open_when_the_head_answered_becomes_a_proposal(house):
    press(house, CLERK, Choice.DECLINE)
    house.by(CLERK, give_reason, "Họp")
    press(house, HEAD, Choice.ATTEND)
    assert picks(house, CLERK, "director").proposed
    assert stands(house)[0] == "accepted"
