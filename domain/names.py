"""From the guests that a letter names to invitations of units.

What is not matched exactly is never guessed: it becomes a question for the organizer.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from domain.letter.model import Party
from domain.name_search import Found, NameSearch, Unsure
from domain.posts import addressee, without_title
from domain.rank import Rank, Relation
from domain.rooms import room_name
from domain.secretaries import body_of_post
from domain.spelling import LONGEST_NAME, clean, key
from domain.torn_names import rejoined
from domain.unit import Unit

FOR_CERTAIN = 0.97
"""From here on, a match is a name, a group or an abbreviation, and is not shown apart."""

HEAD_OF_ANY = "Thủ trưởng"
MEMBER = "Thành viên"
"""A post in a body, not of a unit: only a group of the directory tells whose heads they are."""

_MEMBERS = frozenset({"thành viên", "ủy viên"})


@dataclass(frozen=True, kw_only=True)
class Guest:
    """One invitation: a post of a unit.

    `line` is the index of the letter's guest line, `role` what the card says ("Chủ tịch UBND huyện Trà Ôn"),
    `seats` how many people are to come, `room` a part of the unit that the letter names and the directory does
    not have. `sure` is below 1 where the letter's `phrase` is not the unit's name as the directory has it.
    """

    unit: Unit
    line: int
    role: str
    rank: Rank
    relation: Relation
    seats: int = 1
    room: str = ""
    phrase: str = ""
    sure: float = 1.0

    @property
    def is_likely(self) -> bool:
        """Whether the phrase was read with some freedom, so that a person should see it."""
        return self.sure < FOR_CERTAIN


@dataclass(frozen=True, kw_only=True)
class Question:
    """A phrase that the organizer is to place.

    `candidates` are codes of valid units, best first; `ended` is the code of the unit that bears this name
    and is no longer (or not yet) valid on the day, `heir` that of the one that has followed it. `is_exception` asks
    who is *not* invited.
    """

    line: int
    phrase: str
    role: str
    rank: Rank
    candidates: tuple[str, ...] = ()
    ended: str | None = None
    heir: str | None = None
    is_exception: bool = False


@dataclass(frozen=True, kw_only=True)
class GuestList:
    guests: tuple[Guest, ...]
    questions: tuple[Question, ...]


def match(
    parties: Sequence[Party], directory: Sequence[Unit], *, on: date, learned: Mapping[str, str] | None = None
) -> GuestList:
    """The invitations that the letter's parties mean on this day, and what is left to ask.

    `learned` maps phrases, as an organizer once placed them, to codes of units; it goes before the directory.
    A unit under "Kính gửi" that the list of who comes names too is invited as the list says.
    """
    search = NameSearch(directory, on, learned or {})
    called: list[Guest] = []
    addressed: list[Guest] = []
    questions: list[Question] = []
    posts = [replace(party, unit=body_of_post(party.role, party.unit)) for party in parties]
    for party in rejoined(posts, lambda phrase: isinstance(search.find(phrase), Found)):
        guests, unclear = _invited(party, search)
        (addressed if party.addressed and not clean(party.role) else called).extend(guests)
        questions += unclear
    of_list = {guest.unit.code for guest in called}
    others = [guest for guest in addressed if guest.unit.code not in of_list]
    return GuestList(guests=_one_a_seat([*called, *others]), questions=tuple(dict.fromkeys(questions)))


def letter_units(names: Sequence[str], directory: Sequence[Unit], *, on: date) -> dict[str, str | None]:
    """The code of the one unit that each name of an order or brief means; None where that is not certain.

    A name may begin with the title of the one addressed: "Giám đốc Sở Nội vụ".
    """
    search = NameSearch(directory, on, {})
    return {name: search.code(name) or search.code(without_title(name)) for name in names}


def _invited(party: Party, search: NameSearch) -> tuple[list[Guest], list[Question]]:
    answer = _find(party, search)
    if isinstance(answer, Found):
        left_out, unclear = _exceptions(party, answer, search)
        return [_guest(party, unit, answer) for unit in answer.units if unit not in left_out], unclear
    phrase = clean(party.unit) or clean(party.role)
    return [], [_question(party, phrase, answer)] if phrase else []


def _find(party: Party, search: NameSearch) -> Found | Unsure:
    if clean(party.role).casefold() in _MEMBERS:
        return search.group(f"{MEMBER} {party.unit}")
    return search.find(party.unit)


def _exceptions(party: Party, found: Found, search: NameSearch) -> tuple[list[Unit], list[Question]]:
    """The units that are left out, and what is to be asked before anybody is."""
    left_out: list[Unit] = []
    questions: list[Question] = []
    for phrase in map(clean, party.apart_from):
        answer = search.excepted(phrase, found.units)
        if isinstance(answer, Found):
            left_out += answer.units
        else:
            questions.append(replace(_question(party, phrase, answer), role="", is_exception=True))
    return left_out, questions


def _guest(party: Party, unit: Unit, found: Found) -> Guest:
    return Guest(
        unit=unit,
        line=party.group,
        role=_role(party, unit, found),
        rank=Rank.HEAD if clean(party.role).casefold() in _MEMBERS else party.rank,
        relation=unit.relation,
        seats=party.seats,
        room=_room(unit, found),
        phrase=clean(party.unit),
        sure=found.sure,
    )


def _role(party: Party, unit: Unit, found: Found) -> str:
    """Whom the card names. A body invited as such is called as the letter calls it: "Thường trực HĐND tỉnh"."""
    if not found.group and not clean(party.role):
        return clean(party.unit)
    room = _room(unit, found)
    role = HEAD_OF_ANY if clean(party.role).casefold() in _MEMBERS else party.role
    rank = Rank.HEAD if role == HEAD_OF_ANY else party.rank
    return addressee(role, room_name(room, unit.name) if room else unit.name, rank)


def _room(unit: Unit, found: Found) -> str:
    """The room through whose unit one is invited; none where the directory has the room itself."""
    is_room = f"{key(unit.name)} ".startswith(f"{key(found.room)} ")
    return "" if found.room and is_room else found.room


def _question(party: Party, phrase: str, unsure: Unsure) -> Question:
    return Question(
        line=party.group,
        phrase=phrase[:LONGEST_NAME],
        role=clean(party.role)[:LONGEST_NAME],
        rank=party.rank,
        candidates=tuple(unit.code for unit in unsure.candidates),
        ended=unsure.ended.code if unsure.ended else None,
        heir=unsure.heir.code if unsure.heir else None,
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
