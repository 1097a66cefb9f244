"""The orders of a letter on their way to those who carry them out: whose desk, who helps, in what tone."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from domain.letter.text import fold
from domain.meeting import MeetingAssignment, MeetingBrief
from domain.name_search import NameSearch, Unsure
from domain.posts import without_title
from domain.rank import Relation
from domain.spelling import key
from domain.unit import Unit

MOST_CANDIDATES = 8
_LONGEST_NAME_WORDS = 14
_LONGEST_LIST = 600
"""Characters of a list of helping units; what stands after them helps nobody."""
_TOGETHER = re.compile(r"phối hợp(?: chặt chẽ)?(?: cùng với| với| cùng)?\s+")
_AND = "và"
"""Silent when names are compared, so no name may end with it."""
_BETWEEN = re.compile(r"\s*(?:[,;]\s*(?:và\s+)?|và\s+|cùng\s+)")
_SPEAKING = re.compile(r"thảo luận|tham luận|phát biểu")


def orders_among(
    assignments: Iterable[MeetingAssignment], briefs: Sequence[MeetingBrief]
) -> tuple[MeetingAssignment, ...]:
    """The assignments that are work to be done. Who is asked to speak has a brief on the invitation for that."""
    speakers = {brief.unit or key(brief.unit_text) for brief in briefs}
    return tuple(
        one
        for one in assignments
        if not (_SPEAKING.search(fold(one.task)) and (one.unit or key(one.unit_text)) in speakers)
    )


def with_desks(
    assignments: Iterable[MeetingAssignment],
    desks: Mapping[str, str],
    valid: Collection[str],
    search: NameSearch,
) -> tuple[MeetingAssignment, ...]:
    """The assignments with the desk that somebody once chose for such a phrase, and the units that help.

    `desks` maps phrases, by their `desk_phrase`, to codes; a desk that is not among the `valid` codes is none.
    """
    return tuple(_with_desk(one, desks, valid, search) for one in assignments)


def desk_phrase(unit_text: str) -> str:
    """Under what a chosen desk is remembered: "Chánh Văn phòng" and "chánh văn phòng" are one phrase."""
    return key(unit_text)


def order_phrase(order: MeetingAssignment) -> str:
    return desk_phrase(order.unit_text)


def doer(order: MeetingAssignment) -> str | None:
    """The unit that gets the order's card; None while nobody knows."""
    return order.desk or order.unit


def working(orders: Iterable[MeetingAssignment]) -> frozenset[str]:
    """Codes of all who have a part in the orders: those who do them and those who help."""
    return frozenset(code for order in orders for code in (doer(order), *order.copies) if code)


def gets_the_order(unit: Unit) -> bool:
    """Superiors get no card: somebody calls them."""
    return unit.relation is not Relation.SUPERIOR


def desk_candidates(order: MeetingAssignment, directory: Sequence[Unit], *, on: date) -> tuple[Unit, ...]:
    """Who may carry the order out, the host's rooms first; of a known unit its rooms and itself.

    Empty where there is nothing to choose: a unit without rooms does it itself.
    """
    valid = [unit for unit in directory if unit.is_valid(on)]
    if order.unit is not None:
        rooms = [unit for unit in valid if unit.parent == order.unit]
        own = [unit for unit in valid if unit.code == order.unit]
        return tuple([*rooms, *own][:MOST_CANDIDATES]) if rooms else ()
    of_host = [unit for unit in valid if unit.relation is Relation.HOST]
    of_host.sort(key=lambda unit: unit.parent is None)
    candidates = dict.fromkeys((*of_host, *_nearest(order.unit_text, directory, on)))
    return tuple(unit for unit in candidates if gets_the_order(unit))[:MOST_CANDIDATES]


def _nearest(phrase: str, directory: Sequence[Unit], on: date) -> tuple[Unit, ...]:
    answer = NameSearch(directory, on, {}).find(without_title(phrase))
    return answer.candidates if isinstance(answer, Unsure) else answer.units[:1]


def _with_desk(
    order: MeetingAssignment, desks: Mapping[str, str], valid: Collection[str], search: NameSearch
) -> MeetingAssignment:
    chosen = desks.get(desk_phrase(order.unit_text))
    desk = chosen if chosen in valid else None
    copies = tuple(code for code in _helping(order.task, search) if code not in (order.unit, desk))
    return replace(order, desk=desk, copies=copies)


def _helping(task: str, search: NameSearch) -> tuple[str, ...]:
    """Codes of the units that a task names after "phối hợp với", as far as their names are exact."""
    found: dict[str, None] = {}
    for start in _TOGETHER.finditer(fold(task)):
        found |= dict.fromkeys(_units_at(task[start.end() :][:_LONGEST_LIST], search))
    return tuple(found)


def _units_at(text: str, search: NameSearch) -> Iterator[str]:
    """The units of a list at the beginning of the text, each the longest name that fits."""
    while (named := _unit_at(text, search)) is not None:
        code, text = named
        yield code
        between = _BETWEEN.match(text)
        if between is None:
            return
        text = text[between.end() :]


def _unit_at(text: str, search: NameSearch) -> tuple[str, str] | None:
    """The code of the unit with which the text begins, and the text after it."""
    words = text.split(" ")
    for n in range(min(len(words), _LONGEST_NAME_WORDS), 0, -1):
        name = " ".join(words[:n]).rstrip(",;.")
        if words[n - 1] != _AND and (code := search.code(name)):
            return code, text[len(name) :]
    return None
