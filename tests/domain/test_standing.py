"""How high a post stands, whatever the way in which an office writes it."""

import pytest

from domain.people import Function
from domain.standing import Standing, function_of_post, standing_of, tells_standing

HEADS = (
    *("Giám đốc", "GĐ", "Giám đốc Sở Y tế", "Q. Giám đốc", "Quyền Giám đốc Sở", "giam doc so"),
    *("Chủ tịch UBND huyện Trà Ôn", "CT UBND", "Bí thư Huyện ủy", "Trưởng ban", "Trưởng Ban Dân vận"),
    *("Chánh Văn phòng UBND tỉnh", "CVP", "Chánh Thanh tra tỉnh", "Cục trưởng", "Chỉ huy trưởng"),
    *("Tổng Giám đốc", "Tổng Biên tập", "Tỉnh ủy viên, Giám đốc Sở", "Viện trưởng VKSND tỉnh"),
)
DEPUTIES = (
    *("Phó Giám đốc", "PGĐ", "PGĐ Sở", "P.GĐ", "P. Giám đốc", "Phó GĐ", "pho giam doc", "Phó Giám\u00a0đốc"),
    *("Phó Chủ tịch UBND huyện", "PCT", "Phó Chủ tịch Thường trực", "Phó Trưởng ban", "Phó ban", "PTB"),
    *("Phó Chánh Văn phòng", "PCVP", "Phó Bí thư Thường trực", "Phó Cục trưởng", "Cục phó", "Viện phó"),
    *("Ủy viên Ban Thường vụ, Phó Chủ tịch", "Phó Tổng Giám đốc", "Phó Giám đốc phụ trách"),
)
BELOW = (
    *("Trưởng phòng", "TP Tổ chức", "Phó Trưởng phòng", "Phó phòng", "PTP", "PP", "Chuyên viên", "CV"),
    *("Giám đốc Trung tâm Kiểm soát bệnh tật", "Chi cục trưởng", "Phó Chi cục trưởng", "Phóng viên"),
    *("Chánh Văn phòng Sở", "Phó Chánh Thanh tra Sở", "Trưởng phòng, Phó Bí thư Chi bộ", "Thư ký"),
)


@pytest.mark.parametrize(
    ("post", "standing"),
    [(post, Standing.HEAD) for post in HEADS]
    + [(post, Standing.DEPUTY) for post in DEPUTIES]
    + [(post, Standing.BELOW) for post in BELOW],
)
def test_the_words_of_a_post_tell_its_standing(post, standing):
    assert standing_of(post) is standing


@pytest.mark.parametrize("post", ["", "Tỉnh ủy viên", "abc", "Phó", "Giám đốcc"])
def test_a_post_that_tells_nothing_stands_below_so_that_consent_is_asked(post):
    assert standing_of(post) is Standing.BELOW
    assert not tells_standing(post)


def test_a_given_name_is_no_title():
    assert not any(map(tells_standing, ("Phong", "Ban", "Lê Văn Phong", "Phó Đức C")))


FUNCTIONS = {
    Function.HEAD: (
        *("Quyền Giám đốc", "Q. Giám đốc", "Tỉnh ủy viên, Giám đốc Sở", "giam doc", "Chánh án", "CT UBND"),
        *("Chủ nhiệm UBKT", "Tổng Biên tập"),
    ),
    Function.DEPUTY: ("P. Giám đốc", "Phụ trách Sở", "Phó Tổng Biên tập"),
    Function.CLERK: (
        *("Giám đốc Trung tâm CNTT", "Chủ tịch Công đoàn", "Chánh Văn phòng Sở", "Bí thư Chi bộ, Văn thư"),
        *("Văn thư", "Chuyên viên", ""),
    ),
    Function.PRESS: ("Phóng viên", "phong vien", "Biên tập viên", "Phóng viên, Bí thư Chi đoàn"),
}


@pytest.mark.parametrize(
    ("post", "function"), [(post, function) for function, posts in FUNCTIONS.items() for post in posts]
)
def test_what_a_contact_is_in_the_unit_follows_from_the_standing_of_the_post(post, function):
    assert function_of_post(post) is function


def test_no_post_below_the_deputies_speaks_as_a_leader():
    assert not {Function.HEAD, Function.DEPUTY} & {function_of_post(post) for post in BELOW}
