"""What may be given to whom: by the body, and by what the person is in it."""

import pytest

from domain.errors import DomainError
from domain.people import Address, Contact, ContactState, Function, Grant, Role, Viewer
from domain.rights import acts_for, check_administrator, check_organizer, may_be_given, may_decide_on
from domain.unit import RELATION_OF_KIND, Kind, Unit

OFFICE = "vp-ubnd"


def given(kind, code="a", *, state=ContactState.ACTIVE, function=Function.CLERK, organizing=()):
    unit = Unit(code=code, name="Đơn vị", kind=kind, relation=RELATION_OF_KIND[kind])
    contact = Contact(
        id=1, person_id=1, person_name="Lan", unit=code, post="Chuyên viên", function=function, state=state
    )
    return may_be_given(contact, unit, OFFICE, organizing)


def test_a_person_of_the_host_may_be_given_every_role():
    assert {grant.role for grant in given(Kind.HOST)} == set(Role)


@pytest.mark.parametrize("kind", [one for one in Kind if one not in (Kind.HOST, Kind.PRESS)])
def test_a_person_of_another_body_may_only_look_on_at_the_offices_meetings(kind):
    assert given(kind) == (Grant(Role.VIEWER, OFFICE),)


def test_the_press_looks_on_at_nothing():
    assert given(Kind.PRESS, function=Function.PRESS) == ()


@pytest.mark.parametrize("state", [ContactState.PENDING, ContactState.REVOKED])
def test_nothing_is_given_to_one_who_does_not_speak_for_the_unit(state):
    assert given(Kind.HOST, state=state) == ()


def test_a_role_holds_over_the_units_own_meetings_where_it_has_any_else_over_the_offices():
    over = {grant.role: grant.unit for grant in given(Kind.HOST, "phong")}
    assert over == {
        Role.ADMINISTRATOR: None,
        Role.ORGANIZER: "phong",
        Role.VIEWER: OFFICE,
        Role.AIDE: OFFICE,
    }
    over = {grant.role: grant.unit for grant in given(Kind.HOST, "phong", organizing={"phong"})}
    assert (over[Role.VIEWER], over[Role.AIDE]) == ("phong", "phong")


def test_only_an_administrators_role_is_over_everything():
    for kind in Kind:
        assert {one.role for one in given(kind) if one.unit is None} <= {Role.ADMINISTRATOR}


HOST = Unit(code=OFFICE, name="Văn phòng", kind=Kind.HOST, relation=RELATION_OF_KIND[Kind.HOST])
ADMINISTRATOR = Grant(Role.ADMINISTRATOR)
ORGANIZER, OTHERS_ORGANIZER = Grant(Role.ORGANIZER, OFFICE), Grant(Role.ORGANIZER, "phong")


def who(*grants):
    return Viewer(person_id=1, address_id=1, address=Address("telegram", "1"), grants=frozenset(grants))


def refusal(check, viewer):
    try:
        check(viewer)
    except DomainError as refused:
        return refused.code
    return None


@pytest.mark.parametrize(
    ("grant", "acts", "organizes", "administers"),
    [
        (ADMINISTRATOR, True, None, None),
        (ORGANIZER, True, None, "not_allowed"),
        (OTHERS_ORGANIZER, False, None, "not_allowed"),
        (Grant(Role.VIEWER, OFFICE), False, "not_organizer", "not_allowed"),
        (Grant(Role.AIDE, OFFICE), False, "not_organizer", "not_allowed"),
    ],
)
def test_who_acts_for_the_host_who_organizes_and_who_runs_the_house(grant, acts, organizes, administers):
    viewer = who(grant)
    assert acts_for(HOST, viewer) is acts
    assert (refusal(check_organizer, viewer), refusal(check_administrator, viewer)) == (
        organizes,
        administers,
    )


@pytest.mark.parametrize(
    ("grant", "own", "others"),
    [(ADMINISTRATOR, True, True), (ORGANIZER, False, True), (OTHERS_ORGANIZER, False, False)],
)
def test_nobody_but_an_administrator_decides_on_himself(grant, own, others):
    mine, anothers = (
        Contact(
            id=1,
            person_id=number,
            person_name="Lan",
            unit="a",
            post="Văn thư",
            function=Function.CLERK,
            state=ContactState.PENDING,
        )
        for number in (1, 2)
    )
    assert [may_decide_on(one, HOST, who(grant)) for one in (mine, anothers)] == [own, others]


def test_while_there_is_no_host_only_administrators_act_for_it():
    assert [acts_for(None, who(grant)) for grant in (ADMINISTRATOR, ORGANIZER)] == [True, False]
