"""Texts of the time before Unicode: recognized where they are clearly Vietnamese, refused where not."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents import text_of
from bot.documents.code_pages import from_tcvn3, from_vni
from bot.documents.encoding import LEAST_SHARE, mended
from bot.documents.syllables import is_syllable, marked_words
from domain.errors import DomainError
from tests.bot.letters_of_old import in_1258, in_tcvn3, in_vni

LETTER = (
    "Thường trực Ủy ban kính mời đồng chí dự cuộc họp về kế hoạch phòng, chống bão lũ năm nay.\n"
    "Thời gian: 8 giờ 30, thứ Ba, ngày 12 tháng 10. Địa điểm: phòng họp tầng hai.\n"
    "Đề nghị các đơn vị cử đúng thành phần, nghỉ phép thì báo trước; rất mong gặp đủ mọi người ở đây."
)


def code_of(data: bytes) -> str:
    with pytest.raises(DomainError) as refusal:
        text_of("thu.txt", data)
    return refusal.value.code


@pytest.mark.parametrize("written", [in_vni, in_1258])
def test_a_letter_in_an_old_code_page_is_read_whole(written) -> None:
    assert text_of("thu.txt", written(LETTER)).text == LETTER


def test_tcvn3_has_no_capitals_with_tones_so_only_words_in_capitals_get_them_back() -> None:
    """Its capitals with tones are the small letters in another typeface, which a text file does not tell."""
    assert text_of("thu.txt", in_tcvn3(LETTER)).text == LETTER.replace("Ủy", "ủy")
    heading = f"GIẤY MỜI HỌP\n{LETTER}"
    assert text_of("thu.txt", in_tcvn3(heading)).text.startswith("GIẤY MỜI HỌP\n")


def test_bytes_as_the_old_standards_print_them() -> None:
    assert from_tcvn3("Gi\xcay m\xeai, \xa7\xb6ng") == "Giấy mời, Đảng"
    assert from_vni("Giaáy môøi, Ñaûng, höõu, nghò, kyõ, bò, SÔÛ") == "Giấy mời, Đảng, hữu, nghị, kỹ, bị, SỞ"


@pytest.mark.parametrize(
    "foreign",
    [
        "Le préfet invite les maires à la réunion, à l'hôtel de ville, dès le début de l'été; théâtre, élève, forêt",
        "Der Bürgermeister lädt zur öffentlichen Sitzung über größere Flächen ein, möglichst früh, Grüße, schön",
        "La reunión será mañana; señor, también, después, aquí, allá, razón, corazón, niño, según, jamás",
    ],
)
def test_other_languages_are_refused_and_not_guessed(foreign: str) -> None:
    assert code_of(foreign.encode("latin-1")) == "file_encoding_unknown"


def test_too_few_words_are_no_ground_for_a_guess() -> None:
    assert code_of(in_tcvn3("Họp tổ dân phố")) == "file_encoding_unknown"


def test_a_damaged_unicode_text_is_refused_and_not_taken_for_an_old_one() -> None:
    assert code_of(LETTER.encode()[:-40] + b"\xe1\xba") == "file_encoding_unknown"


@settings(max_examples=200, deadline=None)
@given(st.binary(min_size=1, max_size=400))
def test_no_bytes_break_the_reading_of_a_text(data: bytes) -> None:
    try:
        text = text_of("thu.txt", data).text
    except DomainError as refusal:
        assert refusal.code.startswith("file_")
    else:
        assert unicodedata.is_normalized("NFC", text)


def test_letters_of_an_old_typeface_in_a_document_are_put_right() -> None:
    assert mended(in_vni(LETTER).decode("latin-1")) == LETTER
    assert mended("“" + in_vni(LETTER).decode("latin-1") + "” – …") == f"“{LETTER}” – …"


@pytest.mark.parametrize(
    "text", [LETTER, "Meeting at 8:30, room 2", "Le préfet invite les maires à l'hôtel, déjà prêt"]
)
def test_letters_that_are_right_stay(text: str) -> None:
    assert mended(text) == text


@pytest.mark.parametrize(
    "word", ["nghiêng", "quyết", "giữa", "khuya", "Đắk", "ngoằn", "chuyện", "ƯỚC", "thuở"]
)
def test_what_vietnamese_spelling_allows_is_a_syllable(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["réunion", "mañana", "größe", "hßa", "môøi", "ngt", "ạạ"])
def test_what_vietnamese_spelling_does_not_allow_is_none(word: str) -> None:
    assert not is_syllable(word)


def test_the_margin_between_right_and_wrong_is_wide() -> None:
    """The right table gives syllables, a wrong one does not: the threshold lies far from both."""

    def share(text: str) -> float:
        words = marked_words(text)
        return sum(map(is_syllable, words)) / len(words)

    tcvn3, vni = (written(LETTER).decode("latin-1") for written in (in_tcvn3, in_vni))
    assert min(share(from_tcvn3(tcvn3)), share(from_vni(vni))) > LEAST_SHARE + 0.1
    assert max(share(from_vni(tcvn3)), share(from_tcvn3(vni))) < LEAST_SHARE - 0.2
