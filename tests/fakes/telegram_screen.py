"""What a person sees of a chat: messages in order, with the edits applied."""

from dataclasses import dataclass

from .telegram_chats import Chat, Message
from .telegram_keyboards import Markup, rows_of


@dataclass(frozen=True)
class Seen:
    """A message as it stood when it was looked at. It stays so, to press an old button on it."""

    id: int
    chat: Chat
    text: str
    html: str
    keyboard: list[list[Markup]]
    files: list[str]
    pinned: bool
    mine: bool
    """Whether the looking person wrote it."""
    edited: bool
    silent: bool
    reply_to: int | None

    @property
    def buttons(self) -> list[list[str]]:
        """The labels, row by row."""
        return [[button["text"] for button in row] for row in self.keyboard]

    @property
    def labels(self) -> list[str]:
        """All labels in one list."""
        return [label for row in self.buttons for label in row]

    def button(self, label: str) -> Markup | None:
        """The first button whose label contains `label`."""
        return next((button for row in self.keyboard for button in row if label in button["text"]), None)


def screen(chat: Chat, person_id: int) -> list[Seen]:
    """All messages of a chat, oldest first, as this person sees them."""
    return [_seen(message, person_id) for message in chat.messages.values()]


def _seen(message: Message, person_id: int) -> Seen:
    return Seen(
        id=message.id,
        chat=message.chat,
        text=message.text,
        html=message.html,
        keyboard=rows_of(message.markup),
        files=[message.file.name] if message.file else [],
        pinned=message.id in message.chat.pins,
        mine=message.sender["id"] == person_id,
        edited=message.edited_at is not None,
        silent=message.silent,
        reply_to=message.reply_to.id if message.reply_to else None,
    )
