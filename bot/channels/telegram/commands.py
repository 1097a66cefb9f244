"""The menu of commands that Telegram shows, one for each audience."""

import logging
from collections.abc import Mapping, Sequence

from telegram import Bot, BotCommand, BotCommandScopeChat, BotCommandScopeDefault

from .errors import detail_of

Commands = Mapping[str, Sequence[tuple[str, str]]]
"""Audience -> (command, description)."""

EVERYONE = "everyone"
"""The audience whose menu stands in every chat that has none of its own."""

_logger = logging.getLogger(__name__)


async def offer(bot: Bot, commands: Commands, audience: str, chat: str | None = None) -> None:
    """Set an audience's menu in one chat, or as everybody's; a failure is logged: commands work without it."""
    scope = BotCommandScopeChat(int(chat)) if chat else BotCommandScopeDefault()
    menu = [BotCommand(command, description) for command, description in commands.get(audience, ())]
    try:
        await bot.set_my_commands(menu, scope=scope)
    except Exception as error:
        _logger.warning("The menu of the %s could not be set: %s", audience, detail_of(error))
