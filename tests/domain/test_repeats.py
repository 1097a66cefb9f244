"""No regular expression of the rules backtracks without bound: by machine, over all of them."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import domain

from .repeats import costly

_CLOSED = "A look ahead has made sure of the closing bracket, so that the first try succeeds."
_FEW_WORDS = "Its text has a hundred letters at most; a run of signs is run over once for each."
EXPLAINED = {
    ("domain.letter.guest_pieces", "_PRESS", "adjacent"): _CLOSED,
    ("domain.letter.places", "_CONDITION", "adjacent"): _CLOSED,
    (
        "domain.letter.places",
        "_CONDITION",
        "restarted",
    ): "Its text is squeezed: a run of spaces is one space.",
    ("domain.letter.number", "_OWN", "restarted"): "Handed to a function that matches at the beginning.",
    ("domain.letter.roles", "_NAME", "restarted"): "Replaced once, where it has matched at the beginning.",
    ("domain.letter.secrecy", "_BRACKETED", "adjacent"): _FEW_WORDS,
    ("domain.letter.secrecy", "_MARK", "nested"): _FEW_WORDS,
    ("domain.letter.secrecy", "_NUMBER", "adjacent"): _FEW_WORDS,
    ("domain.letter.shared_places", "_PLACE", "adjacent"): "A name runs to the end: the first try succeeds.",
    ("domain.registration", "_WEB_ADDRESS", "restarted"): "A name: a longer text is refused before.",
}
"""What the machine finds and why it costs nothing."""


def modules() -> Iterator[tuple[ModuleType, list[ast.AST]]]:
    """Every module of the domain with all nodes of its source."""
    for found in pkgutil.walk_packages(domain.__path__, "domain."):
        module = importlib.import_module(found.name)
        yield module, list(ast.walk(ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))))


def compiled() -> Iterator[tuple[str, str, re.Pattern[str], bool]]:
    """The patterns of the modules; is one used but as `_X.match(…)` or `_X.fullmatch(…)`?"""
    for module, nodes in modules():
        matched = {
            node.value
            for node in nodes
            if isinstance(node, ast.Attribute) and node.attr in ("match", "fullmatch")
        }
        used = [node for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)]
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern):
                uses = [node for node in used if node.id == name]
                yield module.__name__, name, value, any(node not in matched for node in uses)


def written_in_place() -> Iterator[tuple[str, str, re.Pattern[str], bool]]:
    """The patterns of calls such as `re.sub("…", …)`."""
    for module, nodes in modules():
        for node in nodes:
            match node:
                case ast.Call(
                    func=ast.Attribute(value=ast.Name("re"), attr=use), args=[ast.Constant(text), *_]
                ):
                    if use != "compile":
                        yield module.__name__, text, re.compile(text), use not in ("match", "fullmatch")


def test_no_pattern_of_the_rules_backtracks_without_bound() -> None:
    found = {
        (module, name, shape)
        for module, name, pattern, searched in (*compiled(), *written_in_place())
        for shape in costly(pattern, searched=searched)
    }
    assert found == set(EXPLAINED)


@pytest.mark.parametrize(
    ("pattern", "shapes"),
    [
        (r"(?:a+)+b", {"nested", "restarted"}),
        (r"(?:\w+\s)+:", {"restarted"}),
        (r"x\s*,?\s*:", {"adjacent"}),
        (r"\([^()]*a[^()]*\)", {"adjacent"}),
        (r"\([^()]*\)", set()),
        (r"[ ,]*x", {"restarted"}),
        (r"(?<![ ,])[ ,]*x", set()),
        (r"“[^”]*”", {"restarted"}),
        (r"a.*", set()),
        (r"^\s*a", set()),
    ],
)
def test_what_is_costly_is_seen(pattern: str, shapes: set[str]) -> None:
    assert costly(re.compile(pattern), searched=True) == shapes
