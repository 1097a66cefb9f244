"""A secrecy mark in a file's name."""

import unicodedata

import pytest

from domain.letter.model import Secrecy
from domain.letter.secrecy import secrecy_of_name


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("MẬT - giay moi.docx", Secrecy.SECRET),
        ("giay moi (TỐI MẬT).pdf", Secrecy.TOP_SECRET),
        ("TUYỆT_MẬT_gm.docx", Secrecy.STATE_SECRET),
        (unicodedata.normalize("NFD", "gm-MẬT.docx"), Secrecy.SECRET),
        ("hop ve mật ong.docx", None),
        ("BẢO MẬT.docx", Secrecy.SECRET),
        ("MẬTMÃ.docx", None),
        ("gm-32.docx", None),
        ("", None),
    ],
)
def test_a_name_bears_a_mark_only_as_words_in_capitals(name, mark):
    assert secrecy_of_name(name) is mark
