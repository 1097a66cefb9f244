"""`python -m bot board [MEETING] --json`: where every meeting, invitation, delivery and reminder stands."""

import json
from typing import Annotated

import typer

from bot.commands.settings import read_settings
from bot.commands.words import say, words
from db.migrate import open_database
from db.unit_of_work import UnitOfWork
from usecases.show_board import board_of_meeting, board_of_meetings


def board(
    meeting: Annotated[int | None, typer.Argument(help="Số thứ tự cuộc họp; bỏ trống: tất cả.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="In JSON để máy khác đọc.")] = False,
) -> None:
    """Tình hình các cuộc họp: phản hồi, tin gửi, lời nhắc."""
    uow = UnitOfWork(open_database(read_settings().sqlite_url), reading=True)
    found = board_of_meetings(uow) if meeting is None else board_of_meeting(uow, meeting)
    if found is None:
        say("no_meeting", meeting=meeting)
        raise typer.Exit(1)
    if as_json:
        print(json.dumps(found, ensure_ascii=False, indent=1, default=str))
    else:
        print(words("board" if meeting is None else "board_meeting", board=found))
