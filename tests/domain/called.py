"""A called meeting for tests of answers: Tuesday 22/02/2022, 7:30 in Vietnam; a day before it begins."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.meeting import Meeting, MeetingState

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
START = datetime(2022, 2, 22, 0, 30, tzinfo=UTC)
NOW = START - timedelta(days=1)
MEETING = Meeting(
    id=1,
    unit="vp",
    letter_id=1,
    sequence=0,
    state=MeetingState.CALLED,
    number="32/GM-UBND",
    issue_date=date(2022, 2, 18),
    issuer="UBND tỉnh",
    title="Hội nghị",
    starts_on=date(2022, 2, 22),
    starts_at=START,
    zone=VIETNAM,
)
