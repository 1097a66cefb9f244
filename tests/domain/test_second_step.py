"""The second step of the rank rule: who is named decides whether the chair is asked."""

import re
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from domain.invitation import Attendance, Invitation
from domain.rank import Rank, Relation
from domain.second_step import RULES, Ruling, Source, below_deputy, placed, ruling
from domain.who_comes import Comes, who_comes

PAGE = Path(__file__).parents[2] / "docs/rank-rules.md"
SUBORDINATE, EQUAL = Relation.SUBORDINATE, Relation.EQUAL
HEAD, LEADER, STAFF, PRESS = Rank
FREE, CONSENT, BELOW_DEPUTY = Ruling

SO, TRA_ON = "Giám đốc Sở Giao thông vận tải", "Chủ tịch UBND huyện Trà Ôn"
LEADERS, DIVISION = "lãnh đạo Sở Giao thông vận tải", "lãnh đạo Phòng Xây dựng chính quyền - Sở Nội vụ"

WHO = [
    *(
        (SO, post, Comes.INVITED)
        for post in ("Giám đốc", "GĐ", "Giám đốc Sở", "giam doc so gtvt", "GĐ Sở GTVT")
    ),
    *(
        (SO, post, Comes.INVITED)
        for post in ("Quyền Giám đốc", "Q. Giám đốc Sở", "Tỉnh ủy viên, Giám đốc Sở")
    ),
    *((SO, post, Comes.INVITED) for post in ("Bí thư Đảng ủy, Giám đốc Sở", "Bí thư Chi bộ, Giám đốc")),
    *((SO, post, Comes.DEPUTY) for post in ("Phó Giám đốc", "PGĐ Sở GTVT", "Phó Giám đốc Thường trực Sở")),
    *(
        (SO, post, Comes.DEPUTY)
        for post in ("Phó Giám đốc phụ trách", "Phó Giám đốc phụ trách Sở", "Phụ trách Sở")
    ),
    *((SO, post, Comes.DEPUTY) for post in ("Phó Giám đốc, Bí thư Chi bộ", "PGĐ Sở kiêm Giám đốc Trung tâm")),
    *(
        (SO, post, Comes.OUTSIDE)
        for post in ("Giám đốc Sở Xây dựng", "PGĐ Sở Y tế", "Chủ tịch UBND huyện Trà Ôn")
    ),
    *(
        (SO, post, Comes.BELOW)
        for post in ("Trưởng phòng", "Giám đốc Trung tâm Đăng kiểm", "Chuyên viên", "abc")
    ),
    *(
        (SO, post, Comes.BELOW)
        for post in ("Bí thư Chi bộ", "Chủ tịch Công đoàn, Chuyên viên", "Chánh Văn phòng Sở")
    ),
    *(
        (TRA_ON, post, Comes.INVITED)
        for post in ("Chủ tịch", "CT UBND huyện", "Chủ tịch Ủy ban nhân dân huyện")
    ),
    *(
        (TRA_ON, post, Comes.INVITED)
        for post in ("Bí thư Huyện ủy, Chủ tịch UBND huyện", "Quyền Chủ tịch UBND")
    ),
    *(
        (TRA_ON, post, Comes.DEPUTY)
        for post in ("PCT", "Phó Chủ tịch Thường trực UBND huyện", "Phó Chủ tịch")
    ),
    *((TRA_ON, post, Comes.OUTSIDE) for post in ("Chủ tịch HĐND huyện", "Chủ tịch UBND huyện Bình Tân")),
    (TRA_ON, "Bí thư Huyện ủy", Comes.HEAD),
    (TRA_ON, "Trưởng phòng Nội vụ huyện", Comes.BELOW),
    ("Thủ trưởng Cục Thuế tỉnh", "Cục trưởng", Comes.INVITED),
    ("Thủ trưởng Cục Thuế tỉnh", "Cục trưởng Cục Thuế", Comes.INVITED),
    ("Thủ trưởng Cục Thuế tỉnh", "Cục trưởng Cục Thống kê", Comes.OUTSIDE),
    ("Trưởng phòng Nội vụ huyện Trà Ôn", "Trưởng phòng", Comes.INVITED),
    ("Trưởng phòng Nội vụ huyện Trà Ôn", "Phó Trưởng phòng", Comes.DEPUTY),
    ("Trưởng Ban Dân vận", "Trưởng phòng", Comes.BELOW),
    ("Phó Chủ tịch UBND huyện Trà Ôn", "Phó Chủ tịch UBND huyện Trà Ôn", Comes.INVITED),
    (LEADERS, "Giám đốc", Comes.HEAD),
    (LEADERS, "Phó Giám đốc phụ trách kinh tế", Comes.DEPUTY),
    (LEADERS, "Phó Giám đốc Sở phụ trách đường bộ", Comes.DEPUTY),
    (LEADERS, "Phó Giám đốc Sở Xây dựng", Comes.OUTSIDE),
    (LEADERS, "Phó Trưởng phòng", Comes.BELOW),
    (DIVISION, "Trưởng phòng", Comes.HEAD),
    (DIVISION, "Phó phòng", Comes.DEPUTY),
    (DIVISION, "Phó Trưởng phòng Xây dựng chính quyền", Comes.DEPUTY),
    (DIVISION, "Chuyên viên", Comes.BELOW),
    ("lãnh đạo Văn phòng UBND huyện", "Trưởng phòng", Comes.BELOW),
]


@pytest.mark.parametrize(("role", "post", "comes"), WHO)
def test_the_words_of_a_post_tell_what_it_is_to_the_invited_one(role, post, comes):
    assert who_comes(post, role) is comes


def named(rank, relation, role, post) -> tuple[Invitation, Attendance]:
    line = Invitation(id=1, meeting_id=1, unit="u", line=0, role=role, rank=rank, relation=relation)
    return line, Attendance(name="Lê Văn C", post=post)


POSTS = {
    Comes.INVITED: "Giám đốc",
    Comes.HEAD: "Bí thư Đảng ủy Sở",
    Comes.DEPUTY: "Phó Giám đốc",
    Comes.BELOW: "Trưởng phòng",
    Comes.OUTSIDE: "Giám đốc Sở Xây dựng",
}
SUBORDINATES = {
    HEAD: dict(zip(Comes, (FREE, CONSENT, CONSENT, BELOW_DEPUTY, CONSENT), strict=True)),
    LEADER: dict(zip(Comes, (FREE, FREE, FREE, BELOW_DEPUTY, CONSENT), strict=True)),
    STAFF: dict.fromkeys(Comes, FREE),
    PRESS: dict.fromkeys(Comes, FREE),
}


@pytest.mark.parametrize(("rank", "comes"), [*product(Rank, Comes)])
def test_rank_and_who_comes_decide_whether_a_subordinate_asks_the_chair(rank, comes):
    asked = ruling(*named(rank, SUBORDINATE, SO, POSTS[comes]))
    assert (who_comes(POSTS[comes], SO), asked) == (comes, SUBORDINATES[rank][comes])


@pytest.mark.parametrize(("rank", "comes"), [*product(Rank, Comes)])
def test_an_equal_body_sends_whom_it_likes(rank, comes):
    assert ruling(*named(rank, EQUAL, SO, POSTS[comes])) is FREE


@pytest.mark.parametrize("relation", [Relation.SUPERIOR, Relation.HOST])
def test_nothing_is_free_where_nobody_is_asked_to_name_anyone(relation):
    assert ruling(*named(HEAD, relation, SO, "Giám đốc")) is CONSENT


@pytest.mark.parametrize("relation", [SUBORDINATE, EQUAL])
def test_whoever_is_not_the_invited_head_comes_in_his_place(relation):
    for comes in Comes:
        line, person = named(HEAD, relation, SO, POSTS[comes])
        [placed_one] = placed(line, [person])
        assert placed_one.in_place_of == ("" if comes is Comes.INVITED else SO)


def test_who_needs_no_consent_comes_in_nobodys_place_but_a_heads():
    for rank, comes in product((LEADER, STAFF, PRESS), Comes):
        line, person = named(rank, SUBORDINATE, SO, POSTS[comes])
        assert bool(placed(line, [person])[0].in_place_of) == (ruling(line, person) is not FREE)


def test_each_of_several_is_ruled_by_himself():
    line, official = named(LEADER, SUBORDINATE, LEADERS, "Trưởng phòng")
    _, deputy = named(LEADER, SUBORDINATE, LEADERS, "Phó Giám đốc")
    assert [one.in_place_of for one in placed(line, (deputy, official))] == ["", LEADERS]


def test_with_the_invited_head_among_them_the_others_accompany_him():
    line, head = named(HEAD, SUBORDINATE, SO, "Giám đốc")
    _, official = named(HEAD, SUBORDINATE, SO, "Trưởng phòng")
    assert [one.in_place_of for one in placed(line, (official, head))] == ["", ""]


def test_the_chair_is_told_who_stands_below_a_deputy():
    line, official = named(LEADER, SUBORDINATE, LEADERS, "Trưởng phòng")
    _, deputy = named(LEADER, SUBORDINATE, LEADERS, "Phó Giám đốc")
    answered = replace(line, seats=2, attendances=placed(line, (deputy, official)))
    assert [one.post for one in below_deputy(answered)] == ["Trưởng phòng"]


def test_every_case_stands_in_the_table_once():
    cases = [(rule.relation, rule.rank, comes) for rule in RULES for comes in rule.comes]
    assert sorted(cases) == sorted(product((SUBORDINATE, EQUAL), Rank, Comes))


def table() -> list[str]:
    rows = [
        f"| {rule.relation} | {rule.rank} | {', '.join(rule.comes)} | {rule.ruling} | {rule.source} |"
        for rule in RULES
    ]
    return ["| relation | rank invited | who comes | ruling | rests on |", "|---|---|---|---|---|", *rows]


def test_the_page_prints_the_table_of_the_code():
    assert [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("|")] == table()


def test_the_page_tells_what_every_source_is():
    told = re.findall(r"^\* \*(.+?)\*: ", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert [one for one in Source if one not in told] == []
