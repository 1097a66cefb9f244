"""A bubble as the JSON that the page reads."""

from bot.web.simple_html import read, safe_href
from usecases.look_at_webchat import Bubble


def bubble_json(bubble: Bubble) -> dict[str, object]:
    """Words as a tree, never as markup; times in ISO 8601; addresses of files on this server."""
    return {
        "id": bubble.id,
        "chat": bubble.chat,
        "change": bubble.change,
        "bot": bubble.from_bot,
        "words": read(bubble.html) if bubble.from_bot else [bubble.text],
        "rows": [
            [{"label": button.label, "data": button.data, "url": safe_href(button.url)} for button in row]
            for row in bubble.buttons
        ],
        "files": _files(bubble),
        "reply": bubble.reply_to,
        "pinned": bubble.pinned,
        "deleted": bubble.deleted,
        "at": bubble.at.isoformat(),
        "edited": None if bubble.edited_at is None else bubble.edited_at.isoformat(),
    }


def _files(bubble: Bubble) -> list[dict[str, object]]:
    return [
        {
            "name": file.name,
            "size": file.size,
            "href": f"/chat/files/{bubble.id}/{position}" if file.sha256 else "",
        }
        for position, file in enumerate(bubble.files)
    ]
