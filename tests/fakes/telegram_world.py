"""A Telegram in memory: people with phones, one bot, and the Bot API between them, with no network.

A test acts as a person (`world.user`), lets the bot call (`telegram_request` in process, `telegram_server`
over HTTP) and reads screens, the ledger and the complaints.
"""

import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from . import telegram_account as account
from . import telegram_changing as changing
from . import telegram_sending as sending
from .telegram_answer import Answer, Poll, Wire, accepted, refused
from .telegram_bell import Bell
from .telegram_chats import Chat, Message, Person, Query
from .telegram_errors import ApiError
from .telegram_faults import MOVED, Fault, FaultKind, Faults
from .telegram_files import Files, Upload
from .telegram_keyboards import plain_rows
from .telegram_ledger import Entry, Ledger
from .telegram_parameters import known_name, strange, typed
from .telegram_phone import Phone
from .telegram_rates import RateLimits
from .telegram_updates import Updates

_METHODS: dict[str, Callable[..., Any]] = {
    "getMe": account.get_me,
    "getUpdates": account.get_updates,
    "getChat": account.get_chat,
    "getFile": account.get_file,
    "setMyCommands": account.set_my_commands,
    "getMyCommands": account.get_my_commands,
    "deleteMyCommands": account.delete_my_commands,
    "setWebhook": account.set_webhook,
    "deleteWebhook": account.delete_webhook,
    "getWebhookInfo": account.get_webhook_info,
    "sendChatAction": account.send_chat_action,
    "sendMessage": sending.send_message,
    "sendDocument": sending.send_document,
    "sendPhoto": sending.send_photo,
    "editMessageText": changing.edit_message_text,
    "editMessageReplyMarkup": changing.edit_message_reply_markup,
    "deleteMessage": changing.delete_message,
    "pinChatMessage": changing.pin_chat_message,
    "unpinChatMessage": changing.unpin_chat_message,
    "answerCallbackQuery": changing.answer_callback_query,
}
_LIMITED = {"sendMessage", "sendDocument", "sendPhoto"}
TOKEN = "700000001:AAFakeTokenOfTheFakeTelegramForTests"
_MORNING = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Call:
    """One call of the bot, accepted or not."""

    method: str
    parameters: Mapping[str, Any]
    status: int
    wire: Wire
    at: datetime


class World:
    """The whole fake. `clock` returns an aware datetime; without one, time stands still.

    `complaints` gathers what Telegram would let pass but nobody does on purpose: unknown parameters, unknown
    methods, buttons with two actions. A good test ends with `assert world.complaints == []`.
    """

    def __init__(
        self,
        *,
        token: str = TOKEN,
        username: str = "giaymoi_test_bot",
        clock: Callable[[], datetime] = lambda: _MORNING,
        seed: int = 0,
        ledger: Path | None = None,
        rates: RateLimits | None = None,
        query_lives: timedelta = timedelta(minutes=1),
    ) -> None:
        self.token, self.username, self.clock = token, username, clock
        self.rates, self.query_lives = rates, query_lives
        self.lock = threading.RLock()
        self.bell = Bell(self.lock)
        self.ledger = Ledger(ledger)
        self.faults = Faults(seed)
        self.files = Files()
        self.updates = Updates(clock)
        self.chats: dict[int, Chat] = {}
        self.queries: dict[str, Query] = {}
        self.commands: dict[tuple[str, str], list[dict[str, str]]] = {}
        self.complaints: list[str] = []
        self.calls: list[Call] = []
        self.wait_for, self.until = self.bell.wait_for, self.bell.until
        self._phones: dict[int, Phone] = {}
        self._message_id = 0

    def user(self, user_id: int, name: str, *, username: str | None = None, started: bool = False) -> Phone:
        """The phone of a person, made at the first call. `started`: they wrote to the bot once, long ago."""
        with self.lock:
            if user_id not in self._phones:
                person = Person(user_id, name, username, started)
                self.chats[user_id] = Chat(user_id, "private", person)
                self._phones[user_id] = Phone(self, person)
            return self._phones[user_id]

    def group(
        self, chat_id: int, title: str, members: Iterable[Phone] = (), *, kind: str = "supergroup"
    ) -> Chat:
        """A group with the bot in it; `kind` is "group" or "supergroup", the id is negative."""
        with self.lock:
            chat = Chat(chat_id, kind, title=title, members={phone.person.id for phone in members})
            self.chats[chat_id] = chat
            return chat

    def upgrade(self, group: Chat, new_id: int) -> Chat:
        """Turn a group into a supergroup: the old id answers from now on with the new one."""
        with self.lock:
            group.moved_to = new_id
            self.chats[new_id] = Chat(new_id, "supergroup", title=group.title, members=group.members)
            return self.chats[new_id]

    def fault(self, kind: FaultKind | str = FaultKind.ERROR, **how: Any) -> Fault:
        """Put a fault in force; `how` are the fields of Fault. A migration needs only `migrate_to`."""
        if how.get("migrate_to") is not None:
            how = {"code": 400, "description": MOVED, **how}
        with self.lock:
            return self.faults.add(Fault(FaultKind(kind), **how))

    def call(
        self, token: str, method: str, given: Mapping[str, Any], uploads: Mapping[str, Upload] | None = None
    ) -> Answer | Poll:
        """One call of the Bot API: fields as they came, files by part name."""
        with self.lock:
            name = known_name(method) or method
            fault = self.faults.draw(name, given)
            if fault and fault.before:
                answer: Answer | Poll = fault.instead()
            else:
                answer = self._carried_out(token, name, given, dict(uploads or {}))
            if fault and not fault.before:
                answer = fault.spoils(answer.gives_up() if isinstance(answer, Poll) else answer)
            if isinstance(answer, Answer):
                self.calls.append(Call(name, dict(given), answer.status, answer.wire, self.clock()))
            self.bell.ring()
            return answer

    def bot_user(self) -> dict[str, Any]:
        """The bot as a User object."""
        number = int(self.token.partition(":")[0])
        return {"id": number, "is_bot": True, "first_name": "Giấy Mời", "username": self.username}

    def next_message_id(self, chat: Chat) -> int:
        """Private chats and groups count together, each supergroup for itself, as on Telegram."""
        if chat.kind == "supergroup":
            return max(chat.messages, default=0) + 1
        self._message_id += 1
        return self._message_id

    def record_message(self, method: str, message: Message) -> None:
        """Enter an effect upon a message into the ledger."""
        self._enter(method, message.chat.id, message, message.text, {"silent": message.silent})

    def record(
        self,
        method: str,
        *,
        chat_id: int | None = None,
        message_id: int | None = None,
        text: str = "",
        **more: Any,
    ) -> None:
        """Enter an effect without a message's content into the ledger."""
        details = {name: value for name, value in more.items() if value is not None}
        if message_id is not None:
            details["message_id"] = message_id
        self._enter(method, chat_id, None, text, details)

    def _enter(
        self, method: str, chat_id: int | None, message: Message | None, text: str, details: dict[str, Any]
    ) -> None:
        entry = Entry(
            number=len(self.ledger) + 1,
            method=method,
            chat_id=chat_id,
            message_id=message.id if message else details.pop("message_id", None),
            text=text,
            html=message.html if message else "",
            buttons=plain_rows(message.markup) if message else [],
            file_name=message.file.name if message and message.file else None,
            at=self.clock().isoformat(),
            details=details,
        )
        self.ledger.add(entry)

    def _carried_out(
        self, token: str, name: str, given: Mapping[str, Any], uploads: dict[str, Upload]
    ) -> Answer | Poll:
        try:
            self._check_call(token, name, given)
            parameters = typed(name, given)
            if self.rates and name in _LIMITED:
                self.rates.pass_one(sending.find_chat(self, parameters).id, self.clock())
            result = _METHODS[name](self, parameters, uploads)
        except ApiError as error:
            return refused(error)
        return result if isinstance(result, Answer | Poll) else accepted(result)

    def _check_call(self, token: str, name: str, given: Mapping[str, Any]) -> None:
        if token != self.token:
            raise ApiError(401, "Unauthorized") if ":" in token else ApiError(404, "Not Found")
        if name not in _METHODS:
            self.complaints.append(f"unknown method {name}")
            raise ApiError(404, "Not Found: method not found")
        self.complaints.extend(f"{name}: unknown parameter {field}" for field in strange(name, given))
