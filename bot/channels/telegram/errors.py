"""From python-telegram-bot's exceptions to what is known about the message.

The class alone does not tell: TimedOut covers "never left" and "may have arrived", and BadRequest is a
NetworkError. Only the cause tells whether a byte went out.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import httpx
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, TelegramError

from bot.channels.port import Failure, SendFailed
from bot.redaction import Redactor

from .wire import TooManyRequests

NOT_MODIFIED = "message is not modified"

_NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_UNPARSABLE = "can't parse entities"
_GONE = (
    NOT_MODIFIED,
    "message to edit not found",
    "message to delete not found",
    "message to pin not found",
    "message can't be edited",
    "message can't be deleted",
    "there is no text in the message to edit",
    "message_id_invalid",
    "query is too old",
)
_LONGEST_DETAIL = 200


@contextmanager
def told() -> Iterator[None]:
    """Raise SendFailed in place of anything that a call raises; a canceled task stays canceled."""
    try:
        yield
    except SendFailed:
        raise
    except Exception as error:
        raise send_failed(error) from error


def send_failed(error: Exception) -> SendFailed:
    """The SendFailed that says what is known after `error`."""
    return SendFailed(
        failure_of(error),
        detail_of(error),
        retry_after=error.retry_after if isinstance(error, TooManyRequests) else None,
        moved_to=str(error.new_chat_id) if isinstance(error, ChatMigrated) else "",
    )


def failure_of(error: Exception) -> Failure:
    """What is known about the message; whatever is not listed may have arrived."""
    if isinstance(error, TooManyRequests) or isinstance(error.__cause__, _NEVER_LEFT):
        return Failure.NOT_SENT
    if isinstance(error, ChatMigrated):
        return Failure.MOVED
    if isinstance(error.__cause__, TelegramError):
        # The body was no JSON: not Telegram has spoken but something on the way, perhaps a blocking page.
        return Failure.UNKNOWN
    if isinstance(error, InvalidToken):
        return Failure.STOPPED
    if isinstance(error, Forbidden):
        return Failure.REFUSED
    return _failure_by_words(error) if isinstance(error, BadRequest) else Failure.UNKNOWN


def detail_of(error: Exception) -> str:
    """Class, cause and words of an error, short and without secrets, for logs and records."""
    cause = f" from {type(error.__cause__).__name__}" if error.__cause__ else ""
    return Redactor().redact(f"{type(error).__name__}{cause}: {error}")[:_LONGEST_DETAIL]


def _failure_by_words(error: BadRequest) -> Failure:
    words = str(error).casefold()
    if _UNPARSABLE in words:
        return Failure.UNPARSABLE
    return Failure.GONE if any(gone in words for gone in _GONE) else Failure.REFUSED
