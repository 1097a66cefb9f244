from datetime import date

import pytest

from domain.rank import Relation
from domain.unit import RELATION_OF_KIND, Kind, Unit


def unit(**validity):
    return Unit(code="u", name="Sở U", kind=Kind.DEPARTMENT, relation=Relation.SUBORDINATE, **validity)


def test_a_unit_without_dates_is_valid_on_every_day():
    assert unit().is_valid(date.min)
    assert unit().is_valid(date.max)


@pytest.mark.parametrize(
    ("day", "valid"),
    [
        (date(2013, 3, 31), False),
        (date(2013, 4, 1), True),
        (date(2025, 6, 30), True),
        (date(2025, 7, 1), False),
    ],
)
def test_a_unit_is_valid_from_its_first_to_its_last_day(day, valid):
    assert unit(valid_from=date(2013, 4, 1), valid_to=date(2025, 6, 30)).is_valid(day) is valid


def test_every_kind_has_a_relation():
    assert set(RELATION_OF_KIND) == set(Kind)
