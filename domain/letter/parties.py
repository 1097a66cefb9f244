"""A line of guests taken apart: each role of each unit is a party, with the rank of its word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from domain.letter.enumerations import units_of
from domain.letter.exceptions import Own, take_own
from domain.letter.guest_pieces import Piece, is_circle, is_press_body, refers_to_addressees, take_pieces
from domain.letter.model import InviteeGroup, Party
from domain.letter.pointing_back import pointed_back
from domain.letter.roles import rank_of, take_roles
from domain.letter.seats import Seats, take_seats
from domain.letter.text import fold, trim
from domain.rank import Rank

_MOST_RULES = 20
"""Lines that only tell a rule of its own for some units ("Riêng Sở A: …"); further ones are read as guests."""
_REACH = 1000
"""Parties above such a line that it may speak of."""
_MOST_POSTS = 20
"""Posts in which a letter asks for its addressees."""
_LIST = re.compile(r"danh sách (?:được )?(?:đính |gửi )?(?:kèm|ở phụ lục|tại phụ lục)|phụ lục (?:đính )?kèm")
_NOTHING_BUT_LIST = re.compile(
    rf"(?:(?:các|những|quý)\s)?(?:(?:đồng chí|đại biểu|thành phần|khách mời|ông,? bà)\s){{0,9}}"
    rf"\(?(?:(?:có|theo|như|trong|nêu|tại)\s){{0,9}}(?:{_LIST.pattern})[^,;]*$"
)


def names_a_list(text: str) -> bool:
    """Whether the line sends its reader to a list beside the letter."""
    return _LIST.search(fold(text)) is not None


def read_parties(groups: tuple[InviteeGroup, ...]) -> tuple[Party, ...]:
    """All parties in the order of the groups; the group of each is an index into `groups`."""
    parties: list[Party] = []
    told = alone = 0
    for at, group in enumerate(groups):
        words = trim(group.text)
        if _NOTHING_BUT_LIST.match(fold(words)):
            continue
        line, rules = take_own(words) if alone < _MOST_RULES else (words, ())
        seats = take_seats(line)
        if seats.each and not seats.text:
            parties[told:] = [sent for party in parties[told:] for sent in _sending(party, seats)]
            told = len(parties)
            continue
        begin = len(parties) if line else max(0, len(parties) - _REACH)
        alone += not line
        here = [*parties[begin:], *_of_line(at, line)]
        parties[begin:] = _with_rules(at, rules, here)
    return _addressed(list(pointed_back(parties)), groups)


def _with_rules(at: int, rules: tuple[Own, ...], parties: list[Party]) -> list[Party]:
    own = [party for rule in rules for party in _own(at, rule, parties)]
    left_out = tuple(unit for rule in rules if not rule.is_more for unit in units_of(rule.units, "x"))
    return [*(_apart(party, left_out) for party in parties), *own]


def _of_line(at: int, text: str) -> Iterator[Party]:
    for piece in take_pieces(text):
        apart = tuple(units_of(piece.apart_from, "")) if piece.apart_from else ()
        for unit in units_of(piece.units, piece.roles[0]):
            name, counted = _counted(unit, piece)
            for role in piece.roles:
                yield _party(at, role, name, counted, apart)


def _counted(unit: str, piece: Piece) -> tuple[str, Piece]:
    """A unit of a list that has a count of its own: "các sở: Nội vụ (02 đại biểu), Y tế"."""
    own = take_seats(unit)
    if own.posts or own.text in ("", unit):
        return unit, piece
    return own.text, replace(piece, seats=own)


def _party(at: int, role: str, unit: str, piece: Piece, apart: tuple[str, ...]) -> Party:
    sums_up = is_circle(unit) and not piece.seats.each and not refers_to_addressees(unit)
    return Party(
        group=at,
        role=role,
        unit=unit,
        rank=_rank(role, unit, piece),
        seats=1 if sums_up else piece.seats.of(role, among=len(piece.roles)),
        apart_from=apart,
    )


def _rank(role: str, unit: str, piece: Piece) -> Rank:
    if piece.press or (is_press_body(unit) and not role):
        return Rank.PRESS
    return Rank.STAFF if piece.seats.anyone and not role else rank_of(role)


def _sending(party: Party, seats: Seats) -> list[Party]:
    """The party with the seats that a later line gives to every unit."""
    if not seats.posts:
        anyone = seats.anyone and not party.role and party.rank is not Rank.PRESS
        return [replace(party, seats=seats.number, rank=Rank.STAFF if anyone else party.rank)]
    return [replace(party, role=post, rank=rank_of(post), seats=count) for post, count in seats.posts]


def _own(at: int, rule: Own, parties: Sequence[Party]) -> list[Party]:
    """The parties of a rule "riêng Sở A: Giám đốc"; where it tells a number only, the posts stay the line's."""
    seats = take_seats(f"x: {rule.whom}")
    roles = [parties[-1].role] if parties else [""]
    if seats.posts:
        roles = [post for post, _ in seats.posts]
    elif seats.text != "x":
        roles = take_roles(rule.whom)[0] or [rule.whom]
    return [
        Party(group=at, role=role, unit=unit, rank=rank_of(role), seats=seats.of(role))
        for unit in units_of(rule.units, "x")
        for role in roles
    ]


def _apart(party: Party, units: tuple[str, ...]) -> Party:
    if not units or not is_circle(party.unit):
        return party
    return replace(party, apart_from=(*party.apart_from, *units))


def _addressed(parties: Sequence[Party], groups: Sequence[InviteeGroup]) -> tuple[Party, ...]:
    """Who is invited "như Kính gửi" are the addressees, in the posts of the line that says so."""
    addressees = {at for at, group in enumerate(groups) if fold(group.heading or "").startswith("kính gửi")}
    parties = [replace(party, addressed=party.group in addressees) for party in parties]
    posts: list[Party] = []
    others: list[Party] = []
    for party in parties:
        (posts if refers_to_addressees(party.unit) else others).append(party)
    named = [party for party in parties if party.addressed]
    if not posts or not named:
        return tuple(parties)
    called = [
        replace(unit, role=post.role, rank=post.rank, seats=post.seats, addressed=False)
        for post in posts[:_MOST_POSTS]
        for unit in named
    ]
    return (*called, *(party for party in others if not party.addressed))
