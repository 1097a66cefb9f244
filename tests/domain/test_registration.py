"""Codes, the guard against guessing, and what a name may be."""

import base64
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import DomainError
from domain.registration import (
    ALPHABET,
    MOST_FAILURES,
    MOST_FAILURES_OF_ALL,
    check_name,
    check_phone,
    check_post,
    check_try,
    hash_code,
    looks_like_phone,
    looks_typed,
    new_link_code,
    new_typed_code,
)

TYPED = "0A1B2C3D4E"
LINK = "AbCdEfGhIjKlMnOpQrSt-_"


@given(st.binary(min_size=16, max_size=16))
def test_a_link_carries_every_one_of_its_128_bits(random):
    code = new_link_code(random)
    assert len(code) == 22
    assert int.from_bytes(random, "big") == int.from_bytes(_unpadded(code), "big")


def _unpadded(code):
    return base64.urlsafe_b64decode(code + "==")


@given(st.integers(0, 2**50 - 1))
def test_a_typed_code_carries_50_bits_in_characters_that_nobody_confuses(number):
    code = new_typed_code(number.to_bytes(7, "big"))
    assert len(code) == 10
    assert set(code) <= set(ALPHABET)
    assert sum(ALPHABET.index(char) << (5 * place) for place, char in enumerate(code)) == number
    assert not set("ILOU") & set(ALPHABET)


@pytest.mark.parametrize(("new", "length"), [(new_link_code, 15), (new_typed_code, 6)])
def test_too_little_chance_makes_no_code(new, length):
    with pytest.raises(ValueError, match="random bytes"):
        new(bytes(length))


@pytest.mark.parametrize(
    "typed",
    [
        TYPED,
        TYPED.lower(),
        " 0A1B2-C3D4E ",
        "oaib2 c3d4e",
        "OAlB2–C3D4E",
        "0A.1B.2C.3D.4E",
        "0A1B2\u200bC3D4E",
    ],
)
def test_a_code_opens_however_it_is_typed(typed):
    assert looks_typed(typed)
    assert hash_code(typed) == hash_code(TYPED)


@pytest.mark.parametrize(
    "text", ["", "0A1B2C3D4", "0A1B2C3D4E5", "xin chào bạn", "UUUUUUUUUU", LINK, "x" * 10_000]
)
def test_other_texts_do_not_look_like_a_code(text):
    assert not looks_typed(text)


def test_in_a_link_every_character_counts():
    assert hash_code(LINK) == hash_code(f" {LINK}\n")
    assert hash_code(LINK) != hash_code(LINK.lower())
    assert hash_code(LINK) != hash_code(LINK.replace("-", ""))


def refused(code, own, of_all):
    try:
        check_try(code, own_failures=own, all_failures=of_all)
    except DomainError as refusal:
        return refusal.code == "code_locked"
    return False


def test_five_failures_lock_a_person_out():
    assert not refused(TYPED, MOST_FAILURES - 1, MOST_FAILURES - 1)
    assert refused(TYPED, MOST_FAILURES, MOST_FAILURES)


def test_under_attack_one_failure_locks_out_but_who_has_none_comes_in():
    assert not refused(TYPED, 1, MOST_FAILURES_OF_ALL - 1)
    assert refused(TYPED, 1, MOST_FAILURES_OF_ALL)
    assert not refused(TYPED, 0, 10 * MOST_FAILURES_OF_ALL)


def test_links_are_never_locked():
    assert not refused(LINK, 1000, 1000)


@pytest.mark.parametrize(
    "name", ["Lê Thị Lan", "An", "TS.Nguyễn Văn A", "Y Krông Êban", "<b>Lan</b>", "Nguyễn Thị 2", "O'Hara"]
)
def test_a_name_is_kept_as_it_is_written(name):
    assert check_name(name) == name


def test_a_name_is_kept_composed_on_one_line_and_without_hidden_marks():
    written = unicodedata.normalize("NFD", "  Lê\u202e Thị\u200b\n Lan\x00 ")
    assert check_name(written) == "Lê Thị Lan"


def test_120_letters_in_any_form_are_a_name_and_121_are_not():
    assert check_name(unicodedata.normalize("NFD", "ệ" * 120)) == "ệ" * 120
    with pytest.raises(DomainError, match="name_unusable"):
        check_name("ệ" * 121)


@pytest.mark.parametrize(
    "text",
    [
        *("", "A", "0918 000 000", "...", "\u200b\u200b", "/start", "@lan_vp", "x" * 1_000_000),
        *("https://x.vn/a", "xem www.abc", "vào t.me/lan", "giaymoi.vn"),
    ],
)
def test_numbers_links_and_commands_are_neither_name_nor_post(text):
    with pytest.raises(DomainError, match="name_unusable"):
        check_name(text)
    with pytest.raises(DomainError, match="post_unusable"):
        check_post(text)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("0912 345 678", "0912345678"),
        ("+84 912.345.678", "0912345678"),
        ("84912345678", "0912345678"),
        ("(0270) 3823-456", "02703823456"),
        ("+1 (202) 555-0100", "+12025550100"),
    ],
)
def test_a_number_is_kept_in_one_form_however_it_is_written(written, kept):
    assert looks_like_phone(written)
    assert check_phone(written) == kept


@pytest.mark.parametrize(
    "text", ["", "Bỏ qua", "123", "0912 345 678 ạ", "0" * 16, "+", "1" * 1_000_000, TYPED]
)
def test_other_texts_are_no_number(text):
    with pytest.raises(DomainError, match="phone_unusable"):
        check_phone(text)
