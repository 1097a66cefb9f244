"""The one child process that parses documents: started when first needed, healed when it is gone."""

import atexit
import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import Event, Lock, Timer
from typing import IO, Any

from bot.documents.document import Document
from bot.documents.frames import read_frame, write_frame
from bot.documents.limits import MAX_SECONDS
from domain.errors import DomainError
from domain.letter.model import Secrecy

_ROOT = Path(__file__).parents[2]
_COMMAND = (sys.executable, "-B", "-m", "bot.documents.child")
_PASSED_ON = ("PATH", "TESSDATA_PREFIX")
"""Of the environment, which holds our secrets, a parser of strangers' files gets no more."""
_FIXED = {"LC_ALL": "C.UTF-8", "OMP_THREAD_LIMIT": "1"}
_FAREWELL_S = 2.0


class Reader:
    """Reads documents one after the other in a child process; safe to call from several threads."""

    def __init__(self, *, seconds: float = MAX_SECONDS) -> None:
        """`seconds` is what one document may take."""
        self._seconds = seconds
        self._lock = Lock()
        self._child: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """The process number of the child, None while there is none."""
        return self._child.pid if self._child else None

    def read(self, kind: str, data: bytes) -> Document:
        """The text of a document; raises the DomainError of the child, `file_too_slow` or `file_broken`.

        A child that had been at work before may have been killed from outside: then a new one tries once more.
        """
        with self._lock:
            had_worked = self._child is not None
            answer = self._ask(kind, data)
            if answer is None and had_worked:
                answer = self._ask(kind, data)
        if answer is None:
            raise DomainError("file_broken")
        return _document(*answer)

    def close(self) -> None:
        """End the child, if there is one."""
        with self._lock:
            self._end()

    def _ask(self, kind: str, data: bytes) -> tuple[dict[str, Any], bytes] | None:
        """The child's answer; None where it died. Raises DomainError `file_too_slow` after killing it."""
        child = self._child or self._start()
        with _at_most(self._seconds, child) as late:
            try:
                write_frame(_open(child.stdin), {"kind": kind}, data)
                answer = read_frame(_open(child.stdout))
            except OSError:
                answer = None
        if answer is None:
            self._end()
            if late.is_set():
                raise DomainError("file_too_slow")
        return answer

    def _start(self) -> subprocess.Popen[bytes]:
        """In a session of its own: Ctrl-C in a terminal is for us, and a kill reaches its own children too."""
        environment = {key: os.environ[key] for key in _PASSED_ON if key in os.environ} | _FIXED
        self._child = subprocess.Popen(  # noqa: S603 (a fixed command)
            _COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            env=environment,
            start_new_session=True,
        )
        atexit.register(self.close)
        return self._child

    def _end(self) -> None:
        if self._child is None:
            return
        child, self._child = self._child, None
        atexit.unregister(self.close)
        with contextlib.suppress(OSError):
            _open(child.stdin).close()
        try:
            child.wait(_FAREWELL_S)
        except subprocess.TimeoutExpired:
            _kill(child)
            child.wait()
        _open(child.stdout).close()


@contextlib.contextmanager
def _at_most(seconds: float, child: subprocess.Popen[bytes]) -> Iterator[Event]:
    """Kill the child when the time is over; the event tells whether that came."""
    late = Event()

    def end() -> None:
        late.set()
        _kill(child)

    timer = Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield late
    finally:
        timer.cancel()


def _open(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None
    return pipe


def _kill(child: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)


def _document(facts: Mapping[str, Any], text: bytes) -> Document:
    if "refused" in facts:
        raise DomainError(facts["refused"], **facts["facts"])
    told = dict(facts)
    told["secret"] = Secrecy(told["secret"]) if told["secret"] else None
    told |= {name: tuple(told[name]) for name in ("hardest", "unread") if told[name]}
    return Document(text.decode(), **told)
