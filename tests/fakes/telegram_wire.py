"""From an HTTP request to a call of the world: addresses, forms, JSON and multipart bodies."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from .telegram_answer import Answer, Poll, refused
from .telegram_errors import ApiError
from .telegram_files import Upload
from .telegram_world import World


@dataclass(frozen=True)
class WireRequest:
    """What both faces know of a request; `target` is path and query."""

    target: str
    content_type: str = ""
    body: bytes = b""


def answer(world: World, request: WireRequest) -> Answer | Poll:
    """The world's answer to `/bot<token>/<method>` and `/file/bot<token>/<path>`; 404 elsewhere."""
    parts = urlsplit(request.target)
    path = unquote(parts.path)
    if path.startswith("/file/bot"):
        token, _, file_path = path.removeprefix("/file/bot").partition("/")
        return _download(world, token, file_path)
    if path.startswith("/bot"):
        token, _, method = path.removeprefix("/bot").partition("/")
        given, uploads = _fields(request)
        return world.call(token, method, {**dict(parse_qsl(parts.query)), **given}, uploads)
    return refused(ApiError(404, "Not Found"))


def _download(world: World, token: str, path: str) -> Answer:
    with world.lock:
        stored = world.files.at_path(path)
        fault = world.faults.draw("download", {"path": path})
        if fault and fault.before:
            return fault.instead()
        if token != world.token or stored is None:
            return refused(ApiError(404, "Not Found"))
        whole = Answer(200, stored.data, media_type="application/octet-stream")
        return fault.spoils(whole) if fault else whole


def _fields(request: WireRequest) -> tuple[dict[str, Any], dict[str, Upload]]:
    kind = request.content_type.partition(";")[0].strip().lower()
    if kind == "application/json":
        return (json.loads(request.body) if request.body else {}), {}
    if kind == "multipart/form-data":
        return _multipart(request)
    return dict(parse_qsl(request.body.decode(), keep_blank_values=True)), {}


def _multipart(request: WireRequest) -> tuple[dict[str, Any], dict[str, Upload]]:
    fields: dict[str, Any] = {}
    uploads: dict[str, Upload] = {}
    for name, file_name, media_type, data in _form_parts(request):
        if file_name is None:
            fields[name] = data.decode()
        else:
            uploads[name] = Upload(file_name, media_type, data)
    return fields, uploads


def _form_parts(request: WireRequest) -> Iterator[tuple[str, str | None, str, bytes]]:
    boundary = re.search(r'boundary="?([^";]+)', request.content_type)
    if boundary is None:
        return
    for part in (b"\r\n" + request.body).split(f"\r\n--{boundary[1]}".encode())[1:-1]:
        head, _, data = part.partition(b"\r\n\r\n")
        headers = head.decode()
        name = _found(r'\bname="([^"]*)"', headers) or ""
        media_type = _found(r"(?im)^content-type:\s*(\S+)", headers) or "text/plain"
        yield name, _found(r'filename="?([^"\r\n]*)', headers), media_type, data


def _found(pattern: str, headers: str) -> str | None:
    match = re.search(pattern, headers)
    return match[1] if match else None
