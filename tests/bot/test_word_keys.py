"""Every key in the code has its words, and no words are orphaned."""

import ast
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from types import SimpleNamespace

import pytest

from bot.commands.words import words as command_line_words
from bot.handlers.attendee import LOOKS
from bot.handlers.router import COMMANDS
from bot.rendering import Words
from domain.directory_checks import RowError
from domain.notice import CardKind
from domain.offers import OFFERS
from tests.bot import letter_32 as letter
from tests.bot.notices_32 import NOTICES
from tests.bot.replies_32 import REPLIES
from tests.fakes.telegram_entities import utf16_length
from tests.fakes.telegram_html import parse
from usecases.look_delivery import FACES

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
WORDS = Words(letter.OFFICE)
SPOKEN_BY_THE_COMMAND_LINE = ROOT / "bot/commands"
"""Its refusals are told by templates/cli/."""


def sources(*folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from (ROOT / folder).rglob("*.py")


def nodes(*folders: str) -> Iterator[ast.AST]:
    for file in sources(*folders):
        if SPOKEN_BY_THE_COMMAND_LINE not in file.parents:
            yield from ast.walk(ast.parse(file.read_text(encoding="utf-8")))


def calls(name: str, *folders: str) -> Iterator[ast.Call]:
    for node in nodes(*folders):
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == name:
            yield node


def pattern(node: ast.expr) -> str | None:
    """A string or f-string as a file pattern, a star for each value that is put in; None for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values)
    return None


def first_arguments(name: str, *folders: str, at: int = 0) -> set[str]:
    found = (pattern(call.args[at]) for call in calls(name, *folders) if len(call.args) > at)
    return {one for one in found if one is not None}


def stems(folder: str) -> set[str]:
    return {file.stem for file in (TEMPLATES / folder).glob("*.j2")}


CODES = first_arguments("DomainError", "domain", "db", "usecases", "bot")
CODES_BY_VARIABLE = {"name_unusable", "post_unusable"}
"""domain/registration gives them to the one function that raises."""
NO_DOMAIN_ERRORS = {"general", "unexpected"}
FACTS = {
    "by": "Trần Minh Tâm",
    "cells": 17,
    "choice": "attend",
    "columns": 16,
    "days": "1",
    "decision": "approved",
    "error": RowError(row=1, column="name", code="too_long", facts={"longest": "300"}),
    "field": "starts_at",
    "kind": "pdf",
    "line": 7,
    "mark": "TUYỆT MẬT",
    "megabytes": 20,
    "missing": ["code", "name", "kind"],
    "most": 20_000,
    "n": 12,
    "name": "Sở Tài nguyên và Môi trường",
    "named": 3,
    "number": "32/GM-UBND",
    "phrase": "Ủy ban nhân dân huyện Trà Ôn tỉnh Vĩnh Long",
    "reference": "0a1b2c3d",
    "row": 7,
    "seats": 2,
    "starts_at": letter.MEETING.starts_at,
    "state": "postponed",
    "twice": ["phone"],
    "unknown": ["tên cơ quan"],
    "unit": "Ủy ban nhân dân huyện Bình Tân",
    "units": list(letter.DIRECTORY[:4]),
    "written": "Trần Thị Bích Ngọc Phòng Tổ chức Hành chính",
    "value": "sáng thứ ba tuần sau lúc nào cũng được",
}


def test_every_refusal_has_its_words_and_no_words_are_orphaned():
    assert stems("replies/refusal") == CODES | CODES_BY_VARIABLE | NO_DOMAIN_ERRORS


@pytest.mark.parametrize("code", sorted(stems("replies/refusal")))
def test_a_refusal_is_whole_plain_short_sentences(code):
    text = WORDS.refusal(code, FACTS)
    shown, entities = parse(text)
    assert entities == []
    assert "\n" not in shown
    assert shown.endswith((".", "…"))
    assert utf16_length(shown) <= 200, "an alert shows no more"


def test_a_part_of_one_name_is_answered_by_the_whole_name():
    text = WORDS.refusal("unit_ambiguous", {"phrase": "xay dung", "units": [letter.UNITS["so-gtvt"]]})
    assert "Nếu là Sở Giao thông vận tải, xin ghi đủ tên." in text
    assert utf16_length(text) <= 200


def replied() -> set[str]:
    """Templates of replies that are said aloud, as patterns."""
    said = {
        pattern(call.args[0])
        for call in calls("Reply", "bot")
        if call.args
        and not any(
            isinstance(word.value, ast.Attribute) and word.value.attr == "SILENCE" for word in call.keywords
        )
    }
    return {one for one in said if one} | set(LOOKS)


def test_every_reply_has_its_words_and_no_words_are_orphaned():
    assert {one for one in replied() if not any(fnmatch(name, one) for name in stems("replies"))} == set()
    assert {name for name in stems("replies") if not any(fnmatch(name, one) for one in replied())} == set()
    assert {template for template, _ in REPLIES.values()} == stems("replies")


def test_every_face_has_its_words_and_no_words_are_orphaned():
    named = first_arguments("Face", "usecases") | {
        keyword.value.value
        for call in calls("Face", "usecases")
        for keyword in call.keywords
        if keyword.arg == "template" and isinstance(keyword.value, ast.Constant)
    }
    faces = named | {kind.value for kind in FACES if kind is not CardKind.QUESTION}
    assert stems("notices") - {"envelope"} == faces
    assert {face.template for face, _ in NOTICES.values() if "/" not in face.template} == faces


def test_every_question_has_its_words_and_no_words_are_orphaned():
    asked = {
        argument
        for name in ("ask", "_ask")
        for at in (0, 1)
        for argument in first_arguments(name, "usecases", at=at)
    }
    assert stems("notices/question") == asked
    assert {face.template for face, _ in NOTICES.values() if "/" in face.template} == {
        f"question/{question}" for question in asked
    }


def labels_used() -> set[str]:
    buttons = first_arguments("Button", "usecases") | first_arguments("Option", "domain")
    chosen = first_arguments("Choice", "bot/handlers") | first_arguments("label", "bot", at=0)
    spoken = {option.label for options in OFFERS.values() for option in options}
    return buttons | first_arguments("Option", "domain", at=1) | chosen | spoken


def labels_written() -> set[str]:
    return set(re.findall(r"{% macro (\w+)\(", (TEMPLATES / "labels.j2").read_text(encoding="utf-8")))


def test_every_label_is_written_and_none_is_orphaned():
    assert labels_written() == labels_used()


LARGEST = {"silent_units": 199, "requests": 199, "choose_desk": 8, "drop_informed": 8}
"""The largest number that a label may bear."""


@pytest.mark.parametrize("key", sorted(labels_written() - {"unit_name", "meeting_name", "person_name"}))
def test_a_label_is_at_most_20_characters(key):
    text = WORDS.label(key, {"n": LARGEST[key]} if key in LARGEST else {})
    assert 0 < len(text) <= 20
    assert text[0].isupper()


def test_a_units_name_on_a_button_is_shortened():
    assert len(WORDS.label("unit_name", {"name": "Sở " * 100})) <= 60


def test_no_state_of_an_answer_is_without_a_sentence():
    text = (TEMPLATES / "state.j2").read_text(encoding="utf-8")
    assert set(re.findall(r'state == "(\w+)"', text)) == set(letter.ANSWERS) | {"postponed", "cancelled"}


def test_a_menu_of_commands_grows_with_the_role_and_holds_what_the_router_knows():
    menus = WORDS.commands()
    everyone, organizer, administrator = (
        dict(menus[name]) for name in ("everyone", "organizer", "administrator")
    )
    assert (
        everyone.items()
        < organizer.items()
        < administrator.items()
        <= {(command, text) for command, text in administrator.items() if command in COMMANDS}
    )
    assert set(everyone) == {"start", "lich", "dulieucuatoi", "huydangky", "help"}
    assert set(organizer) - set(everyone) == {"cuochop", "choykien", "nhac"}
    assert set(administrator) - set(organizer) == {"donvi", "kenh"}
    assert all(len(text) <= 60 for text in administrator.values())


def strings_in(call: ast.Call) -> set[str]:
    """Every string that may be the first argument of a call."""
    constants = (node.value for node in ast.walk(call.args[0]) if isinstance(node, ast.Constant))
    return {value for value in constants if isinstance(value, str)}


def spoken_on_the_command_line(name: str) -> set[str]:
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in SPOKEN_BY_THE_COMMAND_LINE.glob("*.py")]
    calls_there = [
        node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args
    ]
    return {
        string for call in calls_there if getattr(call.func, "id", "") == name for string in strings_in(call)
    }


def test_the_command_line_has_its_words_and_no_words_are_orphaned():
    said = spoken_on_the_command_line("say") | spoken_on_the_command_line("words")
    assert stems("cli") == said | {"board_counts"}


@pytest.mark.parametrize("well", [True, False])
def test_the_doctor_has_a_sentence_for_every_finding(well):
    for code in spoken_on_the_command_line("Finding"):
        told = command_line_words("doctor", finding=SimpleNamespace(code=code, well=well, detail="x"))
        assert re.fullmatch(r"\[được\] .+" if well else r"\[lỗi\]  .+", told)
