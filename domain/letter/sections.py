"""The labelled sections of a letter: which lines stand under which label."""

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import zip_longest

from domain.letter.bodies import is_guest
from domain.letter.guest_lines import ends_guests, site_of_guests
from domain.letter.labels import Topic, groups_guests, label_of, opens_list
from domain.letter.lines import Line
from domain.letter.text import fold
from domain.letter.when import When, find_whens

Told = tuple[str, tuple[When, ...]]
"""A text with its time expressions."""
_LONGEST_GROUPING = 110


@dataclass(frozen=True, kw_only=True)
class Section:
    """A labelled part: `heading` is the line's label with its bullet, `value` what follows the colon."""

    topic: Topic
    label: str
    heading: str
    value: str
    first: Line
    lines: tuple[Line, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """The value and the lines below, those that hold something."""
        return tuple(text for text in (self.value, *(line.text for line in self.lines)) if text)

    @cached_property
    def value_whens(self) -> tuple[When, ...]:
        """The time expressions of the value."""
        return tuple(find_whens(self.value))

    @property
    def whens(self) -> tuple[When, ...]:
        """The time expressions of the value and the lines below."""
        return (*self.value_whens, *(when for line in self.lines for when in line.whens))

    @property
    def told(self) -> tuple[Told, ...]:
        """The texts, each with its time expressions."""
        told = ((self.value, self.value_whens), *((line.text, line.whens) for line in self.lines))
        return tuple((text, whens) for text, whens in told if text)

    @property
    def labelled_whens(self) -> tuple[When, ...]:
        """The same with the label: "Kết thúc: 11h00" tells an end by its label only."""
        told = f"{self.label}: {self.value}"
        first = self.first.whens if told == self.first.text else find_whens(told)
        return (*first, *(when for line in self.lines for when in line.whens))

    @property
    def span(self) -> tuple[int, int]:
        last = self.lines[-1] if self.lines else self.first
        return self.first.start, last.end


def split_sections(body: tuple[Line, ...]) -> tuple[Section, ...]:
    sections: list[Section] = []
    current: Section | None = None
    children: list[Line] = []
    bulleted = False
    for line, below in zip_longest(body, body[1:]):
        label = label_of(line) or site_of_guests(line, below)
        if current and (
            _is_child(current, children, line, bulleted=bulleted)
            if label is None or _is_item(current, children, line, label)
            else _is_nested(current, line, label)
        ):
            children.append(line)
            bulleted = bulleted or bool(line.bullet)
            continue
        if current:
            sections.append(replace(current, lines=tuple(children)))
        current, children, bulleted = (_opened(line, label) if label else None), [], False
    if current:
        sections.append(replace(current, lines=tuple(children)))
    return tuple(sections)


def _opened(line: Line, label: tuple[Topic, str, str]) -> Section:
    topic, words, value = label
    heading = f"{line.bullet} {words}" if line.bullet and line.bullet not in "-+•*·–—" else words
    return Section(topic=topic, label=words, heading=heading, value=value, first=line)


def _is_nested(section: Section, line: Line, label: tuple[Topic, str, str]) -> bool:
    """A bullet such as "- Khách mời: …" below "2. Thành phần:" is one of its lines, not a new section."""
    if (
        section.topic is Topic.ORDERS
        and line.bullet
        and (_is_below(section, line) or _is_finer(section, line))
    ):
        return is_guest(label[2])
    if label[0] is not section.topic or line.level == Line.PLAIN:
        return False
    opens = (
        section.topic in (Topic.GUESTS, Topic.VENUE)
        and section.first.level == Line.PLAIN
        and not section.value
    )
    return section.first.level < line.level or (opens and not fold(section.label).endswith("gửi"))


def _is_below(section: Section, line: Line) -> bool:
    """Whether a line stands finer than the section's first one; all bullets do below a plain line."""
    return section.first.level in (Line.PLAIN, *range(line.level))


def _is_item(section: Section, children: list[Line], line: Line, label: tuple[Topic, str, str]) -> bool:
    """Whether "3. Phân công trực" is one more item of the meeting's subject and no label."""
    if label[0] in (Topic.TIME, Topic.VENUE) and label[2]:
        return False
    if section.topic is not Topic.CONTENT or not children or line.level != children[0].level:
        return False
    return bool(line.bullet) and (section.first.level < line.level or _is_finer(section, line))


def _is_finer(section: Section, line: Line) -> bool:
    """Whether dashes stand below a dot: "• Thành phần:" and then "– Bí thư"."""
    same_depth = line.level == section.first.level and not line.bullet[0].isalnum()
    return same_depth and not section.value and line.bullet != section.first.bullet


def _is_next_guest(section: Section, line: Line) -> bool:
    """Whether the list that a label begins goes on in dashes: "* Mời dự: Sở A" and then "- Sở B"."""
    finer = (
        section.first.bullet and line.bullet[:1] in ("-", "–", "+") and line.bullet != section.first.bullet
    )
    goes_on = finer or (line.bullet and section.value.endswith((";", ",")))
    return bool(goes_on) and is_guest(line.text) and not ends_guests(line.text)


def _is_child(section: Section, children: list[Line], line: Line, *, bulleted: bool) -> bool:
    """Whether the line belongs to the section; `bulleted` tells that one of its children has a bullet."""
    if line.cells:
        return True
    if section.topic is Topic.GUESTS:
        if not opens_list(section.value):
            return _is_next_guest(section, line)
        if groups_guests(line.text) and len(line.text) <= _LONGEST_GROUPING:
            return True
        if ends_guests(line.text):
            return False
    if line.bullet:
        return _is_below(section, line) or _is_finer(section, line)
    if section.value or bulleted:
        return False
    return not (line.after_blank and line.text.endswith((".", "./.")) and children)
