"""What a spreadsheet takes for a formula, and the apostrophe that keeps it from doing so in a .csv file."""

CALCULATED = ("=", "＝")
"""What no name and no telephone number begins with."""
_STARTS = (*CALCULATED, "+", "-", "@", "\t", "\r", "\n", "＋", "－", "＠")


def guarded(cell: str) -> str:
    """The cell of a .csv file; a program that opens it shows the text and calculates nothing."""
    return f"'{cell}" if _would_count(cell) else cell


def unguarded(cell: str) -> str:
    """The text that `guarded` was given."""
    return cell[1:] if cell.startswith("'") and _would_count(cell) else cell


def _would_count(cell: str) -> bool:
    return cell.lstrip("' ").startswith(_STARTS)
