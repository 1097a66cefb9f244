"""Every change writes an audit row: read from the code of all use cases, and looked at while tests run them.

`tests/usecases/conftest.py` looks on at every test of this folder.
"""

import ast
from collections.abc import Callable
from functools import cache

import db.webchat  # noqa: F401 (its table is known once it is imported)
from db.tables import metadata
from tests.audit_watch import RECORD, USECASES

QUESTIONS = {
    *(
        "ask_correction",
        "ask_desk",
        "ask_edit",
        "ask_end",
        "ask_erasure",
        "ask_kind",
        "ask_merge",
        "ask_to_leave",
        "ask_to_revoke",
        "ask_who_lets_go",
    ),
    *(
        "give_name",
        "give_successor",
        "leave_dialog",
        "skip_phone",
        "hold_part",
        "drop_parts",
        "name_who_lets_go",
    ),
}
"""A question opens, or keeps its answer until the next one: what comes of it is the change."""
LOOKS = {
    *(
        "look_up_unit",
        "open_found",
        "open_contact",
        "open_holder",
        "show_holders",
        "show_panels",
        "offer_trials",
    ),
    *("open_from_card", "open_letter", "head_count", "plan_import", "drop_plan"),
}
"""Somebody looks at something: at most a card is put, or noted as opened."""
MACHINE = {
    *("claim_deliveries", "record_outcomes", "open_gates", "fire_reminders", "keep_offer", "keep_link"),
    *(
        "receive",
        "close_event",
        "fail_event",
        "prune_inbox",
        "forget_failures",
        "who_is",
        "keep_clock_offset",
    ),
    *("say_in_webchat", "hand_in_webchat", "show_in_webchat", "edit_in_webchat", "delete_in_webchat"),
}
"""The machine's own work, which has records of its own: deliveries with their attempts, reminders, the inbox."""
OWN_TABLES = {
    *("addresses", "attempts", "audit", "cards", "code_failures", "deliveries", "dialogs", "files", "gates"),
    *("inbox", "instance", "reminders", "webchat_messages"),
}


@cache
def modules() -> dict[str, ast.Module]:
    files = sorted(USECASES.rglob("*.py"))
    names = {file: ".".join(file.relative_to(USECASES.parent).with_suffix("").parts) for file in files}
    return {names[file]: ast.parse(file.read_text(encoding="utf-8")) for file in files}


@cache
def functions() -> dict[tuple[str, str], ast.FunctionDef]:
    return {
        (module, node.name): node
        for module, tree in modules().items()
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
    }


@cache
def known_in(module: str) -> dict[str, tuple[str, str]]:
    """The functions of use cases that a module can call, by the name that they have there."""
    imported = {
        alias.asname or alias.name: (str(node.module), alias.name)
        for node in modules()[module].body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    own = {name: (module, name) for where, name in functions() if where == module}
    return {name: found for name, found in (imported | own).items() if found in functions()}


def does(wanted: Callable[[ast.Call], bool], function: tuple[str, str], seen: set[tuple[str, str]]) -> bool:
    """Whether such a call stands in the function, or in one that it names."""
    if function in seen:
        return False
    seen.add(function)
    known = known_in(function[0])
    nodes = list(ast.walk(functions()[function]))
    named = {known[node.id] for node in nodes if isinstance(node, ast.Name) and node.id in known}
    here = any(isinstance(node, ast.Call) and wanted(node) for node in nodes)
    return here or any(does(wanted, one, seen) for one in named)


def commits(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and call.func.attr == "commit"


def audits(call: ast.Call) -> bool:
    return ast.unparse(call.func).endswith(".audit.add")


def test_every_use_case_that_commits_writes_an_audit_row_unless_it_is_known_to_change_nothing() -> None:
    committing = {one for one in functions() if not one[1].startswith("_") and does(commits, one, set())}
    silent = {name for module, name in committing if not does(audits, (module, name), set())}
    assert silent == QUESTIONS | LOOKS | MACHINE
    assert len(committing - {one for one in committing if one[1] in silent}) > 40, "the law finds the changes"


def test_every_table_is_the_offices_record_or_the_machines_own() -> None:
    assert set(metadata.tables) == RECORD | OWN_TABLES
