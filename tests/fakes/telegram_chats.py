"""People, chats and messages as the fake keeps them, and as the Bot API shows them."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from .telegram_entities import Entity
from .telegram_files import StoredFile
from .telegram_keyboards import Markup


@dataclass
class Person:
    """Somebody with a phone."""

    id: int
    name: str
    username: str | None = None
    started: bool = False
    """Whether they ever wrote to the bot: before that it may not write to them."""
    blocks_bot: bool = False
    deactivated: bool = False

    def as_json(self) -> dict[str, Any]:
        """A User object."""
        user = {"id": self.id, "is_bot": False, "first_name": self.name, "language_code": "vi"}
        return user if self.username is None else {**user, "username": self.username}


@dataclass
class Chat:
    """A private chat (its id is the person's), a group or a supergroup, with its messages by id."""

    id: int
    kind: str
    person: Person | None = None
    title: str = ""
    members: set[int] = field(default_factory=set)
    messages: dict[int, "Message"] = field(default_factory=dict)
    pins: list[int] = field(default_factory=list)
    reply_keyboard: Markup | None = None
    kicked_bot: bool = False
    moved_to: int | None = None

    def as_json(self) -> dict[str, Any]:
        """A Chat object."""
        if self.person is None:
            return {"id": self.id, "type": self.kind, "title": self.title}
        chat = {"id": self.id, "type": self.kind, "first_name": self.person.name}
        return chat if self.person.username is None else {**chat, "username": self.person.username}


@dataclass
class Message:
    """A message on the screen. `html` is what the bot sent; of a person's message it is empty."""

    id: int
    chat: Chat
    sender: dict[str, Any]
    at: datetime
    text: str = ""
    entities: list[Entity] = field(default_factory=list)
    html: str = ""
    markup: Markup | None = None
    document: StoredFile | None = None
    photo: StoredFile | None = None
    contact: dict[str, Any] | None = None
    reply_to: "Message | None" = None
    edited_at: datetime | None = None
    silent: bool = False
    protected: bool = False
    album: str | None = None

    @property
    def file(self) -> StoredFile | None:
        """The document or photo that it carries."""
        return self.document or self.photo

    def as_json(self) -> dict[str, Any]:
        """A Message object."""
        fields = {
            "message_id": self.id,
            "from": self.sender,
            "chat": self.chat.as_json(),
            "date": int(self.at.timestamp()),
            "edit_date": int(self.edited_at.timestamp()) if self.edited_at else None,
            "contact": self.contact,
            "document": self.document.as_document() if self.document else None,
            "photo": self.photo.as_photo_sizes() if self.photo else None,
            "reply_to_message": self._replied(),
            "reply_markup": self.markup if self.markup and "inline_keyboard" in self.markup else None,
            "media_group_id": self.album,
            "has_protected_content": self.protected or None,
            **self._words(),
        }
        return {name: value for name, value in fields.items() if value is not None}

    def _words(self) -> dict[str, Any]:
        names = ("caption", "caption_entities") if self.file else ("text", "entities")
        return dict(zip(names, (self.text or None, self.entities or None), strict=True))

    def _replied(self) -> dict[str, Any] | None:
        if self.reply_to is None:
            return None
        replied = self.reply_to.as_json()
        replied.pop("reply_to_message", None)
        return replied


@dataclass
class Query:
    """A press of a callback button, until it is answered or too old."""

    id: str
    person: Person
    at: datetime
    answered: bool = False
    toast: str | None = None
    alert: bool = False
