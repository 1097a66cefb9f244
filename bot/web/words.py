"""The pages' templates: templates/pages holds every word that they show."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

STATIC = Path(__file__).parent / "static"
_PAGES = Path(__file__).parents[2] / "templates" / "pages"
_environment = Environment(
    loader=FileSystemLoader(_PAGES),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def page(name: str, *, status: int = 200, **facts: object) -> HTMLResponse:
    """The page `name` of templates/pages, filled with the facts."""
    return HTMLResponse(_environment.get_template(f"{name}.html.j2").render(facts), status)
