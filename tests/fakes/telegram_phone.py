"""A person's phone: what they do with the bot, and what they see."""

import json
import re
from itertools import count
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from .telegram_chats import Chat, Message, Person, Query
from .telegram_entities import found_in, utf16_length
from .telegram_keyboards import Markup
from .telegram_screen import Seen, screen

if TYPE_CHECKING:
    from .telegram_world import World

_LONGEST_TEXT = 4096
_query_numbers = count(1)


class Phone:
    """Acts for one person. Where `chat` may be given it is a group; without it, the chat with the bot."""

    def __init__(self, world: "World", person: Person) -> None:
        self.person = person
        self._world = world
        self._queries: list[Query] = []

    def types(self, text: str, *, chat: Chat | None = None, reply_to: Seen | None = None) -> None:
        """Send a text; the app trims it, and cuts a long one into messages of at most 4096 units."""
        for part in _parts(text.strip()):
            self._sends(chat, reply_to, text=part, entities=found_in(part))

    def opens(self, link: str) -> None:
        """Open a t.me link of the bot and press START; raises ValueError for any other link."""
        parts = urlsplit(link)
        payload = parse_qs(parts.query).get("start", [""])[0]
        if parts.hostname != "t.me" or parts.path.strip("/") not in {"bot", self._world.username}:
            raise ValueError(f"not a link to the bot: {link}")
        if not re.fullmatch(r"[A-Za-z0-9_-]{0,64}", payload):
            raise ValueError(f"Telegram takes no such start parameter: {payload}")
        self.types(f"/start {payload}")

    def sends_file(
        self, name: str, data: bytes, *, caption: str = "", size: int | None = None, chat: Chat | None = None
    ) -> None:
        """Send a document; `size` says a larger size than the data really have."""
        stored = self._world.files.keep("documents", name, data, size=size)
        self._sends(chat, None, text=caption, entities=found_in(caption), document=stored)

    def sends_photo(
        self, data: bytes, *, caption: str = "", album: str | None = None, chat: Chat | None = None
    ) -> None:
        """Send a picture; those of one `album` were chosen together."""
        stored = self._world.files.keep("photos", "photo.jpg", data)
        self._sends(chat, None, text=caption, entities=found_in(caption), photo=stored, album=album)

    @property
    def number(self) -> str:
        """The telephone number of the account."""
        return f"+849{self.person.id:08}"

    def shares_contact(self, phone_number: str, *, of: "Phone | None" = None) -> None:
        """Share one's own contact card, or somebody else's."""
        person = of.person if of else self.person
        contact = {"phone_number": phone_number, "first_name": person.name, "user_id": person.id}
        self._sends(None, None, contact=contact)

    def edits(self, seen: Seen, text: str) -> None:
        """Change an own message."""
        with self._world.lock:
            message = seen.chat.messages[seen.id]
            message.text, message.entities = text, found_in(text)
            message.edited_at = self._world.clock()
            self._world.updates.put("edited_message", message.as_json())

    def presses(self, label: str, *, on: Seen | None = None, chat: Chat | None = None) -> None:
        """Press the button whose label contains `label`, on the newest message that has one, or on a message
        as it once stood. Raises LookupError if there is no such button."""
        with self._world.lock:
            seen = on or next((one for one in reversed(self.messages(chat)) if one.button(label)), None)
            button = seen.button(label) if seen else None
            if seen and button:
                self._press_inline(seen, button)
            else:
                self._press_reply(label, chat)

    def presses_data(self, data: str, *, on: Seen) -> None:
        """Press with data of one's own making, as a changed app can."""
        with self._world.lock:
            self._query(on, data)

    def blocks_bot(self) -> None:
        """Stop the bot from writing."""
        self.person.blocks_bot = True
        self._membership("member", "kicked")

    def unblocks_bot(self) -> None:
        """Let the bot write again."""
        self.person.blocks_bot = False
        self._membership("kicked", "member")

    def deactivates(self) -> None:
        """Delete the account."""
        self.person.deactivated = True

    def messages(self, chat: Chat | None = None) -> list[Seen]:
        """What stands on the screen now, oldest first, own messages too."""
        with self._world.lock:
            return screen(self._chat(chat), self.person.id)

    def last(self, chat: Chat | None = None) -> Seen:
        """The newest message of somebody else; raises LookupError if there is none."""
        for seen in reversed(self.messages(chat)):
            if not seen.mine:
                return seen
        raise LookupError(f"{self.person.name} sees no message")

    @property
    def toast(self) -> str | None:
        """The answer to the newest press: None while there is none, and when it is empty."""
        return self._queries[-1].toast if self._queries else None

    @property
    def unanswered(self) -> int:
        """How many presses still wait for an answer: their button shows a spinning wheel."""
        return sum(not query.answered for query in self._queries)

    @property
    def menu(self) -> list[str]:
        """The commands that the app offers in the chat with the bot: the narrowest audience wins."""
        scopes: list[dict[str, Any]] = [{"type": "chat", "chat_id": self.person.id}]
        scopes += [{"type": "all_private_chats"}, {"type": "default"}]
        for scope in scopes:
            for language in ("vi", ""):
                commands = self._world.commands.get((json.dumps(scope, sort_keys=True), language))
                if commands:
                    return [command["command"] for command in commands]
        return []

    def _chat(self, chat: Chat | None) -> Chat:
        return chat or self._world.chats[self.person.id]

    def _sends(self, chat: Chat | None, reply_to: Seen | None, **content: Any) -> None:
        with self._world.lock:
            place = self._chat(chat)
            self._must_be_able_to_write(place)
            message = Message(
                id=self._world.next_message_id(place),
                chat=place,
                sender=self.person.as_json(),
                at=self._world.clock(),
                reply_to=place.messages.get(reply_to.id) if reply_to else None,
                **content,
            )
            place.messages[message.id] = message
            if place.person or self._bot_may_read(message):
                self._world.updates.put("message", message.as_json())
            self._world.bell.ring()

    def _must_be_able_to_write(self, chat: Chat) -> None:
        if self.person.blocks_bot and chat.person:
            raise ValueError(f"{self.person.name} blocks the bot: unblock it first")
        if chat.person:
            self.person.started = True

    def _bot_may_read(self, message: Message) -> bool:
        """In a group with privacy on, a bot reads commands, mentions of it and replies to it."""
        if message.reply_to and message.reply_to.sender["is_bot"]:
            return True
        return message.text.startswith("/") or f"@{self._world.username}" in message.text

    def _press_inline(self, seen: Seen, button: Markup) -> None:
        if "callback_data" in button:
            self._query(seen, button["callback_data"])
        elif "url" in button and urlsplit(button["url"]).hostname == "t.me":
            self.opens(button["url"])

    def _press_reply(self, label: str, chat: Chat | None) -> None:
        for row in (self._chat(chat).reply_keyboard or {}).get("keyboard", []):
            for button in row:
                if label in button["text"] and button.get("request_contact"):
                    return self.shares_contact(self.number)
                if label in button["text"]:
                    return self.types(button["text"], chat=chat)
        raise LookupError(f"{self.person.name} sees no button with {label!r}")

    def _query(self, seen: Seen, data: str) -> None:
        query = Query(str(4_000_000_000_000 + next(_query_numbers)), self.person, self._world.clock())
        self._queries.append(query)
        self._world.queries[query.id] = query
        message = seen.chat.messages.get(seen.id)
        gone = {"chat": seen.chat.as_json(), "message_id": seen.id, "date": 0}
        press = {
            "id": query.id,
            "from": self.person.as_json(),
            "message": message.as_json() if message else gone,
            "chat_instance": str(abs(seen.chat.id)),
            "data": data,
        }
        self._world.updates.put("callback_query", press)
        self._world.bell.ring()

    def _membership(self, old: str, new: str) -> None:
        with self._world.lock:
            bot = self._world.bot_user()
            change = {
                "chat": self._chat(None).as_json(),
                "from": self.person.as_json(),
                "date": int(self._world.clock().timestamp()),
                "old_chat_member": _member(bot, old),
                "new_chat_member": _member(bot, new),
            }
            self._world.updates.put("my_chat_member", change)
            self._world.bell.ring()


def _member(user: dict[str, Any], status: str) -> dict[str, Any]:
    member = {"user": user, "status": status}
    return {**member, "until_date": 0} if status == "kicked" else member


def _parts(text: str) -> list[str]:
    """Cut a text into pieces of at most 4096 UTF-16 units, at a line end where there is one."""
    parts = []
    while utf16_length(text) > _LONGEST_TEXT:
        head = text.encode("utf-16-le")[: _LONGEST_TEXT * 2].decode("utf-16-le", "ignore")
        head = head[: head.rfind("\n") + 1] or head
        parts.append(head.strip())
        text = text[len(head) :]
    return [*parts, text.strip()]
