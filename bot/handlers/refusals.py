"""A refusal becomes an answer: an alert to a press, a message to everything else."""

from bot.handlers.events import Incoming, Place, Reply
from domain.errors import DomainError

REFUSAL = "refusal"


def refuse(error: DomainError, event: Incoming) -> Reply:
    """The words are in templates/replies/refusal/<code>.j2."""
    place = Place.ALERT if event.press else Place.MESSAGE
    return Reply(REFUSAL, {"code": error.code, "facts": error.facts}, place=place)


def apologize(reference: str, event: Incoming) -> Reply:
    """Something unexpected: the person reads the number, the log has it."""
    place = Place.ALERT if event.press else Place.MESSAGE
    return Reply(REFUSAL, {"code": "unexpected", "facts": {"reference": reference}}, place=place)
