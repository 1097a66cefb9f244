"""The cases and their outcomes were taken from TDLib 1.8.69's own parser."""

import pytest

from .telegram_entities import found_in, trimmed
from .telegram_errors import ApiError
from .telegram_html import parse


@pytest.mark.parametrize(
    ("html", "text", "entities"),
    [
        ("<b>x</b>", "x", [("bold", 0, 1)]),
        ("<B >x</b >", "x", [("bold", 0, 1)]),
        ("<b>x</>", "x", [("bold", 0, 1)]),
        ("<b></b>", "", []),
        ("<b>😀</b>é", "😀é", [("bold", 0, 2)]),
        ("<b><i>x</i>y</b>", "xy", [("bold", 0, 2), ("italic", 0, 1)]),
        ("<span class='tg-spoiler'>x</span>", "x", [("spoiler", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", 0, 1)]),
        ("Sở TN&MT & UBND", "Sở TN&MT & UBND", []),
        ("&lt;b&gt;&amp;&quot;&#39;&#x41;", "<b>&\"'A", []),
        ("a&nbsp;b&apos;", "a&nbsp;b&apos;", []),
        ("<a href='https://e.vn'>x</a>", "x", [("text_link", 0, 1)]),
        ("<a href='http://localhost:8080/x'>x</a>", "x", []),
        ("<a href>x</a>", "x", []),
    ],
)
def test_markup_becomes_text_and_entities(html: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    read, found = parse(html)

    assert read == text
    assert [(entity["type"], entity["offset"], entity["length"]) for entity in found] == entities


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("ấ<br/>b", 'Unsupported start tag "br/" at byte offset 3'),
        ("30 < 40", 'Unsupported start tag "" at byte offset 3'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b x", 'Unclosed start tag "b" at byte offset 0'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<b =1>x</b>", 'Empty attribute name in the tag "b" at byte offset 0'),
        ("<a href=https://e.vn>x</a>", "Unexpected end of name token at byte offset 8"),
    ],
)
def test_wrong_markup_is_refused_in_telegrams_words(html: str, reason: str) -> None:
    with pytest.raises(ApiError) as refusal:
        parse(html)

    assert refusal.value.code == 400
    assert refusal.value.description == f"Bad Request: can't parse entities: {reason}"


def test_a_link_is_kept_with_its_scheme_and_path() -> None:
    _text, entities = parse("<a href='e.vn?b=1&amp;c=2'>x</a>")

    assert entities[0]["url"] == "http://e.vn/?b=1&c=2"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start CODE", [("bot_command", 0, 6)]),
        ("😀 /lich nhé /help@my_bot.", [("bot_command", 3, 5), ("bot_command", 13, 12)]),
        ("số 32/GM-UBND ngày 18/02/2022", []),
        ("/lịch", []),
        ("xem (https://e.vn/a?b=c).", [("url", 5, 18)]),
    ],
)
def test_commands_and_links_are_found_in_plain_text(text: str, found: list[tuple[str, int, int]]) -> None:
    assert [(entity["type"], entity["offset"], entity["length"]) for entity in found_in(text)] == found


def test_trimming_moves_and_cuts_the_entities() -> None:
    text, entities = trimmed(*parse("  <b> x </b>  "))

    assert (text, entities) == ("x", [{"type": "bold", "offset": 0, "length": 1}])
