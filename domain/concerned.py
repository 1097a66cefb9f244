"""Whom a letter concerns without inviting: those who have an order of it, and those who only must know."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from domain.calling import day_of, orders_and_briefs
from domain.draft import Draft
from domain.informed import InformedLine, informed_lines
from domain.meeting import MeetingAssignment
from domain.name_search import NameSearch
from domain.names import Guest
from domain.orders import orders_among, with_desks, working
from domain.unit import Unit


@dataclass(frozen=True, kw_only=True)
class Concerned:
    """`assignments` are all of the letter's; `orders` those among them that are work to be done."""

    assignments: tuple[MeetingAssignment, ...]
    orders: tuple[MeetingAssignment, ...]
    informed: tuple[InformedLine, ...]


def concerned_by(
    draft: Draft, guests: Iterable[Guest], directory: Sequence[Unit], desks: Mapping[str, str]
) -> Concerned:
    """Who has an order and who must know, before anything is sent. `desks` as for `with_desks`.

    A unit with an invitation or an order needs no message besides.
    """
    on = day_of(draft.reading)
    search = NameSearch(directory, on, {})
    named, briefs = orders_and_briefs(draft.reading, directory)
    valid = {unit.code for unit in directory if unit.is_valid(on)}
    assignments = with_desks(named, desks, valid, search)
    orders = orders_among(assignments, briefs)
    told = working(orders) | {guest.unit.code for guest in guests}
    informed = informed_lines(draft.reading.recipients, search, told=told, picks=draft.picks)
    return Concerned(assignments=assignments, orders=orders, informed=informed)
