from dataclasses import replace
from datetime import date

import pytest

from domain.errors import DomainError
from domain.name_search import Found, NameSearch
from domain.rank import Relation
from domain.unit import Kind, Unit
from domain.unit_edit import (
    also_named,
    check_unit,
    ended,
    level_of,
    new_unit,
    reached_at,
    renamed,
    revived,
    usual_groups,
)

TODAY = date(2025, 9, 1)
DEPARTMENTS = "các sở, ban, ngành tỉnh"


def unit(code, name, kind=Kind.DEPARTMENT, relation=Relation.SUBORDINATE, level="province", **more):
    return Unit(code=code, name=name, kind=kind, relation=relation, level=level, **more)


GTVT = unit("so-gtvt", "Sở Giao thông vận tải", groups=(DEPARTMENTS,), protocol_order=260)
XD = unit("so-xd", "Sở Xây dựng", groups=(DEPARTMENTS, "nhóm riêng"), protocol_order=270)
NV = unit("so-nv", "Sở Nội vụ", groups=(DEPARTMENTS,), protocol_order=200)
DIRECTORY = (GTVT, XD, NV)


def test_after_a_new_name_the_old_one_still_leads_to_the_unit():
    after = renamed(GTVT, " Sở  Giao thông ")
    assert (after.name, after.aliases) == ("Sở Giao thông", ("Sở Giao thông vận tải",))
    found = NameSearch([after], TODAY, {}).find("Sở Giao thông vận tải")
    assert isinstance(found, Found)


def test_a_name_that_comes_back_is_no_alias_any_more():
    assert renamed(renamed(GTVT, "Sở Giao thông"), GTVT.name).aliases == ("Sở Giao thông",)


def test_further_names_are_added_once_each():
    after = also_named(also_named(GTVT, "Sở GTVT; SGTVT;"), "sở gtvt; Sở Giao thông vận tải")
    assert after.aliases == ("Sở GTVT", "SGTVT")


@pytest.mark.parametrize("phone", ["0270.3000.126", "(0270) 3 822 123, máy lẻ 12", "+84 270 3822 123", "113"])
def test_a_telephone_is_kept_as_it_is_written(phone):
    assert check_unit(reached_at(GTVT, phone), DIRECTORY).phone == phone


def test_an_end_keeps_every_name_and_can_be_taken_back():
    named = also_named(GTVT, "Sở GTVT")
    gone = ended(named, date(2025, 2, 28), XD.code)
    assert (gone.name, gone.aliases, gone.successor) == (GTVT.name, ("Sở GTVT",), XD.code)
    assert gone.is_valid(date(2025, 2, 28))
    assert not gone.is_valid(date(2025, 3, 1))
    assert revived(gone) == named


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda: ended(GTVT, TODAY, GTVT.code), "successor_cycle"),
        (lambda: ended(GTVT, TODAY, "gone"), "successor_ended"),
        (lambda: ended(replace(GTVT, valid_from=TODAY), date(2025, 8, 31)), "ends_before_start"),
        (lambda: ended(XD, TODAY), "follower_ends"),
        (lambda: renamed(GTVT, "x" * 301), "too_long"),
        (lambda: reached_at(GTVT, "abc không phải số"), "bad_phone"),
        (lambda: reached_at(GTVT, "11"), "bad_phone"),
        (lambda: also_named(GTVT, "ab;" * 2000 + "y" * 301), "too_long"),
    ],
)
def test_what_no_file_may_hold_cannot_be_done_by_hand_either(change, code):
    follows = unit("old", "Sở Cũ", valid_to=date(2020, 1, 1), successor=XD.code)
    gone = unit("gone", "Sở Không còn", valid_to=date(2020, 1, 1))
    with pytest.raises(DomainError, match="unit_unusable") as refusal:
        check_unit(change(), [*DIRECTORY, follows, gone])
    assert refusal.value.facts["error"].code == code


def test_a_new_unit_is_invited_with_most_of_its_kind_and_stands_after_them():
    groups = usual_groups(Kind.DEPARTMENT, "Sở Ngoại vụ", DIRECTORY, TODAY)
    assert groups == (DEPARTMENTS,)
    made = new_unit("Sở Ngoại vụ", Kind.DEPARTMENT, groups, DIRECTORY)
    assert (made.code, made.relation, made.protocol_order) == ("so-ngoai-vu", Relation.SUBORDINATE, 271)
    found = NameSearch([*DIRECTORY, made], TODAY, {}).find("các sở, ban, ngành tỉnh")
    assert isinstance(found, Found)
    assert made in found.units


def test_a_code_is_never_given_twice():
    first = new_unit("Sở Ngoại vụ", Kind.DEPARTMENT, (), DIRECTORY)
    second = new_unit("Sở Ngoại Vụ!", Kind.DEPARTMENT, (), [*DIRECTORY, first])
    assert second.code == "so-ngoai-vu-2"
    assert new_unit("...", Kind.PRESS, (), ()).code == "unit"


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("UBND xã Trà Ôn", "commune"),
        ("UBND phường Long Châu", "commune"),
        ("UBND huyện Trà Ôn", "district"),
        ("UBND thành phố Vĩnh Long", "district"),
        ("UBND thị trấn Trà Ôn", "commune"),
        ("Sở Y tế", "province"),
        ("Liên minh Hợp tác xã tỉnh", "province"),
        ("Sở Lao động - Thương binh và Xã hội", "province"),
        ("Ban Quản lý các khu kinh tế", "province"),
    ],
)
def test_a_name_tells_the_level(name, level):
    assert level_of(name) == level
