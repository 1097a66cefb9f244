"""A secrecy mark in the name of a file, or in the few words that were sent with it."""

import unicodedata

import pytest

from domain.letter.model import Secrecy
from domain.letter.secrecy_of_name import secrecy_of_name

MARKS = {
    Secrecy.SECRET: (
        *(
            "MẬT - giay moi.docx",
            "MẬT.docx",
            "[MẬT]gm.pdf",
            "GM32_MẬT.pdf",
            "giấy mời (Mật).docx",
            "gm (mật).docx",
        ),
        *(
            "Mật - GM 32.docx",
            "GM 32 Mật.docx",
            "giấy mời mật.docx",
            "GM 32 Mật (1).docx",
            "GM 32 MẬT.signed.pdf",
        ),
        *("GIẤY MỜI MẬT HỎA TỐC.docx", "12.GM.MẬT", "Giay moi - MAT.docx", "[MAT] gm.docx", "MAT.docx"),
        *(unicodedata.normalize("NFD", "gm-MẬT.docx"), "ＭẬＴ gm.docx", "Văn bản Mật, không chuyển tiếp"),
    ),
    Secrecy.TOP_SECRET: (
        *("giay moi (TỐI MẬT).pdf", "tối mật.docx", "Tối mật.docx", "TỐI_MẬT.docx", "gm TỐI-MẬT.pdf"),
        *("TOI MAT gm.pdf", "giấy mời tối mật ngày 12.docx", "GM_TOI_MAT.pdf"),
    ),
    Secrecy.STATE_SECRET: (
        *(
            "TUYỆT_MẬT_gm.docx",
            "TUYỆT MẬT_giay moi.docx",
            "TUYET MAT.docx",
            "GM_TUYET_MAT.pdf",
            "TUYỆTMẬT.docx",
        ),
    ),
}
WORDS = (
    *("hop ve mật ong.docx", "MẬT ONG.docx", "Mật ong.docx", "BẢO MẬT.docx", "GIẤY MỜI HỌP BẢO MẬT.docx"),
    *("giấy mời bảo mật thông tin.docx", "bao mat thong tin.docx", "Họp bí mật nhà nước.docx", "MẬT MÃ.docx"),
    *("GIẤY MỜI HỘI NGHỊ BÍ MẬT NHÀ NƯỚC.docx", "Hội mật vụ.docx", "MẬTMÃ.docx", "mật khẩu.docx"),
    *("Mật khẩu của tệp là 123456", "Mật độ dân số.docx", "Sỏi mật.docx", "HỘI NGHỊ GAN MẬT.docx"),
    *(
        "GIAY MOI HOP MAT.docx",
        "GIAY_MOI_HOP_MAT.docx",
        "MAT TRAN TO QUOC.docx",
        "GAP MAT DAU XUAN - MAT TRAN.docx",
    ),
    *("giay moi mat.docx", "toi mat.docx", "gm-32.docx", "tối 12-5.docx"),
)


@pytest.mark.parametrize(("name", "mark"), [(name, mark) for mark, names in MARKS.items() for name in names])
def test_a_name_bears_a_mark(name: str, mark: Secrecy) -> None:
    assert secrecy_of_name(name) is mark


@pytest.mark.parametrize("name", WORDS)
def test_a_word_of_a_name_is_no_mark(name: str) -> None:
    assert secrecy_of_name(name) is None


@pytest.mark.parametrize("name", ["", ".", ".docx"])
def test_a_name_of_nothing_bears_none(name: str) -> None:
    assert secrecy_of_name(name) is None
