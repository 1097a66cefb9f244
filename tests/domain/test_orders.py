"""Orders on their way to a desk: which of them are work, who does them, who helps, what is remembered."""

from dataclasses import replace
from datetime import date

import pytest

from bot.example import example_units
from domain.meeting import MeetingAssignment, MeetingBrief
from domain.name_search import NameSearch
from domain.orders import (
    desk_candidates,
    desk_phrase,
    doer,
    orders_among,
    with_desks,
    working,
)
from domain.rank import Relation
from domain.unit import Unit
from tests.bot import letter_32 as letter

UNITS = example_units()
DAY = date(2022, 2, 22)
ROOM, OFFICE = "vp-phong-qttv", "vp-ubnd"
HALL = MeetingAssignment(unit=OFFICE, unit_text="Chánh Văn phòng UBND tỉnh", task="bố trí hội trường")
TEST = MeetingAssignment(unit="so-y-te", unit_text="Sở Y tế", task="test nhanh")
STRANGE = MeetingAssignment(unit=None, unit_text="Tổ Hậu cần", task="lo nước uống")


def placed(*orders, desks=None, directory=UNITS):
    valid = {unit.code for unit in directory if unit.is_valid(DAY)}
    return with_desks(orders, desks or {}, valid, NameSearch(directory, DAY, {}))


def helping(task):
    [order] = placed(replace(TEST, task=task))
    return order.copies


def candidates(order, directory=UNITS):
    return [unit.code for unit in desk_candidates(order, directory, on=DAY)]


def test_letter_32_has_three_orders_for_speakers_are_told_by_their_briefs():
    assert [one.order.unit_text for one in letter.PLANNED] == [
        "Giám đốc Sở Nội vụ",
        "Chánh Văn phòng UBND tỉnh",
        "Sở Y tế",
    ]


def test_who_is_asked_to_speak_and_has_no_brief_has_an_order():
    speech = replace(TEST, task="chuẩn bị tham luận")
    assert orders_among([speech], ()) == (speech,)
    assert orders_among([speech], [MeetingBrief(unit="so-y-te", unit_text="SYT", text="…")]) == ()


def test_a_speaker_who_also_has_work_gets_the_work():
    brief = MeetingBrief(unit="so-y-te", unit_text="Sở Y tế", text="…")
    assert orders_among([TEST], [brief]) == (TEST,)


def test_the_unit_itself_does_what_no_desk_was_chosen_for():
    [order] = placed(TEST)
    assert (order.desk, doer(order)) == (None, "so-y-te")


def test_a_desk_once_chosen_gets_every_order_to_the_phrase():
    desks = {desk_phrase("Chánh Văn phòng UBND tỉnh"): ROOM}
    for written in ("Chánh Văn phòng UBND tỉnh", "CHÁNH VĂN PHÒNG ủy ban nhân dân tỉnh"):
        [order] = placed(replace(HALL, unit_text=written), desks=desks)
        assert doer(order) == ROOM


def test_a_phrase_of_no_unit_can_have_a_desk_too():
    [order] = placed(STRANGE, desks={desk_phrase("Tổ Hậu cần"): ROOM})
    assert doer(order) == ROOM


def test_a_desk_that_has_ended_gets_nothing():
    ended = [replace(unit, valid_to=date(2021, 1, 1)) if unit.code == ROOM else unit for unit in UNITS]
    [order] = placed(HALL, desks={desk_phrase(HALL.unit_text): ROOM}, directory=ended)
    assert doer(order) == OFFICE


@pytest.mark.parametrize(
    ("task", "units"),
    [
        ("phối hợp với Sở Y tế, Sở Văn hóa, Thể thao và Du lịch và Sở Tài chính chuẩn bị", 2),
        ("chủ trì, phối hợp chặt chẽ cùng Công an tỉnh và UBND huyện Trà Ôn.", 2),
        ("phối hợp Ban Dân vận Tỉnh ủy hoàn chỉnh tài liệu", 1),
        ("phối hợp với các đơn vị liên quan", 0),
        ("báo cáo Sở Tài chính", 0),
    ],
)
def test_units_named_after_phoi_hop_help(task, units):
    assert len(helping(task)) == units


def test_nobody_helps_himself():
    assert helping("phối hợp với Sở Y tế") == ()


def test_all_with_a_part_in_the_orders_are_at_work():
    orders = placed(TEST, replace(HALL, task="phối hợp với Công an tỉnh"), STRANGE)
    assert working(orders) == {"so-y-te", OFFICE, "cong-an"}


def test_a_unit_with_rooms_offers_them_before_itself_and_one_without_offers_nothing():
    assert candidates(HALL) == [ROOM, OFFICE]
    assert candidates(TEST) == []


def test_for_an_unknown_unit_the_hosts_rooms_come_first_and_no_superior_is_offered():
    offered = desk_candidates(replace(STRANGE, unit_text="Văn phòng Tỉnh uỷ tỉnh"), UNITS, on=DAY)
    assert offered[0].code == ROOM
    assert len(offered) <= 8
    assert Relation.SUPERIOR not in {unit.relation for unit in offered}


def test_a_small_directory_still_has_the_host_to_offer():
    host = Unit(code="h", name="Văn phòng", kind=UNITS[2].kind, relation=Relation.HOST)
    assert candidates(STRANGE, [host]) == ["h"]


def test_a_hostile_task_costs_little():
    assert helping("phối hợp với " * 2_000 + "Sở " * 2_000) == ()
