"""The error that the fake answers with, in the shape and the words of Telegram's Bot API."""

from typing import Any


class ApiError(Exception):
    """A refusal: HTTP status, description, and the optional `parameters` object of the answer."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def as_json(self) -> dict[str, Any]:
        """The body of the answer; `parameters` stands in it only when there are any."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(reason: str) -> ApiError:
    """400 in Telegram's way: the reason begins small unless it is a code in capitals."""
    return ApiError(400, f"Bad Request: {_sentence_start(reason)}")


def forbidden(reason: str) -> ApiError:
    """403 with its reason."""
    return ApiError(403, f"Forbidden: {reason}")


def conflict(reason: str) -> ApiError:
    """409 with its reason."""
    return ApiError(409, f"Conflict: {reason}")


def too_many_requests(retry_after: int) -> ApiError:
    """429 with the seconds to wait, in words and as a parameter."""
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)


def _sentence_start(reason: str) -> str:
    second = reason[1:2]
    return reason if second.isupper() or second == "_" else reason[:1].lower() + reason[1:]
