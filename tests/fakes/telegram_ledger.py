"""The ledger: every effect that the fake accepted, in order. It is the ground truth of a kill test."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

Button = dict[str, str]


@dataclass(frozen=True)
class Entry:
    """One accepted effect.

    `at` is ISO 8601 with its zone; `buttons` are rows of {"text", "data" or "url"}; `text` is what a person
    reads, `html` what the bot sent.
    """

    number: int
    method: str
    chat_id: int | None
    message_id: int | None
    text: str
    html: str
    buttons: list[list[Button]]
    file_name: str | None
    at: str
    details: dict[str, Any]


class Ledger:
    """Entries in memory and, when a path is given, one JSON line each in a file, flushed at once."""

    def __init__(self, path: Path | None = None) -> None:
        self.entries: list[Entry] = []
        self._file = path.open("a", encoding="utf-8") if path else None

    def __iter__(self) -> Iterator[Entry]:
        return iter(list(self.entries))

    def __len__(self) -> int:
        return len(self.entries)

    def add(self, entry: Entry) -> None:
        """Append an entry."""
        self.entries.append(entry)
        if self._file:
            self._file.write(json.dumps(asdict(entry), ensure_ascii=False) + "\n")
            self._file.flush()

    def of(self, method: str, *, chat_id: int | None = None) -> list[Entry]:
        """The entries of one method, of one chat if it is given."""
        return [
            entry
            for entry in self
            if entry.method == method and (chat_id is None or entry.chat_id == chat_id)
        ]

    def close(self) -> None:
        """Close the file."""
        if self._file:
            self._file.close()
