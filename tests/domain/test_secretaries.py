import pytest

from domain.secretaries import body_of_post


@pytest.mark.parametrize(
    ("role", "body", "own"),
    [
        ("Bí thư", "UBND huyện Trà Ôn", "Huyện ủy Trà Ôn"),
        ("Phó Bí thư", "UBND thị xã Bình Minh", "Thị ủy Bình Minh"),
        ("Bí thư", "Ủy ban nhân dân thành phố Vĩnh Long", "Thành ủy Vĩnh Long"),
        ("Bí thư", "UBND xã Trà Ôn", "Đảng ủy xã Trà Ôn"),
        ("Bí thư", "UBND huyện, thành phố, thị xã", "các Huyện ủy, Thành ủy, Thị ủy"),
        ("Bí thư", "các huyện, thị xã, thành phố", "các Huyện ủy, Thị ủy, Thành ủy"),
        ("Bí thư", "UBND các xã, phường", "Đảng ủy các xã, phường"),
        ("Bí thư", "UBND các huyện, thành phố A", "các Huyện ủy, Thành ủy A"),
        ("Bí thư", "UBND huyện", "Huyện ủy"),
        ("Bí thư", "UBND xã A và phường B", "Đảng ủy xã A, Đảng ủy phường B"),
        ("Bí thư", "UBND các huyện ven biển", "cấp ủy các huyện ven biển"),
        ("Chủ tịch", "UBND huyện Trà Ôn", "UBND huyện Trà Ôn"),
        ("Bí thư", "Tỉnh Đoàn", "Tỉnh Đoàn"),
        ("Bí thư", "Đảng ủy xã Trà Ôn", "Đảng ủy xã Trà Ôn"),
        ("Bí thư", "", ""),
    ],
)
def test_a_secretary_is_the_party_committees_and_never_the_peoples_committees(role, body, own):
    assert body_of_post(role, body) == own
