"""When a letter may call a meeting."""

from dataclasses import replace
from datetime import date

import pytest

from domain.calling import is_called_already
from domain.meeting import MeetingState
from tests.domain.called import MEETING

ANOTHER = replace(MEETING, id=2, letter_id=2)


def test_a_letters_number_calls_one_meeting_of_its_unit_and_day():
    assert is_called_already(ANOTHER, [MEETING])


@pytest.mark.parametrize(
    "other",
    [
        replace(MEETING, number="33/GM-UBND"),
        replace(MEETING, issue_date=date(2021, 2, 18)),
        replace(MEETING, unit="phong"),
        replace(MEETING, letter_id=2),
        replace(MEETING, state=MeetingState.CANCELLED),
    ],
)
def test_another_number_day_or_unit_the_letter_itself_and_what_was_called_off_are_in_nobodys_way(other):
    assert not is_called_already(ANOTHER, [other])
