"""A notice about a letter whose invitations have not gone out: its draft is corrected, and nobody need be told."""

from collections.abc import Iterable
from dataclasses import replace

from domain.change import is_change, new_start
from domain.draft import Draft, LetterState
from domain.earlier_letter import EarlierLetter, speaks_of
from domain.erratum import corrected_by, erratum_of
from domain.letter.correct import without_doubts
from domain.letter.model import Reading
from domain.letter.moment import Moment


def draft_meant(notice: Reading, unsent: Iterable[Draft]) -> Draft | None:
    """The newest draft of the letter whose number the notice names."""
    if not any(one.number for one in notice.refers_to or ()):
        return None
    found = [
        one for one in unsent if not is_change(one.reading) and speaks_of(notice, _letter_of(one.reading))
    ]
    return max(found, key=lambda one: one.id, default=None)


def corrected(draft: Draft, notice: Reading) -> Draft:
    """The draft after the notice, to be confirmed anew; held where the meeting is postponed or called off."""
    if notice.cancelled or (notice.postponed and new_start(notice) is None):
        return replace(draft, state=LetterState.HELD, issued_at=None)
    right = _right(draft.reading, notice)
    mistakes = erratum_of(draft.reading, right, before=draft.erratum)
    erratum = corrected_by(mistakes, notice.number or "", notice.issue_date)
    return replace(draft, reading=right, erratum=erratum, state=LetterState.READ, issued_at=None)


def _right(reading: Reading, notice: Reading) -> Reading:
    right = _timed(reading, notice)
    for name in ("venue", "chair"):
        if told := getattr(notice, name):
            right = without_doubts(replace(right, **{name: told}), name)
    return right


def _timed(reading: Reading, notice: Reading) -> Reading:
    """With the new hours; a reception hour and a programme do not move along by themselves."""
    start = new_start(notice)
    if start is None or _is_told_already(start, reading.starts_at):
        return replace(reading, arrives_at=notice.arrives_at or reading.arrives_at)
    settled = tuple(doubt for doubt in reading.doubts if doubt.field != "starts_at")
    moved = replace(
        reading,
        starts_at=start,
        arrives_at=notice.arrives_at,
        ends_at=notice.ends_at,
        agenda=(),
        sessions=(),
        doubts=settled,
    )
    return without_doubts(moved, "starts_at")


def _is_told_already(start: Moment, known: Moment | None) -> bool:
    return known is not None and start.day == known.day and start.hour in (None, known.hour)


def _letter_of(reading: Reading) -> EarlierLetter:
    return EarlierLetter(
        number=reading.number or "",
        issue_date=reading.issue_date.day if reading.issue_date else None,
        issuer=reading.issuer or "",
        title=reading.title or "",
        day=reading.starts_at.day if reading.starts_at else None,
    )
