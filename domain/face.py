"""What a card shows at this moment, before it has words: data, buttons, a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True)
class Button:
    """A button of a card: the key of its label in templates/labels.j2, the choice that a press makes, and facts.

    `url` is set instead of a choice for a button that opens a page.
    """

    label: str
    choice: str
    facts: Mapping[str, object] = field(default_factory=dict)
    url: str = ""


class Keyboard(StrEnum):
    """What happens to the keys below the person's own line of input, where a network has them."""

    AS_IT_IS = "as_it_is"
    SHARE_PHONE = "share_phone"
    """A key that shares the person's own number, and one that skips it, in place of the buttons."""
    GONE = "gone"


Rows = Sequence[Sequence[Button]]


@dataclass(frozen=True, kw_only=True)
class Face:
    """`template` names a file in templates/notices/; `file` is the SHA-256 of a stored file to send along."""

    template: str
    data: Mapping[str, object]
    buttons: Rows = ()
    file: str | None = None
    pin: bool = False
    silent: bool = False
    keyboard: Keyboard = Keyboard.AS_IT_IS


def rows_of(buttons: Sequence[Button], width: int) -> tuple[tuple[Button, ...], ...]:
    """The buttons in rows of at most `width`."""
    return tuple(tuple(buttons[i : i + width]) for i in range(0, len(buttons), width))
