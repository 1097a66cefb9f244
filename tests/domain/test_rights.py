"""What may be given to whom: by the body, and by what the person is in it."""

import pytest

from domain.people import Contact, ContactState, Function, Grant, Role
from domain.rights import may_be_given
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
