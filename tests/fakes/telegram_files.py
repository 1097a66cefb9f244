"""Files that the fake keeps: each has an id to send it again by and a path to download it from."""

import hashlib
import mimetypes
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from .telegram_errors import ApiError, bad_request

_LARGEST_UPLOAD = 50 * 1024 * 1024
_LARGEST_DOWNLOAD = 20 * 1024 * 1024


@dataclass(frozen=True)
class Upload:
    """One file part of a multipart request."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True)
class StoredFile:
    """A file with its ids; `size` may be said larger than the data, to try large files cheaply."""

    id: str
    path: str
    name: str
    media_type: str
    data: bytes
    size: int

    @property
    def unique_id(self) -> str:
        """The same for the same bytes."""
        return hashlib.sha256(self.data).hexdigest()[:16]

    def _ids(self) -> dict[str, Any]:
        return {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": self.size}

    def as_document(self) -> dict[str, Any]:
        """A Document object."""
        return {**self._ids(), "file_name": self.name, "mime_type": self.media_type}

    def as_photo_sizes(self) -> list[dict[str, Any]]:
        """An array of PhotoSize objects; the fake keeps one size."""
        return [{**self._ids(), "width": 1280, "height": 960}]

    def as_file(self) -> dict[str, Any]:
        """A File object; raises ApiError 400 when a bot may not download it."""
        if self.size > _LARGEST_DOWNLOAD:
            raise bad_request("file is too big")
        return {**self._ids(), "file_path": self.path}


class Files:
    """All files of the world."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}

    def keep(self, folder: str, name: str, data: bytes, *, size: int | None = None) -> StoredFile:
        """Store a file that a person sends."""
        number = len(self._by_id) + 1
        media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
        path = f"{folder}/file_{number}{PurePosixPath(name).suffix}"
        stored = StoredFile(f"BQACAgUAAxk{number:08}", path, name, media_type, data, size or len(data))
        self._by_id[stored.id] = stored
        return stored

    def uploaded(self, upload: Upload) -> StoredFile:
        """Store a file that the bot uploads; raises ApiError 413 or 400 on a size that is not taken."""
        if len(upload.data) > _LARGEST_UPLOAD:
            raise ApiError(413, "Request Entity Too Large")
        if not upload.data:
            raise bad_request("file must be non-empty")
        return self.keep("documents", upload.name, upload.data)

    def by_id(self, file_id: str) -> StoredFile | None:
        """A file by its id."""
        return self._by_id.get(file_id)

    def at_path(self, path: str) -> StoredFile | None:
        """A file by its download path."""
        return next((stored for stored in self._by_id.values() if stored.path == path), None)
