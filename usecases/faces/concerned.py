"""The part of the guest list about orders and those to be informed: what is shown, and its buttons."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.concerned import Concerned
from domain.face import Button, Rows, rows_of
from domain.meeting import MeetingAssignment
from domain.orders import desk_candidates, doer, order_phrase
from domain.phrase_key import phrase_key
from domain.unit import Unit

MOST_SHOWN = 8


@dataclass(frozen=True)
class PlannedOrder:
    """An order with who is to get it; `candidates` are empty where there is nothing to choose."""

    order: MeetingAssignment
    unit: Unit | None
    helpers: tuple[Unit, ...]
    candidates: tuple[Unit, ...]


def planned_orders(concerned: Concerned, directory: Sequence[Unit], on: date) -> list[PlannedOrder]:
    units = {unit.code: unit for unit in directory}
    return [
        PlannedOrder(
            order,
            units.get(doer(order) or ""),
            tuple(units[code] for code in order.copies),
            desk_candidates(order, directory, on=on),
        )
        for order in concerned.orders
    ]


def concerned_rows(planned: Sequence[PlannedOrder], concerned: Concerned) -> Rows:
    """A button for each order with a choice of desks, and for each line that can be dropped."""
    desks: dict[int, Button] = {}
    for n, one in enumerate(planned[:MOST_SHOWN], 1):
        if one.candidates:
            key = phrase_key(order_phrase(one.order))
            desks.setdefault(key, Button("choose_desk", f"desk.{key}", {"n": n}))
    drops = [
        Button("drop_informed", f"uninform.{phrase_key(line.text)}", {"n": n})
        for n, line in enumerate(concerned.informed[:MOST_SHOWN], 1)
    ]
    return (*rows_of(list(desks.values()), 2), *rows_of(drops, 2))


def asked_order(planned: Sequence[PlannedOrder], key: object) -> PlannedOrder | None:
    """The order whose desk is being chosen."""
    return next(
        (one for one in planned if one.candidates and phrase_key(order_phrase(one.order)) == key), None
    )


def desk_rows(asked: PlannedOrder) -> Rows:
    key = phrase_key(order_phrase(asked.order))
    picks = [
        Button("unit_name", f"desk.{key}.{index}", {"name": unit.name})
        for index, unit in enumerate(asked.candidates)
    ]
    return (*rows_of(picks, 1), (Button("later", "later"),))
