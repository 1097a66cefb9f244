"""Which letter a notice speaks of: by number, else by title and day; and never against a date or an issuer."""

from dataclasses import dataclass
from datetime import date

from domain.letter.model import Reading, Reference
from domain.letter.moment import Moment
from domain.spelling import key

_OF_CHANGING = frozenset(key("V/v thông báo thay đổi hoãn hủy thời gian địa điểm tổ chức đính chính").split())
"""Words of a title that say that something changes, not what."""
_OF_SIGNING = frozenset(key("Chủ tịch Phó Giám đốc Thường trực Văn phòng").split())
"""Words by which one office signs now as a whole and now by a person or its bureau."""


@dataclass(frozen=True, kw_only=True)
class EarlierLetter:
    """What an earlier letter is known by; `day` is the day of its meeting."""

    number: str
    issue_date: date | None
    issuer: str
    title: str
    day: date | None


def speaks_of(notice: Reading, letter: EarlierLetter) -> bool:
    """Whether the notice means this letter. What either does not tell speaks neither for it nor against."""
    if not _may_be_one_office(notice.issuer or "", letter.issuer):
        return False
    numbered = [one for one in notice.refers_to or () if one.number]
    if numbered:
        return any(_names(one, letter) for one in numbered)
    return _sounds_like(notice, letter)


def _names(reference: Reference, letter: EarlierLetter) -> bool:
    if key(reference.number or "") != key(letter.number):
        return False
    return not (reference.date and letter.issue_date) or reference.date.day == letter.issue_date


def _may_be_one_office(one: str, other: str) -> bool:
    """ "UBND tỉnh", "Chủ tịch UBND tỉnh Vĩnh Long" and "Văn phòng UBND tỉnh" are; two provinces are not."""
    first, second = (set(key(name).split()) - _OF_SIGNING for name in (one, other))
    return first <= second or second <= first


def _sounds_like(notice: Reading, letter: EarlierLetter) -> bool:
    days = {one.day for one in notice.old_starts_at or () if isinstance(one, Moment)}
    if letter.day not in days:
        return False
    said = set(key(notice.title or "").split()) - _OF_CHANGING
    called = set(key(letter.title).split())
    return len(said & called) * 2 > min(len(said), len(called))
