"""The bullets and numbers that Word makes by itself and does not write into the text."""

from collections import defaultdict
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Numbering:
    """Counts the numbered paragraphs of one document (a python-docx `Document`), in their order."""

    def __init__(self, document: Any) -> None:
        self._counts: dict[tuple[str, int], int] = defaultdict(int)
        self._levels: dict[str, Any] = {}
        part = next(
            (rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")),
            None,
        )
        if part is None:
            return
        root = part.element
        abstract = {each.get(f"{W}abstractNumId"): each for each in root.findall(f"{W}abstractNum")}
        for number in root.findall(f"{W}num"):
            pointed = number.find(f"{W}abstractNumId")
            self._levels[number.get(f"{W}numId")] = (
                None if pointed is None else abstract.get(pointed.get(f"{W}val"))
            )

    def marker(self, paragraph: Any) -> str:
        """ "- ", "3. ", "b) " or nothing."""
        properties = paragraph.find(f"{W}pPr/{W}numPr")
        if properties is None:
            return ""
        number, level = (_value(properties, name) for name in ("numId", "ilvl"))
        shape = self._shape(number or "", int(level or 0))
        if shape is None:
            return ""
        return self._next(number or "", int(level or 0), *shape)

    def _shape(self, number: str, level: int) -> tuple[str, str] | None:
        abstract = self._levels.get(number)
        if abstract is None:
            return None
        found = next(
            (each for each in abstract.findall(f"{W}lvl") if each.get(f"{W}ilvl") == str(level)), None
        )
        return (
            None if found is None else (_value(found, "numFmt") or "bullet", _value(found, "lvlText") or "")
        )

    def _next(self, number: str, level: int, form: str, pattern: str) -> str:
        if form in ("bullet", "none"):
            return "- " if form == "bullet" else ""
        self._counts[number, level] += 1
        for deeper in range(level + 1, 9):
            self._counts.pop((number, deeper), None)
        for at in range(level + 1):
            pattern = pattern.replace(f"%{at + 1}", _written(self._counts[number, at] or 1, form))
        return f"{pattern} "


def _value(parent: Any, name: str) -> str | None:
    found = parent.find(f"{W}{name}")
    return None if found is None else found.get(f"{W}val")


def _written(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26)
        return letter if form == "lowerLetter" else letter.upper()
    if form == "upperRoman":
        return ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")[min(count, 10) - 1]
    return str(count)
