"""The documents keep to the truth: what they name exists, and what must be named stands in them."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
import typer.main

import db.webchat  # noqa: F401 (its table is one of the metadata's)
from bot.handlers.router import COMMANDS as CHAT_COMMANDS
from bot.settings import SECRETS, Settings
from db.tables import metadata
from domain.delivery import State

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
GUIDE = sorted((ROOT / "docs/huong-dan").glob("*.md"))
DECISIONS = sorted((ROOT / "docs/decisions").glob("*.md"))
READMES = [ROOT / "README.md", ROOT / "README.vi.md"]
ARCHITECTURE = ROOT / "docs/architecture.md"
MADE_WHEN_IT_RUNS = (".venv", "data")
PRINTED = {"GIAYMOI_URL"}

every_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
every_guide = pytest.mark.parametrize("document", GUIDE, ids=lambda path: path.name)
every_readme = pytest.mark.parametrize("document", READMES, ids=lambda path: path.name)


def text_of(document: Path) -> str:
    return document.read_text(encoding="utf-8")


def code(text: str) -> list[str]:
    """What stands between backquotes, and each line of a fenced block."""
    blocks = re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    spans = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))
    return spans + [line for block in blocks for line in block.splitlines()]


def bold(text: str) -> list[str]:
    return [" ".join(found.split()) for found in re.findall(r"\*\*(.+?)\*\*", text, re.DOTALL)]


def slug(heading: str) -> str:
    return re.sub(r"[^\w -]", "", heading.strip().lower()).replace(" ", "-")


def commands(text: str) -> set[tuple[str, ...]]:
    """The words of every `make …` and `python -m bot …`."""
    found = (re.match(r"(?:\.venv/bin/)?(make|python -m bot) (.+)", line) for line in code(text))
    return {(match[1], *match[2].split()) for match in found if match}


def named_files(text: str) -> Iterator[str]:
    """Words of code that are paths inside of the repository; `/lich`, `.docx` and a date are none."""
    for word in (word for line in code(text) for word in line.split()):
        path = re.fullmatch(r"((?!\d)(?:[\w.-]+/)+[\w.-]*|\.\w+\.\w+)", word)
        if path and not word.startswith(MADE_WHEN_IT_RUNS):
            yield word


@cache
def labels() -> set[str]:
    """The words of every button, without the number that some of them show."""
    found = re.findall(r"{% macro \w+\([^)]*\) %}(.+?){% endmacro %}", text_of(ROOT / "templates/labels.j2"))
    return {re.sub(r" \({{ n }}\)$", "", label) for label in found}


@cache
def page_buttons() -> set[str]:
    page = text_of(ROOT / "templates/pages/chat.html.j2")
    return {words.strip() for words in re.findall(r"<button[^>]*data-post[^>]*>([^<]+)</button>", page)}


@every_document
def test_every_link_leads_somewhere(document: Path) -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", text_of(document)):
        if re.match(r"https?:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (document.parent / path).resolve() if path else document
        assert target.is_relative_to(ROOT) and target.exists(), link
        headings = re.findall(r"^#+ (.+)$", text_of(target), re.MULTILINE) if anchor else []
        assert not anchor or anchor in map(slug, headings), link


@every_document
def test_every_file_that_is_named_exists(document: Path) -> None:
    missing = [name for name in named_files(text_of(document)) if not (ROOT / name).exists()]
    assert not missing


@every_document
def test_every_command_that_is_named_can_be_given(document: Path) -> None:
    targets = set(re.findall(r"^(\w+):", text_of(ROOT / "Makefile"), re.MULTILINE))
    for program, name, *arguments in commands(text_of(document)):
        if program == "make":
            assert name in targets, name
        else:
            assert not unknown_words(name, arguments), (name, arguments)


def unknown_words(name: str, arguments: list[str]) -> list[str]:
    """The subcommand and the options that a command of the bot does not have."""
    module = import_module(f"bot.commands.{name}")
    app = getattr(module, "app", None) or typer.Typer()
    if not hasattr(module, "app"):
        app.command()(getattr(module, name))
    command = typer.main.get_command(app)
    if (subcommands := getattr(command, "commands", None)) is not None and arguments:
        if arguments[0] not in subcommands:
            return arguments[:1]
        command = subcommands[arguments[0]]
    known = {option for parameter in command.params for option in parameter.opts}
    return [word for word in arguments if word.startswith("-") and word not in known]


@every_readme
def test_every_setting_that_a_readme_names_is_one(document: Path) -> None:
    known = {name.upper() for name in Settings.model_fields} | {f"{name.upper()}_FILE" for name in SECRETS}
    named = {found[0] for line in code(text_of(document)) if (found := re.match(r"[A-Z]+(?:_[A-Z]+)+", line))}
    assert named and named <= known | PRINTED


def test_both_readmes_give_the_same_commands() -> None:
    english, vietnamese = (commands(text_of(readme)) for readme in READMES)
    assert english == vietnamese


@every_readme
def test_every_button_of_a_readmes_steps_is_on_a_card_or_on_the_page(document: Path) -> None:
    steps = [part for part in text_of(document).split("\n## ") if "\n1. " in part]
    named = {words for part in steps for words in bold(part)}
    assert {"Nạp ví dụ", "Xác nhận tham dự"} <= named <= labels() | page_buttons()


@every_guide
def test_every_label_that_the_guide_quotes_is_on_a_button(document: Path) -> None:
    text = text_of(document)
    quoted = re.findall(r"“([^”]+)”|\"([^\"]+)\"", text)
    assert {*bold(text), *(first or second for first, second in quoted)} <= labels()


@every_guide
def test_every_chat_command_of_the_guide_is_heard(document: Path) -> None:
    named = {found[1] for line in code(text_of(document)) if (found := re.match(r"/(\w+)", line))}
    assert named <= set(CHAT_COMMANDS)


@pytest.mark.parametrize("document", [*GUIDE, READMES[1]], ids=lambda path: path.name)
def test_nobody_is_called_by_a_familiar_word(document: Path) -> None:
    assert not re.search(r"\bbạn\b", text_of(document), re.IGNORECASE)


@every_document
def test_no_document_names_a_machine_or_a_registry(document: Path) -> None:
    trace = r"(?<![\w.])/(?:work|root|tmp|home|opt)\b|pypi|pythonhosted|npmjs|localhost:\d"
    assert not re.findall(trace, text_of(document))


def glossary() -> list[list[str]]:
    rows = [line for line in text_of(ROOT / "docs/glossary.md").splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows if "| Term |" not in row]


def values_of_the_domain() -> set[tuple[str, str]]:
    """(name, file) of every enumeration and dataclass of domain/ that has no underscore."""
    found = set()
    for file in (ROOT / "domain").rglob("*.py"):
        for node in ast.parse(text_of(file)).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_") and is_value(node):
                found.add((node.name, str(file.relative_to(ROOT))))
    return found


def is_value(node: ast.ClassDef) -> bool:
    marks = " ".join(map(ast.unparse, [*node.decorator_list, *node.bases]))
    return bool(re.search(r"\bdataclass\b|\b(?:Str)?Enum\b", marks))


def test_every_value_of_the_domain_stands_in_the_glossary_and_no_other() -> None:
    rows = {(row[0], row[3].strip("`")) for row in glossary()}
    assert {row for row in rows if row[1].startswith("domain/")} == values_of_the_domain()


def test_every_term_has_its_vietnamese_its_meaning_and_its_place() -> None:
    assert all(len(row) == 4 and all(row) for row in glossary())


def test_no_blank_line_breaks_a_table_of_the_glossary() -> None:
    lines = text_of(ROOT / "docs/glossary.md").splitlines()
    heads = [
        line
        for before, line in zip(["", *lines], lines, strict=False)
        if line.startswith("| ") and not before
    ]
    assert {line.split("|")[1].strip() for line in heads} == {"Term"}


def test_the_architecture_names_every_table_and_no_other() -> None:
    section = text_of(ARCHITECTURE).split("## What is remembered")[1].split("\n## ")[0]
    first_cells = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    named = [name for cell in first_cells for name in re.findall(r"`(\w+)`", cell)]
    assert sorted(named) == sorted(metadata.tables)


def test_the_architecture_tells_every_state_of_a_delivery() -> None:
    section = text_of(ARCHITECTURE).split("## Delivery")[1].split("\n## ")[0]
    assert [state for state in State if not re.search(rf"\b{state}\b", section)] == []


def test_decisions_are_numbered_without_a_gap_and_say_why_what_and_what_follows() -> None:
    for number, decision in enumerate(DECISIONS, start=1):
        assert decision.name.startswith(f"{number:04}-"), decision.name
        headings = re.findall(r"^#+ (.+)$", text_of(decision), re.MULTILINE)
        assert headings[0].startswith(f"{number}. ") and headings[1:] == [
            "Context",
            "Decision",
            "Consequence",
        ]


def test_the_changelog_begins_with_the_version_of_the_project() -> None:
    project = tomllib.loads(text_of(ROOT / "pyproject.toml"))["project"]
    newest = re.search(r"^## \[?(\d+\.\d+\.\d+)", text_of(ROOT / "CHANGELOG.md"), re.MULTILINE)
    assert newest and newest[1] == project["version"]
