"""Three phones of one department, held as conversations on Telegram: clerk, deputy and head."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from domain.people import Address, Function
from tests.bot.test_change_conversation import MOVED, announces
from tests.fakes.hand_clock import HandClock
from tests.fakes.telegram_phone import Phone
from tests.fakes.telegram_world import World
from tests.house import (
    GIAO_THONG,
    GIAO_THONG_HEAD,
    ORGANIZER,
    House,
    calls_meeting,
    open_house,
    says,
    with_example,
)
from usecases.load_example import ExamplePerson, load_example
from usecases.show_board import board_of_meeting

DEPUTY = 1006


class Department:
    """The house with its organizer, and the three who speak for the department."""

    def __init__(self, house: House, phones: dict[int, Phone]) -> None:
        self.house = house
        self.organizer = phones[ORGANIZER]
        self.clerk, self.deputy, self.head = (phones[one] for one in (GIAO_THONG, DEPUTY, GIAO_THONG_HEAD))

    async def says(self, phone: Phone, *labels: str) -> None:
        await says(self.house, phone, *labels)

    async def line(self) -> dict[str, object]:
        board = await self.house.do(board_of_meeting, 1)
        return next(one for one in board["invitations"] if one["unit"] == "so-gtvt")


@pytest.fixture
async def department(tmp_path: Path) -> AsyncIterator[Department]:
    async with open_house(tmp_path, World(clock=HandClock())) as house:
        phones = await with_example(house)
        deputy = ExamplePerson(
            Address("telegram", str(DEPUTY)), "Lê Văn Cường", "Phó Giám đốc", "so-gtvt", Function.DEPUTY
        )
        await house.do(load_example, [], [deputy], now=house.app.desk.now())
        phones[DEPUTY] = house.world.user(DEPUTY, "Người 1006", started=True)
        await calls_meeting(house, phones[ORGANIZER])
        yield Department(house, phones)
        assert house.world.complaints == []


def card(phone: Phone) -> str:
    """The text of the newest invitation card on this phone."""
    return next(
        one.text for one in reversed(phone.messages()) if "Kính mời:" in one.text and "Báo họp" in one.text
    )


def labels(phone: Phone) -> list[str]:
    return [label for row in phone.last().buttons for label in row]


async def test_a_clerk_is_asked_on_whose_word_and_every_copy_tells_it(department: Department) -> None:
    await department.says(department.clerk, "Xác nhận tham dự")
    assert "Theo ý kiến của:" in department.clerk.last().text
    assert labels(department.clerk) == ["Giám đốc", "Phó Giám đốc", "Thôi"]
    assert (await department.line())["partstat"] == "needs_action"
    await department.says(department.clerk, "Giám đốc")
    for phone in (department.clerk, department.deputy, department.head):
        assert "Văn thư Phạm Thị Dung phản hồi, theo ý kiến Giám đốc" in card(phone)
    assert (await department.line())["on_whose_word"] == "director"
    assert "Đã ghi nhận" in department.clerk.last().text


async def test_thoi_leaves_the_question_and_nothing_is_recorded(department: Department) -> None:
    await department.says(department.clerk, "Xin vắng mặt", "Đi công tác")
    await department.says(department.clerk, "Thôi")
    assert (await department.line())["partstat"] == "needs_action"
    assert "không ghi nhận" in department.clerk.last().text


async def test_a_deputy_names_himself_by_his_own_name_and_confirms_the_heads_word(
    department: Department,
) -> None:
    await department.says(department.deputy, "Xin cử người dự thay", "Lê Văn Cường")
    assert "Cử dự: Lê Văn Cường, Phó Giám đốc." in department.deputy.last().text
    assert labels(department.deputy) == ["Giám đốc", "Thôi"]
    await department.says(department.deputy, "Giám đốc")
    line = await department.line()
    assert (line["partstat"], line["consent"]) == ("delegated", "pending")
    assert "Phó Giám đốc Lê Văn Cường phản hồi, theo ý kiến Giám đốc" in card(department.head)


async def test_a_change_of_the_heads_answer_waits_for_the_head_who_agrees(department: Department) -> None:
    await department.says(department.head, "Xác nhận tham dự")
    await department.says(department.clerk, "Sửa phản hồi", "Xin vắng mặt", "Họp cấp trên")
    assert (await department.line())["partstat"] == "accepted"
    waiting = "Văn thư Phạm Thị Dung đã đề nghị đồng chí Giám đốc đổi phản hồi, chờ ý kiến"
    assert waiting in card(department.clerk)
    asked = department.head.last()
    assert "Văn thư Phạm Thị Dung đề nghị đổi phản hồi" in asked.text
    assert "Họp cấp trên".lower() in asked.text.lower()
    assert labels(department.head) == ["Đồng ý đổi", "Giữ nguyên"]

    await department.says(department.head, "Đồng ý đổi")
    assert (await department.line())["partstat"] == "declined"
    assert "Đã đồng ý đổi" in department.head.last().text
    assert labels(department.head) == []
    assert "Đã đồng ý đổi phản hồi" in department.clerk.last().text
    assert "phản hồi, theo ý kiến Giám đốc" in card(department.deputy)
    assert waiting not in card(department.clerk)


async def test_a_head_who_keeps_his_answer_says_so_with_one_tap(department: Department) -> None:
    await department.says(department.head, "Xác nhận tham dự")
    await department.says(department.deputy, "Sửa phản hồi", "Xin cử người dự thay", "Lê Văn Cường")
    await department.says(department.head, "Giữ nguyên")
    assert (await department.line())["answered_by"] == "Giám đốc Lê Quang Hải"
    assert "giữ nguyên phản hồi của đơn vị" in department.deputy.last().text


async def test_after_another_hour_a_clerk_confirms_on_the_heads_word_and_the_old_proposal_is_void(
    department: Department,
) -> None:
    await department.says(department.head, "Xác nhận tham dự")
    await department.says(department.clerk, "Sửa phản hồi", "Xin vắng mặt", "Nghỉ phép")
    proposed = department.head.last()
    await announces(department.house, department.organizer, MOVED)
    seen = next(one for one in department.head.messages() if one.id == proposed.id)
    assert "không còn hiệu lực" in seen.text
    assert seen.buttons == []

    await department.says(department.clerk, "Vẫn tham dự", "Giám đốc")
    line = await department.line()
    assert (line["partstat"], line["on_whose_word"]) == ("accepted", "director")
