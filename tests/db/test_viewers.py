"""Who may read what: letters are their organizers', meetings also their guests', lines each unit's own."""

import inspect
from typing import get_args, get_type_hints

import pytest

from db.letters import Letters
from db.meetings import Meetings
from domain.draft import Draft
from domain.errors import DomainError
from domain.invitation import Invitation
from domain.meeting import Meeting
from domain.people import HOUSE, Role, Viewer
from tests.db.records import HEALTH, HOME, HOST, TRA_ON, asking

ALL, OWN, NONE = (HEALTH, HOME), (HEALTH,), ()

READERS = [
    # who, the letter, the meeting, its lines, its panel, what "my meetings" lists
    ("a stranger", asking(), False, False, NONE, False, NONE),
    ("a contact of a unit not invited", asking(units=[TRA_ON]), False, False, NONE, False, NONE),
    ("a contact of an invited unit", asking(units=[HEALTH]), False, True, OWN, False, OWN),
    ("a contact of two invited units", asking(units=[HEALTH, HOME]), False, True, ALL, False, ALL),
    ("a contact of the organizing unit", asking(units=[HOST]), False, False, NONE, False, NONE),
    ("its viewer", asking((Role.VIEWER, HOST)), False, True, ALL, True, NONE),
    ("its aide", asking((Role.AIDE, HOST)), False, True, ALL, True, NONE),
    ("its organizer", asking((Role.ORGANIZER, HOST)), True, True, ALL, True, NONE),
    (
        "its organizer who is invited",
        asking((Role.ORGANIZER, HOST), units=[HEALTH]),
        True,
        True,
        ALL,
        True,
        OWN,
    ),
    ("a viewer of another unit", asking((Role.VIEWER, HOME)), False, False, NONE, False, NONE),
    ("an aide of another unit", asking((Role.AIDE, HOME)), False, False, NONE, False, NONE),
    ("an organizer of another unit", asking((Role.ORGANIZER, TRA_ON)), False, False, NONE, False, NONE),
    (
        "an organizer of another unit who is invited",
        asking((Role.ORGANIZER, HOME), units=[HEALTH]),
        False,
        True,
        OWN,
        False,
        OWN,
    ),
    ("an administrator of another unit", asking((Role.ADMINISTRATOR, HOME)), False, False, NONE, False, NONE),
    ("an organizer for all units", asking((Role.ORGANIZER, None)), True, True, ALL, True, NONE),
    ("an administrator", asking((Role.ADMINISTRATOR, None)), True, True, ALL, True, NONE),
    ("the house itself", HOUSE, True, True, ALL, True, NONE),
]


def told(read):
    """What a read returns; None where it says that there is no such thing."""
    try:
        return read()
    except DomainError as refusal:
        assert refusal.code == "not_found"
        return None


@pytest.mark.parametrize(
    ("viewer", "letter", "meeting", "lines", "panel", "mine"),
    [row[1:] for row in READERS],
    ids=[row[0] for row in READERS],
)
def test_each_reads_what_is_his_and_nothing_else(records, viewer, letter, meeting, lines, panel, mine):
    meeting_id = records.add_meeting(*ALL)
    with records.open() as uow:
        ids = {one.unit: one.id for one in uow.meetings.invitations(meeting_id, HOUSE)}
        letter_id = uow.meetings.get(meeting_id, HOUSE).letter_id
        assert (told(lambda: uow.letters.get(letter_id, viewer)) is not None) == letter
        assert (told(lambda: uow.meetings.get(meeting_id, viewer)) is not None) == meeting
        assert (told(lambda: uow.meetings.of_letter(letter_id, viewer)) is not None) == meeting
        seen = told(lambda: uow.meetings.invitations(meeting_id, viewer)) or []
        assert tuple(one.unit for one in seen) == lines
        singly = [unit for unit in ALL if told(lambda unit=unit: uow.meetings.invitation(ids[unit], viewer))]
        assert tuple(singly) == lines
        assert (told(lambda: uow.meetings.overseen(meeting_id, viewer)) is not None) == panel
        assert [one.id for one in uow.meetings.organized(viewer)] == ([meeting_id] if panel else [])
        assert (told(lambda: uow.meetings.to_change(meeting_id, viewer)) is not None) == letter
        assert [one.id for one in uow.meetings.changeable(viewer)] == ([meeting_id] if letter else [])
        assert tuple(one.unit for one, _ in uow.meetings.invited(viewer)) == mine


def test_what_does_not_exist_is_refused_in_the_same_words_as_what_is_not_ones_own(records):
    with records.open() as uow:
        for read in (uow.letters.get, uow.meetings.get, uow.meetings.invitation):
            with pytest.raises(DomainError) as refusal:
                read(404, HOUSE)
            assert refusal.value.code == "not_found"
        assert uow.meetings.of_letter(404, HOUSE) is None


def readers():
    """Every public method of letters and meetings that gives one of them back, however wrapped."""
    for repository in (Letters, Meetings):
        for name, method in inspect.getmembers(repository, inspect.isfunction):
            hints = get_type_hints(method)
            if not name.startswith("_") and _mentions(hints.get("return")):
                yield f"{repository.__name__}.{name}", hints


def _mentions(hint):
    return hint in (Draft, Meeting, Invitation) or any(_mentions(part) for part in get_args(hint))


@pytest.mark.parametrize(("name", "hints"), list(readers()), ids=[name for name, _ in readers()])
def test_no_letter_meeting_or_invitation_is_read_without_a_viewer(name, hints):
    assert hints.get("viewer") is Viewer


def test_the_law_finds_the_reads():
    names = {name for name, _ in readers()}
    assert {"Letters.get", "Meetings.get", "Meetings.invited", "Meetings.invitation"} <= names
