"""A message cut to what a channel can do: its length, its buttons, its markup, its files."""

from dataclasses import dataclass, replace
from pathlib import PurePath

from bot.channels.port import Abilities, Message
from bot.rendering import Words, fit, to_plain


@dataclass(frozen=True)
class Fitted:
    """`offer` is what a typed number stands for, where the buttons became numbers."""

    message: Message
    offer: tuple[str, ...] = ()


def fitted(message: Message, abilities: Abilities, words: Words) -> Fitted:
    files = tuple(one for one in message.files if _takes(abilities, one.name, len(one.data)))
    message = replace(message, files=files)
    if abilities.buttons:
        return Fitted(replace(message, html=_text(message.html, abilities)))
    offered = [button for row in message.buttons for button in row if button.data]
    html = message.html
    if offered:
        html = f"{html}\n\n{words.numbered([button.label for button in offered])}"
    plain = replace(message, html=_text(html, abilities), buttons=())
    return Fitted(plain, tuple(button.data for button in offered))


def _text(html: str, abilities: Abilities) -> str:
    cut = fit(html, abilities.max_text)
    return cut if abilities.html else to_plain(cut)


def _takes(abilities: Abilities, name: str, size: int) -> bool:
    kinds = abilities.file_kinds
    return size <= abilities.max_file and (not kinds or PurePath(name).suffix.lower() in kinds)
