"""Every pair of text and ground on the page can be read (WCAG 2 AA: 4.5 to 1), by day and by night."""

import re

import pytest

from bot.web.words import STATIC

PAIRS = [
    ("ink", "page"),
    ("ink", "bar"),
    ("ink", "phone"),
    ("ink", "bot"),
    ("ink", "own"),
    ("ink", "line"),
    ("ink", "flash"),
    ("muted", "bar"),
    ("muted", "phone"),
    ("muted", "ground"),
    ("muted", "bot"),
    ("muted", "own"),
    ("act", "act-ground"),
    ("act", "phone"),
    ("act", "bot"),
    ("act", "own"),
    ("act", "flash"),
    ("on-red", "red"),
    ("on-toast", "toast"),
]


def luminance(color: str) -> float:
    channels = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def colors() -> dict[str, dict[str, str]]:
    by_day, by_night = re.findall(r":root \{(.*?)\}", (STATIC / "chat.css").read_text("utf-8"), re.DOTALL)
    day = dict(re.findall(r"--([\w-]+): (#\w{6});", by_day))
    return {"day": day, "night": day | dict(re.findall(r"--([\w-]+): (#\w{6});", by_night))}


@pytest.mark.parametrize("when", ["day", "night"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_can_be_read_on_its_ground(when: str, text: str, ground: str) -> None:
    named = colors()[when]
    assert contrast(named[text], named[ground]) >= 4.5
