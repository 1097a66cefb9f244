"""Every answer about giấy mời 32 as a template with its data, by the golden's name."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from db.imports import Import
from db.own_data import KeptAddress, KeptContact, KeptRole, OwnData
from db.people import Recipient
from db.personal_data import AT_ADDRESS, OF_PERSON
from db.reminders import PlannedReminder
from domain import reminders
from domain.invitation import Invitation
from domain.people import Function
from domain.state_line import state_key
from tests.bot import letter_32 as letter
from tests.bot.notices_32 import INVITATIONS
from usecases.health import Vitals
from usecases.look_up_unit import DirectorySummary
from usecases.mint_codes import Minted

Data = Mapping[str, object]

PLANNED = [
    PlannedReminder(
        id=number,
        meeting_id=1,
        kind=one.kind,
        sequence=0,
        due_at=one.due_at,
        expires_at=one.expires_at,
        state="planned" if number > 1 else "fired",
        note="",
    )
    for number, one in enumerate(
        reminders.plan(letter.MEETING, called_at=letter.CALLED_AT, quiet=letter.OFFICE.quiet), 1
    )
]
OPENED: Data = {
    "invitation": letter.HEAD,
    "meeting": letter.MEETING,
    "unit": letter.UNITS[letter.HEAD.unit],
    "signed": False,
}
SPEAKING_EQUAL = letter.invitation("Thường trực UBMTTQVN tỉnh Vĩnh Long")
PRESSED_PANEL: Data = {"meeting": letter.MEETING, "tally": letter.COUNTED, "orders": letter.ORDER_LINES}
REQUESTED = [line for line in letter.LINES if line.invitation is letter.SUBSTITUTE]
SILENT = [line for line in letter.LINES if line.state == "silent" and line.invitation in letter.CARDED]
READER = Recipient(
    unit="so-gtvt",
    contact_id=1,
    person_id=7,
    name="Phạm Thị Dung",
    post="Văn thư",
    function=Function.CLERK,
    address_id=3,
    phone="0912000000",
)
WITH_READERS = replace(
    letter.Line(letter.HEAD, "silent", True),
    readers=(replace(READER, phone=""), READER, replace(READER, name="Lê Quang Hải", post="Giám đốc")),
)
TO_CALL = [
    line
    for line in letter.LINES
    if line.invitation.relation == "superior" or (line in SILENT and not line.has_contact)
]
MINTED = Minted(
    unit=letter.UNITS["so-gtvt"], code="7KM2P9QRST", link_code="x" * 22, expires_at=letter.at(28, 16)
)
SUMMARY = DirectorySummary(reached=55, unreached=(letter.UNITS["so-khcn"],), uncarded=4)
LATEST = Import(
    at=letter.READ_AT, by=None, file_name="units.csv", letter_number="123/VP-HC", added=72, changed=0
)
UNIT_VERBS = ("open", "person", "edit", "merge", "end", "revive", "import", "drop", "kind", "groups", "today")
VITALS = Vitals(
    waiting=3, oldest_overdue_s=240, unresolved=1, inbox_new=0, inbox_dead=0, blocked=("telegram",)
)


KEPT = OwnData(
    name="Phạm Thị Dung",
    phone="0912000000",
    since=letter.CALLED_AT,
    addresses=[KeptAddress("telegram", "1003", "active"), KeptAddress("webchat", "dung", "unreachable")],
    contacts=[
        KeptContact(
            "Sở Giao thông vận tải",
            "Văn thư",
            "clerk",
            "active",
            letter.CALLED_AT,
            letter.CHASED_AT,
            "Trần Minh Tâm",
        ),
        KeptContact("Sở Y tế", "Văn thư", "clerk", "pending", letter.CHASED_AT, None, None),
        KeptContact("Sở Nội vụ", "Văn thư", "clerk", "revoked", letter.CALLED_AT, letter.CHASED_AT, None),
        KeptContact(
            "Sở Công Thương",
            "Văn thư",
            "clerk",
            "pending",
            letter.MORNING_AT,
            letter.CHASED_AT,
            "Trần Minh Tâm",
        ),
    ],
    roles=[
        KeptRole("organizer", "Văn phòng UBND tỉnh", letter.CHASED_AT, ""),
        KeptRole("administrator", None, letter.CALLED_AT, None),
    ],
    questions=["share_phone", "give_reason"],
    counts=dict.fromkeys([*OF_PERSON, *AT_ADDRESS], 3),
)
KEPT_OF_STRANGER = OwnData(
    name="",
    phone="",
    since=None,
    addresses=[KeptAddress("telegram", "1999", "active")],
    contacts=[],
    roles=[],
    questions=[],
    counts=dict.fromkeys([*OF_PERSON, *AT_ADDRESS], 0),
)


def recorded(choice: str, one: Invitation = letter.HEAD, asks: str = "") -> tuple[str, Data]:
    return "answer_recorded", {"choice": choice, "invitation": one, "asks": asks}


def doubts(one: Invitation, **more: object) -> Data:
    return {"invitation": one, "below": (), "doubled": ()} | more


BELOW_LINES = [
    letter.Line(one, state_key(one, letter.MEETING), has_contact=True)
    for one in (letter.BELOW_DEPUTY, letter.BELOW_AND_HEAD)
]

REPLIES: dict[str, tuple[str, Data]] = {
    "answer_attend": recorded("attend"),
    "answer_received": recorded("received"),
    "answer_name": recorded("name", asks="name_person"),
    "answer_add": recorded("add", asks="name_person"),
    "naming_doubts": ("naming_doubts", doubts(letter.BELOW_DEPUTY, below=letter.BELOW_DEPUTY.attendances)),
    "naming_doubts_doubled": (
        "naming_doubts",
        doubts(letter.REGISTERED_BOTH, doubled=letter.REGISTERED.attendances),
    ),
    "requests_below_deputy": ("requests", {"meetings": [(letter.MEETING, BELOW_LINES)]}),
    "answer_decline_asks_why": recorded("decline", asks="give_reason"),
    "answer_asks_whose_word": recorded("attend", asks="on_whose_word"),
    "answer_on_whose_word": recorded("word", letter.SUBSTITUTE),
    "answer_oneself": recorded("name", letter.ANSWERS["named"]),
    "answer_proposed": ("answer_proposed", {}),
    "proposal_agreed": ("proposal_decided", {"agreed": True}),
    "proposal_kept": ("proposal_decided", {"agreed": False}),
    "answer_decline_head": recorded("decline", letter.ABSENT),
    "answer_decline_equal": recorded("decline", letter.ANSWERS["declined_equal"]),
    "answer_change": recorded("change"),
    "answer_withdraw": recorded("withdraw"),
    "change_announced": ("change_announced", {"told": 51}),
    "answer_keep": recorded("keep"),
    "answer_noted": recorded("noted"),
    "see_letter": ("see_letter", OPENED),
    "see_letter_file": ("see_letter", {**OPENED, "signed": True}),
    "agenda": ("agenda", OPENED),
    "agenda_empty": ("agenda", {**OPENED, "meeting": replace(letter.MEETING, agenda=())}),
    "brief_subordinate": ("brief", OPENED),
    "brief_equal": ("brief", {**OPENED, "unit": letter.UNITS[SPEAKING_EQUAL.unit]}),
    "brief_of_nobody": ("brief", {**OPENED, "unit": letter.UNITS["so-y-te"]}),
    "contact": ("contact", OPENED),
    "noted": ("noted", {}),
    "desk_asked": ("desk_asked", {}),
    "head_count": ("head_count", {"meeting": letter.MEETING, "tally": letter.COUNTED}),
    "left": ("left", {}),
    "only_private": ("only_private", {}),
    "start_stranger": ("start", {"viewer": letter.STRANGER}),
    "start_representative": ("start", {"viewer": letter.REPRESENTATIVE}),
    "start_administrator": ("start", {"viewer": letter.ADMINISTRATOR}),
    "help_stranger": ("help", {"viewer": letter.STRANGER}),
    "help_representative": ("help", {"viewer": letter.REPRESENTATIVE}),
    "start_looking_on": ("start", {"viewer": letter.LOOKING_ON}),
    "help_looking_on": ("help", {"viewer": letter.LOOKING_ON}),
    "help_administrator": ("help", {"viewer": letter.ADMINISTRATOR}),
    "my_meetings": (
        "my_meetings",
        {"meetings": [(letter.HEAD, letter.MEETING, "silent")], "viewer": letter.REPRESENTATIVE},
    ),
    "my_meetings_answered": (
        "my_meetings",
        {
            "meetings": [(letter.SUBSTITUTE, letter.MEETING, "substitute_pending")],
            "viewer": letter.REPRESENTATIVE,
        },
    ),
    "my_meetings_none": ("my_meetings", {"meetings": [], "viewer": letter.REPRESENTATIVE}),
    "my_meetings_stranger": ("my_meetings", {"meetings": [], "viewer": letter.STRANGER}),
    "draft_confirm": ("draft_confirm", {}),
    "draft_misread": ("draft_misread", {}),
    "draft_wrong": ("draft_wrong", {}),
    "draft_let_go": ("draft_let_go", {}),
    "guests_amend": ("guests_amend", {}),
    "guests_issued": ("guests_issued", {}),
    "guests_trial": ("guests_trial", {}),
    "guests_stop": ("guests_stop", {}),
    "guest_placed": ("guest_placed", {}),
    "guests_remember": ("guests_remember", {}),
    "guests_send": ("guests_send", {"cards": 55, "hold": letter.OFFICE.undo}),
    "guests_send_without_hold": ("guests_send", {"cards": 55, "hold": timedelta()}),
    "trial_pressed": ("trial_pressed", {}),
    "trial_card": ("trial_card", {"face": INVITATIONS["invitation_silent"][0]}),
    "quick_report": ("quick_report", {**PRESSED_PANEL, "lines": letter.LINES}),
    "list_silent": ("list_silent", {**PRESSED_PANEL, "lines": SILENT}),
    "list_silent_phones": ("list_silent", {**PRESSED_PANEL, "lines": [WITH_READERS]}),
    "list_silent_none": ("list_silent", {**PRESSED_PANEL, "lines": []}),
    "list_calls": ("list_calls", {**PRESSED_PANEL, "lines": TO_CALL}),
    "list_calls_none": ("list_calls", {**PRESSED_PANEL, "lines": [], "orders": []}),
    "list_requests": ("list_requests", {**PRESSED_PANEL, "lines": REQUESTED}),
    "list_requests_none": ("list_requests", {**PRESSED_PANEL, "lines": []}),
    "requests": ("requests", {"meetings": [(letter.MEETING, REQUESTED)]}),
    "requests_none": ("requests", {"meetings": []}),
    "meetings": (
        "meetings",
        {"meetings": [(letter.MEETING, letter.COUNTED)], "viewer": letter.ADMINISTRATOR},
    ),
    "meetings_none": ("meetings", {"meetings": [], "viewer": letter.ADMINISTRATOR}),
    "meetings_none_looking_on": ("meetings", {"meetings": [], "viewer": letter.LOOKING_ON}),
    "group_titles": (
        "group_titles",
        {"meetings": [(letter.MEETING.title, letter.MEETING.starts_at), ("Họp", date(2022, 3, 1))]},
    ),
    "role_given": ("role_changed", {"given": True}),
    "role_taken": ("role_changed", {"given": False}),
    "reminders": ("reminders", {"meetings": [(letter.MEETING, PLANNED)]}),
    "reminders_none": ("reminders", {"meetings": []}),
    "contact_approve": ("contact_decided", {"choice": "approve", "contact": letter.CONTACT}),
    "contact_decline": ("contact_decided", {"choice": "decline", "contact": letter.CONTACT}),
    "contact_organizer": ("contact_decided", {"choice": "organizer", "contact": letter.CONTACT}),
    "contact_function": ("contact_decided", {"choice": "function", "contact": letter.CHAIRMAN}),
    "contact_revoke": ("contact_decided", {"choice": "revoke", "contact": letter.CONTACT}),
    "directory": (
        "directory",
        {"summary": SUMMARY},
    ),
    "units_none": ("units_none", {"phrase": "thương mại"}),
    "directory_by_letter": ("directory", {"summary": replace(SUMMARY, latest=LATEST)}),
    **{f"unit_pressed_{verb}": ("unit_pressed", {"verb": verb}) for verb in UNIT_VERBS},
    "unit_code": ("unit_code", {"minted": MINTED, "link": ""}),
    "unit_code_link": ("unit_code", {"minted": MINTED, "link": "https://t.me/giaymoi_bot?start=xxxx"}),
    "unit_code_preapproved": (
        "unit_code",
        {"minted": replace(MINTED, preapproved=True), "link": "https://t.me/giaymoi_bot?start=xxxx"},
    ),
    "codes_revoked": ("codes_revoked", {"unit": letter.UNITS["so-gtvt"]}),
    "own_data": ("own_data", {"data": KEPT}),
    "own_data_stranger": ("own_data", {"data": KEPT_OF_STRANGER}),
    "erased": ("erased", {}),
    "unit_left": ("unit_left", {}),
    "channels": ("channels", {"vitals": VITALS}),
}
"""Template and data; `now` is CHASED_AT for all."""

TOAST_BEGINNINGS = (
    *("answer_", "draft_", "guest", "contact_", "proposal_", "trial_pressed"),
    *("codes_revoked", "unit_left", "noted", "desk_", "unit_pressed", "role_"),
)
TOASTS = {name for name in REPLIES if name.startswith(TOAST_BEGINNINGS)}
