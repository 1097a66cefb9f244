"""What the page posts: how much of it is read, and what it must hold."""

import json
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request

MOST_JSON = 100_000
"""Bytes; a pasted letter is a tenth of it."""
MOST_UPLOAD = 64_000_000
"""Bytes on the wire; above it nothing is taken in."""
MOST_KEPT = 20_000_000
"""Bytes of a file that is kept; a larger one is told to the bot by name and size, as Telegram's bots see it."""


async def read_json(request: Request) -> dict[str, Any]:
    """The JSON object of the body; raises HTTPException 400 on anything else."""
    try:
        body = json.loads(await request.body())
    except ValueError:
        raise HTTPException(400) from None
    if not isinstance(body, dict):
        raise HTTPException(400)
    return body


def text(body: dict[str, Any], name: str, most: int) -> str:
    """A text of 1 to `most` characters from the body; raises HTTPException 400 otherwise."""
    value = body.get(name)
    if not isinstance(value, str) or not value.strip():
        raise HTTPException(400)
    if len(value) > most:
        raise HTTPException(413)
    return value


def number(body: dict[str, Any], name: str) -> int:
    value = body.get(name)
    if not isinstance(value, int):
        raise HTTPException(400)
    return value
