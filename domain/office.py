"""What an installation is told about its office once, and every use case may need."""

from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from domain.calendar import QuietHours


@dataclass(frozen=True, kw_only=True)
class Office:
    """`undo` is the hold before the first message of a call; `unknown_wait` the wait for evidence (see delivery)."""

    name: str
    phone: str
    zone: ZoneInfo
    undo: timedelta
    unknown_wait: timedelta
    quiet: QuietHours
    approval: str = ""
    """The document that allows notices by these channels; empty: every card says that this is a trial."""
