"""No secret in any log: what is written is cleaned before a handler sees it."""

import json
import logging
import re
import sys
import threading
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from types import TracebackType
from typing import Any
from urllib.parse import quote

_logger = logging.getLogger(__name__)

_MASK = "[secret]"
_SHAPES = (
    (re.compile(r"(?<!\d)\d{5,}(?::|%3A)[A-Za-z0-9_-]{20,}", re.IGNORECASE), _MASK),
    (re.compile(r"(/bot)\d+(?::|%3A)[^/\s'\"]+", re.IGNORECASE), rf"\1{_MASK}"),
    (re.compile(r"(/start(?:@\w+)?(?:\s|\\n|\+|%20)+)[\w-]+"), rf"\1{_MASK}"),
    (
        re.compile(r"([?&](?:start|startgroup|token|secret|key|code)=)[^&\s'\"<>]+", re.IGNORECASE),
        rf"\1{_MASK}",
    ),
    (re.compile(r"(://[^/\s:@'\"]*:)[^/\s@'\"]+(?=@)"), rf"\1{_MASK}"),
)
"""Bot tokens, registration codes in commands and links, secrets and passwords in addresses."""

_CHATTY = ("httpx", "httpcore", "telegram")
"""They write addresses, and in these stands the token."""

_TALKATIVE = ("apscheduler", "alembic", "uvicorn")
"""They tell every tick, every start and every page, and would drown what the house has to say."""

_PLAIN = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class Redactor:
    """Takes known secrets, and whatever has the shape of one, out of texts."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        self._secrets: set[str] = set()
        self.learn(secrets)

    def learn(self, secrets: Iterable[str]) -> None:
        """Know more secrets; empty ones are passed over."""
        for secret in filter(None, secrets):
            self._secrets |= {secret, quote(secret, safe=""), json.dumps(secret)[1:-1]}
        self._known = re.compile("|".join(map(re.escape, sorted(self._secrets, key=len, reverse=True))))

    def redact(self, text: str) -> str:
        """The text with a mask in the place of each secret."""
        if self._secrets:
            text = self._known.sub(_MASK, text)
        for shape, mask in _SHAPES:
            text = shape.sub(mask, text)
        return text


class _CleanRecords:
    """Makes log records that are clean from the start: no handler, early or late, can be missed.

    A filter would have to be put on every handler, and whoever adds one later does not know of it.
    """

    def __init__(self, make: Callable[..., logging.LogRecord], redactor: Redactor) -> None:
        self._make = make
        self.redactor = redactor

    def __call__(self, *args: Any, **kwargs: Any) -> logging.LogRecord:
        record = self._make(*args, **kwargs)
        words = _words(record)
        if (clean := self.redactor.redact(words)) != words:
            record.msg, record.args = clean, None
        if record.exc_info and record.exc_info[0]:
            self._clean_traceback(record, record.exc_info)
        if record.stack_info:
            record.stack_info = self.redactor.redact(record.stack_info)
        return record

    def _clean_traceback(self, record: logging.LogRecord, exc_info: Any) -> None:
        """Put a clean text in the place of an exception that holds a secret; others stay whole."""
        trace = logging.Formatter().formatException(exc_info)
        if (clean := self.redactor.redact(trace)) != trace:
            record.exc_text, record.exc_info = clean, None


class _JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if trace := _traceback(record):
            line["traceback"] = trace
        return json.dumps(line, ensure_ascii=False)


def configure(log_format: str, level: str, secrets: Iterable[str]) -> None:
    """Log to stderr as `plain` lines or as `json` lines from `level` on, without secrets.

    Raises ValueError for any other format or an unknown level.
    """
    formatters = {"plain": logging.Formatter(_PLAIN), "json": _JsonLines()}
    if log_format not in formatters:
        raise ValueError(f"no such log format: {log_format}")
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatters[log_format])
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLogger().level))
    install(secrets)


def install(secrets: Iterable[str]) -> None:
    """Clean every log record and every uncaught exception from now on; further calls add secrets."""
    make = logging.getLogRecordFactory()
    if isinstance(make, _CleanRecords):
        make.redactor.learn(secrets)
    else:
        logging.setLogRecordFactory(_CleanRecords(make, Redactor(secrets)))
        sys.excepthook = _log_uncaught
        threading.excepthook = _log_uncaught_in_thread
    for name in _CHATTY:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLogger().level))


def _words(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except Exception:
        # Whoever wrote it made a mistake in its arguments; it must not stop the one who logs, nor leak.
        record.msg, record.args = f"{record.msg!r} {record.args!r}", None
        return str(record.msg)


def _log_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return sys.__excepthook__(kind, error, trace)
    return _logger.critical("Ended by an uncaught exception", exc_info=(kind, error, trace))


def _log_uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None:
        _log_uncaught(args.exc_type, args.exc_value, args.exc_traceback)


def _traceback(record: logging.LogRecord) -> str:
    if record.exc_text or not record.exc_info:
        return record.exc_text or ""
    return logging.Formatter().formatException(record.exc_info)
