"""Telegram, through python-telegram-bot: one bot, by polling."""

from .channel import Telegram
from .ears import Pace

__all__ = ["Pace", "Telegram"]
