import time
from datetime import date

from domain.rank import Relation
from domain.unit import Kind, Unit
from domain.unit_index import UnitIndex

DAY = date(2022, 2, 22)


def unit(code, name, **more):
    values = {"kind": Kind.COMMITTEE, "relation": Relation.SUBORDINATE} | more
    return Unit(code=code, name=name, **values)


HOST = unit("host", "UBND tỉnh Vĩnh Long", kind=Kind.HOST, relation=Relation.HOST)


def codes(units):
    return [unit.code for unit in units]


def test_the_own_province_may_be_left_out_or_added():
    index = UnitIndex([HOST, unit("y-te", "Sở Y tế"), unit("cong-an", "Công an tỉnh")])
    for phrase in ("Sở Y tế", "Sở Y tế tỉnh", "Sở Y tế tỉnh Vĩnh Long"):
        assert codes(index.named(phrase)) == ["y-te"]
    for phrase in ("Công an", "Công an tỉnh", "Công an tỉnh Vĩnh Long"):
        assert codes(index.named(phrase)) == ["cong-an"]


def test_another_province_is_another_unit():
    index = UnitIndex([HOST, unit("y-te", "Sở Y tế")])
    assert index.named("Sở Y tế tỉnh Đồng Tháp") == ()


def test_a_single_word_names_no_provincial_body():
    assert UnitIndex([HOST]).named("UBND") == ()


def test_the_whole_name_goes_before_the_name_without_the_province():
    index = UnitIndex([HOST, unit("province", "Công an tỉnh"), unit("own", "Công an")])
    assert codes(index.named("Công an")) == ["own"]
    assert codes(index.named("Công an tỉnh")) == ["province"]


def test_a_group_is_known_by_its_nouns_in_any_order():
    group = ("UBND các huyện, thị xã, thành phố",)
    index = UnitIndex(
        [HOST, unit("a", "UBND huyện A", groups=group), unit("b", "UBND xã B", groups=("các",))]
    )
    for phrase in ("UBND huyện, thị, thành phố", "UBND các thành phố, thị xã, huyện trên địa bàn tỉnh"):
        assert codes(index.members(phrase)) == ["a"]
    for phrase in ("UBND các huyện", "UBND các huyện có làng nghề", "", "các"):
        assert index.members(phrase) == ()


def test_members_stand_in_the_order_of_protocol():
    names = {"b": 20, "a": 30, "c": 10}
    units = [
        unit(code, f"Sở {code}", groups=("các sở",), protocol_order=order) for code, order in names.items()
    ]
    assert codes(UnitIndex(units).members("các sở tỉnh")) == ["c", "b", "a"]


def test_the_heir_is_the_first_valid_unit_in_the_line_of_successors():
    old = unit("old", "UBND huyện A", valid_to=date(2020, 1, 1), successor="mid")
    mid = unit("mid", "UBND huyện B", valid_to=date(2021, 1, 1), successor="new")
    index = UnitIndex([old, mid, unit("new", "UBND huyện C")])
    assert index.heir(old, DAY) == index.by_code["new"]
    assert index.heir(old, date(2020, 6, 1)) == mid
    assert index.heir(index.by_code["new"], DAY) is None


def test_a_circle_of_successors_has_no_heir():
    ended = {"valid_to": date(2020, 1, 1)}
    one, two = unit("1", "A", successor="2", **ended), unit("2", "B", successor="1", **ended)
    assert UnitIndex([one, two]).heir(one, DAY) is None


def test_the_nearest_name_is_found_without_accents_and_with_a_slip():
    index = UnitIndex([unit("noi-vu", "Sở Nội vụ"), unit("tra-on", "UBND huyện Trà Ôn"), HOST])
    assert codes(index.nearest("so noi vu", DAY))[0] == "noi-vu"
    assert codes(index.nearest("UBND huyện Trà Onn", DAY))[0] == "tra-on"
    assert index.nearest("xyz", DAY) == ()


def test_nobody_is_near_who_is_not_valid_on_the_day():
    index = UnitIndex([unit("old", "Sở Nội vụ", valid_to=date(2020, 1, 1))])
    assert index.nearest("so noi vu", DAY) == ()


def test_a_thousand_phrases_find_their_units_among_five_thousand_in_two_seconds():
    # Work on a list without an index grows to minutes here; measured with one: 0.2 s.
    units = [
        unit(str(number), f"UBND xã Tân Phú {number}", groups=("UBND các xã",)) for number in range(5000)
    ]
    began = time.process_time()
    index = UnitIndex(units)
    found = [codes(index.named(f"Ủy ban nhân dân xã Tân Phú {number}")) for number in range(1000)]
    assert found == [[str(number)] for number in range(1000)]
    assert time.process_time() - began < 2
