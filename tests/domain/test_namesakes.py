"""One person is seldom meant to sit on two chairs: such names are doubted."""

from domain.invitation import Attendance, Invitation
from domain.namesakes import namesakes
from domain.rank import Rank, Relation

C = Attendance(name="Lê Văn C", post="Phó Giám đốc")
D = Attendance(name="Trần Thị D", post="Chuyên viên")


def line(id_, *people, unit="syt") -> Invitation:
    told = {"rank": Rank.STAFF, "relation": Relation.SUBORDINATE, "seats": 3}
    return Invitation(id=id_, meeting_id=1, unit=unit, line=0, role="r", attendances=people, **told)


def test_a_name_on_another_line_of_the_unit_is_doubted_however_it_is_spelled():
    typed = Attendance(name="lê  văn C", post="PGĐ")
    assert namesakes(line(1, typed, D), [line(1, typed, D), line(2, C)]) == (typed,)


def test_a_name_that_stands_twice_on_one_line_is_doubted_once():
    assert namesakes(line(1, C, D, C), [line(1, C, D, C)]) == (C,)


def test_another_units_namesake_is_another_person():
    assert namesakes(line(1, C), [line(1, C), line(2, C, unit="sxd")]) == ()


def test_different_names_are_not_doubted():
    assert namesakes(line(1, C), [line(1, C), line(2, D)]) == ()
