"""How the two processes talk: a frame is two lengths, a JSON object of facts, and bytes."""

import json
import struct
from typing import IO, Any

_LENGTHS = struct.Struct(">II")


def write_frame(stream: IO[bytes], facts: dict[str, Any], body: bytes) -> None:
    """Write one frame; OSError where nobody reads."""
    head = json.dumps(facts).encode()
    stream.write(_LENGTHS.pack(len(head), len(body)))
    stream.write(head)
    stream.write(body)
    stream.flush()


def read_frame(stream: IO[bytes]) -> tuple[dict[str, Any], bytes] | None:
    """The next frame; None where the stream ends first."""
    lengths = stream.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    head_size, body_size = _LENGTHS.unpack(lengths)
    head, body = stream.read(head_size), stream.read(body_size)
    return (json.loads(head), body) if len(body) == body_size else None
