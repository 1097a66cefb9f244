"""Telegram's rules about inline keyboards."""

from typing import Any

from .telegram_errors import bad_request
from .telegram_html import checked_url
from .telegram_ledger import Button

Markup = dict[str, Any]

_MOST_BUTTONS = 100
_LONGEST_ROW = 8
_LONGEST_DATA = 64
_LONGEST_COPY_TEXT = 256
_STYLES = {None, "primary", "success", "danger"}
_ACTIONS = {
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay",
}  # fmt: skip


def check_keyboard(markup: Markup | None) -> list[str]:
    """Raise ApiError 400 on what Telegram refuses; return complaints about what it would let pass."""
    rows = (markup or {}).get("inline_keyboard", [])
    if sum(map(len, rows)) > _MOST_BUTTONS or any(len(row) > _LONGEST_ROW for row in rows):
        raise bad_request("reply markup is too long")
    return [complaint for row in rows for button in row for complaint in _check_button(button)]


def rows_of(markup: Markup | None) -> list[list[Markup]]:
    """The rows of an inline keyboard; none for other markups."""
    return list((markup or {}).get("inline_keyboard", []))


def plain_rows(markup: Markup | None) -> list[list[Button]]:
    """Label and data or address of each inline button, for the ledger."""
    return [[_plain(button) for button in row] for row in rows_of(markup)]


def _plain(button: Markup) -> Button:
    names = {"text": "text", "callback_data": "data", "url": "url"}
    return {short: button[name] for name, short in names.items() if name in button}


def _check_button(button: Markup) -> list[str]:
    if not button.get("text"):
        raise bad_request("Can't parse inline keyboard button: Text must be non-empty")
    actions = _ACTIONS & set(button)
    if not actions:
        raise bad_request("Text buttons are unallowed in the inline keyboard")
    _check_action(button)
    complaints = [] if len(actions) == 1 else [f"button {button['text']!r} has several actions"]
    if button.get("style") not in _STYLES:
        complaints.append(f"button {button['text']!r} has the unknown style {button['style']!r}")
    return complaints


def _check_action(button: Markup) -> None:
    data = button.get("callback_data")
    if data is not None and not 1 <= len(data.encode()) <= _LONGEST_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    url = button.get("url")
    if url is not None and checked_url(url) is None:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    copied = button.get("copy_text")
    if copied is not None and not 1 <= len(copied.get("text", "")) <= _LONGEST_COPY_TEXT:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
