"""The table of guest phrases: what is matched without asking is right, and most is matched."""

from collections import Counter

import pytest

from tests.names.measure import figures, rows


@pytest.fixture(scope="module")
def every():
    return rows()


def test_the_table_is_large_has_both_structures_and_names_no_phrase_twice(every):
    assert len(every) >= 240
    assert min(Counter(row.directory for row in every).values()) >= 100
    assert len({(row.directory, row.phrase) for row in every}) == len(every)
    assert sum(row.asked for row in every) >= 60


def test_a_third_of_the_table_is_held_out(every):
    assert 0.25 < sum(row.is_held_out for row in every) / len(every) < 0.4


@pytest.mark.parametrize("held_out", [False, True], ids=["developed", "held out"])
def test_what_is_matched_without_asking_is_right_and_most_is_matched(every, held_out):
    found = figures(row for row in every if row.is_held_out is held_out)
    assert found.precision >= 0.98
    assert found.recall >= (0.95 if held_out else 0.98)


def test_nobody_is_invited_by_a_phrase_that_must_be_asked(every):
    assert [row.phrase for row in every if row.asked and row.invited - row.units] == []
