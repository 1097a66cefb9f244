"""The words are an office's: fit, polite, escaped, and in the templates only."""

import ast
import re
from fnmatch import fnmatch
from pathlib import Path

import pytest

from domain.unit_search import one_unit
from tests.bot import letter_32 as letter

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"

UNFIT = re.compile(
    r"\b(bạn|bot|chatbot|đối tượng|người dùng|sự kiện|deadline|rsvp|check-in|click|tạm giữ|vãng lai|đã rõ"
    r"|nộp bài|từ chối|hủy lời mời|đã giao cho|trả lời trước|xin vắng(?! mặt)|cử người thay|đơn vị không đúng)\b",
    re.IGNORECASE,
)
READ_BY_GUESTS = [
    file for folder in ("notices", "replies", "letters", "cli") for file in (TEMPLATES / folder).rglob("*.j2")
] + list(TEMPLATES.glob("*.j2"))


def spoken(file: Path) -> str:
    """What a template says: no comments, no code, except the strings in it."""
    text = re.sub(r"{#.*?#}", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
    text = re.sub(r"python -m bot", "", text)
    return re.sub(r"{[{%].*?[}%]}", _strings, text, flags=re.DOTALL)


def _strings(code: re.Match[str]) -> str:
    """The strings of a piece of code that are words; what looks like a key is none."""
    strings = re.findall(r'"([^"]*)"', code[0])
    return " ".join(string for string in strings if not re.fullmatch(r"[a-z_]+", string))


@pytest.mark.parametrize("file", READ_BY_GUESTS, ids=lambda file: str(file.relative_to(TEMPLATES)))
def test_the_words_are_an_offices(file):
    assert UNFIT.findall(spoken(file)) == []


@pytest.mark.parametrize("file", READ_BY_GUESTS, ids=lambda file: str(file.relative_to(TEMPLATES)))
def test_no_template_lets_markup_through(file):
    code = re.findall(r"{[{%].*?[}%]}", file.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert not [one for one in code if re.search(r"\|\s*safe|autoescape|Markup", one)]


ICON = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf]")


def test_no_icon_stands_on_a_button_or_in_a_refusal():
    files = [TEMPLATES / "labels.j2", *(TEMPLATES / "replies/refusal").glob("*.j2")]
    assert not [file.name for file in files if ICON.search(file.read_text(encoding="utf-8"))]


SAMPLE = re.compile(r"/donvi (?:thu hồi mã|mã duyệt sẵn|mã) ([A-ZĐ][\w ]+)")


def test_a_command_that_is_shown_as_a_sample_names_one_unit():
    files = [*TEMPLATES.rglob("*.j2"), *(ROOT / "docs/huong-dan").glob("*.md")]
    samples = {name for file in files for name in SAMPLE.findall(file.read_text(encoding="utf-8"))}
    assert samples
    for name in samples:
        assert one_unit(letter.DIRECTORY, name, letter.CALLED_AT.date()).name, name


MATCHING_TABLES = (
    "domain/earlier_letter.py",
    "domain/letter/*",
    "domain/names.py",
    "domain/name_search.py",
    "domain/informed.py",
    "domain/named_person.py",
    "domain/orders.py",
    "domain/phrase_lists.py",
    "domain/posts.py",
    "domain/slips.py",
    "domain/spelling.py",
    "domain/standing.py",
    "domain/unit_edit.py",
    "domain/unit_index.py",
    "bot/handlers/router.py",
)
"""They compare what people write; they say nothing."""
MARKED = re.compile(r"[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)


def said_in_code(file: Path) -> list[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    docstrings = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
        and MARKED.search(node.value)
    ]


def test_no_code_holds_a_sentence_for_people():
    rooms = ("domain", "db", "usecases", "jobs", "bot/handlers", "bot/channels")
    files = [file for room in rooms for file in (ROOT / room).rglob("*.py")]
    held = {str(file.relative_to(ROOT)): said_in_code(file) for file in files}
    silent = [name for name in held if any(fnmatch(name, table) for table in MATCHING_TABLES)]
    assert {name: said for name, said in held.items() if said and name not in silent} == {}
