"""`python -m bot read` as a person and a script meet it."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.commands.read import TEMPLATES, Letters
from domain.errors import DomainError
from domain.letter.model import Doubt

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "vinh-long-2022"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", "read", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def objects(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_each_file_is_one_line_in_the_order_given() -> None:
    done = run("--json", str(EXAMPLE / "gm-32.docx"), str(EXAMPLE / "gm-32.txt"))
    word, text = objects(done)
    assert (done.returncode, done.stderr) == (0, "")
    assert word == text
    assert text["starts_at"] == "2022-02-22T07:30"


def test_a_doubt_has_its_reason_in_words() -> None:
    [reading] = objects(run("--json", str(EXAMPLE / "gm-32.txt")))
    assert [doubt["reason"] for doubt in reading["doubts"]][2] == "Giấy mời chưa nêu người chủ trì."


def test_a_file_that_cannot_be_read_stops_no_other(tmp_path: Path) -> None:
    empty = tmp_path / "rong.txt"
    empty.write_bytes(b"")
    done = run("--json", str(empty), str(tmp_path / "khong-co.txt"), str(EXAMPLE / "gm-32.txt"))
    first, second, third = objects(done)
    assert done.returncode == 1
    assert (first, second) == (
        {
            "error": "Tệp không có chữ nào; xin kiểm tra lại tệp, hoặc gửi bản có nội dung.",
            "file": str(empty),
        },
        {"error": "Không tìm thấy tệp.", "file": str(tmp_path / "khong-co.txt")},
    )
    assert third["number"] == "32/GM-UBND"


FACTS = {
    "short_notice": {"days": "1"},
    "year_guessed": {"year": "2024"},
    "weekday_differs": {"written": "0", "real": "4", "day": "2024-03-15"},
    "told_weekday_differs": {"written": "0", "real": "4", "day": "2024-03-15"},
    "row_without_hour": {"row": "5", "content": "Thảo luận & 'hỏi đáp'"},
    "guessed": {"value": "A & B"},
    "start_contested": {"read": "08:00 15/03/2024", "other": "14:00 16/03/2024"},
    "venue_contested": {"read": "Hội trường A", "other": "Phòng 'họp' & khách"},
    "guests_in_annex": {"text": "Các hộ (danh sách kèm theo)"},
    "ocr_unsure": {"percent": "61"},
    "digits_unsure": {"word": "7h3O", "percent": "42"},
    "pages_unread": {"read": "8", "pages": "12"},
}


def codes_of_doubts() -> set[str]:
    """Every code that a Doubt is made with, by the letter's reader or for a picture that was hard to read."""
    files = [*(ROOT / "domain" / "letter").glob("*.py"), *(ROOT / "bot" / "documents").glob("*.py")]
    sources = "\n".join(path.read_text(encoding="utf-8") for path in files)
    calls = re.findall(r"Doubt\((?:[^()]|\([^()]*\))*\)", sources)
    return {code for call in calls for code in re.findall(r'(?:code=|else )"(\w+)"', call)}


@pytest.mark.parametrize("code", sorted(codes_of_doubts()))
def test_every_doubt_has_words(code: str) -> None:
    sentence = Letters().reason(Doubt(field="title", code=code, facts=FACTS.get(code, {})))
    assert sentence.endswith((".", "!"))
    assert "&amp;" not in sentence


def test_the_codes_are_found() -> None:
    assert {"chair_missing", "number_blank", "number_missing", "row_without_hour"} <= codes_of_doubts()


def test_no_words_wait_for_a_doubt_that_nobody_raises() -> None:
    macros = re.findall(r"macro (\w+)\(", (TEMPLATES / "doubts.j2").read_text(encoding="utf-8"))
    assert set(macros) - {"sentence"} == codes_of_doubts()


@pytest.mark.parametrize(
    "refusal",
    [
        DomainError("file_empty"),
        DomainError("file_too_large", megabytes=20),
        DomainError("file_kind_unknown", kind="pdf"),
        DomainError("file_kind_unknown", kind=""),
        DomainError("file_broken"),
        DomainError("file_unpacks_too_large"),
        DomainError("file_old_word"),
        DomainError("file_has_code"),
        DomainError("file_encrypted"),
        DomainError("file_encoding_unknown"),
        DomainError("file_needs_ocr"),
        DomainError("file_too_slow"),
    ],
)
def test_every_refusal_of_a_file_has_words(refusal: DomainError) -> None:
    said = Letters().refusal(refusal)
    assert said.endswith(".")
    assert "xin" in said


@pytest.mark.parametrize("kind", ["rtf", "odt"])
def test_a_file_that_word_can_open_is_refused_with_how_to_save_it(kind: str) -> None:
    assert "lưu thành .docx" in Letters().refusal(DomainError("file_kind_unknown", kind=kind))


def test_reading_starts_without_the_heavy_parts() -> None:
    heavy = ("telegram", "sqlalchemy", "docx", "pypdfium2", "apscheduler")
    script = f"import sys, bot.commands.read; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
