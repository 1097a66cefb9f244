"""The program that recognizes words in pictures, with its Vietnamese data."""

import contextlib
import shutil
import subprocess
from functools import cache
from time import monotonic

from domain.errors import DomainError

_PROGRAM = "tesseract"
_LANGUAGE = "vie"
_TURNING = "osd"
"""Its data tell whether a page lies on its side."""


class Late(Exception):
    """The time was over before the page was recognized."""


class Run:
    """The program at work on one picture; several may be at work at once."""

    def __init__(self, picture: bytes, dpi: int, *, turning: bool = False) -> None:
        """`turning` also finds out how the page lies. Raises DomainError `file_needs_ocr`."""
        _languages()
        pages = ["--psm", "1"] if turning else []
        command = [_PROGRAM, "stdin", "stdout", "-l", _LANGUAGE, *pages, "--dpi", str(dpi), "tsv"]
        self._program = subprocess.Popen(  # noqa: S603 (our own words)
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert self._program.stdin is not None
        with contextlib.suppress(BrokenPipeError), self._program.stdin as stream:
            stream.write(picture)
        self._program.stdin = None

    def tsv(self, *, until: float) -> str:
        """What it found; raises Late at that moment of the monotonic clock, or DomainError `file_broken`."""
        try:
            found, _ = self._program.communicate(timeout=max(0.0, until - monotonic()))
        except subprocess.TimeoutExpired as late:
            self.end()
            raise Late from late
        if self._program.returncode:
            raise DomainError("file_broken")
        return found.decode("utf-8", "replace")

    @property
    def is_over(self) -> bool:
        return self._program.returncode is not None

    def end(self) -> None:
        """Leave nothing running."""
        self._program.kill()
        self._program.communicate()


def can_turn() -> bool:
    return _TURNING in _languages()


@cache
def _languages() -> frozenset[str]:
    if shutil.which(_PROGRAM) is None:
        raise DomainError("file_needs_ocr")
    done = subprocess.run(  # noqa: S603 (a fixed command)
        [_PROGRAM, "--list-langs"], capture_output=True, text=True, check=False
    )
    known = frozenset(done.stdout.split())
    if _LANGUAGE not in known:
        raise DomainError("file_needs_ocr")
    return known
