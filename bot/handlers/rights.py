"""An administrator looks at what people may do, gives it and takes it back."""

from bot.handlers.buttons import Pressed
from bot.handlers.events import Asked, Desk, Place, Reply, told
from domain.errors import DomainError
from domain.people import Role
from usecases.change_rights import end_role, give_role
from usecases.look_up_person import open_contact, open_holder, show_holders
from usecases.menus import menus_of
from usecases.revoke_from_card import ask_to_revoke, revoke_from_card

WORD = "quyen"
"""What is asked of /donvi for everybody's rights, without marks."""
OPENS = {"person": open_contact, "holder": open_holder}
CHANGES = ("give", "take")
REVOKE = "revoke"
VERBS = frozenset({*OPENS, *CHANGES, REVOKE})
SHOWN = Reply("silence", place=Place.SILENCE)


async def on_holders(asked: Asked, desk: Desk) -> Reply:
    await desk.do(show_holders, **told(asked, desk))
    return SHOWN


async def on_press(asked: Asked, pressed: Pressed, desk: Desk) -> Reply:
    """A name on a unit's card or on the list of rights, or a button on the person's card."""
    verb, what = pressed.verb, pressed.detail
    if verb in OPENS and what.isdecimal():
        await desk.do(OPENS[verb], pressed.token, int(what), **told(asked, desk))
        return Reply("unit_pressed", {"verb": "person"}, place=Place.TOAST)
    if pressed.choice == REVOKE:
        await desk.do(ask_to_revoke, pressed.token, **told(asked, desk))
        return SHOWN
    if verb not in CHANGES or what not in list(Role):
        raise DomainError("button_unknown")
    return await _change(asked, pressed, Role(what), desk)


async def on_revoke(asked: Asked, pressed: Pressed, desk: Desk) -> Reply:
    """*Thôi làm đầu mối*, under the question."""
    revoked = await desk.do(revoke_from_card, pressed.token, **told(asked, desk))
    changed = await desk.do(menus_of, revoked.person_id)
    data = {"choice": REVOKE, "contact": revoked}
    return Reply("contact_decided", data, place=Place.TOAST, menus=changed)


async def _change(asked: Asked, pressed: Pressed, role: Role, desk: Desk) -> Reply:
    is_given = pressed.verb == "give"
    change = give_role if is_given else end_role
    person_id = await desk.do(change, pressed.token, role, **told(asked, desk))
    changed = await desk.do(menus_of, person_id)
    return Reply("role_changed", {"given": is_given}, place=Place.TOAST, menus=changed)
