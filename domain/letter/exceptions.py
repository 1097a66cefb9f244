"""What a line of guests leaves out ("trừ …") or asks for otherwise ("riêng Sở A: Giám đốc")."""

import re
from dataclasses import dataclass

from domain.letter.text import fold, split_outside_brackets, trim

_EXCEPT = re.compile(
    r"(?<![\s,])[\s,]*\(?\s?(?<!\w)(?:ngoại trừ|trừ|không bao gồm|không kể|không mời)\s(?P<list>[^()]{2,300})\)?$"
)
_OWN = re.compile(r"(?:^|(?<![\s,;.(])[\s,;.(]+)riêng\s(?P<list>[^()]{2,300})\)?$")
_WHOM = re.compile(
    r"(?P<units>[^:]{2,200}?)(?:\s?:\s|\s(?P<more>mời thêm|cử thêm)\s|\s(?:mời|cử|thì)\s)(?P<whom>.+)$"
)


@dataclass(frozen=True)
class Own:
    """A rule of its own for some units: whom they are to send. `is_more`: besides what all of them send."""

    units: str
    whom: str
    is_more: bool = False


def take_exceptions(text: str) -> tuple[str, str]:
    """The text without its exception, and the units that are excepted, in the letter's words."""
    found = _EXCEPT.search(fold(text))
    if found is None or found.start() == 0:
        return text, ""
    return trim(text[: found.start()]), trim(text[found.start("list") : found.end("list")])


def take_own(text: str) -> tuple[str, tuple[Own, ...]]:
    """The line before "riêng …", and each rule that follows; the whole line where a rule is not understood."""
    found = _OWN.search(fold(text))
    if found is None:
        return text, ()
    rules = [
        _own(rule) for rule in split_outside_brackets(text[found.start("list") : found.end("list")], ";")
    ]
    understood = tuple(rule for rule in rules if rule)
    return (trim(text[: found.start()]), understood) if len(understood) == len(rules) else (text, ())


def _own(text: str) -> Own | None:
    found = _WHOM.match(fold(text))
    if found is None:
        return None
    units = re.sub(r"^riêng\s", "", text[: found.end("units")], flags=re.IGNORECASE)
    return Own(trim(units), trim(text[found.start("whom") :]), is_more=bool(found["more"]))
