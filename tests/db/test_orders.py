"""Orders keep their rows while the meeting changes; desks are remembered; the concerned may read."""

from dataclasses import replace

from db.tables import cards
from domain.informed import Informed
from domain.meeting import MeetingAssignment
from domain.notice import CardKind, Notice
from domain.people import HOUSE
from tests.db.records import HEALTH, HOME, HOST, NOON, TRA_ON, asking


def replaced(records, meeting_id, change):
    with records.open() as uow:
        uow.meetings.replace(change(uow.meetings.get(meeting_id, HOUSE)))
        uow.commit()


def orders(records, meeting_id):
    with records.open() as uow:
        return uow.orders.of_meeting(meeting_id)


def test_a_changed_meeting_keeps_the_rows_of_its_orders(records):
    meeting_id = records.add_meeting()
    [before] = orders(records, meeting_id)
    replaced(records, meeting_id, lambda one: replace(one, venue="Hội trường B"))
    assert orders(records, meeting_id) == (before,)


def test_orders_read_anew_keep_the_rows_of_those_that_say_the_same(records):
    meeting_id = records.add_meeting()
    [before] = orders(records, meeting_id)
    first = MeetingAssignment(unit=None, unit_text="Tổ Hậu cần", task="Nước uống")
    replaced(
        records, meeting_id, lambda one: replace(one, assignments=(first, replace(before, id=0, desk=HOME)))
    )
    kept = orders(records, meeting_id)
    assert [one.unit_text for one in kept] == ["Tổ Hậu cần", "Sở Y tế"]
    assert (kept[1].id, kept[1].desk) == (before.id, HOME)


def test_an_order_that_is_gone_leaves_its_cards_behind_without_it(records):
    meeting_id = records.add_meeting()
    [order] = orders(records, meeting_id)
    address_id = records.add_person("7", unit=HEALTH).address_id
    with records.open() as uow:
        notice = Notice(
            kind=CardKind.ASSIGNMENT,
            address_id=address_id,
            due_at=NOON,
            meeting_id=meeting_id,
            assignment_id=order.id,
            facts={"unit": HEALTH},
        )
        uow.outbox.put([notice], NOON)
        uow.commit()
    replaced(records, meeting_id, lambda one: replace(one, assignments=()))
    assert orders(records, meeting_id) == ()
    with records.engine.connect() as connection:
        assert connection.execute(cards.select()).mappings().one()["assignment_id"] is None


def test_the_first_to_note_an_order_is_kept(records):
    meeting_id = records.add_meeting()
    [order] = orders(records, meeting_id)
    with records.open() as uow:
        assert uow.orders.note(order.id, by="Văn thư A", now=NOON)
        assert not uow.orders.note(order.id, by="Văn thư B", now=NOON)
        uow.commit()
    [noted] = orders(records, meeting_id)
    assert (noted.noted_by, noted.noted_at) == ("Văn thư A", NOON)


def test_the_latest_choice_of_a_desk_is_remembered(records):
    with records.open() as uow:
        uow.orders.choose_desk("Chánh Văn phòng", HOST, by=None, now=NOON)
        uow.orders.choose_desk("chánh văn phòng", HOME, by=None, now=NOON)
        assert list(uow.orders.desks().values()) == [HOME]


def test_whom_a_meeting_concerns_may_read_it_and_nobody_else_may(records):
    meeting_id = records.add_meeting()
    order = MeetingAssignment(unit=None, unit_text="Chánh Văn phòng", task="…", desk=HOST, copies=(HOME,))
    replaced(records, meeting_id, lambda one: replace(one, assignments=(order,)))
    with records.open() as uow:
        for unit in (HOST, HOME):
            assert uow.meetings.get(meeting_id, asking(units=[unit])).id == meeting_id
        assert not uow.orders.concern(meeting_id, [HEALTH, TRA_ON])
        assert not uow.informed.concern(meeting_id, [TRA_ON])
        uow.informed.keep(meeting_id, [Informed(TRA_ON, "UBND huyện Trà Ôn")])
        assert uow.meetings.get(meeting_id, asking(units=[TRA_ON])).id == meeting_id


def test_who_must_know_is_kept_anew_each_time(records):
    meeting_id = records.add_meeting()
    with records.open() as uow:
        uow.informed.keep(meeting_id, [Informed(HEALTH, "Sở Y tế"), Informed(HOME, "Sở Nội vụ")])
        uow.informed.keep(meeting_id, [Informed(HOME, "Giám đốc Sở Nội vụ")])
        assert uow.informed.of_meeting(meeting_id) == (Informed(HOME, "Giám đốc Sở Nội vụ"),)
