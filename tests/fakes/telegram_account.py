"""The methods about the bot itself: who it is, its updates, its menu of commands, its files."""

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from .telegram_answer import Answer, Poll
from .telegram_errors import bad_request, conflict
from .telegram_sending import Parameters, Uploads, find_chat, writable_chat
from .telegram_updates import Webhook

if TYPE_CHECKING:
    from .telegram_world import World

Command = dict[str, str]

_MOST_COMMANDS = 100
_LONGEST_DESCRIPTION = 256
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip


def get_me(world: "World", given: Parameters, uploads: Uploads) -> dict[str, Any]:
    """The bot's own User object."""
    rights = {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}
    return {**world.bot_user(), **rights}


def get_updates(world: "World", given: Parameters, uploads: Uploads) -> Answer | Poll:
    """Updates from an offset on, at once or when they come."""
    if given.get("allowed_updates") is not None:
        world.updates.allowed = given["allowed_updates"]
    return world.updates.poll(given.get("offset", 0), given.get("limit", 100), given.get("timeout", 0))


def get_chat(world: "World", given: Parameters, uploads: Uploads) -> dict[str, Any]:
    """A ChatFullInfo object, as small as the Bot API lets it be."""
    limits = {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(_GIFTS, True),
    }
    return {**find_chat(world, given).as_json(), **limits}


_GIFTS = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)


def send_chat_action(world: "World", given: Parameters, uploads: Uploads) -> bool:
    """Show that the bot is busy."""
    writable_chat(world, given)
    if given.get("action") not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    return True


def get_file(world: "World", given: Parameters, uploads: Uploads) -> dict[str, Any]:
    """Where a file can be downloaded, up to 20 MB."""
    stored = world.files.by_id(given.get("file_id", ""))
    if stored is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    return stored.as_file()


def set_my_commands(world: "World", given: Parameters, uploads: Uploads) -> bool:
    """Set the menu of an audience (scope and language)."""
    commands: list[Command] = given.get("commands") or []
    if len(commands) > _MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        _check_command(command)
    world.commands[_audience(world, given)] = commands
    world.record("setMyCommands", commands=commands, scope=given.get("scope"))
    return True


def get_my_commands(world: "World", given: Parameters, uploads: Uploads) -> list[Command]:
    """The menu of exactly this audience."""
    return world.commands.get(_audience(world, given), [])


def delete_my_commands(world: "World", given: Parameters, uploads: Uploads) -> bool:
    """Take an audience's menu away, so that a wider one shows again."""
    world.commands.pop(_audience(world, given), None)
    world.record("deleteMyCommands", scope=given.get("scope"))
    return True


def set_webhook(world: "World", given: Parameters, uploads: Uploads) -> bool:
    """Have updates posted to an address; plain http is taken for this machine only, or tests could not be."""
    url = given.get("url", "")
    if not url:
        return delete_webhook(world, given, uploads)
    parts = urlsplit(url)
    if parts.scheme != "https" and parts.hostname not in _LOOPBACK:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    secret = given.get("secret_token", "")
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", secret):
        raise bad_request("secret token contains unallowed characters")
    if given.get("allowed_updates") is not None:
        world.updates.allowed = given["allowed_updates"]
    _drop_if_asked(world, given)
    world.updates.webhook = Webhook(url, secret, given.get("max_connections", 40))
    world.updates.stop_poll(conflict("terminated by setWebhook request"))
    world.record("setWebhook", url=url)
    return True


def delete_webhook(world: "World", given: Parameters, uploads: Uploads) -> bool:
    """Go back to polling."""
    _drop_if_asked(world, given)
    world.updates.webhook = None
    world.record("deleteWebhook")
    return True


def get_webhook_info(world: "World", given: Parameters, uploads: Uploads) -> dict[str, Any]:
    """A WebhookInfo object."""
    webhook = world.updates.webhook or Webhook("")
    info: dict[str, Any] = {
        "url": webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates.waiting),
    }
    return {**info, "last_error_message": webhook.last_error} if webhook.last_error else info


def _drop_if_asked(world: "World", given: Parameters) -> None:
    if given.get("drop_pending_updates"):
        world.updates.waiting.clear()


def _check_command(command: Command) -> None:
    if not re.fullmatch(r"[a-z0-9_]{1,32}", command.get("command", "").removeprefix("/")):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(command.get("description", "")) <= _LONGEST_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")


def _audience(world: "World", given: Parameters) -> tuple[str, str]:
    scope = given.get("scope") or {"type": "default"}
    if "chat_id" in scope:
        find_chat(world, {"chat_id": str(scope["chat_id"])})
    return json.dumps(scope, sort_keys=True), given.get("language_code", "")
