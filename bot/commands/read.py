"""`python -m bot read`: what the reader makes of letters, one JSON object a line.

Exit status 1 if a file could not be read; the others still are.
"""

import json
from pathlib import Path
from typing import Annotated, Any

import typer
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.documents import text_of, with_findings
from bot.rendering import to_plain
from domain.errors import DomainError
from domain.letter.model import Doubt, Reading, as_json
from domain.letter.parse import read as read_text

TEMPLATES = Path(__file__).parents[2] / "templates" / "letters"


def read(
    files: Annotated[list[Path], typer.Argument(help="Tệp .docx, .pdf, .txt, ảnh .png hoặc .jpg.")],
    json_: Annotated[bool, typer.Option("--json", help="Mỗi tệp một dòng JSON, để máy khác đọc.")] = False,
) -> None:
    """Đọc giấy mời và in những gì đọc được, kèm các điểm cần người kiểm tra."""
    words = Letters()
    failed = False
    for file in files:
        try:
            document = text_of(file.name, _bytes(file))
            shown = words.reading(with_findings(read_text(document.text), document))
        except DomainError as refusal:
            failed = True
            shown = {"error": words.refusal(refusal), "file": str(file)}
        print(json.dumps(shown, ensure_ascii=False, indent=None if json_ else 2))
    raise typer.Exit(int(failed))


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as missing:
        raise DomainError("file_not_found") from missing


class Letters:
    """The words about readings: reasons of doubts, and why a file cannot be read."""

    def __init__(self) -> None:
        environment = Environment(
            loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
        )
        self._doubts = environment.get_template("doubts.j2").module
        self._files = environment.get_template("files.j2").module

    def reading(self, reading: Reading) -> dict[str, Any]:
        """The reading's JSON, each doubt with its `reason`."""
        shown = as_json(reading)
        for doubt, told in zip(reading.doubts, shown["doubts"], strict=True):
            told["reason"] = self.reason(doubt)
        return shown

    def reason(self, doubt: Doubt) -> str:
        """The sentence of a doubt; UndefinedError for a code without words."""
        return to_plain(str(self._doubts.sentence(doubt)))  # type: ignore[attr-defined]

    def refusal(self, refusal: DomainError) -> str:
        """Why a file was not read; AttributeError for a code without words."""
        return to_plain(str(getattr(self._files, refusal.code)(**refusal.facts)))
