"""A person introduces himself: with a code, a name and a post, and if he likes with a telephone number."""

from bot.handlers.buttons import Pressed
from bot.handlers.events import Asked, Desk, Place, Reply
from domain.errors import DomainError
from domain.registration import looks_like_phone
from domain.spelling import skeleton
from usecases.begin_registration import begin_registration
from usecases.register_contact import give_name, give_post
from usecases.share_phone import share_phone, skip_phone

SKIP = "bo qua"
"""What the key that skips the number types, without marks."""
ASKED = Reply("silence", place=Place.SILENCE)
"""The next question, or the news, comes out of the outbox."""


async def on_start(asked: Asked, desk: Desk) -> Reply:
    """/start, by itself or with the code of a link."""
    if not asked.event.args.strip():
        return Reply("start", {"viewer": asked.viewer})
    return await _begin(asked, asked.event.args, desk)


async def on_typed_code(asked: Asked, desk: Desk) -> Reply:
    return await _begin(asked, asked.event.text, desk)


async def on_register_name(asked: Asked, desk: Desk) -> Reply:
    event = asked.event
    await desk.do(give_name, event.text, by=asked.viewer, now=desk.now(), inbox=event.row)
    return ASKED


async def on_register_post(asked: Asked, desk: Desk) -> Reply:
    event = asked.event
    await desk.do(give_post, event.text, by=asked.viewer, now=desk.now(), inbox=event.row)
    return ASKED


def answers_phone(text: str) -> bool:
    """Whether a text answers the question for the number; any other is meant for somebody else."""
    return looks_like_phone(text) or skeleton(text) == SKIP


async def on_phone(asked: Asked, desk: Desk) -> Reply:
    """The number as it was typed, or *Bỏ qua*."""
    event = asked.event
    if looks_like_phone(event.text):
        await desk.do(share_phone, event.text, by=asked.viewer, now=desk.now(), inbox=event.row)
    else:
        await desk.do(skip_phone, by=asked.viewer, now=desk.now(), inbox=event.row)
    return ASKED


async def on_contact(asked: Asked, desk: Desk) -> Reply:
    """A contact card: anybody can send anybody's, so only the sender's own counts."""
    contact = asked.event.contact
    if contact is None or not contact.own:
        raise DomainError("contact_foreign")
    await desk.do(share_phone, contact.phone, by=asked.viewer, now=desk.now(), inbox=asked.event.row)
    return ASKED


async def on_skip_press(asked: Asked, pressed: Pressed, desk: Desk) -> Reply:
    await desk.do(skip_phone, by=asked.viewer, now=desk.now(), inbox=asked.event.row)
    return ASKED


async def _begin(asked: Asked, code: str, desk: Desk) -> Reply:
    await desk.do(begin_registration, code, by=asked.viewer, now=desk.now(), inbox=asked.event.row)
    return ASKED
