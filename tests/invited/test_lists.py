"""Five letters against five directories: just these are invited, in these posts, and just this is asked.

The lists were written by hand before anything was run. Letters kept beside the checkout are not the project's to
ship, so their tests skip where they are absent.
"""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.invited.cases import CASES, SHARED
from tests.invited.office import Line

beside = pytest.mark.skipif(not SHARED.is_dir(), reason="no shared letters beside this checkout")


SHIPPED = [name for name, case in CASES.items() if SHARED not in case.letter.parents]
KEPT_BESIDE = [pytest.param(name, marks=beside) for name in CASES if name not in SHIPPED]


@pytest.mark.parametrize("name", [*SHIPPED, *KEPT_BESIDE])
def test_a_letter_invites_whom_an_office_would_invite(name: str, tmp_path: Path) -> None:
    made, right = Counter(CASES[name].made(tmp_path)), Counter(CASES[name].right())
    assert (shown(made - right), shown(right - made)) == ([], []), "too much, and what is missing"


def shown(lines: Iterable[Line]) -> list[str]:
    return [" | ".join(line) for line in lines]
