"""The example can be loaded again and again."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.example import LETTER, example_people, example_units
from db.migrate import open_database
from db.unit_of_work import UnitOfWork
from domain.calling import meeting_of
from domain.draft import Draft, LetterState
from domain.letter.parse import read
from domain.meeting import MeetingState
from domain.people import HOUSE
from usecases.load_example import load_example

NOW = datetime(2022, 2, 18, 8, 0, tzinfo=UTC)


def test_an_earlier_run_is_put_away_so_that_the_letter_can_be_called_again(tmp_path: Path):
    uow = UnitOfWork(open_database(f"sqlite:///{tmp_path / 'giaymoi.db'}"))
    units, people = example_units(), example_people("webchat")
    load_example(uow, units, people, now=NOW)
    text = LETTER.with_suffix(".txt").read_text(encoding="utf-8")
    with uow:
        reading = read(text)
        letter = uow.letters.add(unit="vp-ubnd", file=None, text=text, reading=reading, sent_by=1, now=NOW)
        draft = Draft(
            id=letter,
            unit="vp-ubnd",
            file=None,
            text=text,
            reading=reading,
            picks={},
            state=LetterState.CALLED,
            sent_by=1,
            created_at=NOW,
        )
        zone = ZoneInfo("Asia/Ho_Chi_Minh")
        meeting = meeting_of(draft, meeting_id=0, zone=zone, directory=units)
        uow.meetings.add(replace(meeting, state=MeetingState.CALLED), by=None)
        uow.commit()
    load_example(uow, units, people, now=NOW)
    with uow:
        [after] = uow.meetings.organized(HOUSE)
        assert after.state is MeetingState.CANCELLED
        assert len(uow.directory.all()) == len(units)
        assert len(uow.people.contacts_of("ubnd-tra-on")) == 1
