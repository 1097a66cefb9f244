"""A house with four phones, and a real browser before it."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.bot.web.toy_house import ToyHouse, answer_like_a_bot

CHROMIUM = "/usr/bin/chromium"
QUIETLY = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-proxy-server",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDE = {"width": 1440, "height": 900}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[ToyHouse]:
    with ToyHouse(tmp_path, answer_like_a_bot) as house:
        yield house


@pytest.fixture
def visitor(house: ToyHouse) -> Iterator[httpx.Client]:
    """Somebody at the door who has not come in."""
    with httpx.Client(base_url=house.address, trust_env=False) as client:
        yield client


@pytest.fixture
def guest(house: ToyHouse, visitor: httpx.Client) -> httpx.Client:
    """Somebody who opened the printed address, and posts from the page itself."""
    visitor.get(house.door)
    visitor.headers["Origin"] = house.address
    return visitor


# One browser a file: the synchronous playwright keeps an event loop, which other files' tests must not meet.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIETLY)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, house: ToyHouse) -> Iterator[Page]:
    """The page on a wide screen, entered by the printed address, with the stream running."""
    context = browser.new_context(viewport=WIDE, locale="vi-VN")
    page = context.new_page()
    enter(page, house)
    yield page
    context.close()


def enter(page: Page, house: ToyHouse) -> None:
    page.goto(house.door)
    page.wait_for_selector("body[data-connected=yes]")
