"""What a letter says wrongly, where its meeting is called by the right facts before or after it is corrected."""

from dataclasses import dataclass, replace

from domain.letter.model import Reading
from domain.letter.moment import Moment

_FIELDS = ("starts_at", "arrives_at", "ends_at", "venue", "chair", "title")


@dataclass(frozen=True, kw_only=True)
class Erratum:
    """The wrong facts as the letter has them; None where it is right.

    `decided_by` is the post on whose word the letter goes out uncorrected; `number` and `issue_date` are those of
    the document that has corrected it, empty as long as it is owed.
    """

    starts_at: Moment | None = None
    arrives_at: Moment | None = None
    ends_at: Moment | None = None
    venue: str | None = None
    chair: str | None = None
    title: str | None = None
    decided_by: str = ""
    number: str = ""
    issue_date: Moment | None = None

    @property
    def tells_mistakes(self) -> bool:
        return any(getattr(self, name) for name in _FIELDS)


def erratum_of(
    written: Reading, right: Reading, *, before: Erratum | None = None, decided_by: str = ""
) -> Erratum:
    """What was wrong in the letter, with the mistakes known `before`; a fact that is only missing is not wrong."""
    pairs = {name: (getattr(written, name), getattr(right, name)) for name in _FIELDS}
    found = {name: old for name, (old, new) in pairs.items() if old and new and old != new}
    known = {name: getattr(before, name) for name in _FIELDS if before and getattr(before, name)}
    return replace(Erratum(decided_by=decided_by), **found | known)


def corrected_by(erratum: Erratum | None, number: str, issue_date: Moment | None) -> Erratum | None:
    """The erratum after the document that it was waiting for has come."""
    return replace(erratum, number=number, issue_date=issue_date) if erratum else None
