import pytest

from domain.letter.model import Secrecy
from domain.letter.parse import read


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("MẬT", Secrecy.SECRET),
        ("M Ậ T", Secrecy.SECRET),
        ("TỐI  MẬT", Secrecy.TOP_SECRET),
        ("[TUYỆT MẬT]", Secrecy.STATE_SECRET),
        ("Độ mật: Tối mật", Secrecy.TOP_SECRET),
        ("MẬT\tHỎA TỐC", Secrecy.SECRET),
        ("MÂ\u0323T", Secrecy.SECRET),
        ("M\u200bẬT", Secrecy.SECRET),
        ("M.Ậ.T", Secrecy.SECRET),
    ],
)
def test_a_mark_on_a_line_of_its_own_is_found_however_it_is_spaced(line: str, mark: Secrecy) -> None:
    assert read(f"UBND TỈNH A\n{line}\n\nGIẤY MỜI\n\nUBND tỉnh mời họp.").secret is mark


@pytest.mark.parametrize("line", ["Họp về công tác bảo mật", "BẢO MẬT", "Mật ong", "mật"])
def test_a_word_of_the_text_is_no_mark(line: str) -> None:
    assert read(f"GIẤY MỜI\n\n{line}").secret is None


def test_the_gravest_mark_counts() -> None:
    assert read("MẬT\nTUYỆT MẬT\nGIẤY MỜI").secret is Secrecy.STATE_SECRET
