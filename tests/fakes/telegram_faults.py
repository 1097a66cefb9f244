"""Faults on demand: what goes wrong with which call, how often, and whether it was accepted before."""

import json
import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from .telegram_answer import Answer, Wire, refused
from .telegram_errors import ApiError


class FaultKind(StrEnum):
    """What the client meets. `_AFTER` kinds, and a spoiled body, come after the call was accepted."""

    ERROR = "error"
    ERROR_AFTER = "error_after"
    SILENCE_BEFORE = "silence_before"
    SILENCE_AFTER = "silence_after"
    CUT_BEFORE = "cut_before"
    CUT_AFTER = "cut_after"
    TRUNCATED_BODY = "truncated_body"
    BAD_JSON = "bad_json"
    SLOW = "slow"
    REFUSED = "refused"
    CONNECT_TIMEOUT = "connect_timeout"
    POOL_TIMEOUT = "pool_timeout"


_WIRES = {
    FaultKind.SILENCE_BEFORE: Wire.SILENT,
    FaultKind.SILENCE_AFTER: Wire.SILENT,
    FaultKind.CUT_BEFORE: Wire.CUT,
    FaultKind.CUT_AFTER: Wire.CUT,
    FaultKind.TRUNCATED_BODY: Wire.TRUNCATED,
    FaultKind.REFUSED: Wire.REFUSED,
    FaultKind.CONNECT_TIMEOUT: Wire.CONNECT_TIMEOUT,
    FaultKind.POOL_TIMEOUT: Wire.POOL_TIMEOUT,
}
_BEFORE = {
    FaultKind.ERROR,
    FaultKind.SILENCE_BEFORE,
    FaultKind.CUT_BEFORE,
    FaultKind.REFUSED,
    FaultKind.CONNECT_TIMEOUT,
    FaultKind.POOL_TIMEOUT,
}
_DESCRIPTIONS = {
    400: "Bad Request: chat not found",
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    404: "Not Found: method not found",
    409: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    413: "Request Entity Too Large",
    429: "Too Many Requests",
    500: "Internal Server Error",
    502: "Bad Gateway",
    504: "Gateway Timeout",
}
MOVED = "Bad Request: group chat was upgraded to a supergroup chat"


@dataclass
class Fault:
    """One fault. `hits` counts the calls that it met; `times` None means without end."""

    kind: FaultKind = FaultKind.ERROR
    method: str | None = None
    code: int = 500
    description: str | None = None
    retry_after: int | None = None
    migrate_to: int | None = None
    body: bytes | None = None
    """A raw body instead of JSON, as a proxy's HTML page."""
    times: int | None = 1
    contains: str | None = None
    probability: float = 1.0
    delay: float = 0.0
    hits: int = 0

    @property
    def before(self) -> bool:
        """Whether the call is not carried out at all."""
        return self.kind in _BEFORE

    def meets(self, method: str, parameters: Mapping[str, Any]) -> bool:
        """Whether it is about this call, and not used up."""
        if self.times is not None and self.hits >= self.times:
            return False
        if self.method is not None and self.method.lower() != method.lower():
            return False
        return self.contains is None or self.contains in _written(parameters)

    def instead(self) -> Answer:
        """The answer of a call that was not carried out."""
        return self._spoiled(self._error())

    def spoils(self, answer: Answer) -> Answer:
        """What the client sees of the answer to a call that was carried out."""
        if self.kind is FaultKind.ERROR_AFTER:
            return self._error()
        if self.kind is FaultKind.BAD_JSON:
            return Answer(200, self.body or b"<html>not what you think")
        return self._spoiled(answer)

    def _spoiled(self, answer: Answer) -> Answer:
        return replace(answer, wire=_WIRES.get(self.kind, Wire.WHOLE), delay=self.delay)

    def _error(self) -> Answer:
        if self.body is not None:
            return Answer(self.code, self.body, media_type="text/html")
        return refused(ApiError(self.code, self._words(), **self._parameters()))

    def _words(self) -> str:
        if self.description is not None:
            return self.description
        words = _DESCRIPTIONS.get(self.code, "Internal Server Error")
        return words if self.retry_after is None else f"{words}: retry after {self.retry_after}"

    def _parameters(self) -> dict[str, int]:
        given = {"retry_after": self.retry_after, "migrate_to_chat_id": self.migrate_to}
        return {name: value for name, value in given.items() if value is not None}


class Faults:
    """The faults in force, oldest first; chance comes from a seed, so that a run can be repeated."""

    def __init__(self, seed: int) -> None:
        self._faults: list[Fault] = []
        self._chance = random.Random(seed)

    def add(self, fault: Fault) -> Fault:
        """Put a fault in force."""
        self._faults.append(fault)
        return fault

    def clear(self) -> None:
        """End every fault."""
        self._faults.clear()

    def draw(self, method: str, parameters: Mapping[str, Any]) -> Fault | None:
        """The fault that this call meets, counted as a hit."""
        for fault in self._faults:
            if fault.meets(method, parameters) and self._chance.random() < fault.probability:
                fault.hits += 1
                return fault
        return None


def _written(parameters: Mapping[str, Any]) -> str:
    return "\n".join(
        value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for value in parameters.values()
    )
