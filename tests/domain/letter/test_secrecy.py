"""The classification mark of a letter: found however it was stamped, typed or recognized; words are no marks."""

import unicodedata

import pytest

from domain.letter.model import Secrecy
from domain.letter.parse import read
from domain.letter.parts import LONGEST_LETTER
from domain.letter.secrecy import read_secrecy

MARKS = {
    Secrecy.SECRET: (
        *("MẬT", "Mật", "M Ậ T", "M.Ậ.T", "M-Ậ-T", "MÂ\u0323T", "M\u200bẬT", "MẬT\u00a0", "ＭẬＴ", "MẬT."),
        *(
            "(MẬT)",
            "[MẬT]",
            "<MẬT>",
            "‹MẬT>",
            "“MẬT”",
            "«MẬT»",
            "■ MẬT",
            "* MẬT *",
            "**MẬT**",
            "| MẬT |",
            "1. MẬT",
        ),
        *(
            "Độ mật: Mật",
            "Độ mật: mật",
            "ĐỘ MẬT: MẬT",
            "Mức độ: Mật",
            "Mức độ mật: Mật",
            "Độ mật của văn bản: Mật",
        ),
        *("Dấu mật: MẬT", "Đóng dấu MẬT", "TÀI LIỆU MẬT", "VĂN BẢN MẬT", "Tài liệu Mật", "GIẤY MỜI MẬT"),
        *("GIẤY MỜI (MẬT)", "UBND TỈNH AN BÌNH (MẬT)", "BÍ MẬT NHÀ NƯỚC: MẬT"),
        *("MẬT\tHỎA TỐC", "MẬT - HỎA TỐC", "HỎA TỐC - MẬT", "HOẢ TỐC, MẬT", "MẬT, KHẨN", "MẬT/THƯỢNG KHẨN"),
        *("MẬT Bản số: 01", "MẬT - Số bản: 05", "MẬT (Thời hạn bảo vệ: 10 năm)"),
        "MẬT - Thời hạn bảo vệ bí mật nhà nước: 10 năm",
        *("Số: 12/GM-UBND (MẬT)", "Số: 12/GM-UBND (Mật)", "Số: 12/GM-UBND - MẬT", "Số: 12/GM-UBND      MẬT"),
        *("Số:     /GM-UBND MẬT", "12/GM-UBND MẬT", "SỐ 12-GM/TU MẬT", "MẬT Số: 12/GM-UBND"),
        *("MẬT\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "MẬT CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        *("MẬT          CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "MẬT\tĐẢNG CỘNG SẢN VIỆT NAM"),
        *("MẬT     Độc lập - Tự do - Hạnh phúc", "MẬT    An Bình, ngày 12 tháng 6 năm 2024"),
        *(
            "UBND TỈNH AN BÌNH     MẬT     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "MẠT",
            "MẶT",
            "MAT",
            "MÂT",
            "MẤT",
        ),
    ),
    Secrecy.TOP_SECRET: (
        *(
            "TỐI MẬT",
            "TỐI  MẬT",
            "TỐIMẬT",
            "T Ố I   M Ậ T",
            "Tối mật",
            "tối mật",
            "Tối Mật",
            "Độ mật: Tối mật",
        ),
        *("TỐI\nMẬT", "TỐI\n\nMẬT", "Bí mật nhà nước: Tối mật", "TÀI LIỆU TỐI MẬT", "TỐI MẬT - HỎA TỐC"),
        *("Số: 12/GM-UBND - TỐI MẬT", "T0I MAT", "TOI MAT", "TÔI MẬT", "TỔI MẬT", "TỐI MẮT", "T\u1ed0I MẠT"),
    ),
    Secrecy.STATE_SECRET: (
        *(
            "TUYỆT MẬT",
            "TUYỆT\nMẬT",
            "[TUYỆT MẬT]",
            "Tuyệt mật",
            "Độ mật: Tuyệt mật",
            "TUYET MAT",
            "TUYÊT MÂT",
        ),
        "MẬT\nTUYỆT MẬT",
    ),
}
WORDS = (
    *(
        "mật",
        "BẢO MẬT",
        "BÍ MẬT",
        "BÍ MẬT NHÀ NƯỚC",
        "Bảo mật thông tin",
        "BẢO MẬT THÔNG TIN",
        "ĐỘ MẬT",
        "Độ mật:",
    ),
    *(
        "Độ mật: Không",
        "Độ mật: Thường",
        "Mức độ: Khẩn",
        "HỎA TỐC",
        "Họp về công tác bảo mật",
        "Công tác bảo mật",
    ),
    *("Mật ong", "MẬT ONG", "MẬT MÃ", "Mật khẩu: 123456", "MẬT KHẨU: 123456", "MẬT ĐỘ DÂN SỐ", "Hội mật vụ"),
    *("HỘI MẬT VỤ", "KHOA GAN MẬT", "SỎI MẬT", "Ban Cơ yếu: kỹ thuật mật mã", "ÔNG NGUYỄN VĂN MẬT"),
    *(
        "Nguyễn Văn Mật",
        "1\tNguyễn Văn\tMật\tSở Nội vụ",
        "Gửi kèm báo cáo số 12/BC-UBND (Mật) theo đường văn thư",
    ),
    *(
        "HỌP MẶT",
        "GIẤY MỜI HỌP MẶT",
        "GẶP MẶT",
        "MẶT TRẬN TỔ QUỐC",
        "TM. ỦY BAN MẶT TRẬN",
        "BỆNH VIỆN MẮT",
        "MẮT",
    ),
    *("TÔI", "TỐI", "Tối", "Buổi tối", "TUYỆT", "Số lượng: 12 chai MẬT", "NHÀ MÁY MẬT MÍA", "Độ mật\tKhông"),
    "HỘI NGHỊ PHỔ BIẾN LUẬT BẢO VỆ BÍ MẬT NHÀ NƯỚC",
    "Danh mục bí mật nhà nước độ Tuyệt mật, Tối mật trong lĩnh vực y tế",
)


@pytest.mark.parametrize(("line", "mark"), [(line, mark) for mark, lines in MARKS.items() for line in lines])
def test_a_mark_is_found_however_it_is_written(line: str, mark: Secrecy) -> None:
    assert read(f"UBND TỈNH A\n{line}\n\nGIẤY MỜI\n\nUBND tỉnh mời họp.").secret is mark


@pytest.mark.parametrize("line", WORDS)
def test_a_word_of_the_text_is_no_mark(line: str) -> None:
    assert read(f"UBND TỈNH A\nSố: 12/GM-UBND\n\nGIẤY MỜI\n\n{line}\n\nUBND tỉnh mời họp.").secret is None


def test_decomposed_letters_are_the_same_mark() -> None:
    assert read_secrecy(unicodedata.normalize("NFD", "HỎA TỐC - TUYỆT MẬT")) is Secrecy.STATE_SECRET


def test_the_gravest_mark_counts() -> None:
    assert read("MẬT\nTUYỆT MẬT\nGIẤY MỜI").secret is Secrecy.STATE_SECRET


@pytest.mark.parametrize(
    "before", ["Bản quyền thuộc Văn phòng\n" * 5, "Thành phần mời họp\n" * LONGEST_LETTER]
)
def test_a_mark_counts_below_all_that_is_read(before: str) -> None:
    assert read(f"{before}\nTỐI MẬT").secret is Secrecy.TOP_SECRET
