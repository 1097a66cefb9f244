"""Where a list of guests begins without a label, and which line ends it."""

import re

from domain.letter.bodies import is_guest
from domain.letter.hours import find_hours
from domain.letter.labels import Topic, groups_guests
from domain.letter.lines import Line

_IN_BRACKETS = re.compile(r"\([^()]*\)")


def site_of_guests(line: Line, below: Line | None) -> tuple[Topic, str, str] | None:
    """A site with its guests below it: "1. Điểm cầu tỉnh (phòng họp A):" and then "- Giám đốc Sở B"."""
    if below is None or not below.bullet or not line.text.endswith(":") or not groups_guests(line.text):
        return None
    return (Topic.GUESTS, line.text[:-1].strip(), "") if is_guest(below.text) else None


def ends_guests(text: str) -> bool:
    """Whether a line is a heading in capitals, or a sitting with its hour."""
    heading = text.isupper() and not is_guest(text)
    return heading or any(find_hours(_IN_BRACKETS.sub("", text)))
