"""A message cut to what a channel can do: its length, its buttons, its markup, its files."""

from dataclasses import dataclass, replace
from pathlib import PurePath

from bot.channels.port import Abilities, Message
from bot.rendering import Words, fit, to_plain
from bot.rendering.markup import to_text, units


@dataclass(frozen=True)
class Fitted:
    """`offer` is what a typed number stands for, where the buttons became numbers."""

    message: Message
    offer: tuple[str, ...] = ()


def fitted(message: Message, abilities: Abilities, words: Words) -> Fitted:
    files = tuple(one for one in message.files if _takes(abilities, one.name, len(one.data)))
    message = replace(message, files=files)
    if abilities.buttons:
        return Fitted(replace(message, html=_text(message.html, abilities, abilities.max_text)))
    offered = [button for row in message.buttons for button in row if button.data]
    choices = f"\n\n{words.numbered([button.label for button in offered])}" if offered else ""
    room = abilities.max_text - units(to_text(choices))
    html = _text(message.html, abilities, room) + _text(choices, abilities, abilities.max_text)
    return Fitted(replace(message, html=html, buttons=()), tuple(button.data for button in offered))


def _text(html: str, abilities: Abilities, room: int) -> str:
    """Cut to the room; the choices are never cut away, for without them nobody can answer."""
    cut = fit(html, room)
    return cut if abilities.html else to_plain(cut)


def _takes(abilities: Abilities, name: str, size: int) -> bool:
    kinds = abilities.file_kinds
    return size <= abilities.max_file and (not kinds or PurePath(name).suffix.lower() in kinds)
