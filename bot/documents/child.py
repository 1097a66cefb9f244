"""The process in which binary documents are parsed: `python -m bot.documents.child`.

It is given documents on stdin and answers on stdout, one frame each, and ends where stdin ends.
"""

import os
import resource
import signal
from dataclasses import asdict
from typing import IO, Any

from bot.documents.frames import read_frame, write_frame
from bot.documents.limits import MAX_MEMORY, MAX_SECONDS
from domain.errors import DomainError

_GRACE_S = 5
"""The parent kills earlier; this is for a parent that is no more."""


def confine() -> None:
    """Bound what a document can take: memory, no files written, no memory image of a crash."""
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    for limit in (resource.RLIMIT_FSIZE, resource.RLIMIT_CORE):
        resource.setrlimit(limit, (0, 0))


def serve(asked: IO[bytes], answers: IO[bytes]) -> None:
    """Answer each document until there are no more."""
    while frame := read_frame(asked):
        signal.alarm(MAX_SECONDS + _GRACE_S)
        facts, text = _answer(frame[0]["kind"], frame[1])
        signal.alarm(0)
        write_frame(answers, facts, text)


def _answer(kind: str, data: bytes) -> tuple[dict[str, Any], bytes]:
    from bot.documents.contents import contents

    try:
        document = contents(kind, data)
    except DomainError as refusal:
        return {"refused": refusal.code, "facts": refusal.facts}, b""
    except MemoryError:
        return {"refused": "file_unpacks_too_large", "facts": {}}, b""
    except Exception:  # whatever a parser raises on hostile bytes says no more than this
        return {"refused": "file_broken", "facts": {}}, b""
    facts = asdict(document)
    del facts["text"]
    return facts, document.text.encode("utf-8", "replace")


def _main() -> None:
    """Keep stdout for answers: what a library prints goes nowhere."""
    confine()
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    with os.fdopen(os.dup(0), "rb") as asked, answers:
        serve(asked, answers)


if __name__ == "__main__":
    _main()
