"""Meetings with their invitations: read with a Viewer, written by use cases."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, RowMapping, Table, delete, insert, select, update

from db.informed import InformedUnits
from db.orders import Orders
from db.tables import agenda_items, answers, attendances, briefs, cards, invitations, meetings
from domain.erratum import Erratum
from domain.errors import DomainError
from domain.invitation import Attendance, Consent, Invitation, PartStat
from domain.letter.plain import from_plain, to_plain
from domain.meeting import AgendaItem, Meeting, MeetingBrief, MeetingState
from domain.people import Viewer
from domain.rank import Rank, Relation

PARTS: dict[str, tuple[Table, type[AgendaItem] | type[MeetingBrief]]] = {
    "agenda": (agenda_items, AgendaItem),
    "briefs": (briefs, MeetingBrief),
}


class Meetings:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._orders = Orders(connection)
        self._informed = InformedUnits(connection)

    def add(self, meeting: Meeting, *, by: int | None) -> int:
        """Keep a new meeting with its programme, orders and briefs; its own `id` is not looked at."""
        put = insert(meetings).values(**_columns(meeting), created_by=by).returning(meetings.c.id)
        meeting_id = int(self._connection.execute(put).scalar_one())
        self._put_parts(meeting, meeting_id)
        return meeting_id

    def save(self, meeting: Meeting) -> None:
        """Keep the meeting's own row."""
        change = update(meetings).where(meetings.c.id == meeting.id)
        self._connection.execute(change.values(**_columns(meeting)))

    def replace(self, meeting: Meeting) -> None:
        """Keep the meeting with a new programme, orders and briefs."""
        self.save(meeting)
        for table, _ in PARTS.values():
            self._connection.execute(delete(table).where(table.c.meeting_id == meeting.id))
        self._put_parts(meeting, meeting.id)

    def _put_parts(self, meeting: Meeting, meeting_id: int) -> None:
        self._orders.keep(meeting_id, meeting.assignments)
        for part, (table, _) in PARTS.items():
            rows = [
                asdict(item) | {"meeting_id": meeting_id, "position": position}
                for position, item in enumerate(getattr(meeting, part))
            ]
            if rows:
                self._connection.execute(insert(table), rows)

    def get(self, meeting_id: int, viewer: Viewer) -> Meeting:
        """The meeting, for its organizers, their viewers, and the units that it invites or concerns."""
        query = select(meetings).where(meetings.c.id == meeting_id)
        row = self._connection.execute(query).mappings().first()
        if row is None or not (viewer.may_look_at(row["unit"]) or self._concerns(meeting_id, viewer)):
            raise DomainError("not_found")
        return self._meeting(row)

    def overseen(self, meeting_id: int, viewer: Viewer) -> Meeting:
        """The meeting, for those alone who may see its panel: being invited is not enough."""
        meeting = self.get(meeting_id, viewer)
        if not viewer.may_look_at(meeting.unit):
            raise DomainError("not_found")
        return meeting

    def of_letter(self, letter_id: int, viewer: Viewer) -> Meeting | None:
        query = select(meetings.c.id).where(meetings.c.letter_id == letter_id)
        meeting_id = self._connection.execute(query).scalar()
        return None if meeting_id is None else self.get(meeting_id, viewer)

    def organized(self, viewer: Viewer) -> list[Meeting]:
        """All meetings whose panel this viewer may see, the next one first."""
        query = select(meetings).order_by(meetings.c.starts_on, meetings.c.id)
        rows = self._connection.execute(query).mappings()
        return [self._meeting(row) for row in rows if viewer.may_look_at(row["unit"])]

    def changeable(self, viewer: Viewer) -> list[Meeting]:
        """Of these, those that this viewer may change."""
        return [one for one in self.organized(viewer) if viewer.may_organize_for(one.unit)]

    def to_change(self, meeting_id: int, viewer: Viewer) -> Meeting:
        """The meeting, for its organizers alone."""
        meeting = self.get(meeting_id, viewer)
        if not viewer.may_organize_for(meeting.unit):
            raise DomainError("not_found")
        return meeting

    def invited(self, viewer: Viewer) -> list[tuple[Invitation, Meeting]]:
        """What this viewer's units are invited to, the next one first."""
        query = select(invitations).where(invitations.c.unit.in_(viewer.units))
        pairs = [
            (invitation, self.get(invitation.meeting_id, viewer)) for invitation in self._invitations(query)
        ]
        return sorted(pairs, key=lambda pair: (pair[1].starts_on, pair[1].id))

    def invite(self, meeting_id: int, guests: Sequence[Invitation]) -> None:
        """Put the invitation list of a meeting; the `id` of each is not looked at."""
        rows = [_invitation_columns(guest) | {"meeting_id": meeting_id} for guest in guests]
        if rows:
            self._connection.execute(insert(invitations), rows)

    def uninvite_all(self, meeting_id: int) -> None:
        """Take the list back as long as nothing was sent or answered."""
        self._connection.execute(
            update(cards).where(cards.c.meeting_id == meeting_id).values(invitation_id=None)
        )
        self._connection.execute(delete(invitations).where(invitations.c.meeting_id == meeting_id))

    def invitations(self, meeting_id: int, viewer: Viewer) -> list[Invitation]:
        """The lines of a meeting that this viewer may see: all for its organizers, else his own units'."""
        meeting = self.get(meeting_id, viewer)
        query = select(invitations).where(invitations.c.meeting_id == meeting_id)
        if not viewer.may_look_at(meeting.unit):
            query = query.where(invitations.c.unit.in_(viewer.units))
        return self._invitations(query)

    def invitation(self, invitation_id: int, viewer: Viewer) -> tuple[Invitation, Meeting]:
        found = self._invitations(select(invitations).where(invitations.c.id == invitation_id))
        if not found:
            raise DomainError("not_found")
        meeting = self.get(found[0].meeting_id, viewer)
        if not (viewer.may_look_at(meeting.unit) or found[0].unit in viewer.units):
            raise DomainError("not_found")
        return found[0], meeting

    def keep(self, invitations_: Iterable[Invitation]) -> None:
        """Keep invitations that changed without anybody answering."""
        for one in invitations_:
            change = update(invitations).where(invitations.c.id == one.id)
            self._connection.execute(change.values(_invitation_columns(one)))

    def answer(self, invitation: Invitation, *, by: int | None, now: datetime) -> None:
        """Keep an answered invitation, and add the answer to its history."""
        columns = _invitation_columns(invitation)
        self._connection.execute(update(invitations).where(invitations.c.id == invitation.id).values(columns))
        self._connection.execute(delete(attendances).where(attendances.c.invitation_id == invitation.id))
        named = [asdict(person) for person in invitation.attendances]
        if named:
            rows = [person | {"invitation_id": invitation.id} for person in named]
            self._connection.execute(insert(attendances), rows)
        told = ("partstat", "consent", "received", "reason", "on_whose_word")
        history = {key: columns[key] for key in told} | {"sequence": invitation.answered_sequence or 0}
        put = insert(answers).values(
            invitation_id=invitation.id, person_id=by, at=now, named=named, **history
        )
        self._connection.execute(put)

    def latest_word(self, invitation_id: int, person_id: int | None) -> str:
        """On whose word this person answered this invitation last; empty if he never named one."""
        query = select(answers.c.on_whose_word).where(
            answers.c.invitation_id == invitation_id,
            answers.c.person_id == person_id,
            answers.c.on_whose_word != "",
        )
        return self._connection.execute(query.order_by(answers.c.id.desc()).limit(1)).scalar() or ""

    def _concerns(self, meeting_id: int, viewer: Viewer) -> bool:
        return (
            self._is_guest(meeting_id, viewer)
            or self._orders.concern(meeting_id, viewer.units)
            or self._informed.concern(meeting_id, viewer.units)
        )

    def _is_guest(self, meeting_id: int, viewer: Viewer) -> bool:
        query = select(invitations.c.id).where(
            invitations.c.meeting_id == meeting_id, invitations.c.unit.in_(viewer.units)
        )
        return self._connection.execute(query.limit(1)).first() is not None

    def _invitations(self, query: Any) -> list[Invitation]:
        rows = self._connection.execute(query.order_by(invitations.c.id)).mappings().all()
        named = self._attendances(row["id"] for row in rows)
        return [_invitation(row, tuple(named[row["id"]])) for row in rows]

    def _attendances(self, invitation_ids: Iterable[int]) -> defaultdict[int, list[Attendance]]:
        named: defaultdict[int, list[Attendance]] = defaultdict(list)
        query = select(attendances).where(attendances.c.invitation_id.in_(list(invitation_ids)))
        for row in self._connection.execute(query.order_by(attendances.c.id)).mappings():
            person = Attendance(
                name=row["name"], post=row["post"], phone=row["phone"], in_place_of=row["in_place_of"]
            )
            named[row["invitation_id"]].append(person)
        return named

    def _meeting(self, row: RowMapping) -> Meeting:
        values: dict[str, Any] = dict(row)
        del values["created_by"]
        values |= {"state": MeetingState(row["state"]), "zone": ZoneInfo(row["zone"])}
        values["notes"] = tuple(row["notes"])
        values["erratum"] = from_plain(Erratum | None, row["erratum"])
        values["assignments"] = self._orders.of_meeting(row["id"])
        for part, (table, shape) in PARTS.items():
            query = select(table).where(table.c.meeting_id == row["id"]).order_by(table.c.position)
            fields = shape.__dataclass_fields__
            values[part] = tuple(
                shape(**{key: item[key] for key in fields})
                for item in self._connection.execute(query).mappings()
            )
        return Meeting(**values)


def _columns(meeting: Meeting) -> dict[str, Any]:
    parts = {"id", "assignments", *PARTS}
    values = {key: getattr(meeting, key) for key in meeting.__dataclass_fields__ if key not in parts}
    plain = {"zone": meeting.zone.key, "notes": list(meeting.notes), "erratum": to_plain(meeting.erratum)}
    return values | plain


def _invitation_columns(invitation: Invitation) -> dict[str, Any]:
    kept = set(invitation.__dataclass_fields__) - {"id", "attendances"}
    return {key: getattr(invitation, key) for key in kept}


def _invitation(row: RowMapping, named: tuple[Attendance, ...]) -> Invitation:
    values: dict[str, Any] = dict(row)
    values |= {
        "rank": Rank(row["rank"]),
        "relation": Relation(row["relation"]),
        "partstat": PartStat(row["partstat"]),
        "consent": Consent(row["consent"]),
        "earlier": PartStat(row["earlier"]) if row["earlier"] else None,
        "attendances": named,
    }
    return Invitation(**values)
