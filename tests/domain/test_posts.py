import pytest

from domain.posts import addressee, head_title, without_title
from domain.rank import Rank


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Sở Y tế", "Giám đốc"),
        ("Thanh tra tỉnh", "Chánh"),
        ("Uỷ ban nhân dân huyện Trà Ôn", "Chủ tịch"),
        ("Ban Quản lý các khu công nghiệp tỉnh", "Trưởng"),
        ("BCH Quân sự tỉnh", "Chỉ huy trưởng"),
        ("Công an tỉnh", "Giám đốc"),
        ("Công an huyện Long Hồ", None),
        ("Sởi", None),
        ("", None),
    ],
)
def test_the_first_words_of_a_name_tell_the_title_of_its_head(name, title):
    assert head_title(name) == title


@pytest.mark.parametrize(
    ("role", "name", "rank", "addressed"),
    [
        ("Thủ trưởng", "Sở Y tế", Rank.HEAD, "Giám đốc Sở Y tế"),
        ("Thủ trưởng", "Hội Chữ thập đỏ tỉnh", Rank.HEAD, "Thủ trưởng Hội Chữ thập đỏ tỉnh"),
        ("Giám đốc", "Thanh tra tỉnh", Rank.HEAD, "Chánh Thanh tra tỉnh"),
        ("Bí thư", "UBND huyện Trà Ôn", Rank.HEAD, "Bí thư UBND huyện Trà Ôn"),
        ("Lãnh đạo", "Sở Y tế", Rank.LEADER, "lãnh đạo Sở Y tế"),
        ("Phó Giám đốc", "Sở Y tế", Rank.LEADER, "Phó Giám đốc Sở Y tế"),
        ("", "Sở Y tế", Rank.LEADER, "Sở Y tế"),
        (
            "Trưởng phòng",
            "Phòng Ngân sách - Sở Tài chính",
            Rank.HEAD,
            "Trưởng phòng Ngân sách - Sở Tài chính",
        ),
        ("Chánh Văn phòng", "Văn phòng UBND tỉnh", Rank.HEAD, "Chánh Văn phòng UBND tỉnh"),
        ("Trưởng ban", "Ban Dân vận Tỉnh ủy", Rank.HEAD, "Trưởng ban Dân vận Tỉnh ủy"),
        ("Trưởng", "Ban Dân vận Tỉnh ủy", Rank.HEAD, "Trưởng Ban Dân vận Tỉnh ủy"),
        ("Trưởng", "Thôn An Lao", Rank.HEAD, "Trưởng thôn An Lao"),
        ("Trưởng", "Khu phố 7", Rank.HEAD, "Trưởng khu phố 7"),
        ("Lãnh đạo", "Thường trực HĐND tỉnh", Rank.LEADER, "lãnh đạo HĐND tỉnh"),
        ("Đại diện", "Thường trực HĐND tỉnh", Rank.LEADER, "đại diện Thường trực HĐND tỉnh"),
        ("", "Thường trực HĐND tỉnh", Rank.LEADER, "Thường trực HĐND tỉnh"),
    ],
)
def test_a_card_addresses_the_head_by_title_and_others_by_the_letters_word(role, name, rank, addressed):
    assert addressee(role, name, rank) == addressed


@pytest.mark.parametrize(
    ("phrase", "unit"),
    [
        ("Giám đốc Sở Nội vụ", "Sở Nội vụ"),
        ("Chánh Văn phòng UBND tỉnh", "Văn phòng UBND tỉnh"),
        ("Trưởng Ban Dân vận TU", "Ban Dân vận TU"),
        ("Phó Chủ tịch UBND tỉnh", "UBND tỉnh"),
        ("Đại diện lãnh đạo Sở Tài chính", "Sở Tài chính"),
        ("Sở Nội vụ", "Sở Nội vụ"),
        ("Trưởng", "Trưởng"),
    ],
)
def test_a_title_before_a_unit_is_taken_off(phrase, unit):
    assert without_title(phrase) == unit
