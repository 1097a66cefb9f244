"""What the command line says: templates/cli/, plain text."""

import sys
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

TEMPLATES = Path(__file__).parents[2] / "templates"


def say(template: str, **data: object) -> None:
    """Print a template to stderr: stdout is for what another program reads."""
    print(words(template, **data), file=sys.stderr)


def words(template: str, **data: object) -> str:
    return _environment().get_template(f"cli/{template}.j2").render(data).strip("\n")


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=False,  # noqa: S701 (a terminal knows no HTML)
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
