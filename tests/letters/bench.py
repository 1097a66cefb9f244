"""What reading costs: `python -m tests.letters.bench` prints how the cost of hostile shapes grows with their length.

Each shape is a mark or word that the patterns know, again and again, in a part of a letter that some reader looks at.
Two lengths are read in turn and the least processor time of each is taken. A linear reader gives a growth near 2 for
twice the text, a quadratic one 4; above 3 the command fails. Seconds depend on the machine, the growth does not.
"""

import sys
import time
from collections.abc import Iterator

from domain.letter.parse import read
from domain.letter.parts import LONGEST_LETTER

from .scores import FOLDERS, HERE

LENGTH, TIMES, MOST = 20_000, 3, 3.0
HEAD = (
    "SỞ NỘI VỤ TỈNH A\nSố: 12/GM-SNV\nTân An, ngày 04 tháng 3 năm 2024\n\nGIẤY MỜI\nHọp bàn kế hoạch năm\n\n"
)
MOVED = HEAD.replace("GIẤY MỜI", "THÔNG BÁO").replace("Họp bàn", "Hoãn, thay đổi thời gian họp")
PLACES = {
    "letter": "",
    "time": f"{HEAD}Thời gian: ",
    "place": f"{HEAD}Địa điểm: ",
    "guests": f"{HEAD}Thành phần:\n",
    "addressee": f"{HEAD}Kính gửi: ",
    "orders": f"{HEAD}Phân công:\n- Sở A: báo cáo ",
    "content": f"{HEAD}Nội dung:\n",
    "answers": f"{HEAD}Đăng ký tham dự: ",
    "prose": f"{HEAD}Sở mời họp ",
    "change": f"{MOVED}Giấy mời số 1/GM-A nay là 8h00 ngày 15/3/2024 ",
    "calendar": "LỊCH CÔNG TÁC TUẦN\n\nTHỨ HAI (02/3/2024)\n",
    "annex": f"{HEAD}CHƯƠNG TRÌNH\n",
}
WORDS = {
    "letter": "1¦.¦ ¦-¦1- ¦<a¦*a ¦“¦(¦( ) ¦\t¦a\t¦a\n¦\n-¦oà¦l0 ¦ngày ¦giờ ¦số ¦/GM ¦Kính gửi: ¦I. ¦MẬT\n",
    "time": "1- ¦1/1 ¦1/1/2024 ¦8:00-¦8h, ¦thứ hai ¦11 và 12/4/2024 ¦1/1 tức ¦trước 1/1/2024, ¦đón ¦từ ¦(8h đón) ",
    "place": "tại ¦Phòng , ¦(nếu ¦,, ¦a: b\n¦chuyển sang phòng ¦ngày ",
    "guests": "(báo chí ¦, ,¦các ¦trừ ¦riêng ¦Sở A, ¦Sở A; ¦phường, ¦, chủ tịch a¦- Sở A\n¦\n-¦a: ¦mỗi sở 01 người ¦"
    "- Riêng A: cử B\n¦- Mỗi sở 01 lãnh đạo và 01 cán bộ\n¦Lãnh đạo A và chuyên viên; ¦- Lãnh đạo như Kính gửi\n",
    "addressee": "mời ¦gửi ¦dự ¦UBND các huyện: ¦Ông A, ¦Lãnh đạo, ¦01 người ¦- Sở A\n",
    "orders": "giao ¦chuẩn bị ¦(kèm ¦,, ¦liên hệ: ¦Sở A, ¦- Các đơn vị báo cáo: \n",
    "content": "a\n¦- \n¦1. a\n¦; ¦8h a\n¦PHỤ LỤC\n¦phòng ",
    "answers": "trước ngày 1/4/2024, ¦bận ¦đi thay ¦a@¦090 ¦a.¦đăng ký dự ¦ông ¦liên hệ a\n¦danh sách ",
    "prose": "mời ¦tổ chức ¦do ¦hệ thống ¦họp ¦tại ¦: dự ¦hàng tuần ¦ngày ¦đề nghị ¦a. ¦trước 5 phút ¦báo cáo\n",
    "change": "giấy mời số 2/GM ¦đến lúc ¦sang ¦dời ¦hoãn ¦thay đổi ¦như sau ¦ngày 1/3/2024 ¦8h00 ¦thông báo ",
    "calendar": "8h a\n¦sáng ¦|1|\n¦|ngày¦a\n¦THỨ HAI (02/3)\n¦8h00: họp tại phòng \n",
    "annex": "8h00: a\n¦a\n¦1. Sở A\n¦7h\ta\n¦|giờ|nội dung|\n¦PHỤ LỤC\n¦số ",
}


def seconds(text: str) -> float:
    began = time.process_time()
    read(text)
    return time.process_time() - began


def least(*texts: str) -> list[float]:
    """The least seconds for each text; the texts take turns, so that a busy machine is busy for all."""
    measured = [[seconds(text) for text in texts] for _ in range(TIMES)]
    return [min(times) for times in zip(*measured, strict=True)]


def shapes() -> Iterator[tuple[str, str, str]]:
    """Place, word and the whole long text of each shape."""
    for place, words in WORDS.items():
        for word in words.split("¦"):
            yield place, word, PLACES[place] + word * (2 * LENGTH // len(word))


def letters() -> Iterator[tuple[str, str]]:
    """Texts as people write them: two pages, and as much as is read of one letter."""
    texts = [
        path.read_text(encoding="utf-8")
        for folder in FOLDERS
        for path in sorted((HERE / folder).glob("*.txt"))
    ]
    longest = max(texts, key=len)
    yield "the longest letter", longest
    yield "the longest letter again and again", longest * (LONGEST_LETTER // len(longest))
    yield "all letters as one body", HEAD + _bodies(texts)


def _bodies(texts: list[str]) -> str:
    lines = [
        line for text in texts for line in text.splitlines() if not line.isupper() and "Nơi nhận" not in line
    ]
    body = "\n".join(lines)
    return (body * (LONGEST_LETTER // len(body) + 1))[: LONGEST_LETTER - len(HEAD)]


def main() -> int:
    for name, text in letters():
        [took] = least(text)
        sys.stdout.write(f"{name:36} {len(text):7} characters {took:7.3f} s\n")
    worst = 0.0
    for place, word, text in shapes():
        half, whole = least(text[: len(PLACES[place]) + LENGTH], text)
        worst = max(worst, whole / half)
        micros = whole / len(text) * 1e6
        sys.stdout.write(f"{place:10} {word!r:44} {micros:6.1f} µs a character  growth {whole / half:5.2f}\n")
        sys.stdout.flush()
    sys.stdout.write(f"largest growth {worst:.2f}; 2 is linear, above {MOST} is too much\n")
    return int(worst > MOST)


if __name__ == "__main__":
    sys.exit(main())
