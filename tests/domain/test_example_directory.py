"""The directory of Vĩnh Long in 2022 and the guests of giấy mời 32, as the project's example ships them."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from domain.directory_file import COLUMNS, read_units, write_units
from domain.letter.model import Party
from domain.names import letter_units, match
from domain.rank import Rank, Relation
from domain.unit import RELATION_OF_KIND

DAY = date(2022, 2, 22)
FILE = Path(__file__).parents[2] / "examples/vinh-long-2022/units.csv"

DISTRICTS = ("vinh-long", "binh-minh", "long-ho", "mang-thit", "vung-liem", "tam-binh", "tra-on", "binh-tan")

GUEST_LINES = """
0|leader||Thường trực Tỉnh ủy
0|leader||Thường trực HĐND tỉnh
0|leader||Thường trực UBND tỉnh
0|leader||Thường trực UBMTTQVN tỉnh Vĩnh Long
1|leader|Lãnh đạo|Ban Dân vận Tỉnh ủy
1|leader|Lãnh đạo|Ban Tuyên giáo Tỉnh ủy
1|leader|Lãnh đạo|Ban Tổ chức Tỉnh ủy
1|leader|Lãnh đạo|Ban Nội chính Tỉnh ủy
1|leader|Lãnh đạo|Ủy ban Kiểm tra Tỉnh ủy
2|leader|Lãnh đạo|Văn Phòng Tỉnh ủy
2|leader|Lãnh đạo|Văn Phòng Đoàn ĐBQH và HĐND
2|leader|Lãnh đạo|Văn Phòng UBND tỉnh
3|head|Thủ trưởng|các sở, ban, ngành, tỉnh
4|press|Lãnh đạo|Đài Phát thanh - Truyền hình Vĩnh Long
4|press|Lãnh đạo|Báo Vĩnh Long
4|press|Lãnh đạo|Thông tấn xã Vĩnh Long
5|leader|Lãnh đạo|Phòng phụ trách Dân vận chính quyền - Ban Dân vận Tỉnh ủy
5|staff|Chuyên viên|Phòng phụ trách Dân vận chính quyền - Ban Dân vận Tỉnh ủy
6|leader|Lãnh đạo|Phòng Xây dựng chính quyền - Sở Nội vụ
6|staff|Chuyên viên|Phòng Xây dựng chính quyền - Sở Nội vụ
7|head|Chủ tịch|UBND huyện, thị xã, thành phố
8|leader|Lãnh đạo|Ban Dân vận huyện, thị, thành phố
"""
"""Line of the letter, rank, role, unit."""

INVITED = {
    0: {"tt-tinh-uy", "tt-hdnd", "tt-ubnd", "ubmttq"},
    1: {"bdv-tinh-uy", "btg-tinh-uy", "btc-tinh-uy", "bnc-tinh-uy", "ubkt-tinh-uy"},
    2: {"vp-tinh-uy", "vp-dbqh-hdnd", "vp-ubnd"},
    3: {
        *("so-noi-vu", "so-tu-phap", "so-khdt", "so-tai-chinh", "so-cong-thuong", "so-nnptnt", "so-gtvt"),
        *("so-xay-dung", "so-tnmt", "so-tttt", "so-ldtbxh", "so-vhttdl", "so-khcn", "so-gddt", "so-y-te"),
        *("thanh-tra", "bql-kcn", "cong-an", "bchqs", "cuc-thue", "kho-bac", "cuc-thong-ke", "bhxh"),
        *("nhnn", "cuc-qltt", "cuc-thads"),
    },
    4: {"dai-ptth", "bao-vinh-long", "ttxvn"},
    5: {"bdv-phong-dvcq"},
    6: {"snv-phong-xdcq"},
    7: {f"ubnd-{district}" for district in DISTRICTS},
    8: {f"bdv-{district}" for district in DISTRICTS},
}


@pytest.fixture(scope="module")
def rows():
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def units(rows):
    return read_units(rows)[0]


@pytest.fixture(scope="module")
def guest_list(units):
    lines = (line.split("|") for line in GUEST_LINES.split("\n") if line)
    parties = [
        Party(group=int(line), rank=Rank(rank), role=role, unit=unit) for line, rank, role, unit in lines
    ]
    return match(parties, units, on=DAY)


def test_nothing_is_wrong_in_the_file_and_it_is_written_back_the_same(rows):
    units, errors = read_units(rows)
    assert errors == []
    assert tuple(rows[0]) == COLUMNS
    assert write_units(units) == rows


def test_every_name_and_alias_of_the_file_leads_to_its_unit(units):
    for unit in units:
        names = [unit.name, *filter(None, [unit.short_name]), *unit.aliases]
        assert letter_units(names, units, on=DAY) == dict.fromkeys(names, unit.code)


def test_every_relation_is_the_one_of_its_kind(units):
    assert [unit.code for unit in units if unit.relation is not RELATION_OF_KIND[unit.kind]] == []


def test_every_phone_of_the_file_is_invented_and_no_two_are_the_same(units):
    phones = {unit.phone for unit in units}
    assert len(phones) == len(units)
    assert all(phone.startswith("0270.3000.") for phone in phones)


def test_letter_32_invites_just_these_units_on_each_line(guest_list):
    assert guest_list.questions == ()
    lines = {line: {guest.unit.code for guest in guest_list.guests if guest.line == line} for line in INVITED}
    assert lines == INVITED


def test_letter_32_gives_every_seat_its_rank_and_relation(guest_list):
    assert Counter((guest.relation, guest.rank) for guest in guest_list.guests) == {
        (Relation.SUPERIOR, Rank.LEADER): 2,
        (Relation.HOST, Rank.LEADER): 2,
        (Relation.EQUAL, Rank.LEADER): 17,
        (Relation.EQUAL, Rank.HEAD): 9,
        (Relation.EQUAL, Rank.STAFF): 1,
        (Relation.EQUAL, Rank.PRESS): 3,
        (Relation.SUBORDINATE, Rank.HEAD): 25,
        (Relation.SUBORDINATE, Rank.LEADER): 1,
        (Relation.SUBORDINATE, Rank.STAFF): 1,
    }


def test_letter_32_addresses_everyone_as_the_office_would(guest_list):
    roles = {(guest.unit.code, guest.rank): guest.role for guest in guest_list.guests}
    assert roles["ubmttq", Rank.LEADER] == "Thường trực UBMTTQVN tỉnh Vĩnh Long"
    assert roles["btg-tinh-uy", Rank.LEADER] == "lãnh đạo Ban Tuyên giáo Tỉnh ủy"
    assert roles["so-y-te", Rank.HEAD] == "Giám đốc Sở Y tế"
    assert roles["thanh-tra", Rank.HEAD] == "Chánh Thanh tra tỉnh"
    assert roles["ubnd-tra-on", Rank.HEAD] == "Chủ tịch UBND huyện Trà Ôn"
    assert roles["snv-phong-xdcq", Rank.STAFF] == "chuyên viên Phòng Xây dựng chính quyền - Sở Nội vụ"


def test_letter_32_gives_every_order_and_brief_its_unit(units):
    expected = {
        "Giám đốc Sở Nội vụ": "so-noi-vu",
        "Chánh Văn phòng UBND tỉnh": "vp-ubnd",
        "Sở Y tế": "so-y-te",
        "Ủy ban Mặt trận Tổ quốc tỉnh": "ubmttq",
        "Sở Giao thông vận tải": "so-gtvt",
        "UBND huyện Trà Ôn": "ubnd-tra-on",
        "Ủy ban nhân dân huyện Bình Tân": "ubnd-binh-tan",
        "Ban Dân vận thị xã Bình Minh": "bdv-binh-minh",
        "Ban Dân vận huyện Long Hồ": "bdv-long-ho",
        "Trưởng Ban Dân vận TU": "bdv-tinh-uy",
        "Ban tổ chức Hội nghị": None,
    }
    assert letter_units(list(expected), units, on=DAY) == expected
