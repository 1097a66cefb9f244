"""Letters: the file, its text, what was read of it, and what people said of the reading."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from db.tables import letters
from domain.draft import UNSENT, Draft, LetterState
from domain.erratum import Erratum
from domain.errors import DomainError
from domain.letter.model import Reading, as_json, from_json
from domain.letter.plain import from_plain, to_plain
from domain.meeting import Meeting
from domain.people import Viewer


class Letters:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(
        self, *, unit: str, file: str | None, text: str, reading: Reading, sent_by: int, now: datetime
    ) -> int:
        put = insert(letters).values(
            unit=unit,
            file=file,
            text=text,
            reading=as_json(reading),
            picks={},
            state=LetterState.READ,
            sent_by=sent_by,
            created_at=now,
        )
        return int(self._connection.execute(put.returning(letters.c.id)).scalar_one())

    def get(self, letter_id: int, viewer: Viewer) -> Draft:
        """The letter, for one who may organize for its unit; else as if there were none."""
        query = select(letters).where(letters.c.id == letter_id)
        row = self._connection.execute(query).mappings().first()
        if row is None or not viewer.may_organize_for(row["unit"]):
            raise DomainError("not_found")
        values: dict[str, Any] = dict(row)
        del values["issued_by"]
        values |= {"reading": from_json(row["reading"]), "state": LetterState(row["state"])}
        values["erratum"] = from_plain(Erratum | None, row["erratum"])
        return Draft(**values)

    def unsent(self, viewer: Viewer) -> list[Draft]:
        """Letters of which nothing has gone out, for one who may organize for their units."""
        query = select(letters.c.id, letters.c.unit).where(letters.c.state.in_(UNSENT))
        rows = self._connection.execute(query.order_by(letters.c.id)).all()
        return [self.get(row.id, viewer) for row in rows if viewer.may_organize_for(row.unit)]

    def issued(self, meeting: Meeting) -> tuple[str, str | None]:
        """Text and file of the letter behind a meeting: who may see the meeting may read its letter."""
        query = select(letters.c.text, letters.c.file).where(letters.c.id == meeting.letter_id)
        row = self._connection.execute(query).one()
        return row.text, row.file

    def save(self, draft: Draft, *, issued_by: int | None = None) -> None:
        """Keep what people changed: the reading, the picks and the state."""
        self._connection.execute(
            update(letters)
            .where(letters.c.id == draft.id)
            .values(
                reading=as_json(draft.reading),
                picks=dict(draft.picks),
                state=draft.state,
                issued_at=draft.issued_at,
                changes=draft.changes,
                erratum=to_plain(draft.erratum),
                **({"issued_by": issued_by} if issued_by else {}),
            )
        )
