"""From the guests that a letter names to invitations of units.

What is not matched exactly is never guessed: it becomes a question for the organizer.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.letter.model import Party
from domain.name_search import Found, NameSearch, Unsure
from domain.posts import addressee, without_title
from domain.rank import Rank, Relation
from domain.spelling import clean, key
from domain.unit import Unit
from domain.unit_index import LONGEST_NAME


@dataclass(frozen=True, kw_only=True)
class Guest:
    """One invitation: a seat of a unit.

    `line` is the index of the letter's guest line, `role` what the card says ("Chủ tịch UBND huyện Trà Ôn"),
    `room` a part of the unit that the letter names and the directory does not have.
    """

    unit: Unit
    line: int
    role: str
    rank: Rank
    relation: Relation
    room: str = ""


@dataclass(frozen=True, kw_only=True)
class Question:
    """A phrase that the organizer is to place.

    `candidates` are codes of valid units, best first; `ended` is the code of the unit that bears this name
    and is no longer (or not yet) valid on the day.
    """

    line: int
    phrase: str
    role: str
    rank: Rank
    candidates: tuple[str, ...] = ()
    ended: str | None = None


@dataclass(frozen=True, kw_only=True)
class GuestList:
    guests: tuple[Guest, ...]
    questions: tuple[Question, ...]


def match(
    parties: Sequence[Party], directory: Sequence[Unit], *, on: date, learned: Mapping[str, str] | None = None
) -> GuestList:
    """The invitations that the letter's parties mean on this day, and what is left to ask.

    `learned` maps phrases, as an organizer once placed them, to codes of units; it goes before the directory.
    """
    search = NameSearch(directory, on, learned or {})
    guests: list[Guest] = []
    questions: list[Question] = []
    for party in parties:
        answer = search.find(party.unit)
        if isinstance(answer, Found):
            guests += [_guest(party, unit, answer) for unit in answer.units]
        elif phrase := clean(party.unit) or clean(party.role):
            questions.append(_question(party, phrase, answer))
    return GuestList(guests=_one_a_seat(guests), questions=tuple(dict.fromkeys(questions)))


def letter_units(names: Sequence[str], directory: Sequence[Unit], *, on: date) -> dict[str, str | None]:
    """The code of the one unit that each name of an order or brief means; None where that is not certain.

    A name may begin with the title of the one addressed: "Giám đốc Sở Nội vụ".
    """
    search = NameSearch(directory, on, {})
    return {name: search.code(name) or search.code(without_title(name)) for name in names}


def _guest(party: Party, unit: Unit, found: Found) -> Guest:
    return Guest(
        unit=unit,
        line=party.group,
        role=_role(party, unit, found),
        rank=party.rank,
        relation=unit.relation,
        room=found.room,
    )


def _role(party: Party, unit: Unit, found: Found) -> str:
    """Whom the card names. A body invited as such is called as the letter calls it: "Thường trực HĐND tỉnh"."""
    if not found.group and not clean(party.role):
        return clean(party.unit)
    return addressee(party.role, f"{found.room} - {unit.name}" if found.room else unit.name, party.rank)


def _question(party: Party, phrase: str, unsure: Unsure) -> Question:
    return Question(
        line=party.group,
        phrase=phrase[:LONGEST_NAME],
        role=clean(party.role)[:LONGEST_NAME],
        rank=party.rank,
        candidates=tuple(unit.code for unit in unsure.candidates),
        ended=unsure.ended.code if unsure.ended else None,
    )


def _one_a_seat(guests: Iterable[Guest]) -> tuple[Guest, ...]:
    """One invitation a seat, in the letter's order.

    Head and leader are one seat, and the head has it; staff and press sit elsewhere, and so does a room.
    """
    seats: dict[tuple[str, str, Rank], Guest] = {}
    for guest in guests:
        rank = Rank.HEAD if guest.rank is Rank.LEADER else guest.rank
        seat = (guest.unit.code, key(guest.room), rank)
        first = seats.setdefault(seat, guest)
        if first.rank is Rank.LEADER and guest.rank is Rank.HEAD:
            del seats[seat]
            seats[seat] = guest
    return tuple(sorted(seats.values(), key=lambda guest: guest.line))
