from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.calling import invitations_of
from domain.letter.model import Party
from domain.name_search import SURE_ENOUGH
from domain.names import letter_units, match
from domain.rank import Rank, Relation
from domain.spelling import clean
from domain.unit import Kind, Unit

DAY = date(2022, 2, 22)
ALL = ("các sở, ban, ngành tỉnh",)


def unit(code, name, **more):
    return Unit(code=code, name=name, **({"kind": Kind.DEPARTMENT, "relation": Relation.SUBORDINATE} | more))


NOI_VU = unit("noi-vu", "Sở Nội vụ", groups=ALL, protocol_order=1)
ROOM = unit("room", "Phòng Xây dựng chính quyền", parent="noi-vu")
Y_TE = unit("y-te", "Sở Y tế", groups=ALL, protocol_order=2)
OFFICE = unit("office", "Văn phòng UBND tỉnh", kind=Kind.HOST, relation=Relation.HOST, groups=ALL)
OLD = unit("old", "Sở Thương mại", groups=ALL, valid_to=date(2008, 4, 1), successor="new")
NEW = unit("new", "Sở Công Thương", valid_from=date(2008, 4, 2))
DIRECTORY = [NOI_VU, ROOM, Y_TE, OFFICE, OLD, NEW]


def party(unit, role="Lãnh đạo", rank=Rank.LEADER, line=0):
    return Party(group=line, role=role, unit=unit, rank=rank)


def invited(*parties, learned=None):
    guest_list = match(parties, DIRECTORY, on=DAY, learned=learned)
    assert guest_list.questions == ()
    return [(guest.line, guest.rank, guest.role) for guest in guest_list.guests]


def asked(*parties, **more):
    guest_list = match(parties, DIRECTORY, on=DAY, **more)
    assert guest_list.guests == ()
    return guest_list.questions


HEADS = party("các sở, ban, ngành, tỉnh", "Thủ trưởng", Rank.HEAD, line=3)


def test_a_name_becomes_an_invitation_with_the_units_relation():
    [guest] = match([party("VĂN PHÒNG Uỷ ban nhân dân tỉnh")], DIRECTORY, on=DAY).guests
    assert (guest.unit, guest.relation, guest.role) == (OFFICE, Relation.HOST, "lãnh đạo Văn phòng UBND tỉnh")


def test_a_body_invited_without_a_role_is_addressed_in_the_letters_words():
    assert invited(party("SỞ Y TẾ  tỉnh", role="")) == [(0, Rank.LEADER, "SỞ Y TẾ tỉnh")]


def test_a_group_becomes_its_valid_members_but_not_the_host():
    assert invited(HEADS) == [(3, Rank.HEAD, "Giám đốc Sở Nội vụ"), (3, Rank.HEAD, "Giám đốc Sở Y tế")]


def test_members_of_a_group_invited_without_a_role_are_called_by_their_names():
    assert [role for _, _, role in invited(party("các sở, ban, ngành", role=""))] == ["Sở Nội vụ", "Sở Y tế"]


def test_a_unit_on_two_lines_is_invited_once_with_the_higher_rank():
    own_line = party("Sở Y tế", line=1)
    once = [(3, Rank.HEAD, "Giám đốc Sở Nội vụ"), (3, Rank.HEAD, "Giám đốc Sở Y tế")]
    assert invited(own_line, HEADS) == once
    assert invited(HEADS, own_line) == once


def test_leader_and_staff_of_one_unit_are_two_seats():
    staff = party("Sở Y tế", "Chuyên viên", Rank.STAFF)
    head = party("Sở Y tế", "Giám đốc", Rank.HEAD)
    assert invited(party("Sở Y tế"), staff) == [
        (0, Rank.LEADER, "lãnh đạo Sở Y tế"),
        (0, Rank.STAFF, "chuyên viên Sở Y tế"),
    ]
    assert [rank for _, rank, _ in invited(party("Sở Y tế"), staff, head)] == [Rank.STAFF, Rank.HEAD]


def test_those_who_come_to_report_sit_apart_from_the_leaders():
    press = party("Sở Y tế", "Lãnh đạo", Rank.PRESS)
    assert [rank for _, rank, _ in invited(party("Sở Y tế"), press)] == [Rank.LEADER, Rank.PRESS]


@pytest.mark.parametrize("dash", [" - ", " – ", " thuộc "])
def test_a_room_of_a_unit_is_the_directorys_entry_for_it(dash):
    [guest] = match([party(f"Phòng Xây dựng chính quyền{dash}Sở Nội vụ")], DIRECTORY, on=DAY).guests
    assert guest.unit == ROOM


def test_a_room_that_the_directory_lacks_is_invited_through_its_unit():
    [guest] = match([party("Phòng Thanh niên - Hội - Sở Nội vụ")], DIRECTORY, on=DAY).guests
    assert (guest.unit, guest.room) == (NOI_VU, "Phòng Thanh niên - Hội")
    assert guest.role == "lãnh đạo Phòng Thanh niên - Hội - Sở Nội vụ"


def test_a_line_for_a_room_does_not_take_the_place_of_the_units_head():
    in_directory = party("Phòng Xây dựng chính quyền - Sở Nội vụ", line=5)
    elsewhere = party("Phòng Thanh niên - Sở Nội vụ", line=6)
    assert [line for line, _, _ in invited(HEADS, in_directory, elsewhere)] == [3, 3, 5, 6]


def test_a_room_of_the_same_name_in_another_unit_is_another_room():
    elsewhere = unit("elsewhere", "Phòng Tổ chức", parent="noi-vu")
    [guest] = match([party("Phòng Tổ chức - Sở Y tế")], [*DIRECTORY, elsewhere], on=DAY).guests
    assert (guest.unit, guest.room) == (Y_TE, "Phòng Tổ chức")


def test_a_body_named_before_a_dash_is_no_room_of_the_one_behind_it():
    [question] = asked(party("Sở Thương binh - Sở Y tế"))
    assert "y-te" in question.candidates


def test_a_room_of_an_unknown_unit_is_a_question():
    [question] = asked(party("Phòng Thanh niên - Sở Ngoại thương"))
    assert question.phrase == "Phòng Thanh niên - Sở Ngoại thương"


def test_what_is_not_clear_is_asked_with_the_best_candidates():
    [question] = asked(party("Sở Nội", line=4))
    assert (question.line, question.phrase) == (4, "Sở Nội")
    assert (question.role, question.rank) == ("Lãnh đạo", Rank.LEADER)
    assert question.candidates[0] == "noi-vu"
    assert len(question.candidates) <= 5
    assert question.ended is None


def test_a_name_of_two_units_is_asked():
    twin = unit("twin", "Sở Y Tế")
    [question] = match([party("Sở Y tế")], [Y_TE, twin], on=DAY).questions
    assert question.candidates == ("y-te", "twin")


def test_a_group_with_a_condition_is_asked():
    [question] = asked(party("các sở, ban, ngành có tên trong Ban Chỉ đạo", "Thủ trưởng", Rank.HEAD))
    assert question.phrase.endswith("Ban Chỉ đạo")


def test_an_ended_unit_is_a_question_with_its_successor_first():
    nearer = unit("nearer", "Sở Thương mại Du lịch")
    [question] = match([party("Sở Thương mại")], [*DIRECTORY, nearer], on=DAY).questions
    assert (question.ended, question.candidates[:2]) == ("old", ("new", "nearer"))


def test_a_unit_that_begins_later_is_a_question():
    [question] = match([party("Sở Công Thương")], DIRECTORY, on=date(2008, 4, 1)).questions
    assert question.ended == "new"


def test_a_living_unit_goes_before_an_ended_one_of_the_same_name():
    ended = unit("ended", "Sở Y tế", valid_to=date(2000, 1, 1))
    [guest] = match([party("Sở Y tế")], [ended, Y_TE], on=DAY).guests
    assert guest.unit == Y_TE


def test_what_an_organizer_placed_once_is_not_asked_again():
    assert invited(party("ngành Y"), learned={"Ngành  y": "y-te"}) == [(0, Rank.LEADER, "lãnh đạo Sở Y tế")]


def test_what_was_learned_of_an_ended_unit_is_asked_again():
    [question] = asked(party("ngành buôn"), learned={"ngành buôn": "old"})
    assert question.candidates[0] == "new"


def test_nothing_is_learned_from_a_phrase_without_letters():
    assert asked(party("..."), learned={"?": "y-te"})


def test_what_was_learned_of_an_unknown_code_is_forgotten():
    assert asked(party("ngành buôn"), learned={"ngành buôn": "gone"})


def test_the_same_question_is_asked_once_a_line():
    assert len(asked(party("Sở X"), party("Sở X"), party("Sở X", line=1))) == 2


def test_a_person_without_a_unit_is_asked_by_role_and_nothing_at_all_is_no_question():
    [question] = asked(party("", role="Khách mời"), party("", role=" "))
    assert question.phrase == "Khách mời"


def test_a_phrase_longer_than_any_name_is_asked_and_cut():
    [question] = asked(party("Phòng A - " * 100_000 + "Sở Y tế"))
    assert len(question.phrase) == 300
    assert letter_units(["Phòng A - " * 100_000], DIRECTORY, on=DAY).popitem()[1] is None


def test_an_order_finds_its_unit_behind_the_title():
    names = [
        "Giám đốc Sở Nội vụ",
        "Chánh Văn phòng UBND tỉnh",
        "Sở Y tế",
        "Phòng Xây dựng chính quyền - Sở Nội vụ",
    ]
    assert list(letter_units(names, DIRECTORY, on=DAY).values()) == ["noi-vu", "office", "y-te", "room"]


def test_an_order_to_a_group_an_ended_unit_an_unlisted_room_or_nobody_finds_none():
    names = ["các sở, ban, ngành tỉnh", "Sở Thương mại", "Phòng Thanh niên - Sở Nội vụ", "Ban tổ chức", ""]
    assert letter_units(names, DIRECTORY, on=DAY) == dict.fromkeys(names)


def codes(*parties, learned=None):
    return [guest.unit.code for guest in match(parties, DIRECTORY, on=DAY, learned=learned).guests]


# What is left out, how many come, and how sure a match is


def apart(*units, unit="các sở, ban, ngành tỉnh"):
    return replace(party(unit, "Thủ trưởng", Rank.HEAD), apart_from=units)


def test_who_is_excepted_from_a_group_is_not_invited():
    assert codes(apart("Sở Y tế")) == ["noi-vu"]
    assert codes(apart("Nội vụ và Y tế")) == []


def test_an_exception_that_nobody_understands_is_asked_before_anything_goes_out():
    [question] = match([apart("Sở Ngoại thương")], DIRECTORY, on=DAY).questions
    assert (question.phrase, question.is_exception) == ("Sở Ngoại thương", True)


def test_the_organizer_tells_whom_an_exception_means():
    assert codes(apart("ngành Y"), learned={"ngành Y": "y-te"}) == ["noi-vu"]


def test_the_seats_of_a_party_are_those_of_each_invitation():
    guests = match([replace(HEADS, seats=2)], DIRECTORY, on=DAY).guests
    assert {guest.seats for guest in guests} == {2}
    assert {invitation.seats for invitation in invitations_of(guests, 1)} == {2}


def test_a_name_as_the_directory_has_it_is_quite_sure_and_a_looser_one_less():
    exact, accents, slip = (
        match([party(name)], DIRECTORY, on=DAY).guests[0] for name in ("Sở Nội vụ", "So Nội vu", "Sở Nội vụu")
    )
    assert exact.sure == 1
    assert 1 > accents.sure > slip.sure >= SURE_ENOUGH
    assert (accents.unit, slip.unit, slip.phrase) == (NOI_VU, NOI_VU, "Sở Nội vụu")


def test_a_ministry_is_not_the_department_of_its_field():
    education = unit("gddt", "Sở Giáo dục và Đào tạo")
    found = match([party("Bộ Giáo dục và Đào tạo")], [*DIRECTORY, education], on=DAY)
    assert (found.guests, [question.candidates[:1] for question in found.questions]) == ((), [("gddt",)])


def test_a_slip_between_two_units_is_asked():
    twins = [unit("tai-chinh", "Sở Tài chính"), unit("tai-chinx", "Sở Tài chíny")]
    [question] = match([party("Sở Tài chínz")], twins, on=DAY).questions
    assert set(question.candidates) == {"tai-chinh", "tai-chinx"}


@pytest.mark.parametrize("phrase", ["Sở TM", "So Thuong mai", "Sở Thương mạii", "Phòng A - Sở Thương mại"])
def test_a_unit_that_ended_is_never_silently_replaced(phrase):
    [question] = asked(party(phrase))
    assert question.candidates[0] == "new"


def test_members_of_a_body_are_the_heads_of_the_units_of_its_group():
    members = [replace(one, groups=("Thành viên UBND tỉnh",)) for one in (NOI_VU, Y_TE)]
    host = unit("host", "UBND tỉnh", kind=Kind.HOST, relation=Relation.HOST)
    [first, second] = match([party("UBND tỉnh", "Thành viên")], [*members, host], on=DAY).guests
    assert (first.role, second.role) == ("Giám đốc Sở Nội vụ", "Giám đốc Sở Y tế")
    assert first.rank is Rank.HEAD


def test_members_of_a_body_without_a_group_are_asked_and_the_body_is_not_invited():
    assert asked(party("Sở Y tế", "Thành viên"))


def test_names_that_a_list_tore_apart_are_put_together_again():
    culture = unit("culture", "Sở Văn hóa, Thể thao và Du lịch")
    torn = [party(f"Sở {word}") for word in ("Văn hóa", "Thể thao", "Du lịch", "Y tế")]
    assert [guest.unit for guest in match(torn, [culture, Y_TE], on=DAY).guests] == [culture, Y_TE]


def test_pieces_of_two_lines_are_not_put_together():
    culture = unit("culture", "Sở Văn hóa Thể thao")
    torn = [party("Sở Văn hóa", line=0), party("Sở Thể thao", line=1)]
    assert match(torn, [culture], on=DAY).guests == ()


def test_several_names_in_one_phrase_are_found_when_each_is_certain():
    assert codes(party("Sở Nội vụ và các sở, ban, ngành tỉnh")) == ["noi-vu", "y-te"]
    assert asked(party("các sở, ban, ngành tỉnh và một số doanh nghiệp"))


PLACES = [
    unit("u-an", "UBND huyện An", level="district"),
    unit("u-binh", "UBND thị xã Bình", level="district"),
    unit("hu-an", "Huyện ủy An", level="district", protocol_order=1),
    unit("tu-binh", "Thị ủy Bình", level="district", protocol_order=2),
    unit("ph-binh", "Phòng Y tế thị xã Bình", level="district", parent="u-binh"),
]


def invited_of_places(*parties):
    found = match(parties, PLACES, on=DAY)
    assert found.questions == ()
    return [(guest.unit.code, guest.role) for guest in found.guests]


@pytest.mark.parametrize(
    "places", ["UBND huyện, thành phố, thị xã", "các huyện, thị xã", "các huyện, thị, thành ủy"]
)
def test_the_secretaries_of_places_are_those_of_the_party_committees(places):
    assert invited_of_places(party(places, "Bí thư", Rank.HEAD)) == [
        ("hu-an", "Bí thư Huyện ủy An"),
        ("tu-binh", "Bí thư Thị ủy Bình"),
    ]


def test_a_secretary_whose_committee_is_not_in_the_directory_is_asked_for():
    [question] = match([party("UBND huyện Xa", "Bí thư", Rank.HEAD)], PLACES, on=DAY).questions
    assert (question.role, question.phrase) == ("Bí thư", "Huyện ủy Xa")


def test_a_room_of_a_place_is_the_directorys_entry_or_reached_through_its_peoples_committee():
    heads = [party(f"Phòng Y tế {place}", "Trưởng phòng", Rank.HEAD) for place in ("huyện An", "thị xã Bình")]
    chairman = party("UBND huyện An", "Chủ tịch", Rank.HEAD)
    assert invited_of_places(chairman, *heads) == [
        ("u-an", "Chủ tịch UBND huyện An"),
        ("u-an", "Trưởng phòng Y tế huyện An"),
        ("ph-binh", "Trưởng phòng Y tế thị xã Bình"),
    ]


def test_the_rooms_of_many_places_are_each_their_own_entry_or_reached_through_the_peoples_committee():
    heads = party("Phòng Y tế các huyện, thị xã", "Trưởng phòng", Rank.HEAD)
    assert invited_of_places(heads) == [
        ("u-an", "Trưởng phòng Y tế huyện An"),
        ("ph-binh", "Trưởng phòng Y tế thị xã Bình"),
    ]


def test_a_room_of_a_place_is_shown_to_a_person_before_anything_is_sent():
    [guest] = match([party("Phòng Y tế huyện An")], PLACES, on=DAY).guests
    assert guest.is_likely


@pytest.mark.parametrize(
    "phrase",
    [
        "Phòng giao dịch Ngân hàng Chính sách xã hội huyện An",
        "Trung tâm Y tế huyện An",
        "Phòng Y tế huyện Xa",
    ],
)
def test_what_is_no_room_of_a_peoples_committee_is_asked(phrase):
    found = match([party(phrase)], PLACES, on=DAY)
    assert (found.guests, len(found.questions)) == ((), 1)


def test_an_addressee_whose_people_the_letter_names_is_not_invited_besides():
    addressed = replace(party("các sở, ban, ngành", role="", line=0), addressed=True)
    staff = party("Sở Y tế", role="", rank=Rank.STAFF, line=1)
    assert invited(addressed, staff) == [(0, Rank.LEADER, "Sở Nội vụ"), (1, Rank.STAFF, "Sở Y tế")]


def test_an_addressee_called_by_his_post_stays_invited():
    addressed = replace(HEADS, addressed=True)
    staff = party("Sở Y tế", role="Chuyên viên", rank=Rank.STAFF, line=4)
    assert len(invited(addressed, staff)) == 3


def test_levels_are_counted_up_from_the_names_where_no_group_says_so():
    places = [unit("a", "UBND huyện A"), unit("b", "UBND thị xã B"), unit("c", "UBND xã C")]
    named = {
        phrase: [guest.unit.code for guest in match([party(phrase)], places, on=DAY).guests]
        for phrase in ("UBND các huyện", "UBND huyện, thị xã", "UBND các huyện ven sông", "UBND huyện")
    }
    assert list(named.values()) == [["a"], ["a", "b"], [], []]


PHRASES = st.one_of(
    st.text(),
    st.sampled_from(
        [unit.name for unit in DIRECTORY] + ["các sở, ban, ngành", "Phòng A - Sở Y tế", "Sở Thương"]
    ),
)
PARTIES = st.lists(
    st.builds(
        Party, group=st.integers(0, 5), role=st.text(max_size=10), unit=PHRASES, rank=st.sampled_from(Rank)
    ),
    max_size=6,
)


@settings(deadline=None)
@given(PARTIES)
def test_every_party_is_invited_or_asked_whatever_it_says(parties):
    for each in parties:
        alone = match([each], DIRECTORY, on=DAY)
        assert alone.guests or alone.questions or not (clean(each.unit) or clean(each.role))


@settings(deadline=None)
@given(PARTIES)
def test_the_same_letter_twice_invites_nobody_twice(parties):
    assert match([*parties, *parties], DIRECTORY, on=DAY) == match(parties, DIRECTORY, on=DAY)


@settings(deadline=None)
@given(PARTIES)
def test_nobody_has_two_invitations_to_one_seat(parties):
    guests = match(parties, DIRECTORY, on=DAY).guests
    seats = [(guest.unit.code, guest.room.casefold(), guest.rank) for guest in guests]
    assert len(seats) == len(set(seats))


@settings(deadline=None)
@given(st.text())
def test_no_text_makes_the_search_for_an_orders_unit_fail(text):
    assert set(letter_units([text], DIRECTORY, on=DAY)) == {text}
