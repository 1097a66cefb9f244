"""The Telegram channel: the port, carried out by ears, mouth and reading."""

import logging

from telegram import Bot, User
from telegram.error import InvalidToken
from telegram.helpers import create_deep_linked_url
from telegram.request import BaseRequest

from bot.channels.port import Abilities, Message, Receive
from bot.handlers.events import Health, Incoming, IncomingFile

from . import mouth
from .commands import EVERYONE, Commands, offer
from .ears import Ears, Pace
from .errors import told
from .reading import CHANNEL, read
from .wire import for_calls, for_polling

_logger = logging.getLogger(__name__)


class Telegram:
    """One bot on one Bot API server.

    `api_url` has neither token nor slash at its end; `request` and `polling` take the place of HTTP.
    """

    name = CHANNEL
    abilities = Abilities(keys=True)

    def __init__(
        self,
        token: str,
        *,
        api_url: str,
        commands: Commands,
        request: BaseRequest | None = None,
        polling: BaseRequest | None = None,
        pace: Pace | None = None,
    ) -> None:
        pace = pace or Pace()
        self._request = for_calls(request)
        self._polling = for_polling(polling, pace.poll + pace.slack)
        self._bot = Bot(
            token,
            base_url=f"{api_url.rstrip('/')}/bot",
            base_file_url=f"{api_url.rstrip('/')}/file/bot",
            request=self._request,
            get_updates_request=self._polling,
        )
        self._commands = commands
        self._me: User | None = None
        self._ears = Ears(self._bot, self._polling, pace, self._make_ready)

    async def start(self) -> None:
        """Open connections and say who we are; without a network the listening does the latter later."""
        await self._request.initialize()
        await self._polling.initialize()
        try:
            await self._make_ready()
        except Exception as error:
            self._ears.trouble(error)

    async def introduce(self) -> str:
        """The bot's user name, asked of Telegram and changing nothing there; raises SendFailed."""
        with told():
            return (await self._bot.get_me()).username or ""

    async def listen(self, receive: Receive) -> None:
        await self._ears.listen(receive)

    def health(self) -> Health:
        """How the listening goes, and when a poll was last answered."""
        return self._ears.health()

    def parse(self, raw: str) -> Incoming | None:
        return read(raw, self._username)

    async def send(self, chat: str, message: Message) -> str:
        return await mouth.send(self._bot, chat, message)

    async def edit(self, chat: str, message_id: str, message: Message) -> None:
        await mouth.edit(self._bot, chat, message_id, message)

    async def delete(self, chat: str, message_id: str) -> None:
        await mouth.delete(self._bot, chat, message_id)

    async def answer_press(self, press: str, text: str, *, alert: bool = False) -> None:
        await mouth.answer_press(self._bot, press, text, alert=alert)

    async def fetch(self, file: IncomingFile) -> bytes:
        return await mouth.fetch(self._bot, file)

    async def audience(self, chat: str, kind: str) -> None:
        """Show in one chat the menu of an audience."""
        await offer(self._bot, self._commands, kind, chat)

    def link(self, payload: str) -> str:
        """A deep link; raises ValueError unless `payload` is at most 64 of A-Z, a-z, 0-9, _ and -."""
        return create_deep_linked_url(self._username, payload) if self._username else ""

    async def close(self) -> None:
        await self._polling.shutdown()
        await self._request.shutdown()

    @property
    def _username(self) -> str:
        return (self._me.username or "") if self._me else ""

    async def _make_ready(self) -> User:
        """Learn who we are, end a webhook, offer the menu; done once."""
        if self._me is None:
            me = await self._bot.get_me()
            await self._end_webhook()
            await offer(self._bot, self._commands, EVERYONE)
            self._me = me
        return self._me

    async def _end_webhook(self) -> None:
        try:
            await self._bot.delete_webhook(drop_pending_updates=False)
        except InvalidToken:
            # getMe has just passed, so this 404 is a Bot API server without webhooks.
            _logger.info("The Bot API server has no deleteWebhook")
