"""Posts updates to the bot's webhook, one by one, until each is taken."""

import json
import threading

import httpx

from .telegram_updates import Update, Webhook
from .telegram_world import World

_ANSWER_WITHIN = 10.0


class WebhookPusher:
    """A thread that empties the queue into the webhook; a refused update is posted again after `pause`."""

    def __init__(self, world: World, pause: float = 0.2) -> None:
        self._world = world
        self._pause = pause
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        """Begin to watch the queue."""
        self._thread.start()

    def stop(self) -> None:
        """End after the post that is on its way."""
        self._ended.set()
        self._world.bell.ring()
        self._thread.join(_ANSWER_WITHIN)

    def _run(self) -> None:
        with httpx.Client(timeout=_ANSWER_WITHIN, trust_env=False) as client:
            while not self._ended.is_set():
                due = self._due()
                if due is not None and not self._taken(client, *due):
                    self._ended.wait(self._pause)

    def _due(self) -> tuple[Webhook, Update] | None:
        with self._world.lock:
            try:
                self._world.wait_for(self._wanted, _ANSWER_WITHIN)
            except TimeoutError:
                return None
            webhook, update = self._world.updates.webhook, self._world.updates.first()
            return (webhook, update) if webhook and update else None

    def _wanted(self) -> bool:
        updates = self._world.updates
        return self._ended.is_set() or bool(updates.webhook and updates.waiting)

    def _taken(self, client: httpx.Client, webhook: Webhook, update: Update) -> bool:
        headers = {"content-type": "application/json"}
        if webhook.secret_token:
            headers["X-Telegram-Bot-Api-Secret-Token"] = webhook.secret_token
        try:
            answer = client.post(webhook.url, content=json.dumps(update, ensure_ascii=False), headers=headers)
        except httpx.HTTPError as error:
            webhook.last_error = str(error) or type(error).__name__
            return False
        if not answer.is_success:
            webhook.last_error = (
                f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}"
            )
            return False
        with self._world.lock:
            self._world.updates.confirm(update["update_id"] + 1)
            self._world.bell.ring()
        return True
