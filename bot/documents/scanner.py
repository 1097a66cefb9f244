"""The scanned pages of one document: recognized two at a time, as many as its time allows."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from bot.documents.limits import MAX_SCANNED_PAGES, SCAN_SECONDS
from bot.documents.scan import Recognition, Scan
from bot.documents.tesseract import Late

AT_ONCE = 2


class Scanner:
    """Gives out places in the order of the pages; what is in them is there after `finish`."""

    def __init__(self, seconds: float) -> None:
        self._until = monotonic() + seconds
        self._under_way: deque[tuple[Place, Recognition]] = deque()
        self._begun = 0

    @property
    def may_begin(self) -> bool:
        return self._begun < MAX_SCANNED_PAGES and monotonic() < self._until

    def begin(self, picture: bytes, scale: float) -> "Place":
        """The place stays empty if the time is over.

        Raises DomainError `file_needs_ocr`, `file_unpacks_too_large` or `file_broken`.
        """
        while len(self._under_way) >= AT_ONCE:
            self._finish_first()
        place = Place()
        if not self.may_begin:
            return place
        self._begun += 1
        self._under_way.append((place, Recognition(picture, scale)))
        return place

    def finish(self) -> None:
        while self._under_way:
            self._finish_first()

    def close(self) -> None:
        for _, recognition in self._under_way:
            recognition.end()

    def _finish_first(self) -> None:
        place, recognition = self._under_way.popleft()
        try:
            place.scan = recognition.scan(until=self._until)
        except Late:
            self._until = monotonic()


class Place:
    """Where the scan of a page will be; None where the time was over before."""

    scan: Scan | None = None


@contextmanager
def scanner(seconds: float = SCAN_SECONDS) -> Iterator[Scanner]:
    """Leaves no program running."""
    opened = Scanner(seconds)
    try:
        yield opened
    finally:
        opened.close()
