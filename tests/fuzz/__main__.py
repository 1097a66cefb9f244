"""`python -m tests.fuzz TARGET SECONDS`: let atheris look for a text that breaks a law, crashes or hangs.

Runs in an environment of its own with requirements/fuzz.txt, see `make fuzz`. The corpus begins with the letters and
lines of tests/letters and is kept in .fuzz/; a text that breaks something is left there as `TARGET-…`.
"""

import signal
import sys
from hashlib import sha256
from pathlib import Path
from types import FrameType

import atheris

with atheris.instrument_imports(include=["domain"]):
    from tests.fuzz.targets import TARGETS

HERE = Path(__file__).parent
LETTERS = HERE.parent / "letters"
KEPT = HERE.parents[1] / ".fuzz"
LONGEST_TEXT, LONGEST_LINE = 4_000, 400
"""Bytes: about two pages, and a long paragraph."""
EVERY = 5
"""One line of so many is a seed, so that most of the time goes to new texts."""
CPU_SECONDS = 1.0


class HangError(Exception):
    """A text took longer than a second of the processor."""


def hang(number: int, frame: FrameType | None) -> None:
    raise HangError


def seeds(name: str) -> set[bytes]:
    """Whole letters for the whole reader, single lines for the others."""
    texts = [path.read_bytes() for path in sorted(LETTERS.glob("*/*.txt"))]
    if name == "letter":
        return {text[:LONGEST_TEXT] for text in texts}
    lines = [line for text in texts for line in text.splitlines() if line.strip()]
    return {line[:LONGEST_LINE] for line in lines[::EVERY]}


def dictionary() -> Path:
    """The words of words.txt as libFuzzer wants them: in bytes."""
    words = (HERE / "words.txt").read_bytes().splitlines()
    path = KEPT / "words.dict"
    path.write_text("".join('"' + "".join(f"\\x{byte:02X}" for byte in word) + '"\n' for word in words))
    return path


def main(name: str, seconds: str) -> None:
    corpus = KEPT / name
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in seeds(name):
        (corpus / sha256(seed).hexdigest()).write_bytes(seed)
    signal.signal(signal.SIGVTALRM, hang)
    target = TARGETS[name]

    def one(data: bytes) -> None:
        text = data.decode("utf-8", "ignore")
        signal.setitimer(signal.ITIMER_VIRTUAL, CPU_SECONDS)
        try:
            target(text)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)

    atheris.Setup(
        [
            sys.argv[0],
            str(corpus),
            f"-dict={dictionary()}",
            f"-max_total_time={seconds}",
            f"-max_len={LONGEST_TEXT if name == 'letter' else LONGEST_LINE}",
            f"-artifact_prefix={KEPT}/{name}-",
            "-timeout=60",
            "-print_final_stats=1",
        ],
        one,
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
