"""What the world hands to a face: an answer and what happens to it on the wire, or a waiting poll."""

import json
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from .telegram_errors import ApiError


class Wire(StrEnum):
    """What the client sees of an answer."""

    WHOLE = "whole"
    SILENT = "silent"
    CUT = "cut"
    TRUNCATED = "truncated"
    REFUSED = "refused"
    CONNECT_TIMEOUT = "connect_timeout"
    POOL_TIMEOUT = "pool_timeout"


@dataclass(frozen=True)
class Answer:
    """HTTP status and body, what becomes of them on the way, and how late they come (seconds)."""

    status: int
    body: bytes
    wire: Wire = Wire.WHOLE
    delay: float = 0.0
    media_type: str = "application/json"


def accepted(result: Any) -> Answer:
    """200 with a result."""
    return Answer(200, json.dumps({"ok": True, "result": result}, ensure_ascii=False).encode())


def refused(error: ApiError) -> Answer:
    """The error's own status and body."""
    return Answer(error.code, json.dumps(error.as_json(), ensure_ascii=False).encode())


class Poll:
    """A getUpdates call that waits: `future` gets its answer; when `seconds` are over, call `gives_up`."""

    def __init__(self, seconds: float, read: Callable[[], Answer]) -> None:
        self.seconds = seconds
        self.future: Future[Answer] = Future()
        # A face that is canceled must not take the future away from the world, which still answers it.
        self.future.set_running_or_notify_cancel()
        self._read = read

    def answers(self, answer: Answer) -> None:
        """Give the waiting face its answer; a second one changes nothing."""
        if not self.future.done():
            self.future.set_result(answer)

    def gives_up(self) -> Answer:
        """The answer at the end of the wait: what is there, mostly nothing."""
        if not self.future.done():
            self.answers(self._read())
        return self.future.result()
