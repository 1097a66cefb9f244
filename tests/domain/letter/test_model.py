"""The reading goes to JSON and back without loss."""

import json
from datetime import date, time

import pytest

from domain.letter.model import (
    AgendaRow,
    Assignment,
    Brief,
    Deadline,
    Doubt,
    InviteeGroup,
    Mode,
    Online,
    Party,
    Reading,
    Reference,
    Rsvp,
    Secrecy,
    Session,
    Signer,
    as_json,
    from_json,
)
from domain.letter.moment import Moment, Month
from domain.rank import Rank

MORNING = Moment(date(2022, 2, 22), time(7, 30))
DAY = Moment(date(2022, 2, 22))

FULL = Reading(
    doc_type="giấy mời",
    number="32/GM-UBND",
    issue_date=Moment(date(2022, 2, 18)),
    starts_at=MORNING,
    ends_at=DAY,
    sessions=(Session(label="Khối 1", starts_at=MORNING, ends_at=None, venue=None, for_whom="Khối 1"),),
    mode=Mode.HYBRID,
    online=Online(platform=None, link="https://example.vn", meeting_id="1", passcode=None),
    invitee_groups=(InviteeGroup(heading=None, text="Sở Y tế"),),
    parties=(Party(group=0, role="Lãnh đạo", unit="Sở Y tế", rank=Rank.LEADER),),
    assignments=(Assignment(unit="Sở Y tế", task="tổ chức test nhanh"),),
    briefs=(Brief(unit="Sở Y tế", text="Một.\nHai."),),
    agenda=(AgendaRow(time_text=None, start=None, end=None, content="Thảo luận", by=None),),
    rsvp=Rsvp(
        required=True,
        deadline=DAY,
        method=None,
        contact_person=None,
        phone=None,
        email=None,
        link=None,
        substitute=None,
        absence=None,
    ),
    deadlines=(Deadline(what="đăng ký", when=DAY),),
    refers_to=(Reference(number=None, date=DAY),),
    old_starts_at=(MORNING,),
    new_starts_at=(Month(2022, 9), DAY),
    signer=Signer(title="CHỦ TỊCH", name=None),
    doubts=(Doubt(field="agenda[0]", code="row_without_hour", facts={"row": "05"}),),
    secret=Secrecy.SECRET,
)


def test_a_reading_survives_the_way_through_json() -> None:
    assert from_json(json.loads(json.dumps(as_json(FULL)))) == FULL


def test_an_empty_reading_survives_too() -> None:
    assert from_json(as_json(Reading(doc_type="giấy mời"))) == Reading(doc_type="giấy mời")


def test_a_day_without_an_hour_prints_without_one() -> None:
    assert (str(DAY), str(MORNING), str(Month(2022, 9))) == ("2022-02-22", "2022-02-22T07:30", "2022-09")


def test_a_session_says_for_whom_it_is_under_the_key_of_the_schema() -> None:
    assert as_json(FULL)["sessions"][0]["for"] == "Khối 1"


@pytest.mark.parametrize("text", ["2022-02-22 07:30", "2022-02", "22/02/2022", "", "2022-02-30"])
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Moment.from_text(text)


def test_a_reading_with_a_missing_key_is_refused() -> None:
    plain = as_json(FULL)
    del plain["title"]
    with pytest.raises(KeyError):
        from_json(plain)
