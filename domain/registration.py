"""Codes that let a person register for a unit, the guard against guessing, and what people tell of themselves."""

import base64
import hashlib
import re
from datetime import timedelta

from domain.errors import DomainError
from domain.people import Contact, ContactState, Function
from domain.spelling import clean
from domain.unit import Kind, Unit

LIFETIME = timedelta(days=30)
PREAPPROVED_LIFETIME = timedelta(days=7)
"""Nobody looks at who comes by such a code, so it is not left lying about."""
USES = 5
"""A unit's head, its deputies and its clerk."""

LINK_BYTES = 16
"""128 bits: a link cannot be guessed, so nothing but its age and its uses limits it."""
TYPED_BYTES = 7
TYPED_LENGTH = 10
MOST_PIECES = 2
"""A code of ten may be typed in two pieces; more are words."""
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base32: no I, L, O and U, which are read as 1, 1, 0 and V."""

FAILURE_WINDOW = timedelta(hours=1)
FAILURES_KEPT = timedelta(days=2)
"""Longer than they count, for the office may look into an attack on the day after."""
MOST_FAILURES = 5
MOST_FAILURES_OF_ALL = 50

SHORTEST_NAME = 2
LONGEST_NAME = 120

SHORTEST_PHONE = 8
LONGEST_PHONE = 15
"""Digits: an old landline without its area; the longest number of ITU-T E.164."""

_BITS = 5
_LINK = re.compile(r"[A-Za-z0-9_-]{22}")
_TYPED = re.compile(f"[{ALPHABET}]{{{TYPED_LENGTH}}}")
_LOOK_ALIKE = str.maketrans("OIL", "011")
_BETWEEN = re.compile(r"[\s.‐-―-]+")
_PHONE = re.compile(r"\+?[\d\s().‐-―-]{8,30}")
_HOME_COUNTRY = re.compile(r"\+?84(?=[1-9]\d{8,9}$)")
_WEB_ADDRESS = re.compile(r"://|\bwww\.|\b[\w-]+\.(?:com|net|org|info|vn|me|io|xyz|top|ly)\b", re.IGNORECASE)


def new_link_code(random: bytes) -> str:
    """22 characters of A-Za-z0-9_- from 16 random bytes, as the start parameter of a deep link takes them."""
    _need(random, LINK_BYTES)
    return base64.urlsafe_b64encode(random[:LINK_BYTES]).rstrip(b"=").decode()


def new_typed_code(random: bytes) -> str:
    """10 characters of ALPHABET (50 bits) from at least 7 random bytes, to be read aloud and typed."""
    _need(random, TYPED_BYTES)
    number = int.from_bytes(random[:TYPED_BYTES], "big")
    return "".join(ALPHABET[number >> (_BITS * place) & 31] for place in range(TYPED_LENGTH))


def normal_form(text: str) -> str:
    """The code in what a person typed: case, spaces and dashes fall away, O is 0, I and L are 1.

    A link's code is kept as it is, for there every character counts.
    """
    text = clean(text[:LONGEST_NAME])
    return text if _LINK.fullmatch(text) else _BETWEEN.sub("", text).upper().translate(_LOOK_ALIKE)


def looks_typed(text: str) -> bool:
    """Whether a text may be a typed code: ten characters in one piece or two; a lone word may look so too."""
    pieces = text[:LONGEST_NAME].split()
    return len(pieces) <= MOST_PIECES and _TYPED.fullmatch(normal_form(text)) is not None


def hash_code(code: str) -> str:
    """SHA-256 of the normal form, in hex: the only form in which a code is kept.

    No salt: codes are random, so no dictionary holds them and no two are alike.
    """
    return hashlib.sha256(normal_form(code).encode()).hexdigest()


def check_try(code: str, *, own_failures: int, all_failures: int) -> None:
    """Refuse a try at a typed code that may be guessing; both counts are those of FAILURE_WINDOW.

    Raises DomainError `code_locked`. Links are never refused. While the whole office is being guessed at, one
    failed try is enough to be refused: people with the right code still come in.
    """
    most = MOST_FAILURES if all_failures < MOST_FAILURES_OF_ALL else 1
    if own_failures >= most and not _LINK.fullmatch(normal_form(code)):
        raise DomainError("code_locked")


def check_name(text: str) -> str:
    """The name as it is kept: NFC, one line, 2 to 120 characters, no invisible marks.

    Raises DomainError `name_unusable` for a number, a link or a command.
    """
    return _check(text, "name_unusable")


def check_post(text: str) -> str:
    """The post as it is kept; like `check_name`, with the code `post_unusable`."""
    return _check(text, "post_unusable")


def may_be_admitted(earlier: Contact | None) -> bool:
    """Whether a pre-approved code lets one in who was this in the unit before.

    Whose word for the unit was once taken away or refused, and not given since, waits for people again.
    """
    return earlier is None or earlier.decided_at is None or earlier.state is ContactState.ACTIVE


def other_functions(contact: Contact, unit: Unit) -> tuple[Function, ...]:
    """What else the contact may be said to be in the unit; nothing of one who does not speak for it."""
    if contact.state is ContactState.REVOKED:
        return ()
    known = (one for one in Function if one is not Function.PRESS or unit.kind is Kind.PRESS)
    return tuple(one for one in known if one is not contact.function)


def looks_like_phone(text: str) -> bool:
    """Whether a text is a telephone number and nothing else."""
    return _PHONE.fullmatch(clean(text[:LONGEST_NAME])) is not None


def check_phone(text: str) -> str:
    """The number as it is kept: digits only, in the home country with 0 before it, else with + and the country.

    Raises DomainError `phone_unusable`.
    """
    written = clean(text[:LONGEST_NAME])
    digits = re.sub(r"\D", "", written)
    if not looks_like_phone(text) or not SHORTEST_PHONE <= len(digits) <= LONGEST_PHONE:
        raise DomainError("phone_unusable")
    number = f"+{digits}" if written.startswith("+") else digits
    return _HOME_COUNTRY.sub("0", number)


def _check(text: str, code: str) -> str:
    # A megabyte of text is refused unread; marks written apart from their letters may double or triple a name.
    words = clean(text) if len(text) <= 4 * LONGEST_NAME else ""
    letters = sum(map(str.isalpha, words))
    foreign = words.startswith(("/", "@")) or _WEB_ADDRESS.search(words)
    if foreign or letters < SHORTEST_NAME or len(words) > LONGEST_NAME:
        raise DomainError(code)
    return words


def _need(random: bytes, length: int) -> None:
    if len(random) < length:
        raise ValueError(f"{length} random bytes are needed, not {len(random)}")
