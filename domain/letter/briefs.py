"""What the annex asks each speaking unit to talk about, and the notes to all speakers."""

from domain.letter.blocks import Blocks
from domain.letter.bodies import is_body
from domain.letter.labels import Topic, label_of
from domain.letter.lines import Line
from domain.letter.model import Brief
from domain.letter.text import fold, trim

_LONGEST_HEADING = 110
_PARAGRAPH_END = (".", "!", "?", ":", ";", "…", "”", '"')


def read_briefs(blocks: Blocks) -> tuple[Brief, ...]:
    """A brief for each numbered unit of the annex that whole paragraphs follow."""
    briefs: list[Brief] = []
    unit: Line | None = None
    paragraphs: list[list[str]] = []
    for line in (*blocks.annex, None):
        if line is not None and unit is not None and not _closes(line):
            _add(paragraphs, line)
            continue
        if unit is not None and paragraphs:
            briefs.append(Brief(unit=trim(unit.text), text="\n".join(map(" ".join, paragraphs))))
        unit, paragraphs = (line if line is not None and _is_unit(line) else None), []
    return tuple(briefs)


def read_notes(blocks: Blocks) -> tuple[str, ...]:
    """The lines below "Lưu ý"."""
    notes: list[str] = []
    inside = False
    for line in (*blocks.body, *blocks.annex):
        label = label_of(line)
        if label and label[0] is Topic.NOTES and fold(label[1]).startswith(("lưu ý", "chú ý")):
            inside = True
            notes.extend([label[2]] if label[2] else [])
        elif label or (inside and not line.bullet):
            inside = False
        elif inside:
            notes.append(trim(line.text))
    return tuple(notes)


def _is_unit(line: Line) -> bool:
    named = line.bullet[:1].isdigit() and len(line.text) <= _LONGEST_HEADING and is_body(line.text)
    return named and not line.text.endswith(".") and not line.cells


def _closes(line: Line) -> bool:
    return _is_unit(line) or bool(line.cells) or label_of(line) is not None or line.text.isupper()


def _add(paragraphs: list[list[str]], line: Line) -> None:
    """Add a line; where a page break cut a sentence in two, the halves are joined."""
    cut = paragraphs and not paragraphs[-1][-1].endswith(_PARAGRAPH_END) and line.text[:1].islower()
    if cut and not line.bullet:
        paragraphs[-1].append(line.text)
    else:
        paragraphs.append([line.whole])
