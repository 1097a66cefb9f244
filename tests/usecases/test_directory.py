"""The directory: brought in as a whole, looked up by its keepers only."""

from dataclasses import replace
from datetime import date

import pytest

from domain.directory_file import DirectoryTable, write_units
from domain.errors import DomainError
from domain.people import HOUSE
from tests.usecases.registration_house import ADMINISTRATOR, LAN, ORGANIZER, UNITS, House
from usecases.approve_contact import approve_contact
from usecases.hand_out_codes import mint_code
from usecases.import_directory import compare_directory, import_directory
from usecases.look_up_unit import directory_summary, list_units, look_up_unit
from usecases.lose_address import lose_address
from usecases.mint_codes import mint_codes


@pytest.fixture
def house(tmp_path):
    house = House(tmp_path)
    yield house
    house.engine.dispose()


def found(house, phrase):
    asked = {"by": house.viewer(ORGANIZER), "now": house.now, "inbox": 0}
    return [unit.code for unit in house.do(look_up_unit, phrase, **asked).units]


def brings(house, units, **more):
    table = DirectoryTable(rows=write_units(units))
    asked = {"file_name": "units.csv", "by": HOUSE, "now": house.now} | more
    return house.do(import_directory, table, **asked)


RENAMED = replace(UNITS[2], name="Sở Y tế tỉnh", groups=("các sở",))
NEW = replace(UNITS[3], code="so-xd", name="Sở Xây dựng")


def test_an_import_tells_what_is_new_what_changes_field_by_field_and_what_the_file_leaves_out(house):
    change = brings(house, [*UNITS[:2], RENAMED, NEW]).change
    assert change.added == (NEW,)
    [changed] = change.changed
    assert (changed.unit, changed.before) == (RENAMED, {"name": "Sở Y tế", "groups": ""})
    assert changed.after == {"name": "Sở Y tế tỉnh", "groups": "các sở"}
    assert (change.same, change.untold) == (2, UNITS[3:])
    units = house.do(list_units, by=HOUSE)
    assert {RENAMED, NEW, *UNITS} - {UNITS[2]} == set(units)


def test_a_dry_run_tells_the_same_and_writes_nothing(house):
    before = house.everything()
    table = DirectoryTable(rows=write_units([RENAMED, NEW]))
    planned = house.do(compare_directory, table, by=HOUSE)
    assert house.everything() == before
    assert brings(house, [RENAMED, NEW]).change == planned.change


def test_one_wrong_row_keeps_the_whole_file_out(house):
    before = house.everything()
    imported = brings(house, [RENAMED, NEW, replace(NEW, name="Sở Xây dựng khác")])
    assert [(error.row, error.code) for error in imported.errors] == [(4, "duplicate_code")]
    assert house.everything() == before


def test_the_same_file_again_changes_nothing(house):
    change = brings(house, UNITS).change
    assert (change.added, change.changed, change.same) == ((), (), len(UNITS))


def test_the_official_letter_is_kept_with_the_import_and_in_the_audit(house):
    brings(house, [RENAMED, NEW], letter=" 123/VP-HC\u202e ")
    [kept] = house.rows("imports")
    assert (kept["letter_number"], kept["file_name"]) == ("123/VP-HC", "units.csv")
    assert (kept["at"], kept["added"], kept["changed"]) == (house.now, 1, 1)
    [audited] = [row for row in house.rows("audit") if row["what"] == "directory_imported"]
    assert audited["after"]["letter"] == "123/VP-HC"
    assert audited["after"]["added"] == ["so-xd"]
    assert audited["before"]["so-y-te"]["name"] == "Sở Y tế"
    assert audited["after"]["changed"]["so-y-te"]["name"] == "Sở Y tế tỉnh"


@pytest.mark.parametrize("letter", ["VP-HC", "1" * 65])
def test_what_is_no_number_of_a_letter_is_refused_and_nothing_is_imported(house, letter):
    with pytest.raises(DomainError, match="letter_number_unusable"):
        brings(house, [NEW], letter=letter)
    assert house.rows("imports") == []


def test_an_organizer_imports_nothing(house):
    with pytest.raises(DomainError, match="not_allowed"):
        brings(house, [NEW], by=house.viewer(ORGANIZER))


@pytest.mark.parametrize(
    ("phrase", "codes"),
    [
        ("SO-Y-TE", ["so-y-te"]),
        ("Sở Y tế", ["so-y-te"]),
        ("syt", ["so-y-te"]),
        ("so noi vu", ["so-noi-vu"]),
        ("ubnd huyen tra on", ["tra-on"]),
        ("sở", ["so-y-te", "so-noi-vu"]),
        ("van phong uy ban", ["vp-ubnd"]),
        ("zzz qqq", []),
        ("", []),
        ("x" * 10_000, []),
    ],
)
def test_a_unit_is_found_by_code_by_name_and_without_marks(house, phrase, codes):
    assert found(house, phrase) == codes


def test_one_unit_gets_its_card_several_are_offered_and_none_puts_nothing(house):
    for phrase in ("so-y-te", "sở", "zzz qqq"):
        found(house, phrase)
    assert [card.facts["unit"] for card in house.cards(ORGANIZER, "unit")] == ["so-y-te"]
    [offered] = house.cards(ORGANIZER, "units_found")
    assert offered.facts["units"] == ["so-y-te", "so-noi-vu"]


def test_the_summary_closes_and_counts_a_unit_as_reached_when_somebody_reads_for_it(house):
    def counted():
        summary = house.do(directory_summary, by=house.viewer(ADMINISTRATOR))
        assert summary.reached + len(summary.unreached) + summary.uncarded == len(UNITS)
        return summary.reached, [unit.code for unit in summary.unreached]

    house.register(LAN, "so-y-te")
    assert counted() == (1, ["so-y-te", "so-noi-vu", "tra-on"])
    token = house.cards(ADMINISTRATOR, "contact_request")[-1].token
    house.by(ADMINISTRATOR, approve_contact, token, True)
    assert counted() == (2, ["so-noi-vu", "tra-on"])
    house.by(LAN, lose_address)
    assert counted() == (1, ["so-y-te", "so-noi-vu", "tra-on"])


def test_a_stranger_may_look_at_nothing_and_mint_nothing(house):
    stranger = house.viewer(LAN)
    asked = {"by": stranger, "now": house.now, "random": house.random}
    for use_case, args, more in (
        (
            look_up_unit,
            ("Sở Y tế",),
            {"by": stranger, "now": house.now, "inbox": 0},
        ),
        (directory_summary, (), {"by": stranger}),
        (list_units, (), {"by": stranger}),
        (mint_codes, (None,), asked),
        (mint_code, ("Sở Y tế",), asked | {"inbox": 0}),
    ):
        with pytest.raises(DomainError, match="not_organizer"):
            house.do(use_case, *args, **more)
    assert house.rows("registration_codes") == []


def test_codes_are_minted_for_every_unit_that_is_valid_today(house):
    ended = replace(UNITS[4], valid_to=date(2022, 2, 17))
    brings(house, [ended])
    minted = house.do(mint_codes, None, random=house.random, by=HOUSE, now=house.now)
    assert [one.unit.code for one in minted] == [unit.code for unit in UNITS[:4]]
    assert len({code for one in minted for code in (one.code, one.link_code)}) == 8


@pytest.mark.parametrize(
    ("phrase", "code"), [("Sở Lạ", "unit_unknown"), ("sở", "unit_ambiguous"), ("nội vụ", "unit_ambiguous")]
)
def test_a_fresh_code_needs_one_unit_and_otherwise_ends_no_older_one(house, phrase, code):
    house.mint("so-y-te")
    viewer = house.viewer(ORGANIZER)
    with pytest.raises(DomainError, match=code):
        house.do(mint_code, phrase, random=house.random, by=viewer, now=house.now, inbox=0)
    assert {row["uses_left"] for row in house.rows("registration_codes")} == {5}
    fresh = house.do(mint_code, "so noi vu", random=house.random, by=viewer, now=house.now, inbox=0)
    assert fresh.unit.code == "so-noi-vu"
    assert [row["uses_left"] for row in house.rows("registration_codes")] == [5] * 4


def test_codes_for_an_unknown_unit_mint_none_at_all(house):
    with pytest.raises(DomainError, match="unit_unknown"):
        house.do(mint_codes, ["so-y-te", "so-la"], random=house.random, by=HOUSE, now=house.now)
    assert house.rows("registration_codes") == []
