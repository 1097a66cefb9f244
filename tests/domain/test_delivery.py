"""The laws of one delivery: never lost, never repeated without a mark."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.delivery import (
    LONGEST_BACKOFF,
    OPEN,
    Delivery,
    Operation,
    Outcome,
    Report,
    State,
    arrived,
    backoff,
    lost_sight_of,
    repeat,
    settle,
)

NOW = datetime(2022, 2, 18, 8, 0, tzinfo=UTC)
WAIT = timedelta(seconds=60)
FIRST = Operation.SEND, False, 0
"""A message as text with its tags, sent for the first time."""
PLAIN = Operation.SEND, True, 0
REPEATED = Operation.SEND, False, 1
EDIT = Operation.EDIT, False, 0


def under_way(
    operation: Operation = Operation.SEND, plain: bool = False, resend_no: int = 0, **more: object
) -> Delivery:
    values = {
        "id": 7,
        "card": "AAAA",
        "operation": operation,
        "state": State.SENDING,
        "attempt_no": 1 + resend_no,
        "resend_no": resend_no,
        "possible_duplicate": resend_no > 0,
        "plain": plain,
        "next_at": NOW,
        "expires_at": None,
        "lease_token": "lease",
    }
    return Delivery(**{**values, **more})


def ended(outcome: Outcome, **more: object) -> Report:
    return Report(delivery_id=7, lease_token="lease", outcome=outcome, **more)


def after(delivery: Delivery, report: Report) -> Delivery:
    return settle(delivery, report, now=NOW, unknown_wait=WAIT)


BECOMES = {
    (Outcome.ACCEPTED, FIRST): State.SENT,
    (Outcome.ACCEPTED, PLAIN): State.SENT,
    (Outcome.ACCEPTED, REPEATED): State.SENT,
    (Outcome.ACCEPTED, EDIT): State.SENT,
    (Outcome.NOT_SENT, FIRST): State.PENDING,
    (Outcome.NOT_SENT, PLAIN): State.PENDING,
    (Outcome.NOT_SENT, REPEATED): State.PENDING,
    (Outcome.NOT_SENT, EDIT): State.PENDING,
    (Outcome.REFUSED, FIRST): State.FAILED,
    (Outcome.REFUSED, PLAIN): State.FAILED,
    (Outcome.REFUSED, REPEATED): State.FAILED,
    (Outcome.REFUSED, EDIT): State.FAILED,
    (Outcome.UNPARSABLE, FIRST): State.PENDING,
    (Outcome.UNPARSABLE, PLAIN): State.FAILED,
    (Outcome.UNPARSABLE, REPEATED): State.PENDING,
    (Outcome.UNPARSABLE, EDIT): State.PENDING,
    (Outcome.GONE, FIRST): State.FAILED,
    (Outcome.GONE, PLAIN): State.FAILED,
    (Outcome.GONE, REPEATED): State.FAILED,
    (Outcome.GONE, EDIT): State.SUPERSEDED,
    (Outcome.MOVED, FIRST): State.PENDING,
    (Outcome.MOVED, PLAIN): State.PENDING,
    (Outcome.MOVED, REPEATED): State.PENDING,
    (Outcome.MOVED, EDIT): State.PENDING,
    (Outcome.STOPPED, FIRST): State.PENDING,
    (Outcome.STOPPED, PLAIN): State.PENDING,
    (Outcome.STOPPED, REPEATED): State.PENDING,
    (Outcome.STOPPED, EDIT): State.PENDING,
    (Outcome.UNKNOWN, FIRST): State.UNKNOWN,
    (Outcome.UNKNOWN, PLAIN): State.UNKNOWN,
    (Outcome.UNKNOWN, REPEATED): State.UNRESOLVED,
    (Outcome.UNKNOWN, EDIT): State.PENDING,
    (Outcome.BROKEN, FIRST): State.FAILED,
    (Outcome.BROKEN, PLAIN): State.FAILED,
    (Outcome.BROKEN, REPEATED): State.FAILED,
    (Outcome.BROKEN, EDIT): State.FAILED,
}


@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize("kind", [FIRST, PLAIN, REPEATED, EDIT])
def test_every_outcome_of_every_kind_of_call_has_its_state(
    outcome: Outcome, kind: tuple[Operation, bool, int]
) -> None:
    done = after(under_way(*kind), ended(outcome))
    assert done.state is BECOMES[outcome, kind]
    assert done.lease_token is None


@pytest.mark.parametrize("calls", [1, 2, 3, 50])
@pytest.mark.parametrize("wait", [None, timedelta(seconds=30)])
def test_a_network_that_asks_to_wait_never_uses_up_a_try(calls: int, wait: timedelta | None) -> None:
    done = after(under_way(attempt_no=calls), ended(Outcome.NOT_SENT, retry_after=wait))
    assert (done.state, done.resend_no, done.possible_duplicate) == (State.PENDING, 0, False)
    assert done.next_at > NOW


def test_it_waits_as_long_as_the_network_asks() -> None:
    done = after(under_way(), ended(Outcome.NOT_SENT, retry_after=timedelta(seconds=17)))
    assert done.next_at == NOW + timedelta(seconds=17)


def test_a_call_that_was_not_begun_may_be_made_at_once() -> None:
    done = after(under_way(attempt_no=9), ended(Outcome.NOT_SENT, retry_after=timedelta()))
    assert done.next_at == NOW


def test_an_unknown_outcome_waits_for_evidence_and_is_then_repeated_with_a_mark() -> None:
    unknown = after(under_way(), ended(Outcome.UNKNOWN))
    assert (unknown.state, unknown.next_at) == (State.UNKNOWN, NOW + WAIT)
    again = repeat(unknown)
    assert (again.state, again.resend_no, again.possible_duplicate) == (State.PENDING, 1, True)


def test_what_is_unknown_twice_is_for_a_person_to_resolve() -> None:
    done = after(under_way(resend_no=1), ended(Outcome.UNKNOWN))
    assert done.state is State.UNRESOLVED
    assert done.state not in OPEN


def test_an_abandoned_claim_is_an_unknown_outcome() -> None:
    lost = lost_sight_of(under_way(), now=NOW, unknown_wait=WAIT)
    assert lost == after(under_way(), ended(Outcome.UNKNOWN))


def test_evidence_settles_what_is_unknown() -> None:
    unknown = after(under_way(), ended(Outcome.UNKNOWN))
    assert (arrived(unknown, "55").state, arrived(unknown, "55").message_id) == (State.SENT, "55")


@pytest.mark.parametrize("times", [1, 2, 10])
def test_an_edit_is_repeated_freely(times: int) -> None:
    edit = under_way(Operation.EDIT, attempt_no=times)
    done = after(edit, ended(Outcome.UNKNOWN))
    assert (done.state, done.resend_no, done.possible_duplicate) == (State.PENDING, 0, False)
    assert done.next_at > NOW


def test_markup_that_is_refused_goes_once_more_without_it() -> None:
    done = after(under_way(), ended(Outcome.UNPARSABLE))
    assert (done.plain, done.resend_no, done.next_at) == (True, 0, NOW)


def test_a_message_that_was_accepted_is_known_by_its_number() -> None:
    assert after(under_way(), ended(Outcome.ACCEPTED, message_id="99")).message_id == "99"


@given(st.integers(0, 10_000), st.integers(0, 10**9))
def test_the_wait_after_a_failure_stays_between_a_second_and_the_longest_with_its_spread(
    attempts: int, spread: int
) -> None:
    assert timedelta(seconds=1) <= backoff(attempts, spread=spread) <= LONGEST_BACKOFF * 1.25


@given(st.integers(1, 100), st.integers(0, 1000))
def test_the_wait_never_grows_shorter(attempts: int, spread: int) -> None:
    assert backoff(attempts, spread=spread) <= backoff(attempts + 1, spread=spread)


def test_rows_that_fail_together_come_back_apart() -> None:
    assert len({backoff(1, spread=row) for row in range(8)}) == 8


MAY_HAVE_ARRIVED = (Outcome.ACCEPTED, Outcome.UNKNOWN)


@given(st.lists(st.sampled_from(Outcome), min_size=1, max_size=12))
def test_whatever_happens_a_person_gets_at_most_one_copy_without_a_mark(outcomes: list[Outcome]) -> None:
    delivery = under_way()
    copies = []
    for outcome in outcomes:
        if outcome in MAY_HAVE_ARRIVED:
            copies.append(delivery.resend_no)
        delivery = after(delivery, ended(outcome))
        if delivery.state not in OPEN:
            break
        if delivery.state is State.UNKNOWN:
            delivery = repeat(delivery)
        delivery = under_way(
            plain=delivery.plain, resend_no=delivery.resend_no, attempt_no=delivery.attempt_no + 1
        )
    assert copies.count(0) <= 1
    assert len(copies) <= 2
