"""Keys of phrases on buttons: a second tap never means the next phrase."""

import pytest

from domain.errors import DomainError
from domain.meeting import MeetingAssignment
from domain.orders import order_phrase
from domain.phrase_key import of_key, phrase_key

PHRASES = ("Sở Nội vụ", "Sở Y tế")


def test_a_key_finds_its_phrase_wherever_it_stands():
    for order in (PHRASES, PHRASES[::-1]):
        assert of_key(order, phrase_key("Sở Y tế"), str) == "Sở Y tế"


def test_the_key_of_a_phrase_that_is_gone_means_nothing_else():
    with pytest.raises(DomainError, match="button_old"):
        of_key(PHRASES[:1], phrase_key("Sở Y tế"), str)


def test_two_spellings_of_one_desk_are_one_phrase():
    hall, again = (
        MeetingAssignment(unit=None, unit_text=text, task="")
        for text in ("Chánh Văn phòng", "chánh  văn phòng")
    )
    assert order_phrase(hall) == order_phrase(again)
