from datetime import date
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.directory_checks import RowError
from domain.directory_file import COLUMNS, DirectoryTable, read_table, read_units, write_units
from domain.rank import Relation
from domain.unit import Kind

EMPTY = dict.fromkeys(COLUMNS, "")


def row(code="so-y-te", **cells):
    return EMPTY | {"code": code, "name": "Sở Y tế", "kind": "department", "level": "province"} | cells


def complaints(*rows, known=()):
    _, errors = read_units(rows, known)
    return [(error.row, error.column, error.code) for error in errors]


def units(*rows, known=()):
    read, errors = read_units(rows, known)
    assert errors == []
    return read


def test_a_row_becomes_a_unit():
    cells = {
        "aliases": "SYT; Sở  Y Tế ;;SYT",
        "groups": "các sở, ban, ngành tỉnh",
        "valid_from": "2013-04-01",
        "valid_to": "30/6/2025",
        "protocol_order": "340",
        "travel_min": "",
    }
    [unit], errors = read_units([row(**cells)])
    assert errors == []
    assert unit.aliases == ("SYT", "Sở Y Tế")
    assert unit.groups == ("các sở, ban, ngành tỉnh",)
    assert (unit.valid_from, unit.valid_to) == (date(2013, 4, 1), date(2025, 6, 30))
    assert (unit.protocol_order, unit.travel_min) == (340, 0)
    assert unit.parent is None


@pytest.mark.parametrize("kind", list(Kind))
def test_a_relation_that_is_not_told_follows_from_the_kind(kind):
    [unit], _ = read_units([row(kind=kind, relation="")])
    assert unit.relation in set(Relation)
    [told], _ = read_units([row(kind=kind, relation="equal")])
    assert told.relation is Relation.EQUAL


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ({"code": ""}, "code", "missing"),
        ({"code": "x" * 65}, "code", "too_long"),
        ({"code": "a b"}, "code", "bad_code"),
        ({"code": "a/b"}, "code", "bad_code"),
        ({"code": "-a"}, "code", "bad_code"),
        ({"name": " \u200b"}, "name", "missing"),
        ({"name": "x" * 301}, "name", "too_long"),
        ({"aliases": "a;" + "x" * 301}, "aliases", "too_long"),
        ({"groups": "ab;" * 400_000}, "groups", "too_long"),
        ({"phone": "abc không phải số"}, "phone", "bad_phone"),
        ({"kind": ""}, "kind", "missing"),
        ({"kind": "ministry"}, "kind", "unknown_value"),
        ({"relation": "friend"}, "relation", "unknown_value"),
        ({"level": "moon"}, "level", "unknown_value"),
        ({"valid_from": "soon"}, "valid_from", "bad_date"),
        ({"valid_to": "2022-02-30"}, "valid_to", "bad_date"),
        ({"valid_from": "2022-02-02", "valid_to": "2022-02-01"}, "valid_to", "ends_before_start"),
        ({"protocol_order": "1.5"}, "protocol_order", "bad_number"),
        ({"travel_min": "-1"}, "travel_min", "bad_number"),
        ({"travel_min": "१२"}, "travel_min", "bad_number"),
        ({"parent": "nobody"}, "parent", "unknown_unit"),
        ({"successor": "nobody"}, "successor", "unknown_unit"),
        ({"parent": "so-y-te"}, "parent", "parent_cycle"),
        ({"successor": "so-y-te"}, "successor", "successor_cycle"),
    ],
)
def test_a_wrong_cell_is_named_by_line_and_column(cells, column, code):
    # Given a good row before it, the wrong one stands on line 3 of the file.
    assert complaints(row("good"), row(**cells)) == [(3, column, code)]


@pytest.mark.parametrize("code", ["so-y-te", "A.19.24", "sở_y_tế", "000.00.19.H61"])
def test_a_code_is_made_of_letters_digits_and_what_joins_them(code):
    assert [unit.code for unit in units(row(code))] == [code]


def test_everything_that_is_wrong_is_told_at_once():
    assert complaints(row(name="", kind="x"), row("b", travel_min="x")) == [
        (2, "kind", "unknown_value"),
        (2, "name", "missing"),
        (3, "travel_min", "bad_number"),
    ]


def test_an_error_shows_the_value_and_what_is_allowed():
    _, [error] = read_units([row(level="moon")])
    assert error.facts == {"value": "moon", "allowed": "province, district, commune"}


def test_two_rows_with_one_code_are_an_error_that_names_the_first():
    _, [error] = read_units([row("a"), row("b"), row("a")])
    assert (error.row, error.column, error.code) == (4, "code", "duplicate_code")
    assert error.facts["first_row"] == "2"


def test_a_parent_or_successor_may_already_be_in_the_directory():
    assert complaints(row(parent="old", successor="old"), known=units(row("old"))) == []


def test_a_wrong_row_is_not_also_missed_as_a_parent():
    assert complaints(row("a", travel_min="x"), row("b", parent="a")) == [(2, "travel_min", "bad_number")]


def test_a_circle_of_parents_is_told_on_each_of_its_rows_and_on_no_other():
    rows = [row("a", parent="b"), row("b", parent="c"), row("c", parent="a"), row("d", parent="a")]
    assert complaints(*rows) == [(line, "parent", "parent_cycle") for line in (2, 3, 4)]


def test_a_successor_that_ended_is_an_error():
    rows = [row("a", valid_to="2020-01-31", successor="b"), row("b", valid_to="2025-06-30")]
    assert complaints(*rows) == [(2, "successor", "successor_ended")]


def test_a_successor_cannot_have_ended_before_the_unit_that_it_follows():
    rows = [
        row("a", valid_to="2025-06-30", successor="b"),
        row("b", valid_to="2020-01-31", successor="c"),
        row("c"),
    ]
    assert complaints(*rows) == [(2, "successor", "successor_ended")]


def test_an_error_tells_days_as_offices_write_them():
    _, [error] = read_units([row(valid_from="2024-01-01", valid_to="2023-12-31")])
    assert error.facts == {"value": "31/12/2023", "start": "01/01/2024"}
    ended = [row("a", valid_to="2020-01-31", successor="b"), row("b", valid_to="2025-06-30")]
    _, [error] = read_units(ended)
    assert error.facts["ended"] == "30/06/2025"


def test_a_circle_that_leads_through_the_directory_is_told_on_the_row_that_closes_it():
    known = units(row("a", parent="b", successor="b"), row("b"))
    closing = row("b", parent="a", successor="a")
    assert complaints(closing, known=known) == [
        (2, "parent", "parent_cycle"),
        (2, "successor", "successor_cycle"),
    ]


def test_a_row_that_ends_the_successor_of_a_unit_of_the_directory_must_name_its_own():
    known = units(row("a", valid_to="2020-01-31", successor="b"), row("b"), row("c"))
    assert complaints(row("b", valid_to="2025-06-30"), known=known) == [(2, "valid_to", "follower_ends")]
    assert complaints(row("b", valid_to="2025-06-30", successor="c"), known=known) == []


def test_20000_units_in_one_line_of_parents_are_walked_once():
    rows = [row(f"u{number}", parent=f"u{number + 1}") for number in range(20_000)]
    started = process_time()
    assert complaints(*rows) == [(20_001, "parent", "unknown_unit")]
    assert process_time() - started < 10


def test_a_column_that_the_file_does_not_have_stays_as_it_is():
    known = units(row(phone="0270.3000.134", aliases="SYT"))
    [unit] = units({"code": "so-y-te", "name": "Sở Y tế mới", "kind": "department"}, known=known)
    assert (unit.name, unit.phone, unit.aliases) == ("Sở Y tế mới", "0270.3000.134", ("SYT",))
    [emptied] = units(row(), known=known)
    assert emptied.phone == ""


def test_what_was_wrong_in_a_cell_already_is_told_once_and_rows_count_from_the_header():
    wrong = RowError(row=5, column="name", code="formula")
    table = DirectoryTable(rows=[row(name="")], first_row=5, errors=[wrong])
    assert read_table(table) == ([], [wrong])


def test_a_line_of_successors_that_reaches_a_living_unit_is_good():
    rows = [
        row("a", valid_to="2020-01-31", successor="b"),
        row("b", valid_to="2025-06-30", successor="c"),
        row("c"),
    ]
    assert complaints(*rows) == []


def test_control_and_direction_marks_are_stripped_from_names():
    [unit], _ = read_units([row(name="Sở\u202e Y\x07 tế", aliases="S\u200bYT")])
    assert (unit.name, unit.aliases) == ("Sở Y tế", ("SYT",))


def test_markup_in_a_name_stays_text():
    [unit], _ = read_units([row(name="<b>Sở</b> Y tế")])
    assert unit.name == "<b>Sở</b> Y tế"


def test_empty_rows_are_passed_over_and_still_counted():
    assert complaints(EMPTY, row(kind="")) == [(3, "kind", "missing")]


def test_missing_columns_and_cells_are_empty_cells():
    [unit], errors = read_units([{"code": "a", "name": "A", "kind": "press", "phone": None}])
    assert errors == []
    assert unit.phone == ""


CELLS = st.dictionaries(st.sampled_from(COLUMNS), st.text(max_size=12))
GOOD_CELLS = st.fixed_dictionaries(
    {
        "name": st.text(min_size=1, max_size=20).map(lambda text: "Sở " + text),
        "aliases": st.text(max_size=20),
        "groups": st.text(max_size=20),
        "kind": st.sampled_from(list(Kind)),
        "relation": st.sampled_from(["", *Relation]),
        "valid_to": st.sampled_from(["", "2025-06-30", "1/7/2025"]),
        "travel_min": st.sampled_from(["", "0", "007", "45"]),
    }
)


@settings(deadline=None)
@given(st.lists(CELLS, max_size=4))
def test_no_rows_make_the_reader_fail(rows):
    read_units(rows)


@settings(deadline=None)
@given(st.lists(GOOD_CELLS, max_size=4))
def test_units_that_were_written_are_read_again_the_same(cells):
    written = units(*(row(f"u{number}", **each) for number, each in enumerate(cells)))
    assert len(written) == len(cells)
    assert read_units(write_units(written)) == (written, [])
