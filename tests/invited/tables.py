"""`python -m tests.invited.tables` prints the invitation lists that are made, and how far from right each is."""

import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.invited.cases import CASES, Case
from tests.invited.office import Line

HEAD = Line("dòng", "cách gửi", "đơn vị", "mời (hoặc câu hỏi)", "cấp", "quan hệ", "số người")


def main() -> None:
    for case in CASES.values():
        if case.letter.is_file():
            sys.stdout.write("\n".join(told(case)) + "\n\n")


def told(case: Case) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        made = case.made(Path(folder))
    right = case.right()
    wrong, missing = Counter(made) - Counter(right), Counter(right) - Counter(made)
    counts = Counter(line.how for line in made)
    yield f"### {case.name}: {dict(counts)}, wrong {wrong.total()}, missing {missing.total()}\n"
    yield from table(sorted(made, key=lambda line: int(line.line)))
    for sign, lines in (("too much", wrong), ("missing", missing)):
        yield from (f"\n{sign}: {' | '.join(line)}" for line in lines)


def table(lines: Iterable[Line]) -> Iterator[str]:
    yield f"| {' | '.join(HEAD)} |"
    yield f"|{'---|' * len(HEAD)}"
    yield from (f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    main()
