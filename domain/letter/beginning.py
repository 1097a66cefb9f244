"""Where and when the event begins, from its sentences, its sittings and its programme taken together."""

import re
from collections.abc import Iterator
from dataclasses import replace

from domain.letter.blocks import Blocks
from domain.letter.changes import Change
from domain.letter.labels import Topic
from domain.letter.main_time import MAIN_ROLES
from domain.letter.model import AgendaRow, Doubt, Session
from domain.letter.moment import Moment, Month
from domain.letter.schedule import Timing, contested_start, guessed_start
from domain.letter.text import fold
from domain.letter.told_days import moment_of
from domain.letter.venue import read_venue
from domain.letter.venue_in_prose import place_comes_later, place_kept
from domain.letter.years import Ground

_REHEARSAL = re.compile(
    r"(?:tổng duyệt|sơ duyệt|chạy thử|kiểm tra (?:đường truyền|nhân sự|hồ sơ|tư cách)|(?:phiên |họp )?trù bị"
    r"|đón(?!\w)"
    r"|làm thẻ|họp\s?(?:trưởng đoàn|lãnh đội|kỹ thuật|chuyên môn|trọng tài)|(?:lịch )?bốc thăm|tập (?:kết|trung)"
    r"|nhận (?:thẻ|phòng|tài liệu)|đăng ký)"
)
"""What goes before the event itself."""
_PROGRAMME = 3
_OPENING = re.compile(
    r"khai (?:mạc|giảng|hội)|chính thức|tuyên bố lý do|chào cờ|bắt đầu (?:đại hội|hội nghị|buổi lễ|lễ|cuộc họp)"
)
_RECEPTION = re.compile(
    r"đón|tiếp (?:đón|đại biểu|khách)|(?:phát|nhận)(?: \w+){0,2} tài liệu"
    r"|đăng ký (?:đại biểu|tại chỗ|tham dự|dự|khách)|check.?in|test|ổn định|điểm danh|tập trung"
)


def are_sittings(agenda: tuple[AgendaRow, ...], sessions: tuple[Session, ...]) -> bool:
    """Whether what looks like a programme are the sittings that were read already."""
    hours = {row.start for row in agenda if row.start}
    begins = {session.starts_at for session in sessions if session.starts_at}
    dated = len(agenda) == len(sessions) and len({begin.day for begin in begins}) > 1
    if dated and {row.hour for row in hours} <= {begin.hour for begin in begins}:
        return bool(hours)
    return bool(hours) and hours <= begins


def after_notice(timing: Timing, change: Change) -> Timing:
    """The times that hold after the notice: none for a postponed or cancelled meeting."""
    if not change.is_notice:
        return timing
    if change.first_new:
        same = timing.starts_at == change.first_new
        guessed = tuple(doubt for doubt in timing.doubts if doubt.code == "year_guessed")
        contested = tuple(_contested_by(change.new, change.first_new))
        if same:
            return replace(timing, doubts=(*timing.doubts, *contested))
        return Timing(starts_at=change.first_new, ends_at=change.new_end, doubts=(*guessed, *contested))
    return Timing() if change.postponed or change.cancelled or change.old else timing


def _contested_by(new: tuple[Moment | Month, ...], first: Moment) -> Iterator[Doubt]:
    """Another new hour of the same day, or an earlier day: the notice moves parts that it tells apart."""
    for other in new:
        if isinstance(other, Moment) and other != first and other.hour and other.day <= first.day:
            yield contested_start(first, other.in_words)
            return


def sittings_after_notice(sessions: tuple[Session, ...], change: Change) -> tuple[Session, ...]:
    """The sittings on new days; where several meetings move, a row for each new time."""
    days = {moment.day for moment in change.new if isinstance(moment, Moment)}
    held = tuple(one for one in sessions if one.starts_at and one.starts_at.day in days)
    timed = [moment for moment in change.new if isinstance(moment, Moment) and moment.hour]
    if len(held) > 1 and len(held) >= len(timed):
        return held
    if len(timed) < 2:
        return ()
    return tuple(Session(label=None, starts_at=new, ends_at=None, venue=None, for_whom=None) for new in timed)


def begin_with_sittings(timing: Timing, sessions: tuple[Session, ...], blocks: Blocks) -> Timing:
    """The first sitting's start, where no sentence tells the hour of the whole."""
    told = timing.starts_at is not None and timing.starts_at.hour is not None and blocks.about(Topic.TIME)
    first, last = _span(sessions)
    if first is None or last is None:
        return timing
    if told:
        later = last.ends_at and (timing.ends_at is None or last.ends_at > timing.ends_at)
        return replace(timing, ends_at=last.ends_at) if later else timing
    if _covers(timing, first, last) and blocks.about(Topic.TIME):
        return timing
    begins = _with_told_hour(first.starts_at, timing.starts_at)
    contested = tuple(_contested(begins, timing.starts_at, sessions)) if begins else ()
    ends_at = last.ends_at or _told_end(timing.ends_at, first, last)
    doubts = tuple(doubt for doubt in timing.doubts if not _is_settled(doubt, begins, timing.starts_at))
    return Timing(starts_at=begins, ends_at=ends_at, doubts=(*doubts, *contested))


def _with_told_hour(begins: Moment | None, told: Moment | None) -> Moment | None:
    """The first sitting's start, with the hour that a sentence tells for its day."""
    same_day = begins and told and begins.hour is None and begins.day == told.day
    return told if same_day else begins


def begin_with_programme(timing: Timing, agenda: tuple[AgendaRow, ...]) -> Timing:
    """The hour of the programme's opening row, where the letter tells the day alone or no hour for sure.

    Of a programme without an opening the first row after the reception begins it; a person confirms that.
    """
    start = timing.starts_at
    guessed = any(doubt.code == "guessed" for doubt in timing.doubts)
    if start is None or (start.hour and not guessed):
        return timing
    rows = [row for row in agenda if row.start and row.start.day == start.day]
    opening = next((row.start for row in rows if _OPENING.search(fold(row.content))), None)
    if opening:
        return timing if start.hour else replace(timing, starts_at=opening)
    before = (_RECEPTION, _REHEARSAL)
    main = next((row.start for row in rows if not any(way.match(fold(row.content)) for way in before)), None)
    if main is None or len(rows) < _PROGRAMME or (start.hour and main > start):
        return timing
    doubts = timing.doubts if guessed else (*timing.doubts, guessed_start(main))
    return replace(timing, starts_at=main, doubts=doubts)


def with_first_hour(sessions: tuple[Session, ...], starts_at: Moment | None) -> tuple[Session, ...]:
    """The sittings; the only one on the day of the start that tells no hour has the hour of the start."""
    if starts_at is None or starts_at.hour is None or any(one.starts_at == starts_at for one in sessions):
        return sessions
    same = [one for one in sessions if one.starts_at and one.starts_at.hour is None]
    same = [one for one in same if one.starts_at == Moment(starts_at.day)] if len(same) == 1 else []
    whole = replace(same[0], starts_at=starts_at) if len(same) == 1 else None
    return tuple(whole if whole and one is same[0] else one for one in sessions)


def _is_settled(doubt: Doubt, begins: Moment | None, told: Moment | None) -> bool:
    """Whether a doubt is about a later day, before which a sitting begins, or about an hour that a sitting tells."""
    return doubt.code == "guessed" and bool(begins and told and (begins.day < told.day or begins == told))


def _covers(timing: Timing, first: Session, last: Session) -> bool:
    """Whether the whole is told to begin before its first round and to end after its last one."""
    whole = timing.starts_at and timing.ends_at
    if not whole or timing.starts_at is None or timing.ends_at is None:
        return False
    return timing.starts_at.day < _begins(first).day and timing.ends_at.day > _begins(last).day


def _told_end(told: Moment | None, first: Session, last: Session) -> Moment | None:
    """The end that the letter tells apart from its sittings; an hour without a day ends the last of these."""
    if told is None or told.hour is None or told == first.ends_at:
        return None
    end = Moment(_begins(last).day, told.hour) if told.day == _begins(first).day else told
    return end if end > _begins(last) else None


def _span(sessions: tuple[Session, ...]) -> tuple[Session | None, Session | None]:
    """The sitting that begins first, rehearsals left aside, and the one that begins last."""
    timed = [session for session in sessions if session.starts_at]
    if len(timed) < len(sessions) or not timed:
        return None, None
    main = [one for one in timed if not _REHEARSAL.match(fold(one.label or ""))] or timed
    return _first(main), max(timed, key=_begins)


def _first(timed: list[Session]) -> Session:
    """The sitting that begins first; of a day on which one tells no hour the first in the letter."""
    day = min(_begins(session).day for session in timed)
    same = [session for session in timed if _begins(session).day == day]
    return min(same, key=_begins) if all(_begins(one).hour for one in same) else same[0]


def _begins(session: Session) -> Moment:
    assert session.starts_at is not None
    return session.starts_at


def _contested(begins: Moment, told: Moment | None, sessions: tuple[Session, ...]) -> Iterator[Doubt]:
    """A sentence tells a dated hour that is none of the sittings': a sitting may have been overlooked."""
    if told and told.hour and told != begins and told not in {session.starts_at for session in sessions}:
        yield contested_start(begins, told.in_words)


def earlier_sitting(
    blocks: Blocks, ground: Ground, starts_at: Moment | None, sessions: tuple[Session, ...]
) -> Iterator[Doubt]:
    """Where sittings are told in prose, an earlier one in a list of dated hours may be missed."""
    told = {session.starts_at for session in sessions}
    if starts_at is None or starts_at not in told or blocks.about(Topic.TIME):
        return
    for line in blocks.prose:
        dated = [when for when in line.whens if when.hours and when.days and when.role in MAIN_ROLES]
        moments = [moment for when in dated if (moment := moment_of(when, ground))]
        missed = [moment for moment in moments if moment < starts_at and moment not in told]
        if len(moments) > 1 and missed and not (ground.issue and missed[0].day < ground.issue):
            yield contested_start(starts_at, missed[0].in_words)
            return


def reception_of(agenda: tuple[AgendaRow, ...], starts_at: Moment | None) -> Moment | None:
    """The hour of the programme's reception row, if it comes before the start."""
    for row in agenda:
        if starts_at and row.start and row.start < starts_at and _RECEPTION.search(fold(row.content)):
            return row.start
    return None


def is_placed(week: tuple[Session, ...]) -> bool:
    """Whether the rows of a calendar tell their places each."""
    return any(session.venue for session in week)


def venue_of_week(week: tuple[Session, ...]) -> str | None:
    """The place of the row that begins first; the place of another row is none of it."""
    first, _ = _span(week)
    return first.venue if first else None


def venue_of(
    blocks: Blocks, start: Moment | None, sessions: tuple[Session, ...], change: Change
) -> str | None:
    """The place where the start happens; none for a meeting that is put off or called off."""
    first, _ = _span(sessions)
    held = start is not None or not (change.postponed or change.cancelled or place_comes_later(blocks))
    found = read_venue(blocks, start, first, held=held)
    if found is None and change.is_notice:
        found = place_kept(blocks, change.old, is_new=start is not None and change.changed)
    return found.value if found else None
