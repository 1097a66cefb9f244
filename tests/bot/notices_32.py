"""Every card of giấy mời 32 in each of its states, as a face with its moment, by the golden's name."""

from dataclasses import asdict, replace
from datetime import date, datetime, timedelta

from db.codes import CodesInUse
from db.roles import HeldRole
from domain import offers, reconfirm
from domain.aliases import Alias
from domain.answer import Answer
from domain.change import Change, ChangeKind, change_of, changed, is_change, to_reconfirm
from domain.directory_change import compare
from domain.directory_checks import RowError
from domain.draft import LetterState
from domain.erratum import Erratum
from domain.face import Face
from domain.invitation import Invitation
from domain.letter.model import Deadline, Online, Reading, Session
from domain.letter.moment import Moment, Month
from domain.meeting import Meeting, MeetingState
from domain.names import Question
from domain.on_whose_word import Word
from domain.people import Contact, Role
from domain.proposal import Proposal, ProposalState
from domain.rank import Rank
from domain.state_line import earlier_state_key, state_key
from domain.unit import Unit
from tests.bot import letter_32 as letter
from usecases.list_orders import InformedCount

Shown = tuple[Face, datetime]


def card(
    template: str, now: datetime, one: Invitation, meeting: Meeting = letter.MEETING, **more: object
) -> Shown:
    """A card to a guest, from the data that the faces of invitations give."""
    data = {
        "invitation": one,
        "meeting": meeting,
        "unit": letter.UNITS[one.unit],
        "state": state_key(one, meeting),
        "brief": meeting.brief_of(one.unit),
        "below": (),
        "doubled": (),
        "proposer": None,
        "proposed_to": "",
    }
    return Face(template=template, data=data | more), now


def in_state(state: MeetingState) -> Meeting:
    return replace(letter.MEETING, state=state)


WITHOUT_HOUR = replace(letter.MEETING, starts_at=None, arrives_at=None, ends_at=None)

OWED = Erratum(starts_at=Moment.from_text("2022-02-22T08:00"), decided_by="Chánh Văn phòng")
CORRECTED = replace(
    OWED,
    venue="Hội trường B",
    decided_by="",
    number="42/TB-UBND",
    issue_date=Moment.from_text("2022-02-21"),
)


INVITATIONS = {
    "invitation_leader": card("invitation", letter.CALLED_AT, letter.LEADER),
    "invitation_staff": card("invitation", letter.CALLED_AT, letter.STAFF),
    "invitation_equal": card("invitation", letter.CALLED_AT, letter.EQUAL),
    "invitation_press": card("invitation", letter.CALLED_AT, letter.PRESS),
    "invitation_without_hour": card("invitation", letter.CALLED_AT, letter.HEAD, WITHOUT_HOUR),
    "invitation_erratum": card(
        "invitation", letter.CALLED_AT, letter.HEAD, replace(letter.MEETING, erratum=OWED)
    ),
    "invitation_erratum_corrected": card(
        "invitation", letter.CALLED_AT, letter.HEAD, replace(letter.MEETING, erratum=CORRECTED)
    ),
    "invitation_postponed": card(
        "invitation", letter.CALLED_AT, letter.ATTENDING, in_state(MeetingState.POSTPONED)
    ),
    "invitation_cancelled": card(
        "invitation", letter.CALLED_AT, letter.ATTENDING, in_state(MeetingState.CANCELLED)
    ),
} | {
    f"invitation_{state}": card("invitation", letter.CALLED_AT, one) for state, one in letter.ANSWERS.items()
}

REMINDERS = {
    "chase_head": card("chase", letter.CHASED_AT, letter.HEAD),
    "chase_staff": card("chase", letter.CHASED_AT, letter.STAFF),
    "chase_equal": card("chase", letter.CHASED_AT, letter.EQUAL),
    "chase_answered": card("chase", letter.CHASED_AT, letter.SUBSTITUTE),
    "last_call_silent": card("last_call", letter.at(21, 14, 30), letter.HEAD),
    "last_call_before_head": card("last_call", letter.at(21, 14, 30), letter.ANSWERS["before_head"]),
    "last_call_answered": card("last_call", letter.at(21, 14, 30), letter.ATTENDING),
    "morning_head": card("morning", letter.MORNING_AT, letter.ATTENDING),
    "morning_named": card("morning", letter.MORNING_AT, letter.ANSWERS["substitute_agreed"]),
    "morning_erratum": card(
        "morning", letter.MORNING_AT, letter.ATTENDING, replace(letter.MEETING, erratum=OWED)
    ),
    "morning_without_reception": card(
        "morning", letter.MORNING_AT, letter.ATTENDING, replace(letter.MEETING, arrives_at=None)
    ),
}


def draft(state: LetterState, erratum: Erratum | None = None, **more: object) -> Shown:
    reading = replace(letter.READING, **more)  # type: ignore[arg-type]
    data = {
        "draft": replace(letter.DRAFT, state=state, reading=reading, erratum=erratum),
        "reading": reading,
        "changes": letter.MEETING if is_change(reading) else None,
    }
    return Face(template="draft", data=data), letter.READ_AT


def guests(state: LetterState, now: datetime = letter.CALLED_AT, **more: object) -> Shown:
    issued_at = letter.READ_AT if state in (LetterState.ISSUED, LetterState.CALLED) else None
    data = {
        "draft": replace(letter.DRAFT, state=state, issued_at=issued_at),
        "reading": letter.READING,
        "guests": letter.GUESTS.guests,
        "question": None,
        "questions_left": 0,
        "candidates": [],
        "reached": letter.REACHED,
        "meeting": letter.MEETING if state is LetterState.CALLED else None,
        "past_asked": False,
        "orders": letter.PLANNED,
        "asked_order": None,
        "informed": (),
        "ended": None,
        "heir": None,
        "aliases": (),
    }
    return Face(template="guests", data=data | more), now


SITTINGS = tuple(
    Session(
        label=f"Buổi {at}",
        starts_at=Moment.from_text(f"2022-02-{21 + at}T07:30"),
        ends_at=None,
        venue="Hội trường A",
        for_whom=None,
    )
    for at in range(1, 8)
)
NO_GUESTS = {"parties": (), "assignments": (), "briefs": (), "agenda": ()}
SUCCESSOR = replace(
    letter.UNITS["ubnd-binh-tan"],
    code="ubnd-xa-tan-quoi",
    name="UBND xã Tân Quới",
    short_name="Xã Tân Quới",
    level="commune",
    groups=("UBND các xã, phường",),
    valid_from=date(2025, 7, 1),
)
ENDED = replace(letter.UNITS["ubnd-binh-tan"], valid_to=date(2025, 6, 30), successor=SUCCESSOR.code)
LIKELY = (
    replace(letter.GUESTS.guests[0], phrase="Thường trục Tỉnh ủy", sure=0.9),
    replace(letter.GUESTS.guests[5], seats=2),
)
QUESTION = Question(line=3, phrase="Sở Thương mại", role="Thủ trưởng", rank=Rank.HEAD)
ASKED = {"question": QUESTION, "questions_left": 2}

LETTERS = {
    "draft_read": draft(LetterState.READ),
    "draft_held": draft(LetterState.HELD),
    "draft_confirmed": draft(LetterState.CONFIRMED),
    "draft_issued": draft(LetterState.ISSUED),
    "draft_called": draft(LetterState.CALLED),
    "draft_applied": draft(LetterState.APPLIED, changed=True),
    "draft_little_read": draft(
        LetterState.READ,
        number=None,
        issue_date=None,
        title=None,
        starts_at=None,
        arrives_at=None,
        venue=None,
    ),
    "draft_let_go": draft(LetterState.READ, OWED),
    "draft_corrected": draft(LetterState.READ, CORRECTED),
    "draft_whole": draft(
        LetterState.READ,
        sessions=SITTINGS,
        recurrence="chiều thứ Sáu hằng tuần",
        online=Online(platform="Zoom", link="https://zoom.us/j/1", meeting_id="123 456 789", passcode="2024"),
        deadlines=(Deadline(what="gửi danh sách đại biểu", when=Moment.from_text("2022-02-21T16:00")),),
        documents="xem trên hệ thống quản lý văn bản",
        dress_code="áo sơ mi trắng",
    ),
    "draft_moved": draft(
        LetterState.CONFIRMED,
        changed=True,
        old_starts_at=(Moment.from_text("2022-02-22T07:30"), Month(2022, 3)),
        starts_at=Moment.from_text("2022-02-22T13:30"),
        arrives_at=None,
        venue=None,
        **NO_GUESTS,
    ),
    "draft_postponed": draft(LetterState.READ, postponed=True),
    "guests_gate": guests(LetterState.CONFIRMED),
    "guests_gate_without_number": guests(
        LetterState.CONFIRMED, reading=replace(letter.READING, number=None, issue_date=None)
    ),
    "guests_question": guests(
        LetterState.CONFIRMED, **ASKED, candidates=[letter.UNITS["so-cong-thuong"], letter.UNITS["so-y-te"]]
    ),
    "guests_question_without_candidate": guests(
        LetterState.CONFIRMED,
        question=replace(QUESTION, ended=ENDED.code),
        questions_left=1,
        ended=replace(ENDED, successor=None),
    ),
    "guests_question_ended": guests(
        LetterState.CONFIRMED,
        question=replace(QUESTION, phrase=ENDED.name, ended=ENDED.code),
        questions_left=1,
        ended=ENDED,
        heir=SUCCESSOR,
        candidates=[SUCCESSOR],
    ),
    "guests_question_not_yet": guests(
        LetterState.CONFIRMED,
        question=replace(QUESTION, phrase=SUCCESSOR.name, ended=SUCCESSOR.code),
        questions_left=1,
        ended=SUCCESSOR,
    ),
    "guests_exception": guests(
        LetterState.CONFIRMED,
        question=replace(QUESTION, is_exception=True),
        questions_left=1,
        candidates=[letter.UNITS["so-cong-thuong"]],
    ),
    "guests_likely": guests(LetterState.CONFIRMED, guests=LIKELY),
    "guests_remember": guests(
        LetterState.CONFIRMED,
        aliases=[Alias(phrase="Ban Tuyên vận Tỉnh ủy", unit=letter.UNITS["btg-tinh-uy"])],
    ),
    "guests_desk": guests(LetterState.CONFIRMED, asked_order=letter.PLANNED[1]),
    "guests_informed": guests(
        LetterState.CONFIRMED, informed=letter.INFORMED_LINES, orders=[letter.PLANNED[0], letter.HOMELESS]
    ),
    "guests_issued": guests(LetterState.ISSUED),
    "guests_past": guests(LetterState.ISSUED, past_asked=True),
    "guests_hold": guests(LetterState.CALLED),
    "guests_called": guests(LetterState.CALLED, letter.CALLED_AT + timedelta(minutes=5)),
    "guests_withdrawn": (Face(template="guests_withdrawn", data={"draft": letter.DRAFT}), letter.CALLED_AT),
    "trial": (Face(template="trial", data={"draft": letter.DRAFT}), letter.CALLED_AT),
}


def panel(meeting: Meeting = letter.MEETING, **more: object) -> Shown:
    data = {
        "meeting": meeting,
        "tally": letter.COUNTED,
        "sent": 52,
        "to_send": 2,
        "unknown": 1,
        "failed": 0,
        "opened": 20,
        "changed": meeting.sequence > 0,
        "knowing": 52,
        "latest": letter.SUBSTITUTE,
        "unreached": [one for one in letter.CARDED if one.unit not in letter.REACHED],
        "orders": letter.ORDER_LINES,
        "informed": InformedCount(9, 4),
    }
    return Face(template="panel", data=data | more, pin=True), letter.CHASED_AT


PANELS = {
    "panel": panel(),
    "panel_postponed": panel(replace(in_state(MeetingState.POSTPONED), sequence=1)),
}

MOVED_READING = replace(
    letter.READING,
    number="37/TB-UBND",
    changed=True,
    starts_at=Moment.from_text("2022-02-22T13:30"),
    new_starts_at=(Moment.from_text("2022-02-22T13:30"),),
    arrives_at=None,
    venue="Hội trường B",
)
CALLED = replace(letter.MEETING, state=MeetingState.CALLED)


def reading_of(kind: ChangeKind) -> Reading:
    if kind is ChangeKind.MOVED:
        return MOVED_READING
    plain = replace(letter.READING, number="37/TB-UBND")
    if kind is ChangeKind.CORRECTED:
        return replace(plain, changed=True, chair="Phó Chủ tịch UBND tỉnh")
    return replace(plain, **{kind.value: True})  # type: ignore[arg-type]


def announced(kind: ChangeKind) -> Change:
    change = change_of(reading_of(kind), CALLED)
    assert change is not None
    return change


def plan(kind: ChangeKind, state: LetterState, meeting: Meeting | None = CALLED, **more: object) -> Shown:
    data = {
        "draft": replace(letter.DRAFT, state=state, reading=reading_of(kind)),
        "change": announced(kind) if meeting else None,
        "meeting": meeting,
        "told": 51,
        "to_call": 6,
        "concerned": 0,
        "others": [],
    }
    return Face(template="change_plan", data=data | more), letter.CHASED_AT


def told(kind: ChangeKind, one: Invitation) -> Shown:
    return notice_of(announced(kind), one)


def notice_of(change: Change, one: Invitation) -> Shown:
    meeting = changed(CALLED, change)
    asked = to_reconfirm(one) if change.asks_again else one
    data = {
        "invitation": asked,
        "meeting": meeting,
        "unit": letter.UNITS[one.unit],
        "state": state_key(asked, meeting),
        "earlier": earlier_state_key(asked, meeting),
        "knows": reconfirm.knows(asked, meeting),
        "kind": change.kind,
        "number": change.number,
        "issue_date": change.issue_date,
        "old_start": CALLED.starts_at,
        "old_venue": CALLED.venue,
        "old_arrival": CALLED.arrives_at,
        "old_chair": CALLED.chair,
    }
    return Face(template="change", data=data), letter.CHASED_AT


def draft_plan(state: LetterState, **more: object) -> Shown:
    reading = replace(letter.READING, number="42/TB-UBND", **more)  # type: ignore[arg-type]
    notice = replace(letter.DRAFT, state=state, reading=reading)
    return Face(template="draft_plan", data={"draft": notice, "unsent": letter.DRAFT}), letter.READ_AT


CHANGES = {
    "draft_plan_gate": draft_plan(LetterState.CONFIRMED, changed=True),
    "draft_plan_issued": draft_plan(LetterState.ISSUED, changed=True),
    "draft_plan_applied": draft_plan(LetterState.APPLIED, changed=True),
    "draft_plan_off": draft_plan(LetterState.ISSUED, cancelled=True),
    "draft_plan_held": draft_plan(LetterState.APPLIED, postponed=True),
    "change_plan_gate": plan(ChangeKind.MOVED, LetterState.CONFIRMED),
    "change_plan_issued": plan(ChangeKind.POSTPONED, LetterState.ISSUED, concerned=3),
    "change_plan_corrected": plan(ChangeKind.CORRECTED, LetterState.CONFIRMED),
    "change_plan_wording": plan(
        ChangeKind.CORRECTED,
        LetterState.CONFIRMED,
        change=replace(announced(ChangeKind.CORRECTED), chair=""),
    ),
    "change_plan_place": plan(
        ChangeKind.CORRECTED,
        LetterState.ISSUED,
        change=replace(
            announced(ChangeKind.CORRECTED), kind=ChangeKind.MOVED, venue="Hội trường B", chair=""
        ),
    ),
    "change_plan_called": plan(ChangeKind.CANCELLED, LetterState.CALLED),
    "change_plan_which": plan(ChangeKind.MOVED, LetterState.CONFIRMED, None, others=[CALLED]),
    "change_plan_nothing": plan(ChangeKind.MOVED, LetterState.CONFIRMED, None),
    "change_moved_attending": told(ChangeKind.MOVED, letter.ATTENDING),
    "change_moved_substitute": told(ChangeKind.MOVED, letter.SUBSTITUTE),
    "change_moved_silent": told(ChangeKind.MOVED, letter.HEAD),
    "change_moved_place": notice_of(
        replace(announced(ChangeKind.CORRECTED), kind=ChangeKind.MOVED, venue="Hội trường B", chair=""),
        letter.ATTENDING,
    ),
    "change_corrected_chair": told(ChangeKind.CORRECTED, letter.ATTENDING),
    "change_corrected_wording": notice_of(
        replace(announced(ChangeKind.CORRECTED), chair=""), letter.ATTENDING
    ),
    "change_postponed": told(ChangeKind.POSTPONED, letter.ATTENDING),
    "change_cancelled": told(ChangeKind.CANCELLED, letter.EQUAL),
    "change_noted": told(ChangeKind.CANCELLED, replace(letter.EQUAL, noted_sequence=1)),
}

NOBODY = {"noted_by": "", "noted_at": None}
CLERK = {"noted_by": letter.CLERK, "noted_at": letter.at(21, 9, 12)}


def order(at: int, unit: str, meeting: Meeting = CALLED, **more: object) -> Shown:
    """The card of one of the letter's orders for a reader of this unit."""
    data = {
        "meeting": meeting,
        "order": letter.PLANNED[at].order,
        "unit": letter.UNITS[unit],
        "is_copy": False,
        "partners": [],
        "tally": letter.COUNTED,
        **NOBODY,
    }
    return Face(template="assignment", data=data | more), letter.CHASED_AT


DESK = replace(letter.PLANNED[1].order, desk="vp-phong-qttv")
ORDERS = {
    "assignment_subordinate": order(0, "so-noi-vu", partners=[letter.UNITS["bdv-tinh-uy"]]),
    "assignment_copy": order(0, "bdv-tinh-uy", is_copy=True, partners=[letter.UNITS["so-noi-vu"]]),
    "assignment_desk": order(1, "vp-phong-qttv", order=DESK),
    "assignment_equal": order(2, "cong-an"),
    "assignment_noted": order(2, "so-y-te", **CLERK),
    "assignment_postponed": order(2, "so-y-te", in_state(MeetingState.POSTPONED)),
    "assignment_cancelled": order(2, "so-y-te", in_state(MeetingState.CANCELLED)),
}


def inform(meeting: Meeting = CALLED, **more: object) -> Shown:
    data = {"meeting": meeting, "unit": letter.UNITS["tand"], **NOBODY}
    return Face(template="inform", data=data | more), letter.CALLED_AT


def inform_change(kind: ChangeKind, **more: object) -> Shown:
    face, now = told(kind, letter.HEAD)
    data = {**face.data, "unit": letter.UNITS["tand"], "has_order": False, **NOBODY}
    return Face(template="inform_change", data=data | more), now


INFORMED = {
    "inform": inform(),
    "inform_noted": inform(**CLERK),
    "inform_postponed": inform(in_state(MeetingState.POSTPONED)),
    "inform_cancelled": inform(in_state(MeetingState.CANCELLED)),
    "inform_change_moved": inform_change(ChangeKind.MOVED),
    "inform_change_postponed": inform_change(ChangeKind.POSTPONED),
    "inform_change_cancelled": inform_change(ChangeKind.CANCELLED, **CLERK),
    "inform_change_cancelled_order": inform_change(ChangeKind.CANCELLED, has_order=True),
}

HEAD_ASKED = {"role": letter.HEAD.role, "title": letter.MEETING.title, "asks_chair": True, "rank": "head"} | {
    "choice": "name",
    "seats": 1,
}
LEADER_ASKED = HEAD_ASKED | {"role": letter.LEADER.role, "rank": "leader"}
EQUAL_ASKED = HEAD_ASKED | {"role": letter.EQUAL.role, "asks_chair": False, "rank": "leader"}
STAFF_ASKED = EQUAL_ASKED | {"role": letter.STAFF.role, "rank": "staff"}
UNIT_ASKED = {"unit": "Sở Giao thông vận tải"}


def question(key: str, **facts: object) -> Shown:
    return Face(template=f"question/{key}", data={"closed": "", **facts}), letter.CALLED_AT


def on_whose_word(choice: str, asked: dict[str, object] = HEAD_ASKED, **facts: object) -> Shown:
    told = {
        "choice": choice,
        "named": [],
        "below": [],
        "doubled": [],
        "words": ["chairman", "deputy_chairman"],
        "function": "clerk",
        "closed": "",
    }
    return question("on_whose_word", **asked | told | facts)


QUESTIONS = {
    "question_name_person_head": question("name_person", **HEAD_ASKED),
    "question_name_person_leader": question("name_person", **LEADER_ASKED),
    "question_name_person_equal": question("name_person", **EQUAL_ASKED),
    "question_name_person_done": question("name_person", **HEAD_ASKED | {"closed": "done"}),
    "question_name_person_left": question("name_person", **HEAD_ASKED | {"closed": "left"}),
    "question_name_person_oneself": question("name_person", **LEADER_ASKED | {"oneself": "Trần Quốc Bảo"}),
    "question_name_person_seats": question("name_person", **STAFF_ASKED | {"seats": 2}),
    "question_name_person_add": question("name_person", **STAFF_ASKED | {"choice": "add"}),
    "question_name_person_add_several": question(
        "name_person", **STAFF_ASKED | {"choice": "add", "seats": 2}
    ),
    "question_name_person_seats_oneself": question(
        "name_person", **LEADER_ASKED | {"seats": 2, "oneself": "Trần Quốc Bảo"}
    ),
    "question_give_reason": question("give_reason", **HEAD_ASKED),
    "question_give_reason_continued": question("give_reason", **HEAD_ASKED | {"closed": "continued"}),
    "question_give_reason_proposed": question("give_reason", **HEAD_ASKED | {"closed": "proposed"}),
    "question_on_whose_word_attend": on_whose_word("attend"),
    "question_on_whose_word_name": on_whose_word("name", named=[asdict(letter.DEPUTY)]),
    "question_on_whose_word_name_below": on_whose_word(
        "name",
        asked=LEADER_ASKED,
        named=[asdict(letter.OFFICIAL)],
        below=[asdict(letter.OFFICIAL)],
        doubled=[asdict(letter.OFFICIAL)],
    ),
    "question_on_whose_word_add": on_whose_word("add", asked=LEADER_ASKED, named=[asdict(letter.DEPUTY)]),
    "question_on_whose_word_decline": on_whose_word("decline", asked=LEADER_ASKED),
    "question_on_whose_word_decline_equal": on_whose_word("decline", asked=EQUAL_ASKED),
    "question_on_whose_word_keep": on_whose_word("keep"),
    "question_on_whose_word_deputy": on_whose_word("attend", words=["chairman"], function="deputy"),
    "question_on_whose_word_done": on_whose_word("attend", closed="done"),
    "question_correct_draft": question("correct_draft", letter=1),
    "question_let_go_by": question("let_go_by", letter=1),
    "question_let_go_how": question("let_go_how", letter=1, decided_by="Chánh Văn phòng"),
    "question_register_name": question("register_name", **UNIT_ASKED),
    "question_register_post": question("register_post", **UNIT_ASKED),
    "question_share_phone": question("share_phone"),
    "question_share_phone_done": question("share_phone", closed="done"),
    "question_share_phone_left": question("share_phone", closed="left"),
    "question_revoke_contact": question("revoke_contact", **UNIT_ASKED, contact=letter.CONTACT),
    "question_revoke_contact_done": question(
        "revoke_contact", **UNIT_ASKED, contact=letter.CONTACT, closed="done"
    ),
    "question_revoke_contact_left": question(
        "revoke_contact", **UNIT_ASKED, contact=letter.CONTACT, closed="left"
    ),
    "question_leave_unit": question("leave_unit", **UNIT_ASKED),
    "question_leave_unit_done": question("leave_unit", **UNIT_ASKED | {"closed": "done"}),
    "question_leave_unit_left": question("leave_unit", **UNIT_ASKED | {"closed": "left"}),
    "question_erase_person": question("erase_person"),
    "question_erase_person_left": question("erase_person", closed="left"),
}


def request(
    decision: str = "",
    organizer_by: str = "",
    *,
    preapproved: bool = False,
    contact: Contact = letter.CONTACT,
) -> Shown:
    data = {
        "contact": contact,
        "name": contact.person_name,
        "unit": letter.UNITS[letter.CONTACT.unit],
        "decision": decision,
        "decided_by": "Trần Minh Tâm" if decision not in ("", "left") and not preapproved else "",
        "decided_at": letter.CHASED_AT if decision else None,
        "organizer_by": organizer_by,
        "preapproved": preapproved,
    }
    return Face(template="contact_request", data=data), letter.CHASED_AT


def news(what: str) -> Shown:
    data = {"contact": letter.CONTACT, "unit": letter.UNITS[letter.CONTACT.unit], "news": what}
    return Face(template="registration", data=data), letter.CHASED_AT


def personnel(what: str, contact: Contact = letter.CONTACT) -> Shown:
    data = {"contact": contact, "unit": letter.UNITS[letter.CONTACT.unit], "news": what}
    return Face(template="personnel", data=data), letter.CHASED_AT


def codes(closed: str) -> Shown:
    data = {"unit": letter.UNITS["so-gtvt"], "closed": closed, "closed_at": letter.CHASED_AT}
    return Face(template="code", data=data), letter.CHASED_AT


WITH_PHONE = replace(letter.CONTACT, phone="0912000000")
NAMELESS = replace(letter.CONTACT, person_name="")
ROLES_ENDED = {"news": "roles_ended", "roles": ["administrator", "organizer"]}
REGISTRATIONS = {
    "contact_request": request(),
    "contact_request_phone": request(contact=WITH_PHONE),
    "contact_request_preapproved": request("approved", preapproved=True),
    "contact_request_left": request("left", contact=NAMELESS),
    "personnel_joined": personnel("joined"),
    "personnel_departed": personnel("departed"),
    "personnel_erased": personnel("departed", NAMELESS),
    "personnel_roles_ended": (Face(template="personnel", data=ROLES_ENDED), letter.CHASED_AT),
    "code_withdrawn": codes("withdrawn"),
    "code_replaced": codes("replaced"),
    "alarm": (Face(template="alarm", data={"failures": 50}), letter.CHASED_AT),
    "contact_request_approved": request("approved"),
    "contact_request_declined": request("declined"),
    "contact_request_revoked": request("revoked"),
    "contact_request_organizer": request("approved", organizer_by="Trần Minh Tâm"),
} | {f"registration_{what}": news(what) for what in ("requested", "approved", "declined", "revoked")}

OFFICE_NAME = letter.UNITS["vp-ubnd"].name
HELD = [
    HeldRole(9, "Lê Thị Lan", Role.AIDE, OFFICE_NAME),
    HeldRole(9, "Lê Thị Lan", Role.VIEWER, OFFICE_NAME),
    HeldRole(8, "Trần Minh Tâm", Role.ADMINISTRATOR, None),
]


def person(held: list[HeldRole], *, name: str = "Lê Thị Lan", contact: Contact | None = None) -> Shown:
    unit = letter.UNITS[contact.unit] if contact else None
    data = {"name": name, "contact": contact, "unit": unit, "held": held}
    return Face(template="person", data=data), letter.CHASED_AT


def role_news(role: Role, *, given: bool) -> Shown:
    unit = None if role is Role.ADMINISTRATOR else letter.UNITS["vp-ubnd"]
    return Face(template="role_news", data={"role": role, "unit": unit, "given": given}), letter.CHASED_AT


RIGHTS = {
    "person": person([], contact=WITH_PHONE),
    "person_with_roles": person(HELD[:2], contact=letter.CONTACT),
    "person_of_no_unit": person(HELD[2:], name=""),
    "holders": (Face(template="holders", data={"held": HELD}), letter.CHASED_AT),
} | {
    f"role_news_{role}{'' if given else '_ended'}": role_news(role, given=given)
    for role in Role
    for given in (True, False)
}

PROPOSED = Proposal(
    id=1,
    invitation_id=letter.OWN.id,
    person_id=letter.CONTACT.person_id,
    at=letter.CHASED_AT,
    sequence=0,
    answer=Answer(choice=offers.Choice.DECLINE, reason="reason_travel"),
    on_whose_word=Word.CHAIRMAN,
)


def proposal(
    standing: ProposalState,
    answer: Answer = PROPOSED.answer,
    one: Invitation = letter.OWN,
    template: str = "proposal",
) -> Shown:
    data = {
        "proposal": replace(PROPOSED, answer=answer, state=standing, decided_at=letter.CHASED_AT),
        "standing": standing,
        "proposer": letter.CONTACT,
        "decider": letter.CHAIRMAN,
        "invitation": one,
        "meeting": letter.MEETING,
        "unit": letter.UNITS[one.unit],
        "state": state_key(one, letter.MEETING),
    }
    return Face(template=template, data=data), letter.CHASED_AT


NAMING = Answer(choice=offers.Choice.NAME, named=(letter.DEPUTY,))
ADDING = Answer(choice=offers.Choice.ADD, named=(letter.OFFICIAL,))
PROPOSALS = (
    {f"proposal_{standing}": proposal(standing) for standing in ProposalState}
    | {
        f"proposal_to_{answer.choice}": proposal(ProposalState.OPEN, answer)
        for answer in (
            NAMING,
            ADDING,
            Answer(choice=offers.Choice.ATTEND),
            Answer(choice=offers.Choice.WITHDRAW),
        )
    }
    | {
        "proposal_to_excuse": proposal(ProposalState.OPEN, one=letter.ANSWERS["named"]),
        "proposal_to_send_nobody": proposal(ProposalState.OPEN, one=letter.REGISTERED),
        "proposal_news_accepted": proposal(ProposalState.ACCEPTED, NAMING, template="proposal_news"),
        "proposal_news_kept": proposal(ProposalState.KEPT, template="proposal_news"),
        "invitation_seats_silent": card("invitation", letter.CALLED_AT, letter.TWO_SEATS),
        "invitation_seats_filled": card("invitation", letter.CHASED_AT, letter.REGISTERED_BOTH),
        "invitation_seats_left": card("invitation", letter.CHASED_AT, letter.REGISTERED_ONE),
        "invitation_below_deputy": card(
            "invitation", letter.CHASED_AT, letter.BELOW_DEPUTY, below=letter.BELOW_DEPUTY.attendances
        ),
        "invitation_doubled": card(
            "invitation", letter.CHASED_AT, letter.REGISTERED_BOTH, doubled=letter.REGISTERED.attendances
        ),
        "invitation_proposed": card(
            "invitation",
            letter.CHASED_AT,
            letter.OWN,
            proposer=letter.CONTACT,
            proposed_to=Word.CHAIRMAN,
        ),
    }
)

TODAY = date(2025, 9, 1)
HOSTILE_UNIT = replace(
    letter.UNITS["so-gtvt"], name="<b>Sở</b> & " + "dài " * 100, aliases=("<i>A</i>",), groups=(), phone=""
)


CODES = CodesInUse(letter.at(28, 12, 0), uses_left=9, preapproved=False)


def unit_card(unit: Unit, **more: object) -> Shown:
    data = {"unit": unit, "parent": None, "successor": None, "contacts": [], "codes": None, "today": TODAY}
    return Face(template="unit", data=data | more), letter.CHASED_AT


def found(**more: object) -> Shown:
    units = [letter.UNITS["so-gtvt"], ENDED]
    data = {"phrase": "giao", "units": units, "more": 0, "guessed": False}
    return Face(template="units_found", data=data | more), letter.CHASED_AT


RENAMED = replace(letter.UNITS["so-y-te"], name="Sở Y tế tỉnh", phone="0270.3000.999")
CHANGE = compare(
    [letter.UNITS["so-y-te"], letter.UNITS["so-gtvt"], letter.UNITS["ubnd-binh-tan"]],
    [RENAMED, SUCCESSOR, ENDED],
)


def directory_plan(**more: object) -> Shown:
    data = {
        "file_name": "units.xlsx",
        "outcome": "",
        "counts": None,
        "change": CHANGE,
        "errors": (),
        "letter": "",
    }
    return Face(template="directory_plan", data=data | more), letter.CHASED_AT


def unit_question(key: str, **facts: object) -> Shown:
    return question(key, **{"unit": ENDED.code, "name": ENDED.name, "unit_card": "x" * 16, **facts})


WRONG = [
    RowError(row=4, column="phone", code="formula"),
    RowError(row=9, column="successor", code="follower_ends", facts={"value": "ubnd-binh-tan"}),
]
DIRECTORY = {
    "unit": unit_card(letter.UNITS["so-gtvt"], contacts=[letter.CONTACT], codes=CODES),
    "unit_preapproved": unit_card(letter.UNITS["so-gtvt"], codes=replace(CODES, preapproved=True)),
    "unit_ended": unit_card(ENDED, successor=SUCCESSOR),
    "unit_young": unit_card(
        replace(SUCCESSOR, address="Ấp Tân Thuận, xã Tân Quới"), parent=letter.UNITS["tt-ubnd"]
    ),
    "unit_not_yet": unit_card(SUCCESSOR, today=date(2025, 6, 1)),
    "unit_hostile": unit_card(HOSTILE_UNIT),
    "units_found": found(),
    "units_found_many": found(more=7),
    "units_found_guessed": found(phrase="giao thoong", guessed=True),
    "unit_merged": (
        Face(template="unit_merged", data={"unit": ENDED, "successor": SUCCESSOR}),
        letter.CHASED_AT,
    ),
    "directory_plan": directory_plan(),
    "directory_plan_wrong": directory_plan(errors=WRONG),
    "directory_plan_same": directory_plan(change=compare([RENAMED], [RENAMED])),
    "directory_plan_by_letter": directory_plan(letter="123/VP-HC"),
    "directory_plan_imported": directory_plan(
        outcome="imported", counts={"added": 1, "changed": 1, "same": 200}, letter="123/VP-HC"
    ),
    "directory_plan_dropped": directory_plan(outcome="dropped"),
    "question_edit_unit_name": unit_question("edit_unit", field="name"),
    "question_edit_unit_alias": unit_question("edit_unit", field="alias"),
    "question_edit_unit_phone": unit_question("edit_unit", field="phone"),
    "question_merge_unit": unit_question("merge_unit"),
    "question_merge_day": unit_question("merge_day", into_name=SUCCESSOR.name, told=2),
    "question_merge_day_nobody": unit_question("merge_day", into_name=SUCCESSOR.name, told=0),
    "question_replace_codes": unit_question("replace_codes", preapproved=False),
    "question_replace_codes_preapproved": unit_question("replace_codes", preapproved=True),
    "question_replace_codes_done": unit_question("replace_codes", preapproved=False, closed="done"),
    "question_replace_codes_left": unit_question("replace_codes", preapproved=False, closed="left"),
    "question_end_unit": unit_question("end_unit"),
    "question_add_unit_kind": unit_question("add_unit_kind", name="Sở Ngoại vụ"),
    "question_add_unit_groups": unit_question(
        "add_unit_groups", name="Sở Ngoại vụ", groups=["các sở, ban, ngành tỉnh", "các cơ quan chuyên môn"]
    ),
}

NOTICES: dict[str, Shown] = (
    INVITATIONS
    | REMINDERS
    | LETTERS
    | PANELS
    | CHANGES
    | ORDERS
    | INFORMED
    | QUESTIONS
    | REGISTRATIONS
    | PROPOSALS
    | DIRECTORY
    | RIGHTS
)
