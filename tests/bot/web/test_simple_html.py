"""Of the HTML in a message five elements count; all else is text."""

import pytest

from bot.web.simple_html import read, safe_href


def test_the_five_elements_become_a_tree() -> None:
    tree = read(
        '<b>Kính mời <i>đồng chí</i></b>, <u>7 giờ</u> <code>32</code> <a href="https://x.vn/a?b=1&amp;c=2">xem</a>'
    )
    assert tree == [
        {"tag": "b", "of": ["Kính mời ", {"tag": "i", "of": ["đồng chí"]}]},
        ", ",
        {"tag": "u", "of": ["7 giờ"]},
        " ",
        {"tag": "code", "of": ["32"]},
        " ",
        {"tag": "a", "of": ["xem"], "href": "https://x.vn/a?b=1&c=2"},
    ]


def test_escaped_signs_are_the_signs() -> None:
    assert "".join(map(str, read("&lt;b&gt; R&amp;D"))) == "<b> R&D"


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<iframe src='//x'></iframe>",
        "<svg/onload=alert(1)>",
        "<style>*{}</style>",
        "</b>",
    ],
)
def test_what_is_not_on_the_list_is_text(html: str) -> None:
    tree = read(html)
    assert all(isinstance(node, str) for node in tree)
    assert "".join(map(str, tree)) == html


def test_attributes_other_than_an_address_are_dropped() -> None:
    assert read('<b onclick="x()" style="a">A</b>') == [{"tag": "b", "of": ["A"]}]


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", " JaVaScript:x", "data:text/html,x", "//x.vn", "/chat", "", "http://["]
)
def test_an_address_that_could_run_or_stay_here_is_no_link(href: str) -> None:
    assert safe_href(href) == ""
    assert all(isinstance(node, str) for node in read(f'<a href="{href}">bấm</a>'))


def test_what_is_not_closed_ends_with_the_message() -> None:
    assert read("<b>Kính <i>mời") == [{"tag": "b", "of": ["Kính ", {"tag": "i", "of": ["mời"]}]}]


def test_crossed_elements_close_the_inner_one() -> None:
    assert read("<b><i>A</b>B</i>") == [{"tag": "b", "of": [{"tag": "i", "of": ["A"]}]}, "B", "</i>"]
