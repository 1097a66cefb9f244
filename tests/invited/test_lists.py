"""Four letters against four directories: just these are invited, in these posts, and just this is asked.

The lists were written by hand before anything was run. Letters kept beside the checkout are not the project's to
ship, so their tests skip where they are absent.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from tests.invited.office import Office, directory_of, list_of

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
SHARED = HERE.parents[2] / "shared" / "letters" / "dev"
beside = pytest.mark.skipif(not SHARED.is_dir(), reason="no shared letters beside this checkout")


@dataclass(frozen=True)
class Case:
    letter: Path
    directory: Path
    sent: str
    """When the organizer sends it."""


CASES = {
    "letter-32": Case(
        EXAMPLES / "vinh-long-2022/gm-32.txt", EXAMPLES / "vinh-long-2022/units.csv", "2022-02-18T15:00:00+07:00"
    ),
    "c03": Case(SHARED / "c03.txt", HERE / "directories/ha-giang-2019.csv", "2019-10-16T15:00:00+07:00"),
    "c09": Case(SHARED / "c09.txt", HERE / "directories/gia-lai-2024.csv", "2024-03-12T15:00:00+07:00"),
    "c15": Case(SHARED / "c15.txt", HERE / "directories/muong-hum-2025.csv", "2025-09-12T15:00:00+07:00"),
}


@pytest.mark.parametrize(
    "name", ["letter-32", *(pytest.param(name, marks=beside) for name in ("c03", "c09", "c15"))]
)
def test_a_letter_invites_whom_an_office_would_invite(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    office = Office(tmp_path, directory_of(case.directory), datetime.fromisoformat(case.sent))
    made = office.invites(case.letter.read_text(encoding="utf-8"))
    office.close()
    expected = list_of(HERE / "lists" / f"{name}.csv")
    assert Counter(made) - Counter(expected) == {}, "more than the list has"
    assert Counter(expected) - Counter(made) == {}, "less than the list has"
