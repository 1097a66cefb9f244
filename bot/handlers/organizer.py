"""An organizer speaks: a letter comes in, is corrected, confirmed, called; then the panel."""

import asyncio
import mimetypes
from dataclasses import replace

from bot.documents import MAX_BYTES, Document, text_of, with_findings
from bot.handlers import concerned
from bot.handlers.buttons import Pressed
from bot.handlers.events import Asked, Choice, Desk, IncomingFile, Place, Reply
from bot.handlers.secrecy import refuse_if_marked, refuse_marked
from domain.errors import DomainError
from domain.face import Face
from domain.letter.parse import read
from usecases import look
from usecases.announce_change import announce_change, choose_meeting
from usecases.apply_correction import apply_correction
from usecases.confirm_draft import confirm_draft, mark_issued, place_guest
from usecases.correct_draft import ask_correction, correct_draft, hold_draft
from usecases.let_go import ask_who_lets_go
from usecases.letter_parts import Pasted, drop_parts, hold_part
from usecases.list_orders import orders_of_panel
from usecases.read_letter import read_letter
from usecases.remember_aliases import remember_aliases
from usecases.send_invitations import send_invitations, stop_sending
from usecases.show_panels import show_panels
from usecases.show_trial import offer_trials

OCTETS = "application/octet-stream"


async def on_file(asked: Asked, desk: Desk) -> Reply:
    """A document: read before the transaction, kept with its reading."""
    await refuse_if_marked(asked, desk)
    if not asked.viewer.may_organize:
        raise DomainError("not_organizer")
    if asked.event.in_album:
        raise DomainError("file_in_album")
    file = asked.event.files[0]
    if file.size > MAX_BYTES:
        raise DomainError("file_too_large", megabytes=MAX_BYTES // 1_000_000)
    data = await desk.fetch(asked.event.address, file)
    document = await asyncio.to_thread(text_of, file.name, data)
    return await _keep(asked, document, (file, data), desk)


async def on_letter_text(asked: Asked, desk: Desk) -> Reply:
    """A letter pasted as text, perhaps in parts that the network cut."""
    if not asked.viewer.may_organize:
        await refuse_if_marked(asked, desk)
        raise DomainError("not_understood")
    event = asked.event
    pasted = await desk.do(
        hold_part, event.text, message=event.message, by=asked.viewer, now=desk.now(), inbox=event.row
    )
    if pasted is None:
        return Reply("letter_part", place=Place.SILENCE)
    return await on_whole_letter(asked, pasted, desk)


async def on_whole_letter(asked: Asked, pasted: Pasted, desk: Desk) -> Reply:
    """The text of a letter, of which no further part will come."""
    whole = replace(asked, event=replace(asked.event, text=pasted.text, with_messages=pasted.messages))
    try:
        return await _keep(whole, Document(pasted.text), None, desk)
    except DomainError:
        await desk.do(drop_parts, by=asked.viewer)
        raise


async def _keep(
    asked: Asked, document: Document, file: tuple[IncomingFile, bytes] | None, desk: Desk
) -> Reply:
    text = document.text
    reading = with_findings(await asyncio.to_thread(read, text), document)
    if reading.secret is not None:
        await refuse_marked(asked, reading.secret, desk)
    kept = (file[0].name, mimetypes.guess_type(file[0].name)[0] or OCTETS, file[1]) if file else None
    await desk.do(
        read_letter, text, reading, file=kept, by=asked.viewer, now=desk.now(), inbox=asked.event.row
    )
    return Reply("letter_kept", place=Place.SILENCE)


async def on_draft_press(asked: Asked, pressed: Pressed, desk: Desk) -> Reply:
    actions = {
        "confirm": confirm_draft,
        "misread": ask_correction,
        "wrong": hold_draft,
        "let_go": ask_who_lets_go,
    }
    action = actions.get(pressed.choice)
    if action is None:
        raise DomainError("button_unknown")
    await desk.do(action, pressed.token, by=asked.viewer, now=desk.now(), inbox=asked.event.row)
    return Reply(f"draft_{pressed.choice}", place=Place.TOAST)


async def on_correction(asked: Asked, letter_id: int, desk: Desk) -> Reply:
    """A reply to the draft card, or the answer to "what is to be read instead"."""
    await refuse_if_marked(asked, desk)
    await desk.do(
        correct_draft, letter_id, asked.event.text, by=asked.viewer, now=desk.now(), inbox=asked.event.row
    )
    return Reply("draft_corrected", place=Place.SILENCE)


async def on_guests_press(asked: Asked, pressed: Pressed, desk: Desk) -> Reply:
    action, *rest = pressed.choice.split(".")
    numbers = [int(number) for number in rest if number.isdecimal()]
    if action in concerned.ACTIONS:
        return await concerned.on_concerned_press(asked, pressed, action, numbers, desk)
    match action, numbers:
        case "pick", [key, candidate]:
            return await _place(asked, pressed, key, candidate, desk)
        case "drop", [key]:
            return await _place(asked, pressed, key, None, desk)
        case "send", []:
            return await _send(asked, pressed, desk)
        case "announce", []:
            return await _announce(asked, pressed, desk)
        case "meant", [meeting]:
            return await _choose_meeting(asked, pressed, meeting, desk)
        case "trial_me", []:
            return await on_trial_press(asked, pressed, desk)
    actions = {
        "issued": mark_issued,
        "trial": offer_trials,
        "stop": stop_sending,
        "amend": apply_correction,
        "remember": remember_aliases,
    }
    if pressed.choice not in actions:
        raise DomainError("button_unknown")
    await desk.do(
        actions[pressed.choice], pressed.token, by=asked.viewer, now=desk.now(), inbox=asked.event.row
    )
    return Reply(f"guests_{pressed.choice}", place=Place.TOAST)


async def _place(asked: Asked, pressed: Pressed, key: int, candidate: int | None, desk: Desk) -> Reply:
    await desk.do(
        place_guest,
        pressed.token,
        key,
        candidate,
        by=asked.viewer,
        now=desk.now(),
        inbox=asked.event.row,
    )
    return Reply("guest_placed", place=Place.TOAST)


async def _send(asked: Asked, pressed: Pressed, desk: Desk) -> Reply:
    put = await desk.do(
        send_invitations,
        pressed.token,
        by=asked.viewer,
        now=desk.now(),
        office=desk.office,
        inbox=asked.event.row,
    )
    return Reply("guests_send", {"cards": put, "hold": desk.office.undo}, place=Place.TOAST)


async def _announce(asked: Asked, pressed: Pressed, desk: Desk) -> Reply:
    told = await desk.do(
        announce_change,
        pressed.token,
        by=asked.viewer,
        now=desk.now(),
        office=desk.office,
        inbox=asked.event.row,
    )
    return Reply("change_announced", {"told": told}, place=Place.TOAST)


async def _choose_meeting(asked: Asked, pressed: Pressed, meeting: int, desk: Desk) -> Reply:
    await desk.do(
        choose_meeting, pressed.token, meeting, by=asked.viewer, now=desk.now(), inbox=asked.event.row
    )
    return Reply("guest_placed", place=Place.TOAST)


async def on_trial_press(asked: Asked, pressed: Pressed, desk: Desk) -> Reply:
    """Show a card as its reader will get it; its buttons answer that this is a trial."""
    if pressed.choice == "try":
        return Reply("trial_pressed", place=Place.TOAST)
    action, _, number = pressed.choice.partition(".")
    if action not in ("show", "trial_me") or (number and not number.isdecimal()):
        raise DomainError("button_unknown")
    face = await desk.do(
        look.trial_card,
        pressed.token,
        int(number) if number else None,
        by=asked.viewer,
        now=desk.now(),
        office=desk.office,
    )
    return Reply("trial_card", {"face": face}, choices=_inert(face, pressed.token))


def _inert(face: Face, token: str) -> list[list[Choice]]:
    return [[Choice(one.label, f"t:{token}:try", one.facts) for one in row] for row in face.buttons]


async def on_panel_press(asked: Asked, pressed: Pressed, desk: Desk) -> Reply:
    meeting, lines, tally = await desk.do(look.panel_lines, pressed.token, by=asked.viewer)
    lists = {"silent": look.silent_lines, "requests": look.request_lines, "calls": look.call_lines}
    orders = await desk.do(orders_of_panel, pressed.token, by=asked.viewer)
    data = {"meeting": meeting, "tally": tally, "orders": orders, "now": desk.now()}
    if pressed.choice == "report":
        return Reply("quick_report", {**data, "lines": lines})
    if pressed.choice not in lists:
        raise DomainError("button_unknown")
    return Reply(f"list_{pressed.choice}", {**data, "lines": lists[pressed.choice](lines)})


async def on_meetings(asked: Asked, desk: Desk) -> Reply:
    """/cuochop: the meetings that I organize or look on at; their panels are sent anew."""
    _check_may_look(asked)
    found = await desk.do(look.organized_meetings, by=asked.viewer, now=desk.now())
    await desk.do(show_panels, by=asked.viewer, now=desk.now(), inbox=asked.event.row)
    return Reply("meetings", {"meetings": found, "viewer": asked.viewer})


async def on_requests(asked: Asked, desk: Desk) -> Reply:
    _check_may_look(asked)
    return Reply("requests", {"meetings": await desk.do(look.open_requests, by=asked.viewer)})


async def on_reminders(asked: Asked, desk: Desk) -> Reply:
    _check_may_look(asked)
    plan = await desk.do(look.reminder_plan, by=asked.viewer)
    return Reply("reminders", {"meetings": plan, "now": desk.now()})


def _check_may_look(asked: Asked) -> None:
    if not asked.viewer.may_look_on:
        raise DomainError("not_organizer")
