"""Codes: what opens, how often, for how long, and what guessing gains."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from domain.errors import DomainError
from domain.notice import CardKind
from domain.people import Address, ContactState, Function
from domain.registration import FAILURE_WINDOW, MOST_FAILURES, MOST_FAILURES_OF_ALL
from tests.usecases.registration_house import ADMINISTRATOR, LAN, ORGANIZER, House
from usecases.begin_registration import begin_registration
from usecases.register_contact import give_name, give_post

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
    house.mint("so-y-te")
    guessers = [house.viewer(stranger(number)) for number in range(20)]
    answers = {guess(house, guessers[number % 20], f"{number:010}") for number in range(10_000)}
    assert answers == {"code_unknown", "code_locked"}
    assert len(house.rows("code_failures")) <= MOST_FAILURES_OF_ALL + len(guessers)


def guess(house, viewer, code):
    try:
        house.do(begin_registration, code, by=viewer, now=house.now, inbox=0)
    except DomainError as refused:
        return refused.code
    return "opened"
