"""Those who run the house: who speaks for which unit, the state of the channels."""

from collections.abc import Callable

from bot.handlers.buttons import Pressed
from bot.handlers.events import Asked, Desk, Place, Reply, told
from domain.errors import DomainError
from domain.people import Contact, Function
from domain.rights import check_administrator
from usecases.approve_contact import approve_contact, revoke_contact
from usecases.choose_function import choose_function
from usecases.health import vitals
from usecases.lose_address import lose_address
from usecases.make_organizer import make_organizer
from usecases.menus import menus, menus_of

DECISIONS: dict[str, tuple[Callable[..., Contact], tuple[bool, ...]]] = {
    "approve": (approve_contact, (True,)),
    "decline": (approve_contact, (False,)),
    "organizer": (make_organizer, ()),
    "revoke": (revoke_contact, ()),
}
"""What each choice on a request does."""


async def on_contact_press(asked: Asked, pressed: Pressed, desk: Desk) -> Reply:
    if pressed.verb == "function" and pressed.detail in list(Function):
        return await _choose_function(asked, pressed, desk)
    if pressed.choice not in DECISIONS:
        raise DomainError("button_unknown")
    decide, how = DECISIONS[pressed.choice]
    contact = await desk.do(
        decide, pressed.token, *how, by=asked.viewer, now=desk.now(), inbox=asked.event.row
    )
    data = {"choice": pressed.choice, "contact": contact}
    changed = await desk.do(menus_of if pressed.choice == "revoke" else menus, contact.person_id)
    return Reply("contact_decided", data, place=Place.TOAST, menus=changed)


async def _choose_function(asked: Asked, pressed: Pressed, desk: Desk) -> Reply:
    function = Function(pressed.detail)
    contact = await desk.do(choose_function, pressed.token, function, **told(asked, desk))
    return Reply("contact_decided", {"choice": "function", "contact": contact}, place=Place.TOAST)


async def on_channels(asked: Asked, desk: Desk) -> Reply:
    """/kenh: what waits, what stands still."""
    check_administrator(asked.viewer)
    signs = await desk.do(vitals, now=desk.now())
    return Reply("channels", {"vitals": signs, "health": desk.health()})


async def on_left(asked: Asked, desk: Desk) -> Reply:
    """The network says that this person does not want our messages any more."""
    await desk.do(lose_address, by=asked.viewer, now=desk.now(), inbox=asked.event.row)
    return Reply("silence", place=Place.SILENCE)
