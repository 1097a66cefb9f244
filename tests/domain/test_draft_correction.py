"""A notice about a letter that was not sent yet corrects its draft."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from domain.draft import Draft, LetterState
from domain.draft_correction import corrected, draft_meant
from domain.erratum import Erratum
from domain.letter.model import AgendaRow, Doubt, Reading, Reference
from domain.letter.moment import Moment

ISSUED = Moment.from_text("2022-02-18")
HALF_PAST_SEVEN, HALF_PAST_ONE = Moment.from_text("2022-02-22T07:30"), Moment.from_text("2022-02-22T13:30")
LETTER = Reading(
    doc_type="giấy mời",
    number="32/GM-UBND",
    issue_date=ISSUED,
    issuer="UBND tỉnh",
    title="Hội nghị dân vận",
    starts_at=HALF_PAST_SEVEN,
    arrives_at=Moment.from_text("2022-02-22T07:00"),
    venue="Hội trường A",
    agenda=(AgendaRow(time_text="7h30", start=HALF_PAST_SEVEN, end=None, content="Khai mạc", by=None),),
    doubts=(
        Doubt(field="chair", code="chair_missing"),
        Doubt(field="starts_at", code="weekday_differs", facts={}),
    ),
)
DRAFT = Draft(
    id=1,
    unit="vp-ubnd",
    file=None,
    text="",
    reading=LETTER,
    picks={},
    state=LetterState.HELD,
    sent_by=1,
    created_at=datetime(2022, 2, 18, tzinfo=UTC),
    issued_at=datetime(2022, 2, 18, tzinfo=UTC),
)
NOTICE = Reading(
    doc_type="đính chính",
    number="42/TB-UBND",
    issue_date=Moment.from_text("2022-02-21"),
    title="Đính chính Giấy mời",
    changed=True,
    refers_to=(Reference(number="32/GM-UBND", date=ISSUED),),
)


def test_a_new_hour_takes_the_old_reception_and_programme_away_and_is_confirmed_anew():
    after = corrected(DRAFT, replace(NOTICE, starts_at=HALF_PAST_ONE))
    assert (after.state, after.issued_at) == (LetterState.READ, None)
    assert (after.reading.starts_at, after.reading.arrives_at, after.reading.agenda) == (
        HALF_PAST_ONE,
        None,
        (),
    )
    assert after.erratum == Erratum(
        starts_at=HALF_PAST_SEVEN, number="42/TB-UBND", issue_date=NOTICE.issue_date
    )
    assert [doubt.code for doubt in after.reading.doubts] == ["chair_missing", "short_notice"]


def test_another_place_or_chair_leaves_the_hours():
    after = corrected(DRAFT, replace(NOTICE, venue="Hội trường B", chair="Phó Chủ tịch")).reading
    assert (after.venue, after.chair, after.starts_at, after.agenda) == (
        "Hội trường B",
        "Phó Chủ tịch",
        HALF_PAST_SEVEN,
        LETTER.agenda,
    )
    assert "chair_missing" not in [doubt.code for doubt in after.doubts]


def test_a_corrected_wording_is_named_by_its_document():
    assert corrected(DRAFT, NOTICE).erratum == Erratum(number="42/TB-UBND", issue_date=NOTICE.issue_date)


@pytest.mark.parametrize("off", ["postponed", "cancelled"])
def test_a_meeting_that_is_off_holds_its_draft(off):
    read = replace(DRAFT, state=LetterState.ISSUED)
    after = corrected(read, replace(NOTICE, changed=False, **{off: True}))
    assert after == replace(read, state=LetterState.HELD, issued_at=None)


def test_the_newest_draft_of_the_letter_is_meant():
    again = replace(DRAFT, id=2)
    other = replace(DRAFT, id=3, reading=replace(LETTER, number="33/GM-UBND"))
    assert draft_meant(NOTICE, [DRAFT, again, other]) == again
    assert draft_meant(NOTICE, [other]) is None


def test_neither_a_notice_nor_a_letter_named_by_day_alone_is_meant():
    notice = replace(DRAFT, reading=replace(LETTER, changed=True))
    assert draft_meant(NOTICE, [notice]) is None
    assert draft_meant(replace(NOTICE, refers_to=None, old_starts_at=(HALF_PAST_SEVEN,)), [DRAFT]) is None
