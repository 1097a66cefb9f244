"""Every word that a person reads, made from the templates."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateNotFound
from markupsafe import Markup, escape

from bot.rendering.markup import at_most, paragraphs, to_plain, to_text, visible
from bot.rendering.phrases import Phrases
from domain.face import Face
from domain.office import Office

TEMPLATES = Path(__file__).parents[2] / "templates"
GENERAL_REFUSAL = "general"
Commands = Mapping[str, Sequence[tuple[str, str]]]
"""Audience -> (command, description), in the order of the menu."""


class Words:
    """The templates of one installation. What they are given is escaped, always; texts come back as HTML."""

    def __init__(self, office: Office) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=visible,
            auto_reload=False,
            cache_size=-1,
        )
        phrases = Phrases(office.zone)
        self._environment.filters.update(phrases.filters(), at_most=at_most, paragraphs=paragraphs)
        self._environment.globals.update(office=office, card=self._card)
        self._labels = self._environment.get_template("labels.j2").module
        menus = self._environment.get_template("commands.j2").module
        self._commands = cast(Commands, vars(menus)["commands"])

    def notice(self, face: Face, *, repeat: bool, plain: bool, now: datetime) -> str:
        """The text of a card. A `repeat` says so in its first line; `plain` is the same HTML without a tag."""
        text = self._card(face, repeat=repeat, now=now)
        return str(escape(to_plain(text)) if plain else text)

    def reply(self, template: str, data: Mapping[str, object]) -> str:
        """An answer to a person: templates/replies/<template>.j2."""
        return self._render(f"replies/{template}.j2", data)

    def refusal(self, code: str, facts: Mapping[str, object]) -> str:
        """What to tell of a DomainError; a code without words of its own gets the general ones."""
        try:
            return self.reply(f"refusal/{code}", facts)
        except TemplateNotFound:
            return self.reply(f"refusal/{GENERAL_REFUSAL}", facts)

    def label(self, key: str, facts: Mapping[str, object] | None = None) -> str:
        """The words on a button, as plain text; KeyError for a key without a label."""
        words = getattr(self._labels, key, None)
        if words is None:
            raise KeyError(key)
        return to_text(str(words(**(facts or {}))))

    def numbered(self, labels: Sequence[str]) -> str:
        """Choices for a channel without buttons, counted from 1."""
        return self._render("choices.j2", {"labels": labels})

    def commands(self) -> Commands:
        """The whole menu of each audience."""
        return self._commands

    def _card(self, face: Face, *, repeat: bool = False, **facts: object) -> Markup:
        """The text of a card; also for templates that show a card inside other words."""
        data = {**face.data, **facts, "face": face.template, "repeat": repeat}
        return Markup(self._render("notices/envelope.j2", data))  # noqa: S704 (escaped when it was rendered)

    def _render(self, name: str, data: Mapping[str, object]) -> str:
        return self._environment.get_template(name).render(data).strip("\n")
