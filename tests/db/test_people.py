"""Persons, their addresses, and for whom they speak."""

from domain.people import Address, ContactState, Function, Grant, Role
from tests.db.records import HEALTH, HOME, HOST, NOON


def test_a_stranger_is_an_address_and_nothing_else(records):
    with records.open() as uow:
        stranger = uow.people.viewer(Address("telegram", "77"))
        assert uow.people.viewer(Address("telegram", "77")) == stranger
    assert (stranger.person_id, stranger.units, stranger.grants) == (None, frozenset(), frozenset())


def test_the_same_number_on_two_networks_is_two_addresses(records):
    with records.open() as uow:
        one, other = (uow.people.viewer(Address(channel, "77")) for channel in ("telegram", "webchat"))
    assert one.address_id != other.address_id


def test_only_active_contacts_speak_for_their_units(records):
    viewers = [
        records.add_person(str(number), unit=HEALTH, state=state) for number, state in enumerate(ContactState)
    ]
    speaking = [viewer for viewer in viewers if HEALTH in viewer.units]
    assert len(speaking) == 1
    with records.open() as uow:
        readers = uow.people.recipients([HEALTH, HOME])
        assert [one.person_id for one in readers] == [speaking[0].person_id]
        assert len(uow.people.contacts_of(HEALTH)) == len(viewers)


def test_a_person_reads_at_the_oldest_address_that_can_be_reached(records):
    lan = records.add_person("1002", unit=HEALTH)
    with records.open() as uow:
        second = uow.people.viewer(Address("webchat", "lan")).address_id
        uow.people.settle_address(second, lan.person_id)
        assert [one.address_id for one in uow.people.recipients([HEALTH])] == [lan.address_id]
        uow.people.mark_unreachable(lan.address_id)
        assert [one.address_id for one in uow.people.recipients([HEALTH])] == [second]
        uow.people.mark_unreachable(second)
        assert uow.people.recipients([HEALTH]) == []
        uow.people.mark_reachable(lan.address_id)
        assert [one.address_id for one in uow.people.recipients([HEALTH])] == [lan.address_id]


def test_a_role_is_given_once_also_the_one_over_all_units(records):
    lan = records.add_person("1002")
    with records.open() as uow:
        for unit in (HOST, None):
            told = [uow.roles.grant(lan.person_id, Role.ORGANIZER, unit, by=None, now=NOON) for _ in range(2)]
            assert told == [True, False]
        assert uow.people.viewer_at(lan.address_id).grants == {
            Grant(Role.ORGANIZER, HOST),
            Grant(Role.ORGANIZER, None),
        }
        uow.roles.end(lan.person_id, Role.ORGANIZER)
        assert uow.people.viewer_at(lan.address_id).grants == frozenset()


def test_messages_for_a_role_go_to_those_who_hold_it_for_the_unit_or_for_all(records):
    for value, unit in (("1", HOST), ("2", None), ("3", HOME)):
        person = records.add_person(value)
        with records.open() as uow:
            uow.roles.grant(person.person_id, Role.ORGANIZER, unit, by=None, now=NOON)
            uow.commit()
    with records.open() as uow:
        told = [
            uow.people.viewer_at(one).address.value for one in uow.roles.addresses_with(Role.ORGANIZER, HOST)
        ]
        assert sorted(told) == ["1", "2"]
        assert len(uow.roles.addresses_with(Role.ORGANIZER)) == 3
        assert uow.roles.addresses_with(Role.AIDE) == []


def test_who_asks_again_for_a_unit_stays_one_contact_with_the_new_post(records):
    lan = records.add_person("1002", unit=HEALTH, state=ContactState.REVOKED)
    with records.open() as uow:
        uow.people.add_contact(lan.person_id, HEALTH, "Giám đốc", Function.HEAD, ContactState.PENDING, NOON)
        [contact] = uow.people.contacts_of(HEALTH)
    assert (contact.post, contact.function, contact.state) == ("Giám đốc", "head", "pending")


def test_a_contact_is_decided_once(records):
    records.add_person("1002", unit=HEALTH, state=ContactState.PENDING)
    with records.open() as uow:
        [contact] = uow.people.contacts_of(HEALTH)
        told = [
            uow.people.decide_contact(contact.id, ContactState.ACTIVE, by=None, now=NOON) for _ in range(2)
        ]
    assert told == [True, False]


def test_a_number_typed_stands_for_what_was_last_offered_there(records):
    lan = records.add_person("1002")
    with records.open() as uow:
        assert uow.people.offer_at(lan.address) == []
        uow.people.keep_offer(lan.address_id, ["answer:x:attend", "answer:x:name"])
        uow.people.keep_offer(lan.address_id, ["answer:y:attend"])
        assert uow.people.offer_at(lan.address) == ["answer:y:attend"]
