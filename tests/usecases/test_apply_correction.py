"""A notice about a letter that was not sent corrects its draft, for those who may organize for its unit."""

import pytest

from domain.draft import LetterState
from domain.notice import CardKind
from domain.people import Role
from tests.usecases.letter_house import BOSS, House, refused
from usecases.apply_correction import apply_correction
from usecases.confirm_draft import confirm_draft, mark_issued

NOTICE = """ỦY BAN NHÂN DÂN TỈNH VĨNH LONG
Số: 42/TB-UBND
Vĩnh Long, ngày 18 tháng 02 năm 2022

THÔNG BÁO
Thay đổi địa điểm Hội nghị

Thay đổi địa điểm Hội nghị theo Giấy mời số 32/GM-UBND ngày 18/02/2022:
- Địa điểm: Hội trường B./.
"""


@pytest.fixture
def house(tmp_path):
    house = House(tmp_path)
    yield house
    house.close()


def hands_in_notice(house, by, *, issue=True):
    house.reads(NOTICE, by=by)
    house.by(by, confirm_draft, house.token(by, CardKind.DRAFT))
    if issue:
        house.by(by, mark_issued, house.token(by, CardKind.GUESTS))


def applies(house, by):
    house.by(by, apply_correction, house.token(by, CardKind.GUESTS))


def test_an_issued_notice_is_read_into_the_draft_and_is_done_with(house):
    house.reads()
    hands_in_notice(house, BOSS)
    applies(house, BOSS)
    letter, notice = house.rows("letters")
    assert (letter["reading"]["venue"], letter["state"]) == ("Hội trường B", LetterState.READ)
    assert notice["state"] == LetterState.APPLIED
    assert house.audited()[-1] == "letter_amended"
    assert refused(applies, house, BOSS) == "button_old"


def test_before_its_issue_a_notice_corrects_nothing(house):
    house.reads()
    hands_in_notice(house, BOSS, issue=False)
    assert refused(applies, house, BOSS) == "not_issued"
    assert house.rows("letters")[0]["reading"]["venue"] != "Hội trường B"


def test_the_draft_of_another_unit_is_not_reached(house):
    house.reads()
    house.add("lan", "so-noi-vu", role=Role.ORGANIZER)
    hands_in_notice(house, "lan")
    assert refused(applies, house, "lan") == "change_of_nothing"
    assert house.rows("letters")[0]["reading"]["venue"] != "Hội trường B"
