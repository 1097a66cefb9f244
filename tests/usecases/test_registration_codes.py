"""Codes: what opens, how often, for how long, and what guessing gains."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from domain.errors import DomainError
from domain.notice import CardKind
from domain.people import HOUSE, Address, ContactState, Function
from domain.registration import FAILURE_WINDOW, MOST_FAILURES, MOST_FAILURES_OF_ALL
from tests.usecases.registration_house import ADMINISTRATOR, LAN, ORGANIZER, House
from usecases.approve_contact import approve_contact, revoke_contact
from usecases.begin_registration import begin_registration
from usecases.register_contact import give_name, give_post
from usecases.revoke_codes import revoke_codes
from usecases.share_phone import share_phone

WRONG = "0000000000"


@pytest.fixture
def house(tmp_path):
    house = House(tmp_path)
    yield house
    house.engine.dispose()


def refusal(house, address, use_case, *args):
    """The code of the refusal, or None."""
    try:
        house.by(address, use_case, *args)
    except DomainError as refused:
        return refused.code
    return None


def try_code(house, address, code):
    return refusal(house, address, begin_registration, code)


def enter(house, address, code):
    house.by(address, begin_registration, code)
    house.by(address, give_name, "Lê Thị Lan")
    house.by(address, give_post, "Văn thư")


def revoke(house):
    enter(house, LAN, house.mint("so-y-te", preapproved=True).code)
    house.by(ADMINISTRATOR, revoke_contact, house.cards(ADMINISTRATOR, CardKind.CONTACT_REQUEST)[-1].token)


def decline(house):
    enter(house, LAN, house.mint("so-y-te").code)
    token = house.cards(ADMINISTRATOR, CardKind.CONTACT_REQUEST)[-1].token
    house.by(ADMINISTRATOR, approve_contact, token, False)


def stranger(number):
    return Address("telegram", f"9{number:05}")


@pytest.mark.parametrize("kind", ["code", "link_code"])
def test_code_name_and_post_put_a_request_before_all_who_may_approve(house, kind):
    house.by(LAN, begin_registration, getattr(house.mint("so-y-te"), kind))
    assert house.question(LAN) == "register_name"
    house.by(LAN, give_name, " Lê Thị  Lan ")
    assert house.question(LAN) == "register_post"
    house.by(LAN, give_post, "Phó Giám đốc")
    assert house.question(LAN) == "share_phone"
    contact = house.contact(LAN, "so-y-te")
    assert (contact.person_name, contact.post) == ("Lê Thị Lan", "Phó Giám đốc")
    assert (contact.function, contact.state) == (Function.DEPUTY, ContactState.PENDING)
    assert house.viewer(LAN).units == frozenset()
    for reader in (ADMINISTRATOR, ORGANIZER):
        [request] = house.cards(reader, CardKind.CONTACT_REQUEST)
        assert (request.contact_id, request.facts["name"]) == (contact.id, "Lê Thị Lan")
    [news] = house.cards(LAN, CardKind.REGISTRATION)
    assert news.facts == {"news": "requested"}
    assert "contact_requested" in house.audited()


def test_a_code_opens_once_for_each_use(house):
    code = house.mint("so-y-te", uses=2).code
    for number in range(2):
        assert try_code(house, stranger(number), code) is None
        house.by(stranger(number), give_name, "Lê Thị Lan")
        house.by(stranger(number), give_post, "Văn thư")
    assert try_code(house, stranger(2), code) == "code_unknown"


def test_who_only_begins_uses_nothing_up(house):
    code = house.mint("so-y-te", uses=1).code
    assert [try_code(house, stranger(number), code) for number in range(3)] == [None] * 3


def test_of_fifty_at_once_one_wins_a_code_for_one(house):
    code = house.mint("so-y-te", uses=1).code
    people = [stranger(number) for number in range(50)]
    for person in people:
        house.by(person, begin_registration, code)
        house.by(person, give_name, "Lê Thị Lan")
    with ThreadPoolExecutor(16) as threads:
        ended = list(threads.map(lambda person: refusal(house, person, give_post, "Văn thư"), people))
    assert sorted(map(str, ended)) == ["None", *["code_unknown"] * 49]
    assert len([row for row in house.rows("contacts") if row["unit"] == "so-y-te"]) == 1
    assert sorted(str(house.question(person)) for person in people) == ["None"] * 49 + ["share_phone"]


def test_wrong_used_and_expired_codes_get_one_answer(house):
    used, expired = house.mint("so-y-te"), house.mint("so-noi-vu", lifetime=timedelta(days=1))
    replaced = used.code
    house.mint("so-y-te")
    house.now += timedelta(days=1)
    answers = [try_code(house, stranger(i), code) for i, code in enumerate([WRONG, replaced, expired.code])]
    assert answers == ["code_unknown"] * 3
    assert house.rows("dialogs") == []


def test_fresh_codes_end_the_older_ones_of_that_unit_only(house):
    old, other = house.mint("so-y-te"), house.mint("so-noi-vu")
    fresh = house.mint("so-y-te")
    assert try_code(house, stranger(0), old.code) == "code_unknown"
    assert try_code(house, stranger(1), old.link_code) == "code_unknown"
    assert try_code(house, stranger(2), fresh.code) is None
    assert try_code(house, stranger(3), other.link_code) is None


def test_five_failures_lock_that_person_only_and_for_an_hour(house):
    minted = house.mint("so-y-te")
    assert [try_code(house, LAN, WRONG) for _ in range(MOST_FAILURES)] == ["code_unknown"] * MOST_FAILURES
    assert try_code(house, LAN, minted.code) == "code_locked"
    assert try_code(house, stranger(0), minted.code) is None
    assert try_code(house, LAN, minted.link_code) is None
    house.now += FAILURE_WINDOW
    assert try_code(house, LAN, minted.code) is None


def test_a_try_while_locked_does_not_make_the_lock_longer(house):
    for _ in range(20):
        try_code(house, LAN, WRONG)
    assert len(house.rows("code_failures")) == MOST_FAILURES


def test_under_attack_newcomers_with_the_right_code_come_in_and_the_attack_is_written_down_once(house):
    minted = house.mint("so-y-te")
    for number in range(MOST_FAILURES_OF_ALL + 5):
        assert try_code(house, stranger(number), WRONG) == "code_unknown"
    assert try_code(house, stranger(0), minted.code) == "code_locked"
    assert try_code(house, LAN, minted.code) is None
    assert house.audited().count("codes_guessed") == 1


def test_a_failure_is_kept_and_its_event_closed(house):
    with house.uow() as uow:
        uow.inbox.store("telegram", [("1", "1003", f"/start {WRONG}")], house.now)
        uow.commit()
    [event] = house.rows("inbox")
    with pytest.raises(DomainError, match="code_unknown"):
        house.do(begin_registration, WRONG, by=house.viewer(LAN), now=house.now, inbox=event["id"])
    [event] = house.rows("inbox")
    assert (event["state"], event["raw"]) == ("done", "")
    assert len(house.rows("code_failures")) == 1


def test_no_code_stands_in_clear_anywhere(house):
    minted = house.mint("so-y-te")
    for person, code in ((LAN, minted.code), (stranger(0), minted.link_code)):
        house.by(person, begin_registration, code)
        house.by(person, give_name, "Lê Thị Lan")
    house.by(LAN, give_post, "Văn thư")
    kept = house.everything()
    assert "Lê Thị Lan" in kept
    assert minted.code not in kept
    assert minted.link_code not in kept


def test_who_speaks_for_the_unit_already_is_not_asked_again(house):
    assert try_code(house, ORGANIZER, house.mint("vp-ubnd").code) == "already_registered"
    assert try_code(house, ORGANIZER, house.mint("so-y-te").code) is None


def test_a_name_that_is_none_is_asked_for_again(house):
    house.by(LAN, begin_registration, house.mint("so-y-te").code)
    assert refusal(house, LAN, give_name, "0918 000 000") == "name_unusable"
    assert house.question(LAN) == "register_name"
    house.by(LAN, give_name, "Lê Thị Lan")
    assert refusal(house, LAN, give_post, "/start") == "post_unusable"
    assert house.question(LAN) == "register_post"


@pytest.mark.parametrize("answer", [give_name, give_post])
def test_an_answer_to_no_question_changes_nothing(house, answer):
    assert refusal(house, LAN, answer, "Lê Thị Lan") == "nothing_open"


def test_ten_thousand_guesses_open_nothing(house):
    minted = house.mint("so-y-te")
    guessers = [house.viewer(stranger(number)) for number in range(2_000)]
    answers = [guess(house, guesser, WRONG) for _ in range(4) for guesser in guessers]
    # The fifth guess of each is right, and gains nothing: whoever guessed wrong under attack is locked out.
    answers += [guess(house, guesser, minted.code) for guesser in guessers]
    assert len(answers) == 10_000
    assert set(answers) == {"code_unknown", "code_locked"}
    assert len(house.rows("code_failures")) <= MOST_FAILURES_OF_ALL + len(guessers)
    assert try_code(house, LAN, minted.code) is None
    assert try_code(house, stranger(0), minted.link_code) is None


def test_one_who_guesses_a_thousand_times_is_heard_five_times(house):
    guesser = house.viewer(stranger(0))
    answers = [guess(house, guesser, f"{number:010}") for number in range(1_000)]
    assert answers == ["code_unknown"] * MOST_FAILURES + ["code_locked"] * (1_000 - MOST_FAILURES)


def test_an_attack_rings_once_an_hour_at_every_administrator_and_nowhere_else(house):
    for minute in range(90):
        house.now += timedelta(minutes=1)
        try_code(house, stranger(minute), WRONG)
    assert len(house.cards(ADMINISTRATOR, CardKind.ALARM)) == 1
    assert house.cards(ORGANIZER, CardKind.ALARM) == []
    for minute in range(60):
        house.now += timedelta(minutes=1)
        try_code(house, stranger(100 + minute), WRONG)
    assert len(house.cards(ADMINISTRATOR, CardKind.ALARM)) == 2
    assert house.audited().count("codes_guessed") == 2


def test_a_code_that_is_taken_back_opens_nothing_and_who_came_by_it_stays(house):
    minted = house.mint("so-y-te")
    house.by(LAN, begin_registration, minted.code)
    house.by(LAN, give_name, "Lê Thị Lan")
    house.by(LAN, give_post, "Văn thư")
    house.by(stranger(0), begin_registration, minted.link_code)
    house.by(stranger(0), give_name, "Trần Bình")
    assert house.do(revoke_codes, ["so-y-te"], by=HOUSE, now=house.now) == 2
    assert refusal(house, stranger(0), give_post, "Văn thư") == "code_unknown"
    assert [try_code(house, stranger(1), code) for code in (minted.code, minted.link_code)] == [
        "code_unknown"
    ] * 2
    assert house.contact(LAN, "so-y-te").state == ContactState.PENDING


def test_only_organizers_take_codes_back(house):
    house.mint("so-y-te")
    with pytest.raises(DomainError, match="not_organizer"):
        house.do(revoke_codes, ["so-y-te"], by=house.viewer(LAN), now=house.now)


def test_a_code_of_a_unit_that_has_ended_opens_nothing_and_is_no_guess(house):
    minted = house.mint("tra-on")
    house.by(LAN, begin_registration, minted.code)
    house.by(LAN, give_name, "Lê Thị Lan")
    end_unit(house, "tra-on")
    assert try_code(house, stranger(0), minted.code) == "unit_ended"
    assert refusal(house, LAN, give_post, "Văn thư") == "unit_ended"
    assert house.rows("code_failures") == []
    with pytest.raises(DomainError, match="unit_ended"):
        house.mint("tra-on")


def end_unit(house, code):
    with house.uow() as uow:
        ended = replace(uow.directory.get(code), valid_to=house.now.date() - timedelta(days=1))
        uow.directory.put([ended])
        uow.commit()


def test_a_preapproved_code_makes_a_contact_at_once(house):
    enter(house, LAN, house.mint("so-y-te", preapproved=True).code)
    assert house.viewer(LAN).units == {"so-y-te"}
    assert [card.facts["news"] for card in house.cards(LAN, CardKind.REGISTRATION)] == ["approved"]
    [card] = house.cards(ADMINISTRATOR, CardKind.CONTACT_REQUEST)
    assert (card.facts["decision"], card.facts["preapproved"]) == ("approved", True)


@pytest.mark.parametrize("end", [revoke, decline])
def test_who_was_revoked_or_declined_is_not_let_in_by_preapproved_codes_however_many(house, end):
    end(house)
    house.now += timedelta(days=1)
    for _ in range(2):
        enter(house, LAN, house.mint("so-y-te", preapproved=True).code)
        assert house.contact(LAN, "so-y-te").state == ContactState.PENDING
        assert "decision" not in house.cards(ADMINISTRATOR, CardKind.CONTACT_REQUEST)[-1].facts


def test_who_still_waits_for_a_first_word_is_let_in_by_a_preapproved_code(house):
    enter(house, LAN, house.mint("so-y-te").code)
    enter(house, LAN, house.mint("so-y-te", preapproved=True).code)
    assert house.contact(LAN, "so-y-te").state == ContactState.ACTIVE


def test_who_asks_twice_is_one_contact_and_one_word_closes_both_requests(house):
    for _ in range(2):
        enter(house, LAN, house.mint("so-y-te").code)
    assert len([row for row in house.rows("contacts") if row["unit"] == "so-y-te"]) == 1
    first, second = house.cards(ADMINISTRATOR, CardKind.CONTACT_REQUEST)
    house.by(ADMINISTRATOR, approve_contact, second.token, True)
    assert refusal(house, ADMINISTRATOR, approve_contact, first.token, True) == "already_decided"


@pytest.mark.parametrize("text", ["x" * 1_000_000, "\u202e" * 1_000_000, " " * 1_000_000, "/" * 1_000_000])
def test_a_megabyte_is_refused_as_code_name_post_and_number(house, text):
    assert try_code(house, LAN, text) == "code_unknown"
    house.by(LAN, begin_registration, house.mint("so-y-te").link_code)
    assert refusal(house, LAN, give_name, text) == "name_unusable"
    house.by(LAN, give_name, "Lê Thị Lan")
    assert refusal(house, LAN, give_post, text) == "post_unusable"
    house.by(LAN, give_post, "Văn thư")
    assert refusal(house, LAN, share_phone, text) == "phone_unusable"


def test_markup_and_hidden_marks_are_kept_as_plain_letters_or_not_at_all(house):
    house.by(LAN, begin_registration, house.mint("so-y-te").code)
    house.by(LAN, give_name, "<b>Lan</b>\u202e\x07 Lê")
    house.by(LAN, give_post, "Văn\u200b thư\x00")
    contact = house.contact(LAN, "so-y-te")
    assert (contact.person_name, contact.post) == ("<b>Lan</b> Lê", "Văn thư")


def guess(house, viewer, code):
    try:
        house.do(begin_registration, code, by=viewer, now=house.now, inbox=0)
    except DomainError as refused:
        return refused.code
    return "opened"
