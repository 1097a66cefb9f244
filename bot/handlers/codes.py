"""Registration codes in the chat: fresh ones, those that need no approval, and taking them back."""

import secrets

from bot.handlers.buttons import Pressed, pack
from bot.handlers.events import Asked, Choice, Desk, OutgoingFile, Place, Reply, told
from bot.qr_code import png_of
from domain.errors import DomainError
from domain.notice import CardKind
from domain.people import Viewer
from domain.spelling import skeleton
from usecases.hand_out_codes import mint_anew, mint_code, replace_codes
from usecases.mint_codes import Minted
from usecases.revoke_codes import revoke_named, revoke_pressed

ASKED = Reply("silence", place=Place.SILENCE)
"""The question comes out of the outbox."""
MINT, MINT_PREAPPROVED, REVOKE = "mint", "preapproved", "revoke"
WORDS = {"thu hoi ma": REVOKE, "ma duyet san": MINT_PREAPPROVED, "ma": MINT}
"""What stands before a unit's name after /donvi, with or without marks; the longer ones first."""


def understood(phrase: str) -> tuple[str, str] | None:
    """What a phrase after /donvi asks of a unit's codes, and the unit's name; None when it is about no code."""
    words = phrase.split()
    for spoken, asked in WORDS.items():
        length = len(spoken.split())
        if len(words) > length and skeleton(" ".join(words[:length])) == spoken:
            return asked, " ".join(words[length:])
    return None


async def on_words(asked: Asked, what: str, unit: str, desk: Desk) -> Reply:
    """`what` and `unit` as `understood` tells them."""
    facts = told(asked, desk)
    if what == REVOKE:
        return Reply("codes_revoked", {"unit": await desk.do(revoke_named, unit, **facts)})
    minted = await desk.do(
        mint_code, unit, preapproved=what == MINT_PREAPPROVED, random=secrets.token_bytes, **facts
    )
    return _shown(minted, asked.viewer, desk) if minted else ASKED


async def on_replace(asked: Asked, pressed: Pressed, desk: Desk) -> Reply:
    """*Cấp mã mới*, under the question whether the older codes are to end."""
    minted = await desk.do(replace_codes, pressed.token, random=secrets.token_bytes, **told(asked, desk))
    return _shown(minted, asked.viewer, desk)


async def on_code_press(asked: Asked, pressed: Pressed, desk: Desk) -> Reply:
    facts = told(asked, desk)
    if pressed.choice == REVOKE:
        unit = await desk.do(revoke_pressed, pressed.token, **facts)
        return Reply("codes_revoked", {"unit": unit}, place=Place.TOAST)
    if pressed.choice == MINT_PREAPPROVED:
        minted = await desk.do(mint_anew, pressed.token, random=secrets.token_bytes, **facts)
        return _shown(minted, asked.viewer, desk)
    raise DomainError("button_unknown")


def _shown(minted: Minted, viewer: Viewer, desk: Desk) -> Reply:
    """The codes in clear, this once; with a picture to scan when the link is known."""
    link = desk.link(minted.link_code)
    revoke = Choice("revoke_codes", pack(CardKind.CODE, minted.card, REVOKE))
    anew = Choice("mint_preapproved", pack(CardKind.CODE, minted.card, MINT_PREAPPROVED))
    may_preapprove = viewer.is_administrator and not minted.preapproved
    return Reply(
        "unit_code",
        {"minted": minted, "link": link},
        choices=((revoke, anew),) if may_preapprove else ((revoke,),),
        files=(_picture(minted, link),) if link else (),
    )


def _picture(minted: Minted, link: str) -> OutgoingFile:
    return OutgoingFile(f"ma-dang-ky-{minted.unit.code}.png", "image/png", png_of(link), is_picture=True)
