"""Values as JSON knows them, and back, driven by the annotations of the dataclasses."""

from dataclasses import fields, is_dataclass
from enum import Enum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from domain.letter.moment import Moment, Month

LATER = {"later": True}
"""Metadata of a field that readings kept by an earlier release do not have: it takes its default."""


def to_plain(value: Any) -> Any:
    """Dataclasses become dicts, tuples lists, moments and enum members strings."""
    if isinstance(value, Moment | Month):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    if is_dataclass(value):
        return {_key(part): to_plain(getattr(value, part.name)) for part in fields(value)}
    return value


def from_plain(kind: Any, plain: Any) -> Any:
    """The value of type `kind` whose plain form is `plain`; ValueError or KeyError where there is none."""
    if get_origin(kind) is UnionType:
        return _from_union(get_args(kind), plain)
    if get_origin(kind) is tuple:
        return tuple(from_plain(get_args(kind)[0], item) for item in plain)
    if kind in (Moment, Month):
        return kind.from_text(plain)
    if is_dataclass(kind):
        return _from_dict(kind, plain)
    return kind(plain) if isinstance(kind, type) and issubclass(kind, Enum) else plain


def _from_union(kinds: tuple[Any, ...], plain: Any) -> Any:
    if plain is None and NoneType in kinds:
        return None
    present = [kind for kind in kinds if kind is not NoneType]
    if present == [Moment, Month]:
        return from_plain(Month if len(plain) == len("2020-09") else Moment, plain)
    return from_plain(present[0], plain)


def _from_dict(kind: Any, plain: dict[str, Any]) -> Any:
    hints = get_type_hints(kind)
    told = [part for part in fields(kind) if _key(part) in plain or not part.metadata.get("later")]
    return kind(**{part.name: from_plain(hints[part.name], plain[_key(part)]) for part in told})


def _key(part: Any) -> str:
    key: str = part.metadata.get("key", part.name)
    return key
