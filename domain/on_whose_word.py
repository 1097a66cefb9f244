"""On whose word a unit answers: who in it may decide what, and when a change is only proposed to the head.

A clerk decides nothing: each deciding answer names the leader on whose word it is given. A deputy speaks for
himself where the letter wants a leader; in the head's place, or for an absence, he has the head's word. What the
head has answered himself is changed by him alone; the others propose. After a change of the meeting an answer
waits to be confirmed again, whoever gave it: the question has gone back to the post, so a clerk confirms it on
somebody's word, and that is no proposal.
"""

from collections.abc import Iterable
from enum import StrEnum

from domain import offers, reconfirm
from domain.errors import DomainError
from domain.invitation import Invitation, PartStat
from domain.people import Function
from domain.rank import Rank
from domain.spelling import skeleton
from domain.unit import Kind, Unit


class Word(StrEnum):
    """The leader on whose word a clerk or a deputy answers; `invitation.on_whose_word` holds its value."""

    DIRECTOR = "director"
    DEPUTY_DIRECTOR = "deputy_director"
    CHAIRMAN = "chairman"
    DEPUTY_CHAIRMAN = "deputy_chairman"
    HEAD = "head"
    """Thủ trưởng: the head of a unit whose title the directory does not tell."""


class Course(StrEnum):
    """What an answer goes through before it stands."""

    FREE = "free"
    ASK = "ask"
    """It is asked on whose word: the head's or a deputy's."""
    ASK_HEAD = "ask_head"
    """It is asked to confirm that it is the head's word."""
    PROPOSE = "propose"
    """The head answered himself, and says whether it is changed."""


_DECIDING = (
    *(offers.Choice.ATTEND, offers.Choice.NAME, offers.Choice.ADD, offers.Choice.DECLINE),
    reconfirm.Choice.KEEP,
)
_TYPED = {
    "giam doc": Word.DIRECTOR,
    "pho giam doc": Word.DEPUTY_DIRECTOR,
    "chu tich": Word.CHAIRMAN,
    "pho chu tich": Word.DEPUTY_CHAIRMAN,
    "thu truong": Word.HEAD,
}


def course_of(
    function: Function, choice: StrEnum, invitation: Invitation, *, has_head: bool = True
) -> Course:
    """What this answer of a unit's contact goes through; `has_head` tells whether a head can be asked at all.

    `choice` is of rsvp or reconfirm. Raises DomainError head_answered for *Đang trình lãnh đạo* after the head's
    own answer.
    """
    if function is Function.HEAD:
        return Course.FREE
    if is_heads_own(invitation) and has_head:
        if choice is offers.Choice.RECEIVED:
            raise DomainError("head_answered")
        return Course.PROPOSE
    if choice not in _DECIDING:
        return Course.FREE
    if function is Function.DEPUTY:
        return Course.FREE if _is_deputys_own(choice, invitation) else Course.ASK_HEAD
    if function is Function.PRESS and invitation.rank is Rank.PRESS:
        return Course.FREE
    return Course.ASK


def is_heads_own(invitation: Invitation) -> bool:
    """Whether the answer that stands is the head's own, or was changed with his consent."""
    return invitation.is_answered and invitation.answered_function == Function.HEAD


def words_of(unit: Unit, course: Course = Course.ASK) -> tuple[Word, ...]:
    """On whose word one may answer for this unit, the head first; ASK_HEAD leaves the head alone."""
    words = _all_words(unit)
    return words[:1] if course is Course.ASK_HEAD else words


def read_word(text: str, offered: Iterable[Word]) -> Word:
    """The word that is typed instead of pressed ("phó giám đốc"); DomainError word_not_offered for all else."""
    word = _TYPED.get(skeleton(text))
    if word is None or word not in offered:
        raise DomainError("word_not_offered")
    return word


def may_be_before_the_head(function: Function, invitation: Invitation) -> bool:
    """Whether *Đang trình lãnh đạo* still makes sense to this contact."""
    return function is Function.HEAD or not is_heads_own(invitation)


def names_himself(function: Function, invitation: Invitation) -> bool:
    """Whether who is asked for a name may well be the one who comes; a clerk sends others."""
    if function is Function.HEAD:
        return invitation.rank is not Rank.HEAD
    return function is not Function.CLERK


def _is_deputys_own(choice: StrEnum, invitation: Invitation) -> bool:
    """A deputy speaks for himself: he comes as one of the leaders, or sends staff."""
    if invitation.rank in (Rank.STAFF, Rank.PRESS):
        return True
    absent = choice is offers.Choice.DECLINE or (
        choice is reconfirm.Choice.KEEP and invitation.earlier is PartStat.DECLINED
    )
    return invitation.rank is Rank.LEADER and not absent


def _all_words(unit: Unit) -> tuple[Word, ...]:
    if unit.kind is Kind.COMMITTEE:
        return Word.CHAIRMAN, Word.DEPUTY_CHAIRMAN
    if unit.kind is Kind.DEPARTMENT and skeleton(unit.name).startswith("so "):
        return Word.DIRECTOR, Word.DEPUTY_DIRECTOR
    return (Word.HEAD,)
