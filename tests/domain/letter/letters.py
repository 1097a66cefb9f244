"""Small letters to read, made of the parts that a test is about."""

from domain.letter.blocks import Blocks, split_blocks
from domain.letter.flattened import rejoin_rows
from domain.letter.lines import split_lines
from domain.letter.model import Reading
from domain.letter.parse import read
from domain.letter.text import clean

HEAD = (
    "SỞ NỘI VỤ TỈNH A\nSố: 12/GM-SNV\nTân An, ngày 04 tháng 3 năm 2024\n\nGIẤY MỜI\nHọp bàn kế hoạch năm\n\n"
)
TIME = "Thời gian: 08 giờ 00, ngày 15/3/2024 (thứ Sáu).\n"
PLACE = "Địa điểm: Phòng họp số 1.\n"


def blocks_of(text: str) -> Blocks:
    return split_blocks(rejoin_rows(split_lines(clean(text))))


def letter(*parts: str, head: str = HEAD) -> Reading:
    """The reading of a whole letter with the given parts after its head."""
    return read(head + "\n".join(parts))
