"""From templates and data to the words that a person reads."""

from bot.rendering.markup import fit, to_plain, toast
from bot.rendering.words import Words

__all__ = ["Words", "fit", "to_plain", "toast"]
