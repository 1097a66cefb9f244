"""Telegram, through python-telegram-bot: one bot, by polling."""

from .channel import Telegram
from .ears import Health, Pace, State

__all__ = ["Health", "Pace", "State", "Telegram"]
