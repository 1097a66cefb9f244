"""A card's button works for the one person with whom the card lies, and for nobody else."""

from datetime import timedelta

import pytest

from domain.errors import DomainError
from domain.notice import CardKind, Notice
from domain.people import HOUSE, ContactState
from tests.db.records import HEALTH, NOON


@pytest.fixture
def lan(records):
    return records.add_person("1002", unit=HEALTH)


def put_card(records, viewer, kind=CardKind.QUESTION, **more):
    with records.open() as uow:
        token = uow.outbox.put_one(Notice(kind=kind, address_id=viewer.address_id, due_at=NOON, **more), NOON)
        uow.commit()
    return token


def refusal_of(uow, token, viewer):
    with pytest.raises(DomainError) as refusal:
        uow.cards.pressed(token, owner=viewer)
    return refusal.value.code, refusal.value.facts


def test_the_reader_presses_his_own_card(records, lan):
    token = put_card(records, lan, facts={"question": "give_reason"})
    with records.open() as uow:
        card = uow.cards.pressed(token, owner=lan)
    assert (card.kind, card.facts) == (CardKind.QUESTION, {"question": "give_reason"})


def test_all_others_get_one_answer_whether_the_card_exists_or_not(records, lan):
    token = put_card(records, lan)
    colleague = records.add_person("1003", unit=HEALTH)
    with records.open() as uow:
        presses = [(token, colleague), (token, HOUSE), (token[:-1], lan), ("", lan), (token.swapcase(), lan)]
        assert {str(refusal_of(uow, *press)) for press in presses} == {"('button_unknown', {})"}


def test_tokens_are_long_and_no_two_are_alike(records, lan):
    tokens = {put_card(records, lan) for _ in range(20)}
    assert len(tokens) == 20
    assert all(len(token) == 16 for token in tokens)


def test_a_card_is_found_by_each_message_as_which_it_stands(records, lan):
    token = put_card(records, lan)
    with records.open() as uow:
        for message in ("41", "42", "42"):
            uow.cards.remember_message(token, message)
        assert uow.cards.get(token).message_ids == ("41", "42")
        assert uow.cards.standing_at(lan.address_id, "41").token == token
        assert uow.cards.standing_at(lan.address_id, "4") is None
        assert uow.cards.standing_at(lan.address_id + 1, "41") is None


def test_a_meeting_counts_as_opened_where_a_card_of_it_was_touched(records, lan):
    meeting_id = records.add_meeting(HEALTH)
    with records.open() as uow:
        [invitation] = uow.meetings.invitations(meeting_id, HOUSE)
    about = {"meeting_id": meeting_id, "invitation_id": invitation.id}
    token = put_card(records, lan, CardKind.INVITATION, **about)
    with records.open() as uow:
        assert uow.cards.opened_invitations(meeting_id) == set()
        uow.cards.note_opened(token, NOON)
        uow.cards.note_opened(token, NOON + timedelta(hours=1))
        assert uow.cards.opened_invitations(meeting_id) == {invitation.id}


@pytest.mark.parametrize("state", [ContactState.PENDING, ContactState.REVOKED])
def test_who_no_longer_speaks_for_the_unit_is_known_at_the_press(records, lan, state):
    token = put_card(records, lan)
    with records.open() as uow:
        card = uow.cards.get(token)
        assert uow.cards.still_speaks(card, HEALTH)
        [contact] = uow.people.contacts_of(HEALTH)
        uow.people.decide_contact(contact.id, state, by=None, now=NOON)
        assert not uow.cards.still_speaks(card, HEALTH)


def test_new_facts_leave_the_others_as_they_are(records, lan):
    token = put_card(records, lan, facts={"question": "give_reason", "closed": ""})
    with records.open() as uow:
        uow.cards.set_facts(uow.cards.get(token), {"closed": "done"})
        assert uow.cards.get(token).facts == {"question": "give_reason", "closed": "done"}
