"""What a letter says wrongly, kept for the cards that tell the right facts."""

from dataclasses import replace

import pytest

from domain.erratum import Erratum, erratum_of
from domain.letter.model import Reading
from domain.letter.moment import Moment

HALF_PAST_SEVEN, EIGHT = Moment.from_text("2022-02-22T07:30"), Moment.from_text("2022-02-22T08:00")
WRITTEN = Reading(doc_type="giấy mời", title="Hội nghị", starts_at=HALF_PAST_SEVEN, venue="Hội trường A")


def test_only_what_is_wrong_is_kept_as_the_letter_has_it():
    right = replace(WRITTEN, starts_at=EIGHT, chair="Phó Chủ tịch UBND tỉnh")
    assert erratum_of(WRITTEN, right, decided_by="Chánh Văn phòng") == Erratum(
        starts_at=HALF_PAST_SEVEN, decided_by="Chánh Văn phòng"
    )


def test_a_fact_that_is_only_taken_away_is_not_called_wrong():
    assert erratum_of(WRITTEN, replace(WRITTEN, venue=None)) == Erratum()


def test_a_second_mistake_leaves_the_first_as_the_letter_has_it():
    first = erratum_of(WRITTEN, replace(WRITTEN, starts_at=EIGHT))
    mended = replace(WRITTEN, starts_at=EIGHT)
    second = replace(mended, starts_at=Moment.from_text("2022-02-22T09:00"), venue="Hội trường B")
    assert erratum_of(mended, second, before=first) == Erratum(
        starts_at=HALF_PAST_SEVEN, venue="Hội trường A"
    )


@pytest.mark.parametrize("right", [WRITTEN, replace(WRITTEN, number="33/GM-UBND")])
def test_without_a_mistake_there_is_nothing_to_tell(right):
    assert not erratum_of(WRITTEN, right).tells_mistakes
