"""Which handler an event goes to. Order matters: a press, a command, a file, then what a text may mean."""

from collections.abc import Awaitable, Callable

from bot.handlers import (
    admin,
    attendee,
    codes,
    directory,
    erratum,
    organizer,
    personal_data,
    recipient,
    registration,
    rights,
)
from bot.handlers.buttons import Pressed
from bot.handlers.events import Asked, Desk, Incoming, Reply
from bot.handlers.group import in_group
from bot.handlers.identity import identify
from bot.handlers.secrecy import refuse_if_marked
from domain.errors import DomainError
from domain.registration import looks_typed
from usecases.correct_draft import draft_at
from usecases.dialog import open_dialog
from usecases.letter_parts import DIALOG as LETTER_PARTS
from usecases.share_phone import skip_phone

Handler = Callable[[Asked, Desk], Awaitable[Reply]]
PressHandler = Callable[[Asked, Pressed, Desk], Awaitable[Reply]]

COMMANDS: dict[str, Handler] = {
    "start": registration.on_start,
    "lich": attendee.on_my_meetings,
    "cuochop": organizer.on_meetings,
    "meetings": organizer.on_meetings,
    "choykien": organizer.on_requests,
    "requests": organizer.on_requests,
    "nhac": organizer.on_reminders,
    "reminders": organizer.on_reminders,
    "donvi": directory.on_phrase,
    "units": directory.on_phrase,
    "kenh": admin.on_channels,
    "help": attendee.on_help,
    "thoi": attendee.on_leave,
    "dulieucuatoi": personal_data.on_own_data,
    "mydata": personal_data.on_own_data,
    "huydangky": personal_data.on_erasure,
    "unregister": personal_data.on_erasure,
}

PRESSES: dict[str, PressHandler] = {
    "i": attendee.on_card_press,
    "o": recipient.on_order_press,
    "n": recipient.on_inform_press,
    "h": attendee.on_proposal_press,
    "d": organizer.on_draft_press,
    "g": organizer.on_guests_press,
    "t": organizer.on_trial_press,
    "p": organizer.on_panel_press,
    "c": admin.on_contact_press,
    "k": codes.on_code_press,
    "r": personal_data.on_registration_press,
    "u": directory.on_press,
}

QUESTION = "q"
QUESTION_PRESSES: dict[str, PressHandler] = {
    "leave": attendee.on_leave_press,
    "reason": attendee.on_reason_press,
    "word": attendee.on_word_press,
    "oneself": attendee.on_oneself_press,
    "skip_phone": registration.on_skip_press,
    "leave_unit": personal_data.on_leave_unit,
    "revoke_contact": rights.on_revoke,
    "erase": personal_data.on_erase,
    "unit": directory.on_answer_press,
    "replace_codes": codes.on_replace,
}
"""Presses on questions, by what stands before the first dot of their choice."""

DIALOGS: dict[str, Handler] = {
    "name_person": attendee.on_named,
    "give_reason": attendee.on_reason,
    "on_whose_word": attendee.on_word,
    "register_name": registration.on_register_name,
    "register_post": registration.on_register_post,
    "share_phone": registration.on_phone,
    "leave_unit": personal_data.on_unclear,
    "revoke_contact": personal_data.on_unclear,
    "erase_person": personal_data.on_unclear,
    "edit_unit": directory.on_edit,
    "merge_unit": directory.on_successor,
    "merge_day": directory.on_last_day,
    "end_unit": directory.on_last_day,
    "add_unit_kind": directory.on_choice,
    "add_unit_groups": directory.on_choice,
    "replace_codes": directory.on_choice,
    "let_go_by": erratum.on_who,
    "let_go_how": erratum.on_how,
    LETTER_PARTS: organizer.on_letter_text,
}

LEAVING = frozenset({"thôi", "thoi", "/thoi"})


async def route(event: Incoming, desk: Desk) -> Reply:
    """Carry an event out and say what to answer; raises DomainError for a refusal."""
    if not event.private:
        return await in_group(event, desk)
    asked = await identify(event, desk)
    if event.has_left:
        return await admin.on_left(asked, desk)
    if event.button is not None:
        return await _on_press(asked, desk)
    if event.command is not None:
        handler = COMMANDS.get(event.command)
        if handler is None:
            raise DomainError("command_unknown")
        return await handler(asked, desk)
    if event.contact is not None:
        return await registration.on_contact(asked, desk)
    if event.files and asked.viewer.is_administrator and directory.is_directory(event.files[0]):
        return await directory.on_file(asked, desk)
    if event.files:
        return await organizer.on_file(asked, desk)
    return await _on_text(asked, desk)


async def _on_press(asked: Asked, desk: Desk) -> Reply:
    pressed = Pressed.unpack(asked.event.button or "")
    is_answer = pressed.kind == QUESTION
    handler = QUESTION_PRESSES.get(pressed.verb) if is_answer else PRESSES.get(pressed.kind)
    if handler is None:
        raise DomainError("button_unknown")
    return await handler(asked, pressed, desk)


async def _on_text(asked: Asked, desk: Desk) -> Reply:
    text = asked.event.text.strip()
    if text.casefold() in LEAVING:
        return await attendee.on_leave(asked, desk)
    if asked.event.reply_to and asked.viewer.may_organize:
        letter_id = await desk.do(draft_at, asked.event.reply_to, by=asked.viewer)
        if letter_id is not None:
            return await organizer.on_correction(asked, letter_id, desk)
    dialog = await desk.do(open_dialog, asked.viewer)
    if dialog is None:
        return await _on_free_text(asked, text, desk)
    if dialog.kind == "share_phone" and not registration.answers_phone(text):
        await desk.do(skip_phone, by=asked.viewer, now=desk.now(), inbox=0)
        return await _on_free_text(asked, text, desk)
    if dialog.kind == "correct_draft":
        return await organizer.on_correction(asked, int(str(dialog.data["letter"])), desk)
    if dialog.kind != LETTER_PARTS and "\n" in text:
        await refuse_if_marked(asked, desk)
    return await DIALOGS[dialog.kind](asked, desk)


async def _on_free_text(asked: Asked, text: str, desk: Desk) -> Reply:
    if looks_typed(text):
        return await registration.on_typed_code(asked, desk)
    return await organizer.on_letter_text(asked, desk)
