"""Proposals to a unit's head, with what was said to them."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, insert, select, update

from db.tables import invitations, proposals
from domain.answer import Answer
from domain.invitation import Attendance
from domain.offers import Choice
from domain.proposal import Proposal, ProposalState


class Proposals:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, proposal: Proposal) -> int:
        """Keep a new proposal; its own `id` is not looked at."""
        put = insert(proposals).values(**_columns(proposal)).returning(proposals.c.id)
        return int(self._connection.execute(put).scalar_one())

    def get(self, proposal_id: int) -> Proposal:
        query = select(proposals).where(proposals.c.id == proposal_id)
        return _proposal(self._connection.execute(query).mappings().one())

    def open_of(self, invitation_id: int) -> Proposal | None:
        """The proposal that waits for the head of this line."""
        query = select(proposals).where(
            proposals.c.invitation_id == invitation_id, proposals.c.state == ProposalState.OPEN
        )
        row = self._connection.execute(query).mappings().first()
        return None if row is None else _proposal(row)

    def save(self, proposal: Proposal) -> None:
        change = update(proposals).where(proposals.c.id == proposal.id)
        self._connection.execute(change.values(**_columns(proposal)))

    def close(self, invitation_id: int, state: ProposalState, now: datetime) -> None:
        """End what is open without anybody's decision."""
        waiting = update(proposals).where(
            proposals.c.invitation_id == invitation_id, proposals.c.state == ProposalState.OPEN
        )
        self._connection.execute(waiting.values(state=state, decided_at=now))

    def close_of(self, person_id: int, unit: str, state: ProposalState, now: datetime) -> list[int]:
        """End what this person proposed for the unit and is open; returns the lines that it was about."""
        lines = select(invitations.c.id).where(invitations.c.unit == unit)
        waiting = update(proposals).where(
            proposals.c.person_id == person_id,
            proposals.c.invitation_id.in_(lines),
            proposals.c.state == ProposalState.OPEN,
        )
        closed = waiting.values(state=state, decided_at=now).returning(proposals.c.invitation_id)
        return list(self._connection.execute(closed).scalars())


def _columns(proposal: Proposal) -> dict[str, Any]:
    kept = set(proposal.__dataclass_fields__) - {"id", "answer"}
    answer = proposal.answer
    said = {"choice": answer.choice, "reason": answer.reason}
    named = [asdict(person) for person in answer.named]
    return {key: getattr(proposal, key) for key in kept} | said | {"named": named}


def _proposal(row: RowMapping) -> Proposal:
    values: dict[str, Any] = dict(row)
    values["answer"] = Answer(
        choice=Choice(values.pop("choice")),
        named=tuple(Attendance(**person) for person in values.pop("named")),
        reason=values.pop("reason"),
    )
    values["state"] = ProposalState(row["state"])
    return Proposal(**values)
