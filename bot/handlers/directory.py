"""Those who keep the directory: find a unit, change it, end it, add one, bring in a file."""

import asyncio
from collections.abc import Callable
from datetime import date
from pathlib import PurePath

from bot.handlers import codes, rights
from bot.handlers.buttons import Pressed
from bot.handlers.events import Asked, Desk, IncomingFile, Place, Reply, told
from bot.spreadsheets import KINDS, table_of
from domain.directory_file import COLUMNS, NEEDED, read_day
from domain.errors import DomainError
from domain.spelling import skeleton
from usecases.add_unit import ask_kind, choose_groups, choose_kind
from usecases.edit_unit import ask_edit, give_edit, revive_unit
from usecases.end_unit import ask_end, ask_merge, give_last_day, give_successor
from usecases.look_up_unit import directory_summary, look_up_unit, open_found, unit_under
from usecases.plan_import import drop_plan, import_plan, plan_import

ADD = "them"
"""The word after /donvi that adds a unit, with or without its marks."""
TODAY = frozenset({"hom nay", "homnay"})
ASKED = Reply("silence", place=Place.SILENCE)
"""The next question, or the unit's card, comes out of the outbox."""
PLAN_PRESSES: dict[str, Callable[..., object]] = {"import": import_plan, "drop": drop_plan}


async def on_phrase(asked: Asked, desk: Desk) -> Reply:
    """/donvi: the directory in numbers; with a phrase the units it means, a new unit or what it asks of codes."""
    phrase = asked.event.args.strip()
    first, _, rest = phrase.partition(" ")
    about_codes = codes.understood(phrase)
    if about_codes is not None:
        return await codes.on_words(asked, *about_codes, desk)
    if skeleton(first) == ADD and rest.strip():
        await desk.do(ask_kind, rest, **told(asked, desk))
        return ASKED
    if skeleton(phrase) == rights.WORD:
        return await rights.on_holders(asked, desk)
    if not phrase:
        return Reply("directory", {"summary": await desk.do(directory_summary, by=asked.viewer)})
    hits = await desk.do(look_up_unit, phrase, **told(asked, desk))
    return ASKED if hits.units else Reply("units_none", {"phrase": phrase})


async def on_press(asked: Asked, pressed: Pressed, desk: Desk) -> Reply:
    """A button on a unit's or a person's card, on the units found, on a file's plan."""
    verb, rest = pressed.verb, pressed.detail
    if verb in rights.VERBS:
        return await rights.on_press(asked, pressed, desk)
    if verb == "code":
        unit = await desk.do(unit_under, pressed.token, by=asked.viewer)
        return await codes.on_words(asked, codes.MINT, unit, desk)
    by = told(asked, desk)
    if verb == "open" and rest.isdecimal():
        await desk.do(open_found, pressed.token, int(rest), **by)
    elif verb == "edit":
        await desk.do(ask_edit, pressed.token, rest, **by)
    elif verb in ("end", "merge"):
        await desk.do(ask_end if verb == "end" else ask_merge, pressed.token, **by)
    elif verb == "revive":
        await desk.do(revive_unit, pressed.token, **by)
    elif verb in PLAN_PRESSES:
        await desk.do(PLAN_PRESSES[verb], pressed.token, **by)
    else:
        raise DomainError("button_unknown")
    return Reply("unit_pressed", {"verb": verb}, place=Place.TOAST)


async def on_answer_press(asked: Asked, pressed: Pressed, desk: Desk) -> Reply:
    """A button on a question: the kind, the groups, today."""
    what, _, chosen = pressed.detail.partition(".")
    by = told(asked, desk)
    if what == "kind":
        await desk.do(choose_kind, chosen, **by)
    elif what == "groups":
        await desk.do(choose_groups, chosen == "join", **by)
    elif what == "today":
        await desk.do(give_last_day, _today(desk), **by)
    else:
        raise DomainError("button_unknown")
    return Reply("unit_pressed", {"verb": what}, place=Place.TOAST)


async def on_edit(asked: Asked, desk: Desk) -> Reply:
    await desk.do(give_edit, asked.event.text, **told(asked, desk))
    return ASKED


async def on_successor(asked: Asked, desk: Desk) -> Reply:
    await desk.do(give_successor, asked.event.text.strip(), **told(asked, desk))
    return ASKED


async def on_last_day(asked: Asked, desk: Desk) -> Reply:
    await desk.do(give_last_day, _day(asked.event.text, desk), **told(asked, desk))
    return ASKED


async def on_choice(asked: Asked, desk: Desk) -> Reply:
    """A text where a button is asked for."""
    raise DomainError("button_awaited")


def is_directory(file: IncomingFile) -> bool:
    return PurePath(file.name).suffix.casefold() in KINDS


async def on_file(asked: Asked, desk: Desk) -> Reply:
    """units.csv or units.xlsx from an administrator, perhaps with the number of a letter in its caption."""
    [file, *_] = asked.event.files
    data = await desk.fetch(asked.event.address, file)
    table = await asyncio.to_thread(table_of, file.name, data, COLUMNS, NEEDED)
    await desk.do(plan_import, table, file.name, asked.event.text, **told(asked, desk))
    return ASKED


def _today(desk: Desk) -> date:
    return desk.now().date()


def _day(text: str, desk: Desk) -> date:
    if skeleton(text) in TODAY:
        return _today(desk)
    try:
        return read_day(text.strip())
    except ValueError as unreadable:
        raise DomainError("day_unreadable") from unreadable
