"""*Nhớ cách gọi này*: the organizer's picks become names of their units, so that no later letter asks again."""

from collections.abc import Sequence
from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain.aliases import Alias, teachable
from domain.draft import Draft
from domain.errors import DomainError
from domain.notice import CardKind
from domain.people import Viewer
from domain.rights import acts_for
from domain.secretaries import body_of_post
from domain.unit import Unit
from domain.unit_edit import also_named
from usecases.change_unit import change_unit, unit_of
from usecases.correct_draft import open_draft


def remember_aliases(
    uow: UnitOfWork, token: str, *, by: Viewer, now: datetime, inbox: int
) -> tuple[Alias, ...]:
    """Keep what was picked for this letter; DomainError not_organizer for one who does not act for the host."""
    with uow:
        draft = open_draft(uow, uow.cards.pressed(token, owner=by), by)
        if not acts_for(uow.directory.host(), by):
            raise DomainError("not_organizer")
        learned = aliases_of(draft, uow.directory.all())
        if not learned:
            raise DomainError("button_old")
        for alias in learned:
            _teach(uow, alias, by, now)
        uow.outbox.edit(uow.cards.of_letter(draft.id, [CardKind.GUESTS]), now)
        uow.commit(closes=inbox)
    return learned


def aliases_of(draft: Draft, directory: Sequence[Unit]) -> tuple[Alias, ...]:
    """What can be learned from this letter: phrases of its guests, as they were placed."""
    phrases = {
        phrase
        for party in draft.reading.parties
        for phrase in (party.unit, body_of_post(party.role, party.unit), *party.apart_from)
    }
    return teachable({phrase: code for phrase, code in draft.picks.items() if phrase in phrases}, directory)


def _teach(uow: UnitOfWork, alias: Alias, by: Viewer, now: datetime) -> None:
    """The unit is loaded anew: two phrases may have been placed with it."""
    known = unit_of(uow, alias.unit.code)
    change_unit(uow, "alias_learned", known, also_named(known, alias.phrase), by=by, now=now)
