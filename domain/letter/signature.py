"""The end of a letter: who gets a copy, and who signs."""

from domain.letter.blocks import Blocks, is_signature
from domain.letter.lines import Line
from domain.letter.model import Signer
from domain.letter.text import trim


def read_recipients(blocks: Blocks) -> tuple[str, ...]:
    """The lines below "Nơi nhận"."""
    if not any(line.folded.startswith("nơi nhận") for line in blocks.tail):
        return ()
    return tuple(trim(line.text) for line in blocks.tail if line.bullet)


def read_signer(blocks: Blocks) -> Signer | None:
    """The offices in capitals, parted by newlines, and the name below where one stands."""
    lines = [line for line in blocks.tail if not line.bullet and not line.folded.startswith("nơi nhận")]
    titles = [line.text for line in lines if is_signature(line)]
    if not titles:
        return None
    names = [line for line in lines if _is_name(line)]
    return Signer(title="\n".join(titles), name=trim(names[-1].text) if names else None)


def _is_name(line: Line) -> bool:
    words = line.text.split()
    return 2 <= len(words) <= 7 and not line.text.isupper() and all(word[:1].isupper() for word in words)
